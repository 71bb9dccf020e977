"""Pages of what lasts, of the miniature (the real base has no edition yet): before axe-core, by ear, narrow."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from inclusive.languages import LANGS, Lang
from inclusive.render.addresses import Place
from tests.browser import axe
from tests.browser.conftest import NARROW, WIDE, built_for, new_context
from tests.browser.static_server import SiteServer, running
from tests.conftest import EXAMPLE

SCHEMES = ("light", "dark")
BILINGUAL = {
    "frozen-term": "id/bas-seuil/2026.1/",
    "frozen-practice": "id/cafe-du-coin/2026.1/",
    "frozen-one-language": "id/ligne-0/2026.2/",
    "permanent": "id/bas-seuil/",
    "left": "id/cafe-du-coin/",
}
IN_A_LANGUAGE = {
    "edition": ("edition", "2026.2"),
    "first-edition": ("edition", "2026.1"),
    "editions": ("edition", ""),
    "document": ("policy", "plan-exemple"),
    "documents": ("policy", ""),
    "left-in-language": ("left-practice", "cafe-du-coin"),
    "record": ("term", "bas-seuil"),
}
PAGES = BILINGUAL | {
    f"{name}-{lang}": Place(lang, *where).path for name, where in IN_A_LANGUAGE.items() for lang in LANGS
}


@pytest.fixture(scope="module")
def miniature(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    """The site of the miniature, which has editions."""
    with running() as server:
        server.folder = built_for(server, EXAMPLE, tmp_path_factory.mktemp("miniature") / "base")
        yield server


@pytest.fixture(scope="module")
def readers(browser) -> Iterator[dict[str, Page]]:
    contexts = {scheme: new_context(browser, color_scheme=scheme) for scheme in SCHEMES}
    yield {scheme: context.new_page() for scheme, context in contexts.items()}
    for context in contexts.values():
        context.close()


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing_and_nothing_overflows(readers, miniature, path):
    for scheme, page in readers.items():
        page.goto(miniature.url + path)
        axe.ready(page)
        for size in (WIDE, NARROW):
            page.set_viewport_size(size)
            axe.start(page)
            found = axe.found(page)
            assert not found, f"{path} ({scheme}, {size['width']} px): {found}"
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path


def test_a_difference_is_told_in_words_to_who_hears_it(readers, miniature):
    page = readers["light"]
    page.goto(miniature.url + Place(Lang.NL, "edition", "2026.2").path)
    told = page.locator("article[aria-labelledby='record-bas-seuil'] dd").text_content()
    assert told == "eigenschap van een dienst die [toegevoegd: heel ]weinig vraagt van wie er binnenkomt"
    for tag in ("ins", "del"):
        style = page.locator(tag).first.evaluate("one => getComputedStyle(one).textDecorationLine")
        assert style == {"ins": "underline", "del": "line-through"}[tag]


def test_the_contents_of_a_frozen_page_are_named_for_the_eye_and_the_ear(readers, miniature):
    page = readers["light"]
    page.goto(f"{miniature.url}id/cafe-du-coin/2026.1/")
    contents = page.get_by_role("navigation", name="Sur cette page · Op deze pagina")
    assert contents.get_by_role("heading").locator("[lang]").get_attribute("lang") == "nl-BE"
    assert contents.get_by_role("link").first.is_visible()


def test_an_anchor_without_language_leads_to_both(readers, miniature):
    page = readers["light"]
    page.goto(f"{miniature.url}id/cafe-du-coin/2026.1/#need")
    assert page.locator(":target").get_by_role("link").all_inner_texts() == ["Besoin", "Nood"]
    page.locator(":target").get_by_role("link", name="Nood").click()
    assert page.locator(":target").inner_text() == "Nood"
    assert page.locator(":target").evaluate("one => one.closest('[lang]').lang") == "nl-BE"
