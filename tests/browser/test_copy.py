"""The archive of the site, extracted and opened from the disk, with no server: all leads on, and the search finds."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from inclusive.languages import LANGS, Lang
from inclusive.publish.copy import TOP, publish_copy
from inclusive.render.addresses import COPY, Place
from inclusive.render.words import words
from tests.browser.conftest import new_context
from tests.browser.page_types import PRACTICE, TERM
from tests.browser.static_server import SiteServer
from tests.browser.watch import Watch

DAY = "2026-11-28"


@pytest.fixture(scope="module")
def folder(served: SiteServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a reader extracts."""
    publish_copy(served.folder, served.url, DAY)
    extracted = tmp_path_factory.mktemp("extracted")
    with ZipFile(served.folder / COPY) as archive:
        archive.extractall(extracted)
    return extracted / TOP


@pytest.fixture
def reader(browser: Browser, folder: Path) -> Iterator[Page]:
    """A page of a reader without a connection; whatever the browser complains of fails the test."""
    with new_context(browser, offline=True) as context:
        watch = Watch(folder.as_uri())
        watch.over(context)
        yield context.new_page()
        assert watch.problems == []


def file_of(folder: Path, lang: Lang, section: str, record: str = "") -> str:
    return (folder / Place(lang, section, record).path / "index.html").as_uri()


@pytest.mark.parametrize("lang", LANGS)
def test_from_the_first_page_to_a_practice_its_word_and_the_other_language(
    reader: Page, folder: Path, lang: Lang
) -> None:
    reader.goto((folder / "index.html").as_uri())
    reader.locator(f"main a[data-lang={lang}]").click()
    expect(reader.locator("main .told")).to_contain_text(words()[lang]["copy_of"].split("{day}")[1].strip())
    reader.locator("main .doors a").first.click()
    reader.locator(f"main a[href$='{PRACTICE}/index.html']").first.click()
    expect(reader.locator(".glance")).to_have_css("display", "grid")
    reader.locator("main a.term").first.click()
    expect(reader.locator(".definition").first).to_be_visible()
    reader.locator("a.switch").click()
    expect(reader.locator("html")).to_have_attribute("lang", lang.other.tag)


@pytest.mark.parametrize("lang", LANGS)
def test_the_search_of_the_header_finds_and_its_results_open(reader: Page, folder: Path, lang: Lang) -> None:
    reader.goto(file_of(folder, lang, "home"))
    reader.locator("input[name=q]:visible").fill({"fr": "bas seuil", "nl": "laagdrempelig"}[lang])
    reader.keyboard.press("Enter")
    first = reader.locator("[data-results] h3 a").first
    expect(first).to_be_visible()
    box = reader.locator("input[name=publics][value=undocumented]")
    reader.locator("[data-facet=publics]").evaluate("one => { one.open = one.parentElement.open = true; }")
    box.check()
    expect(reader.locator("[data-chosen-values] li")).to_have_count(1)
    reader.go_back()
    expect(box).not_to_be_checked()
    first.click()
    expect(reader).to_have_url(file_of(folder, lang, "term", TERM))


def test_the_pictures_lead_to_their_lists(reader: Page, folder: Path) -> None:
    reader.goto(file_of(folder, Lang.FR, "overview"))
    for link in (".heat td a", ".tiles a", ".years a"):
        reader.locator(link).first.focus()
        reader.keyboard.press("Enter")
        expect(reader.locator(".heat")).to_have_count(0)
        expect(reader.locator("h1")).to_be_visible()
        reader.go_back()


def test_what_was_chosen_is_remembered_from_page_to_page(reader: Page, folder: Path) -> None:
    reader.goto(file_of(folder, Lang.NL, "home"))
    reader.locator("button.theme").click()
    scheme = reader.locator("html").get_attribute("data-scheme")
    reader.goto(file_of(folder, Lang.FR, "term", TERM))
    expect(reader.locator("html")).to_have_attribute("data-scheme", scheme or "")
