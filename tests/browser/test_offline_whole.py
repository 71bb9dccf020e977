"""A language kept whole: what was never read is found and read without a connection; what is half kept says so."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from inclusive.languages import LANGS, Lang
from inclusive.render.addresses import Place
from inclusive.render.words import words
from tests.browser.conftest import new_context
from tests.browser.page_types import PRACTICE, TERM
from tests.browser.static_server import SiteServer
from tests.browser.test_offline import visited

NL = words()[Lang.NL]
STATUS, SIZE, KEEP, TOLD = "[data-kept-so-far]", "[data-size]", "[data-keep]", "main p.told"
OFFLINE, FINDER = (Place(Lang.NL, section).path for section in ("offline", "search"))
ANOTHER = "0123abcd"  # a version of the index that nobody kept
ASKED = "(version) => performance.getEntriesByType('resource').some(({ name }) => name.endsWith(`?${version}`))"
LONG = 120_000  # milliseconds in which some 800 files are kept
# Words in a text, of a concept, with a letter wrong, of the other language, and of an organisation.
QUERIES = ("eenzame ouderen", "DMH", "gezonheidsvaardigheden", "sage femme", "artsen zonder grenzen")


def listed(served: SiteServer, lang: Lang = Lang.NL) -> dict[str, object]:
    """What the site lists to keep of a language."""
    told: dict[str, object] = json.loads((served.folder / f"search/kept-{lang}.json").read_text(encoding="utf-8"))
    return told


@pytest.fixture(scope="module")
def keeper(browser: Browser, served: SiteServer) -> Iterator[Page]:
    """A page of a reader who kept all of Dutch, and had read nothing else."""
    with new_context(browser, service_workers="allow", locale="nl-BE") as context:
        page = context.new_page()
        page.goto(served.url + OFFLINE)
        told = listed(served)
        size = NL["offline_size"].format(pages=told["pages"], size=f"{told['bytes'] / 1e6:.1f}".replace(".", ","))
        expect(page.locator(SIZE)).to_have_text(size)  # before anything is asked
        page.locator(KEEP).press("Enter")
        expect(page.locator(STATUS)).to_contain_text(NL["offline_kept"].split("{day}")[0], timeout=LONG)
        yield page


@pytest.fixture
def kept(keeper: Page, served: SiteServer) -> Iterator[Page]:
    """The same page, with a connection that a test may cut."""
    yield keeper
    served.down = False


@pytest.fixture
def newcomer(browser: Browser, served: SiteServer) -> Iterator[Page]:
    """A page of a reader who kept nothing yet."""
    with new_context(browser, service_workers="allow") as context:
        yield context.new_page()
    served.down, served.left = False, None


@contextmanager
def published_anew(served: SiteServer, page: Page) -> Iterator[None]:
    """The site as if it had been published again, some time later, with an index of another version."""
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")  # what was fetched may be shown for a while
    own = str(listed(served)["version"])
    files = [served.folder / "search" / name for name in ("site.js", "fr/base.js", "nl/base.js", "kept-nl.json")]
    before = {file: file.read_text(encoding="utf-8") for file in files}
    try:
        for file, text in before.items():
            assert own in text
            file.write_text(text.replace(own, ANOTHER), encoding="utf-8")
        yield
    finally:
        for file, text in before.items():
            file.write_text(text, encoding="utf-8")


def first_result(page: Page, query: str) -> None:
    """Type a query in the finder and wait for what it finds."""
    page.locator("main input[name=q]").fill(query)
    expect(page.locator("[data-summary]")).to_contain_text(query)
    expect(page.locator("[data-results] a").first).to_be_visible()


@pytest.mark.parametrize("query", QUERIES)
def test_what_was_never_asked_is_found_and_says_how_old_it_is(kept: Page, served: SiteServer, query: str) -> None:
    served.down = True
    kept.goto(f"{served.url}{FINDER}?q={query}")
    expect(kept.locator("[data-results] a").first).to_be_visible()
    expect(kept.locator(TOLD)).to_have_count(1)
    expect(kept.locator(TOLD)).to_contain_text(NL["kept"].split("{day}")[0])
    assert kept.evaluate("() => getComputedStyle(document.querySelector('.results li')).listStyleType") == "none"


@pytest.mark.parametrize(("section", "record"), [("term", TERM), ("practice", PRACTICE), ("overview", "")])
def test_what_was_never_read_can_be_read(kept: Page, served: SiteServer, section: str, record: str) -> None:
    served.down = True
    kept.goto(served.url + Place(Lang.NL, section, record).path)
    expect(kept.locator("h1")).to_be_visible()
    expect(kept.locator(TOLD)).to_contain_text(NL["kept"].split("{day}")[0])


def test_later_the_page_says_that_all_is_kept_also_without_a_connection(kept: Page, served: SiteServer) -> None:
    served.down = True
    kept.goto(served.url + OFFLINE)
    expect(kept.locator(STATUS)).to_contain_text(NL["offline_kept"].split("{day}")[0])
    expect(kept.locator(KEEP)).to_be_enabled()


def test_another_version_is_told_where_it_can_be_kept(kept: Page, served: SiteServer) -> None:
    with published_anew(served, kept):
        kept.goto(served.url + OFFLINE)
        expect(kept.locator(STATUS)).to_contain_text(NL["offline_older"])


def test_a_connection_lost_under_another_version_leads_back_to_the_one_that_is_kept(
    kept: Page, served: SiteServer
) -> None:
    with published_anew(served, kept):
        kept.goto(f"{served.url}{FINDER}?q=douche")
        expect(kept.locator("[data-results] a").first).to_be_visible()
        expect(kept.locator(TOLD)).to_have_count(0)
        assert kept.evaluate(ASKED, ANOTHER)  # the page reads the other version
        served.down = True
        first_result(kept, "vroedvrouw")
        expect(kept.locator(TOLD)).to_contain_text(NL["kept"].split("{day}")[0])


def test_a_site_that_is_published_while_somebody_searches_breaks_no_search(page: Page, served: SiteServer) -> None:
    page.goto(f"{served.url}{Place(Lang.FR, 'search').path}?q=AMU")  # a concept: nothing of Dutch is read
    expect(page.locator("[data-results] a").first).to_be_visible()
    with published_anew(served, page):
        first_result(page, "straathoekwerk")


def test_what_was_begun_says_how_far_it_came_and_goes_on_from_there(newcomer: Page, served: SiteServer) -> None:
    newcomer.goto(served.url + OFFLINE)
    expect(newcomer.locator(SIZE)).not_to_be_empty()
    newcomer.wait_for_load_state("networkidle")
    served.left = 150
    newcomer.locator(KEEP).click()
    expect(newcomer.locator(STATUS)).to_contain_text(NL["offline_lost"])
    served.left, served.down = 60, False
    newcomer.reload()
    expect(newcomer.locator(STATUS)).to_contain_text(NL["offline_some"].split("{of}")[1])
    newcomer.locator(KEEP).click()
    expect(newcomer.locator(STATUS)).to_contain_text(NL["offline_lost"])
    done = int(newcomer.locator(STATUS).inner_text().split("keert.")[-1].split()[-6])
    assert 150 < done < 220


def test_a_device_without_room_says_so(newcomer: Page, served: SiteServer) -> None:
    newcomer.goto(served.url + OFFLINE)
    expect(newcomer.locator(SIZE)).not_to_be_empty()
    newcomer.wait_for_load_state("networkidle")
    session = newcomer.context.new_cdp_session(newcomer)
    session.send("Storage.overrideQuotaForOrigin", {"origin": served.origin, "quotaSize": 1_000_000})
    newcomer.locator(KEEP).click()
    expect(newcomer.locator(STATUS)).to_contain_text(NL["offline_full"])
    expect(newcomer.locator(KEEP)).to_be_enabled()


@pytest.mark.parametrize("lang", LANGS)
def test_a_search_that_is_not_kept_says_what_can_be_done(newcomer: Page, served: SiteServer, lang: Lang) -> None:
    newcomer.goto(served.url + Place(lang, "offline").path)
    expect(newcomer.locator(SIZE)).not_to_be_empty()  # from here on what is read is kept
    newcomer.goto(served.url + Place(lang, "search").path)
    expect(newcomer.locator("[data-results] a").first).to_be_visible()
    newcomer.wait_for_load_state("networkidle")
    served.down = True
    newcomer.locator("main input[name=q]").fill("infirmi")
    expect(newcomer.locator("[data-summary]")).to_have_text(words()[lang]["search_failed"])
    expect(newcomer.locator("[data-failed] a")).to_be_visible()
    expect(newcomer.locator("[data-lists] a").first).to_be_visible()
    expect(newcomer.locator("[data-results] li")).to_have_count(0)
    served.down = False
    first_result(newcomer, "infirmi" if lang is Lang.FR else "verpleeg")
    expect(newcomer.locator("[data-failed]")).to_be_hidden()


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_that_stands_in_no_list_leads_to_what_is_kept(newcomer: Page, served: SiteServer, lang: Lang) -> None:
    visited(newcomer, f"{served.url}{lang}/")
    served.down = True
    newcomer.goto(f"{served.url}{Place(lang, 'search').path}?q=douche")
    expect(newcomer.locator(TOLD)).to_have_text(words()[lang]["unlisted"])


@pytest.mark.parametrize("lang", LANGS)
def test_without_script_the_page_says_so_and_offers_the_archive(plain: Page, served: SiteServer, lang: Lang) -> None:
    plain.goto(served.url + Place(lang, "offline").path)
    expect(plain.locator("main noscript p")).to_have_text(words()[lang]["offline_noscript"])
    expect(plain.locator(KEEP)).to_be_hidden()
    archive = plain.get_by_role("link", name=words()[lang]["offline_copy_link"])
    expect(archive).to_have_attribute("href", re.compile(r"\.zip$"))
