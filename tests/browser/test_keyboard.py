"""Without a mouse: what has the focus shows, and all can be reached."""

import re

import pytest
from playwright.sync_api import Page, expect

from inclusive.languages import LANGS, Lang
from inclusive.render.addresses import Place
from tests.browser.conftest import NARROW, Visit
from tests.browser.page_types import PRACTICE
from tests.browser.static_server import SiteServer

FOCUSED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
  return {
    name: one.matches("a.skip") ? "skip" : one.id || one.textContent.trim(),
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    inSight: box.width > 0 && box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight,
    inHeader: one.closest("header.top") !== null,
    inMain: one.closest("main") !== null,
  };
}"""
FRAME = """all => all.map(one => ({
  tabindex: one.getAttribute("tabindex"),
  role: one.getAttribute("role"),
  name: one.getAttribute("aria-label"),
}))"""
BACKGROUND = "() => getComputedStyle(document.body).backgroundColor"


@pytest.mark.parametrize("size", [None, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("lang", LANGS)
def test_the_first_stop_skips_to_the_content(
    page: Page, served: SiteServer, lang: Lang, size: dict[str, int] | None
) -> None:
    if size:
        page.set_viewport_size(size)
    page.goto(served.url + Place(lang, "practice", PRACTICE).path)
    page.keyboard.press("Tab")
    first = page.evaluate(FOCUSED)
    assert first["name"] == "skip"
    assert first["inSight"]
    assert first["outline"] >= 2
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#content$"))
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["inMain"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [None, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("lang", LANGS)
def test_each_stop_in_the_header_shows_its_focus(
    visit: Visit, served: SiteServer, lang: Lang, size: dict[str, int] | None, scheme: str
) -> None:
    page = visit(color_scheme=scheme, **({"viewport": size} if size else {}))
    page.goto(served.url + Place(lang, "practice", PRACTICE).path)
    page.keyboard.press("Tab")  # the skip link
    page.keyboard.press("Tab")
    stops = []
    while (stop := page.evaluate(FOCUSED))["inHeader"]:
        stops.append(stop)
        page.keyboard.press("Tab")
    assert len(stops) == page.locator("header.top :is(a, button, input):visible").count() >= 5
    assert [stop["name"] for stop in stops if stop["outline"] < 2 or not stop["inSight"]] == []


@pytest.mark.parametrize("reader", ["page", "plain"], ids=["with script", "without script"])
@pytest.mark.parametrize("lang", LANGS)
def test_on_a_narrow_screen_the_menu_opens_and_closes_from_the_keyboard(
    request: pytest.FixtureRequest, served: SiteServer, lang: Lang, reader: str
) -> None:
    page: Page = request.getfixturevalue(reader)
    page.set_viewport_size(NARROW)
    page.goto(served.url + Place(lang, "practice", PRACTICE).path)
    menu, button = page.locator(".menu"), page.locator(".menu-open")
    expect(menu).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    stops = []
    for _ in menu.locator("a:visible, button:visible").all():
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))
    assert all(stop["outline"] >= 2 and stop["inSight"] and stop["inHeader"] for stop in stops)
    assert {stop["name"] for stop in stops} >= {link.inner_text() for link in menu.locator("a").all()}
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    menu.locator(".menu-close").press("Enter")
    expect(menu).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_button_toggles_and_is_remembered(visit: Visit, served: SiteServer, scheme: str) -> None:
    page = visit(color_scheme=scheme)
    page.goto(f"{served.url}fr/")
    before = page.evaluate(BACKGROUND)
    button = page.locator("button.theme")
    pressed = button.get_attribute("aria-pressed")
    button.focus()
    page.keyboard.press("Enter")
    after = page.evaluate(BACKGROUND)
    assert after != before
    assert {pressed, button.get_attribute("aria-pressed")} == {"true", "false"}
    page.reload()
    assert page.evaluate(BACKGROUND) == after
    assert button.get_attribute("aria-pressed") != pressed
    page.goto(f"{served.url}nl/")
    assert page.evaluate(BACKGROUND) == after
    button.click()
    assert page.evaluate(BACKGROUND) == before


@pytest.mark.parametrize("lang", LANGS)
def test_a_wide_table_can_be_scrolled_from_the_keyboard(page: Page, served: SiteServer, lang: Lang) -> None:
    page.set_viewport_size(NARROW)
    page.goto(served.url + Place(lang, "page:care-levels").path)
    frames = page.locator("main :has(> table)")
    found = frames.evaluate_all(FRAME)
    assert len(found) == page.locator("main table").count() >= 1
    for frame in found:
        assert frame["tabindex"] == "0"
        assert frame["role"] in ("group", "region")
        assert frame["name"]
    first = frames.first
    first.focus()
    assert page.evaluate(FOCUSED)["outline"] >= 2
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")


@pytest.mark.parametrize("lang", LANGS)
def test_the_tables_of_fields_fit_a_small_screen(page: Page, served: SiteServer, lang: Lang) -> None:
    page.set_viewport_size(NARROW)
    page.goto(served.url + Place(lang, "fields").path)
    frames = page.locator("main :has(> table)")
    assert frames.count() >= 5
    assert frames.evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth).length") == 0
    table = page.get_by_role("table").first
    rows = table.get_by_role("row")
    assert rows.count() == table.locator("tr").count() > 5
    expect(table.get_by_role("columnheader")).to_have_count(2)
    expect(rows.nth(1).get_by_role("rowheader")).to_have_count(1)
    expect(rows.nth(1).get_by_role("cell")).to_have_count(1)
