"""On paper: the text, without what only a screen needs; a practice on two pages."""

import re

import pytest
from playwright.sync_api import Page, expect

from inclusive.languages import LANGS, Lang
from inclusive.render.addresses import Place
from tests.browser.conftest import Visit
from tests.browser.page_types import PRACTICE
from tests.browser.static_server import SiteServer

HIDDEN = (
    "a.skip",
    "header.top nav",
    "header.top form",
    ".switch",
    ".mend",
    "nav.toc",
    "footer nav",
    ".tools",
    ".no-print",
)
LUMINANCE = """selector => {
  const style = getComputedStyle(document.querySelector(selector));
  const mean = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).reduce((sum, one) => sum + Number(one), 0) / 3;
  const clear = /, 0\\)$|transparent/.test(style.backgroundColor);
  return {text: mean(style.color), ground: clear ? 255 : mean(style.backgroundColor)};
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", LANGS)
def test_a_practice_prints_its_text_dark_on_white(visit: Visit, served: SiteServer, lang: Lang, scheme: str) -> None:
    page = visit(color_scheme=scheme)
    page.goto(served.url + Place(lang, "practice", PRACTICE).path)
    page.emulate_media(media="print", color_scheme=scheme)
    for selector in HIDDEN:
        for part in page.locator(selector).all():
            expect(part).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    for section in page.locator("main section:not(.no-print)").all():
        expect(section).to_be_visible()
    expect(page.locator(".cite .permanent a")).to_be_visible()
    expect(page.locator(".qr")).to_be_visible()
    for selector in ("body", "main", "h1", "main section p"):
        colours = page.evaluate(LUMINANCE, selector)
        assert colours["text"] < 100, selector
        assert colours["ground"] > 240, selector


@pytest.mark.parametrize("lang", LANGS)
def test_every_practice_fits_on_two_pages(kept_page: Page, served: SiteServer, lang: Lang) -> None:
    folder = served.folder / Place(lang, "practice").path
    lengths = {}
    for practice in sorted(one.name for one in folder.iterdir() if one.is_dir()):
        kept_page.goto(served.url + Place(lang, "practice", practice).path)
        paper = kept_page.pdf(format="A4", prefer_css_page_size=True)
        lengths[practice] = len(re.findall(rb"/Type\s*/Page\b", paper))
    assert len(lengths) > 50
    assert {practice: pages for practice, pages in lengths.items() if pages > 2} == {}


@pytest.mark.parametrize("lang", LANGS)
def test_the_workbook_prints_its_questions_with_room_to_write(page: Page, served: SiteServer, lang: Lang) -> None:
    page.goto(served.url + Place(lang, "workbook").path)
    page.emulate_media(media="print")
    expect(page.locator("[data-tools]")).to_be_hidden()
    for question in page.locator(".workbook-question").all():
        expect(question.locator("h3")).to_be_visible()
        room = question.locator("textarea").bounding_box()
        assert room
        assert room["height"] >= 60
