"""Without script: all can be read and reached; what cannot work says so."""

import re

import pytest
from playwright.sync_api import Page, expect

from inclusive.languages import LANGS, Lang
from inclusive.render.addresses import FACET_PAGES, Place
from inclusive.render.words import words
from tests.browser.page_types import PRACTICE, TERM
from tests.browser.static_server import SiteServer


@pytest.mark.parametrize("lang", LANGS)
def test_from_home_through_the_lists_to_a_practice_and_its_word(plain: Page, served: SiteServer, lang: Lang) -> None:
    plain.goto(f"{served.url}{lang}/")
    plain.locator("main .doors a").first.click()
    expect(plain).to_have_url(served.url + Place(lang, "practice").path)
    plain.locator(f"main a[href$='{PRACTICE}/']").first.click()
    expect(plain).to_have_url(served.url + Place(lang, "practice", PRACTICE).path)
    expect(plain.locator("main section").first).to_be_visible()
    word = plain.locator("main a.term").first
    term = word.get_attribute("data-term")
    word.click()
    expect(plain).to_have_url(served.url + Place(lang, "term", term or "").path)
    expect(plain.locator(".definition").first).to_be_visible()


@pytest.mark.parametrize("section", ["practice", "term", "organisation", "question", *FACET_PAGES])
@pytest.mark.parametrize("lang", LANGS)
def test_a_list_can_be_read_and_leads_on(plain: Page, served: SiteServer, lang: Lang, section: str) -> None:
    place = Place(lang, section)
    plain.goto(served.url + place.path)
    addresses = plain.locator("main article a").evaluate_all("all => all.map(one => one.href.split('#')[0])")
    below = {one for one in addresses if one.startswith(served.url + place.path) and one != served.url + place.path}
    assert len(below) >= 3
    plain.goto(min(below))
    expect(plain.locator("h1")).to_be_visible()


@pytest.mark.parametrize("lang", LANGS)
def test_a_term_is_whole(plain: Page, served: SiteServer, lang: Lang) -> None:
    plain.goto(served.url + Place(lang, "term", TERM).path)
    for part in ("h1", ".definition", "[data-backlinks]", "[data-translation]"):
        expect(plain.locator(part).first).to_be_visible()


@pytest.mark.parametrize("lang", LANGS)
def test_the_search_page_says_what_to_do_instead(plain: Page, served: SiteServer, lang: Lang) -> None:
    plain.goto(f"{served.url}{lang}/")
    plain.locator("input[name=q]:visible").fill("hygiène")
    plain.locator("input[name=q]:visible").press("Enter")
    expect(plain).to_have_url(re.compile(re.escape(served.url + Place(lang, "search").path + "?q=") + "hygi"))
    advice = plain.locator("main noscript p")
    expect(advice).to_be_visible()
    assert words()[lang]["search_noscript"] in advice.inner_text()
    expect(plain.locator("main form")).to_be_hidden()
    shown = plain.locator("main a:visible").evaluate_all("all => all.map(one => one.href)")
    assert {served.url + Place(lang, section).path for section in ("practice", "term")} <= set(shown)


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_that_needs_script_is_offered(plain: Page, served: SiteServer, lang: Lang) -> None:
    plain.goto(served.url + Place(lang, "workbook").path)
    for part in ("button.theme", "[data-tools]"):
        expect(plain.locator(part)).to_be_hidden()
    expect(plain.locator(".workbook-question h3").first).to_be_visible()
