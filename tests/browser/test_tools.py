"""What a reader does with a record: cite, share, print; with script and without."""

import pytest
from playwright.sync_api import Page, expect

from inclusive.languages import LANGS, Lang
from inclusive.render.addresses import Place, permanent
from inclusive.render.words import words
from tests.browser.conftest import Visit
from tests.browser.page_types import RECORDS, PageType
from tests.browser.static_server import SiteServer

each_record = pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.name)
each_reader = pytest.mark.parametrize("reader", ["kept_page", "plain"], ids=["with script", "without script"])
each_language = pytest.mark.parametrize("lang", LANGS)


@each_language
@each_record
def test_the_address_is_copied_and_that_is_said(visit: Visit, served: SiteServer, kind: PageType, lang: Lang) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    page.goto(served.url + kind.path(lang))
    page.locator("[data-copy]").press("Enter")
    expect(page.locator(".share [role=status]")).to_have_text(words()[lang]["copied"])
    assert page.evaluate("() => navigator.clipboard.readText()") == served.url + permanent(kind.record)


@each_language
@each_record
def test_without_script_the_citation_and_the_address_stand_there(
    plain: Page, served: SiteServer, kind: PageType, lang: Lang
) -> None:
    plain.goto(served.url + kind.path(lang))
    for target in ("#cite", "#share"):
        plain.locator(f".tools a[href='{target}']").click()
        expect(plain.locator(target)).to_be_in_viewport()
    address = served.url + permanent(kind.record)
    expect(plain.locator(".share a")).to_have_text(address)
    citations = plain.locator(".citation")
    expect(citations).to_have_count(2)
    assert all(address in one for one in citations.all_inner_texts())
    assert citations.nth(0).get_attribute("lang") is None
    assert citations.nth(1).get_attribute("lang") == lang.other.tag
    for button in plain.locator(".tools button, .share button").all():
        expect(button).to_be_hidden()


@each_reader
@each_language
@pytest.mark.parametrize("kind", RECORDS[:2], ids=lambda kind: kind.name)
def test_a_correction_starts_from_the_page(
    request: pytest.FixtureRequest, served: SiteServer, kind: PageType, lang: Lang, reader: str
) -> None:
    page: Page = request.getfixturevalue(reader)
    page.goto(served.url + kind.path(lang))
    page.get_by_role("link", name=words()[lang]["correct"]).press("Enter")
    expect(page).to_have_url(f"{served.url}{Place(lang, 'propose', 'correction').path}?record={kind.record}")


@each_reader
@each_language
@each_record
def test_the_citation_is_reached_from_the_keyboard(
    request: pytest.FixtureRequest, served: SiteServer, kind: PageType, lang: Lang, reader: str
) -> None:
    page: Page = request.getfixturevalue(reader)
    page.goto(served.url + kind.path(lang))
    page.locator(".tools a[href='#cite']").press("Enter")
    expect(page.locator("#cite")).to_be_in_viewport()


def test_the_print_button_prints(page: Page, served: SiteServer) -> None:
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(served.url + Place(Lang.FR, "term", "bas-seuil").path)
    page.locator("[data-print]").press("Enter")
    assert page.evaluate("() => window.printed")


def test_a_device_that_shares_is_asked_to(page: Page, served: SiteServer) -> None:
    page.add_init_script("navigator.share = async (what) => { window.shared = what; }")
    page.goto(served.url + Place(Lang.NL, "term", "bas-seuil").path)
    page.locator("[data-share]").press("Enter")
    assert page.evaluate("() => window.shared.url") == served.url + permanent("bas-seuil")


@each_language
def test_the_home_page_opens_its_doors(plain: Page, served: SiteServer, lang: Lang) -> None:
    plain.goto(f"{served.url}{lang}/")
    expect(plain.locator(".find")).to_be_hidden()  # one field is enough
    doors = plain.locator(".door")
    expect(doors).to_have_count(4)
    targets = doors.locator("h2 a").evaluate_all("all => all.map(one => one.href)")
    expected = (Place(lang, "practice"), Place(lang, "term"), Place(lang, "question"), Place(lang, "page:how-to-use"))
    assert [one.split("#")[0] for one in targets] == [served.url + place.path for place in expected]
    plain.locator(".search-first input").fill("tolk")
    plain.locator(".search-first input").press("Enter")
    expect(plain).to_have_url(served.url + Place(lang, "search").path + "?q=tolk")


@each_reader
@each_language
def test_each_door_opens_from_the_keyboard(
    request: pytest.FixtureRequest, served: SiteServer, lang: Lang, reader: str
) -> None:
    page: Page = request.getfixturevalue(reader)
    page.goto(f"{served.url}{lang}/")
    doors = page.locator(".door h2 a")
    wanted = doors.evaluate_all("all => all.map(one => one.href)")
    page.locator(".search-first button").focus()
    reached = []
    while len(reached) < 60 and not set(wanted) <= set(reached):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("() => document.activeElement.href"))
    assert [one for one in reached if one in wanted] == wanted
    for number, target in enumerate(wanted):
        page.goto(f"{served.url}{lang}/")
        doors.nth(number).press("Enter")
        expect(page).to_have_url(target)
