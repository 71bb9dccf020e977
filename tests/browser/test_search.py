"""Search: from a word typed anywhere to the record it stands for."""

import re

import pytest
from playwright.sync_api import Page, expect

from inclusive.languages import LANGS, Lang
from inclusive.render.addresses import Place
from inclusive.render.site import words
from tests.browser.page_types import PRACTICE
from tests.browser.static_server import SiteServer

# What people type → a record that must be among the first three results.
EXPECTED = [
    (Lang.FR, "salle de consommation", "term:salle-de-consommation"),
    (Lang.FR, "interprete", "practice:interpretariat-social-bruxelles"),  # no accent
    (Lang.FR, "littératie", "term:litteratie-en-sante"),
    (Lang.FR, "litteratie", "term:litteratie-en-sante"),
    (Lang.FR, "AMU", "term:aide-medicale-urgente"),  # abbreviation
    (Lang.FR, "l’aide médicale urgente", "term:aide-medicale-urgente"),  # typographic apostrophe
    (Lang.FR, "Bruss’help", "term:brusshelp"),
    (Lang.FR, "Bruss'help", "term:brusshelp"),
    (Lang.FR, "douches", "practice:doucheflux-hygiene-porte-entree"),  # plural
    (Lang.FR, "sage femme", "practice:aquarelle-perinatalite-sans-couverture"),  # singular
    (Lang.FR, "prisons", "practice:icare-promotion-sante-prison"),
    (Lang.NL, "tolk", "practice:interpretariat-social-bruxelles"),
    (Lang.NL, "laagdrempelige", "term:bas-seuil"),  # inflection
    (Lang.NL, "DMH", "term:aide-medicale-urgente"),  # abbreviation
    (Lang.NL, "GWGC", "term:cssi"),
    (Lang.NL, "Bruss’help", "term:brusshelp"),  # typographic apostrophe
    (Lang.NL, "coordinatie", "term:coordination-des-soins"),  # no accent
    (Lang.NL, "vroedvrouw", "practice:aquarelle-perinatalite-sans-couverture"),  # singular
    (Lang.NL, "gevangenissen", "practice:icare-promotion-sante-prison"),  # plural
    (Lang.NL, "gebruikersruimte", "practice:gate-salle-consommation-moindre-risque"),
    (Lang.NL, "straathoekwerker", "term:travail-de-rue"),
    (Lang.NL, "dakloos", "term:sans-chez-soirisme"),  # daklozen
]
INPUT = "main input[name=q]"


def addresses(page: Page) -> list[str]:
    """Where the results lead, in their order, without the place in the page."""
    expect(page.locator("[data-results] > li").first).to_be_visible()
    first = "all => all.map(one => one.querySelector('a').href.split('#')[0].split('?')[0])"
    found: list[str] = page.locator("[data-results] > li").evaluate_all(first)
    return found


def summary(page: Page, lang: Lang, query: str) -> int:
    """How many results the live region announces for `query`."""
    sentences = (words()[lang][name].replace("{query}", query) for name in ("search_summary", "search_summary_one"))
    pattern = "|".join(re.escape(one).replace(r"\{count\}", r"(\d+)") for one in sentences)
    region = page.locator("[data-summary]")
    expect(region).to_have_role("status")
    expect(region).to_have_text(re.compile(f"^({pattern})$"))
    found = re.search(r"\d+", region.inner_text())
    assert found
    return int(found[0])


@pytest.mark.parametrize(("lang", "query", "record"), EXPECTED)
def test_a_query_finds_its_record_among_the_first_three(
    kept_page: Page, served: SiteServer, lang: Lang, query: str, record: str
) -> None:
    page = kept_page
    page.goto(served.url + Place(lang, "search").path)
    page.locator(INPUT).fill(query)
    assert summary(page, lang, query) >= 1
    kind, name = record.split(":")
    assert served.url + Place(lang, kind, name).path in addresses(page)[:3]


