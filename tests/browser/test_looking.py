"""Looking rather than reading: each drawing leads on from the keyboard, without script too, and is there on paper."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from inclusive.languages import LANGS, Lang
from inclusive.render.addresses import Place
from tests.browser.conftest import Visit
from tests.browser.page_types import TERM
from tests.browser.static_server import SiteServer

each_language = pytest.mark.parametrize("lang", LANGS)
each_reader = pytest.mark.parametrize("reader", ["kept_page", "plain"], ids=["with script", "without script"])
LINKS = "all => all.map(one => one.closest('a').getAttribute('href'))"
FOCUSED = "() => document.activeElement.getAttribute('href')"
INK = """one => {
  const text = getComputedStyle(one.querySelector("text")), line = getComputedStyle(one);
  return {text: text.fill, line: line.fill, underlined: line.textDecorationLine};
}"""


@pytest.fixture
def page_of(request: pytest.FixtureRequest, reader: str) -> Page:
    """The page of a reader with script, or without."""
    page: Page = request.getfixturevalue(reader)
    return page


def name_in(node: Locator) -> str:
    """The name in a box of the map of concepts, from its lines."""
    return " ".join(node.locator("text").all_text_contents())


@each_reader
@each_language
def test_the_map_of_a_concept_has_the_neighbours_of_its_list(page_of: Page, served: SiteServer, lang: Lang) -> None:
    page_of.goto(served.url + Place(lang, "term", TERM).path)
    nodes = page_of.locator(".concepts a")
    listed = page_of.locator("[data-relation] a")
    assert nodes.evaluate_all(LINKS) == listed.evaluate_all(LINKS)
    assert [re.sub("- ", "-", name_in(one)) for one in nodes.all()] == listed.all_inner_texts()
    assert nodes.count() > 3


@each_reader
@each_language
def test_each_box_of_the_map_is_reached_in_turn_and_leads_to_its_concept(
    page_of: Page, served: SiteServer, lang: Lang
) -> None:
    page_of.goto(served.url + Place(lang, "term", TERM).path)
    targets = page_of.locator(".concepts a").evaluate_all(LINKS)
    page_of.locator("[data-relation] a").last.focus()
    reached = []
    for _ in targets:
        page_of.keyboard.press("Tab")
        reached.append(page_of.evaluate(FOCUSED))
    assert reached == targets
    name = page_of.locator("[data-relation] a").last.inner_text()
    page_of.keyboard.press("Enter")
    expect(page_of.locator("h1")).to_have_text(name)
    record = targets[-1].rstrip("/").rpartition("/")[2]
    expect(page_of.locator("main [data-record]")).to_have_attribute("data-record", f"term:{record}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_box_is_underlined_in_the_colour_of_its_letters(visit: Visit, served: SiteServer, scheme: str) -> None:
    page = visit(color_scheme=scheme)
    page.goto(served.url + Place(Lang.FR, "term", TERM).path)
    ink = page.locator(".concepts a").first.evaluate(INK)
    assert ink["underlined"] == "underline"
    assert ink["line"] == ink["text"]


@each_language
def test_the_map_is_on_paper_too(page: Page, served: SiteServer, lang: Lang) -> None:
    page.goto(served.url + Place(lang, "term", TERM).path)
    page.emulate_media(media="print")
    for part in (".concepts", ".concepts .centre", "[data-relation]"):
        expect(page.locator(part).first).to_be_visible()


@pytest.mark.parametrize("drawing", [".heat td", ".tiles", ".years"])
@each_reader
@each_language
def test_a_part_of_a_drawing_leads_to_as_many_practices_as_it_says(
    page_of: Page, served: SiteServer, lang: Lang, drawing: str
) -> None:
    page_of.goto(served.url + Place(lang, "overview").path)
    part = page_of.locator(f"{drawing} a").nth(2)
    count = int(re.findall(r"\d+", str(part.text_content()))[-1])
    address, _, anchor = part.evaluate("one => new URL(one.getAttribute('href'), document.baseURI).href").partition("#")
    part.focus()
    page_of.keyboard.press("Enter")
    expect(page_of).to_have_url(re.compile(re.escape(address)))
    if not anchor:
        expect(page_of.locator("main .card")).to_have_count(count)
        return
    heading = page_of.locator(f"[id='{anchor}']")
    expect(heading).to_be_in_viewport()
    expect(heading.locator("xpath=following-sibling::ul[1]/li")).to_have_count(count)
