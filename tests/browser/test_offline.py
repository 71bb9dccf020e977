"""Without a connection: what was read can be read again, says that it is a copy, and never hides what is new."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from inclusive.languages import LANGS, Lang
from inclusive.render.addresses import Place, permanent
from inclusive.render.words import words
from tests.browser.conftest import new_context
from tests.browser.page_types import PRACTICE, TERM
from tests.browser.static_server import SiteServer

KEPT = """async address => {
  for (let turn = 0; !await (await caches.open("kept")).match(address); turn++) {
    if (turn > 750) throw new Error(`not kept: ${address}`);
    await new Promise(done => setTimeout(done, 20));
  }
}"""
FETCHED = """async address => (await fetch(address, {cache: "no-store"})).text()"""
TOLD = "main p.told"


@pytest.fixture(params=LANGS)
def lang(request: pytest.FixtureRequest) -> Lang:
    return request.param


@pytest.fixture
def reader(browser: Browser, served: SiteServer) -> Iterator[Page]:
    """A page of a reader whose browser keeps what is read."""
    context = new_context(browser, service_workers="allow")
    yield context.new_page()
    served.down, served.delay, served.left = False, 0.0, None
    context.close()


def visited(page: Page, address: str) -> None:
    """Open a page and wait until it is kept."""
    page.goto(address)
    page.evaluate(KEPT, address.split("?")[0])


def sentence(name: str, lang: Lang) -> str:
    return words()[lang][name].split("{day}")[0]


def test_a_page_that_was_read_can_be_read_again_and_says_that_it_is_a_copy(
    reader: Page, served: SiteServer, lang: Lang
) -> None:
    address = served.url + Place(lang, "practice", PRACTICE).path
    visited(reader, address)
    text = reader.locator("main .text").inner_text()
    served.down = True
    reader.goto(address)
    expect(reader.locator(TOLD)).to_have_count(1)
    expect(reader.locator(TOLD)).to_contain_text(sentence("kept", lang))
    assert reader.locator("main .text").inner_text() == text
    assert reader.evaluate("() => getComputedStyle(document.querySelector('.glance')).display") == "grid"
    for asset in ("icon.svg", "site.css", "site.js"):
        found = reader.evaluate(FETCHED, f"../../../assets/{asset}")
        assert found == (served.folder / "assets" / asset).read_text(encoding="utf-8")


def test_the_lists_and_every_definition_are_kept_after_one_visit(reader: Page, served: SiteServer, lang: Lang) -> None:
    glossary = served.url + Place(lang, "term").path
    visited(reader, f"{served.url}{lang}/")
    reader.evaluate(KEPT, glossary)
    served.down = True
    reader.goto(glossary)
    expect(reader.locator(TOLD)).to_contain_text(sentence("kept", lang))
    expect(reader.locator(f"#{TERM}")).to_be_visible()


def test_a_page_that_was_never_read_leads_to_its_place_in_the_list(
    reader: Page, served: SiteServer, lang: Lang
) -> None:
    glossary = served.url + Place(lang, "term").path
    visited(reader, f"{served.url}{lang}/")
    reader.evaluate(KEPT, glossary)
    served.down = True
    reader.goto(served.url + Place(lang, "term", TERM).path)
    expect(reader).to_have_url(f"{glossary}?absent#{TERM}")
    expect(reader.locator(TOLD)).to_have_text(words()[lang]["absent"])
    expect(reader.locator(f"#{TERM}")).to_be_in_viewport()


@pytest.mark.parametrize("path", ["", permanent(TERM)], ids=["chooser", "permanent address"])
def test_a_page_in_both_languages_says_it_in_both(reader: Page, served: SiteServer, path: str) -> None:
    visited(reader, f"{served.url}fr/")
    visited(reader, f"{served.url}{path}?stay")
    served.down = True
    reader.goto(f"{served.url}{path}?stay")
    for lang in LANGS:
        expect(reader.locator(f"{TOLD}[lang={lang.tag}]")).to_contain_text(sentence("kept", lang))


def test_what_could_not_say_how_old_it_is_is_not_kept(reader: Page, served: SiteServer) -> None:
    visited(reader, f"{served.url}fr/")
    for path in ("sitemap.xml", "robots.txt"):
        assert reader.evaluate(FETCHED, served.url + path)
    visited(reader, served.url + Place(Lang.FR, "term", TERM).path)  # later than both
    kept = reader.evaluate("async () => (await (await caches.open('kept')).keys()).map(({url}) => url)")
    paths = [address.removeprefix(served.url) for address in kept]
    assert [path for path in paths if not path.startswith(("fr/", "assets/", "search/"))] == []


def test_an_index_of_another_version_is_forgotten(reader: Page, served: SiteServer) -> None:
    visited(reader, f"{served.url}fr/")
    search = f"{served.url}search/fr/base.js"
    for version in ("?old", "?new"):
        reader.evaluate(FETCHED, search + version)
        reader.evaluate(KEPT, search + version)
    reader.evaluate(KEPT.replace("!await", "await").replace("not kept", "still kept"), f"{search}?old")
    assert reader.evaluate("async address => Boolean(await caches.match(address))", f"{search}?new")


def test_results_found_without_a_connection_say_that_they_are_old(reader: Page, served: SiteServer) -> None:
    address = served.url + Place(Lang.FR, "search").path + "?q=bas+seuil"
    visited(reader, f"{served.url}fr/")
    reader.goto(address)
    reader.locator("[data-results] a").first.wait_for()
    reader.wait_for_load_state("networkidle")
    visited(reader, address.split("?")[0])
    served.down = True
    reader.goto(address)
    expect(reader.locator("[data-results] a").first).to_be_visible()
    expect(reader.locator(TOLD)).to_contain_text(sentence("kept", Lang.FR))


def test_with_a_connection_what_is_new_is_shown_at_once(reader: Page, served: SiteServer) -> None:
    place = Place(Lang.FR, "term", TERM)
    file = served.folder / place.path / "index.html"
    before = file.read_text(encoding="utf-8")
    visited(reader, served.url + place.path)
    try:
        file.write_text(before.replace("<article>", "<article><p>Nouveau texte</p>"), encoding="utf-8")
        reader.goto(served.url + place.path)
        expect(reader.locator("main")).to_contain_text("Nouveau texte")
        expect(reader.locator(TOLD)).to_have_count(0)
        reader.wait_for_timeout(200)
        served.down = True
        reader.reload()
        expect(reader.locator("main")).to_contain_text("Nouveau texte")
        expect(reader.locator(TOLD)).to_have_count(1)
    finally:
        file.write_text(before, encoding="utf-8")


def test_on_a_network_that_does_not_answer_the_copy_is_shown_after_a_while(reader: Page, served: SiteServer) -> None:
    address = served.url + Place(Lang.FR, "term", TERM).path
    visited(reader, address)
    served.delay = 7
    reader.goto(address, wait_until="commit")
    expect(reader.locator(TOLD)).to_contain_text(sentence("kept", Lang.FR))


def test_on_localhost_nothing_is_left_behind(reader: Page, served: SiteServer) -> None:
    reader.goto(f"{served.url.replace('127.0.0.1', 'localhost')}fr/")
    reader.wait_for_load_state("networkidle")
    assert reader.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