@pytest.mark.parametrize("lang", LANGS)
def test_from_the_header_of_a_practice_to_its_results(page: Page, served: SiteServer, lang: Lang) -> None:
    query = {"fr": "hygiène", "nl": "hygiëne"}[lang]
    page.goto(served.url + Place(lang, "practice", PRACTICE).path)
    page.locator("header input[name=q]").fill(query)
    page.locator("header form button").click()
    expect(page).to_have_url(re.compile(re.escape(served.url + Place(lang, "search").path + "?q=") + "hygi"))
    expect(page.locator(INPUT)).to_have_value(query)
    count = summary(page, lang, query)
    assert len(addresses(page)) == count or len(addresses(page)) >= 10
    assert all(one.startswith(f"{served.url}{lang}/") for one in addresses(page))


@pytest.mark.parametrize("lang", LANGS)
def test_the_address_holds_the_query(page: Page, served: SiteServer, lang: Lang) -> None:
    page.goto(served.url + Place(lang, "search").path + "?q=inclusion")
    expect(page.locator(INPUT)).to_have_value("inclusion")
    first = addresses(page)
    page.locator(INPUT).fill("brusano")
    summary(page, lang, "brusano")
    page.wait_for_url("**/?q=brusano")
    page.reload()
    expect(page.locator(INPUT)).to_have_value("brusano")
    summary(page, lang, "brusano")
    assert addresses(page) != first


@pytest.mark.parametrize("lang", LANGS)
def test_a_search_may_be_held_to_one_kind_of_record(page: Page, served: SiteServer, lang: Lang) -> None:
    page.goto(served.url + Place(lang, "search").path + "?q=brusano")
    every = summary(page, lang, "brusano")
    page.locator("input[name=kind][value=term]").check()
    section = served.url + Place(lang, "term").path
    expect(page.locator("[data-results] > li").first).to_contain_text(words()[lang]["term"])
    assert all(one.startswith(section) for one in addresses(page))
    assert 1 <= summary(page, lang, "brusano") < every


@pytest.mark.parametrize("lang", LANGS)
def test_more_results_come_on_request_and_take_the_focus(page: Page, served: SiteServer, lang: Lang) -> None:
    page.goto(served.url + Place(lang, "search").path + "?q=bruxelles")
    count = summary(page, lang, "bruxelles")
    shown = len(addresses(page))
    assert shown == 10 < count
    page.locator("[data-more]").press("Enter")
    expect(page.locator("[data-results] > li")).to_have_count(min(20, count))
    expect(page.locator("[data-results] > li").nth(10).get_by_role("link").first).to_be_focused()


@pytest.mark.parametrize("lang", LANGS)
def test_no_result_is_said_in_words(page: Page, served: SiteServer, lang: Lang) -> None:
    page.goto(served.url + Place(lang, "search").path)
    page.locator(INPUT).fill("xyzzyq")
    expect(page.locator("[data-summary]")).to_have_text(words()[lang]["search_none"].replace("{query}", "xyzzyq"))
    expect(page.locator("[data-results] > li")).to_have_count(0)


@pytest.mark.parametrize("lang", LANGS)
def test_the_keyboard_alone_leads_from_typing_to_a_record(page: Page, served: SiteServer, lang: Lang) -> None:
    page.goto(f"{served.url}{lang}/")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.name") == "q":
            break
    page.keyboard.type("samusocial")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=samusocial")
    wanted = addresses(page)[0]
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.closest('[data-results]') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: address.split("#")[0].split("?")[0] == wanted)
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_typed_is_shown_as_text_and_nothing_else(page: Page, served: SiteServer, lang: Lang) -> None:
    page.goto(served.url + Place(lang, "search").path)
    page.locator(INPUT).fill("<img src=x onerror=alert(1)>")
    expect(page.locator("[data-summary]")).to_contain_text("<img src=x")
    expect(page.locator("main img")).to_have_count(0)
