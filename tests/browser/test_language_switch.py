"""From one language to the other: the same page, and a choice that is remembered."""

import pytest
from playwright.sync_api import Page, expect

from inclusive.languages import LANGS, Lang
from inclusive.render.addresses import Place
from tests.browser.conftest import Visit
from tests.browser.page_types import GENERATED, PRACTICE, RECORDS, PageType, hand_written
from tests.browser.static_server import SiteServer

SWITCH = "a.switch"
TYPES = [page for page in GENERATED if page.name != "results"] + hand_written()


def record_of(page: Page) -> str | None:
    page.wait_for_load_state()  # after a click the address is new before the page has come whole
    found = page.locator("main [data-record]")
    return found.get_attribute("data-record") if found.count() else None


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
def test_the_switch_leads_to_the_same_page_and_back(kept_page: Page, served: SiteServer, kind: PageType) -> None:
    page = kept_page
    page.goto(served.url + kind.path(Lang.FR))
    record = record_of(page)
    assert (record is not None) is (kind in RECORDS)
    page.locator(SWITCH).click()
    expect(page).to_have_url(served.url + kind.path(Lang.NL))
    expect(page.locator("html")).to_have_attribute("lang", Lang.NL.tag)
    assert record_of(page) == record
    page.locator(SWITCH).click()
    expect(page).to_have_url(served.url + kind.path(Lang.FR))
    expect(page.locator("html")).to_have_attribute("lang", Lang.FR.tag)


@pytest.mark.parametrize("reader", ["kept_page", "plain"], ids=["with script", "without script"])
@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.name)
def test_the_switch_is_pressed_from_the_keyboard(
    request: pytest.FixtureRequest, served: SiteServer, kind: PageType, reader: str
) -> None:
    page: Page = request.getfixturevalue(reader)
    page.goto(served.url + kind.path(Lang.NL))
    page.locator(SWITCH).press("Enter")
    expect(page).to_have_url(served.url + kind.path(Lang.FR))


@pytest.mark.parametrize("lang", LANGS)
def test_the_switch_is_named_in_the_language_it_leads_to(page: Page, served: SiteServer, lang: Lang) -> None:
    page.goto(f"{served.url}{lang}/")
    switch = page.locator(SWITCH)
    assert switch.get_attribute("lang") == switch.get_attribute("hreflang") == lang.other.tag
    assert switch.inner_text().strip() == {"fr": "Français", "nl": "Nederlands"}[lang.other]


@pytest.mark.parametrize("reader", ["page", "plain"], ids=["with script", "without script"])
@pytest.mark.parametrize("lang", LANGS)
def test_the_chooser_leads_to_both_languages(
    request: pytest.FixtureRequest, served: SiteServer, lang: Lang, reader: str
) -> None:
    page: Page = request.getfixturevalue(reader)
    page.goto(served.url)
    page.locator(f"main a[data-lang={lang}]").click()
    expect(page).to_have_url(f"{served.url}{lang}/")


@pytest.mark.parametrize(("locale", "lang"), [("fr-BE", "fr"), ("nl", "nl"), ("nl-NL", "nl"), ("FR-ca", "fr")])
def test_the_chooser_follows_the_language_of_the_browser(
    visit: Visit, served: SiteServer, locale: str, lang: str
) -> None:
    page = visit(locale=locale)
    page.goto(served.url)
    expect(page).to_have_url(f"{served.url}{lang}/")


def test_the_chooser_asks_who_reads_neither(page: Page, served: SiteServer) -> None:
    page.goto(served.url)
    expect(page.locator("main a")).to_have_count(2)
    expect(page).to_have_url(served.url)


@pytest.mark.parametrize("lang", LANGS)
def test_the_language_last_chosen_prevails_over_that_of_the_browser(
    visit: Visit, served: SiteServer, lang: Lang
) -> None:
    page = visit(locale=lang.tag)
    page.goto(f"{served.url}{lang}/")
    page.locator(SWITCH).click()
    expect(page).to_have_url(f"{served.url}{lang.other}/")
    page.goto(served.url)
    expect(page).to_have_url(f"{served.url}{lang.other}/")
    page.go_back()  # the chooser itself leaves no trace
    expect(page).to_have_url(f"{served.url}{lang.other}/")
    page.go_back()
    expect(page).to_have_url(f"{served.url}{lang}/")


def test_who_comes_from_inside_may_choose_again(visit: Visit, served: SiteServer) -> None:
    page = visit(locale="fr-BE")
    page.goto(served.url, referer=f"{served.url}fr/")
    page.locator("main a[data-lang=nl]").click()
    expect(page).to_have_url(f"{served.url}nl/")


@pytest.mark.parametrize("lang", LANGS)
def test_a_permanent_address_leads_to_both_languages_without_script(
    plain: Page, served: SiteServer, lang: Lang
) -> None:
    plain.goto(f"{served.url}id/{PRACTICE}/")
    plain.locator(f"main a[hreflang={lang.tag}]").click()
    expect(plain).to_have_url(served.url + Place(lang, "practice", PRACTICE).path)
