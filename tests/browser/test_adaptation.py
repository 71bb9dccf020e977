"""What readers change for themselves: size, spacing, colours, motion. Nothing is lost, and the focus always shows."""

import re

import pytest
from playwright.sync_api import Page, expect

from inclusive.languages import LANGS, Lang
from inclusive.render.addresses import Place
from inclusive.render.words import words
from tests.browser.conftest import NARROW, WIDE, Visit
from tests.browser.page_types import PAGE_OF_EACH_TYPE, PRACTICE, TERM
from tests.browser.static_server import SiteServer

ZOOMED = {"width": 320, "height": 256}  # 1280 × 1024 at 400 % (WCAG 2.2: 1.4.10)
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""  # WCAG 2.2: 1.4.12
# As the reader's own style would come: the policy of the page is not asked.
ADOPT = """style => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets.push(sheet);
}"""
LOST = """() => {
  const limit = document.documentElement.clientWidth;
  const cut = [...document.querySelectorAll("main *, header *, footer *")].filter(one => {
    const style = getComputedStyle(one);
    if (one.matches(".hidden, .hidden *, svg *") || style.display === "none" || style.clipPath !== "none") return false;
    return ["hidden", "clip"].includes(style.overflowY) && one.scrollHeight > one.clientHeight + 1;
  });
  const wide = document.documentElement.scrollWidth > limit ? [`wider than ${limit}`] : [];
  return [...wide, ...cut.map(one => one.outerHTML.slice(0, 80))];
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter(one => {
  const style = getComputedStyle(one);
  return style.animationName !== "none" || style.transitionDuration.split(", ").some(one => parseFloat(one));
}).map(one => one.outerHTML.slice(0, 80))"""
FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one.querySelector("rect") ?? one);
  const within = top => top && (one.contains(top) || top.contains(one));
  const seen = [...one.getClientRects()].some(({x, y, width, height}) =>
    [.1, .5, .9].some(part => within(document.elementFromPoint(x + part * width, y + height / 2))));
  return {
    what: one.outerHTML.slice(0, 90),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || parseFloat(style.strokeWidth) >= 3,
    hidden: !seen,
  };
}"""


def opened(page: Page, address: str) -> None:
    """Open a page; a search comes with what it finds."""
    page.goto(address)
    if "?q=" in address:
        page.locator("[data-results] a").first.wait_for()


@pytest.mark.parametrize("path", PAGE_OF_EACH_TYPE.values(), ids=PAGE_OF_EACH_TYPE)
def test_no_text_is_lost_when_its_spacing_grows(kept_page: Page, served: SiteServer, path: str) -> None:
    opened(kept_page, served.url + path)
    kept_page.evaluate(ADOPT, SPACING)
    for size in (WIDE, NARROW):
        kept_page.set_viewport_size(size)
        assert kept_page.evaluate(LOST) == []


@pytest.mark.parametrize("path", PAGE_OF_EACH_TYPE.values(), ids=PAGE_OF_EACH_TYPE)
def test_no_text_is_lost_at_400_percent_and_nothing_moves(kept_page: Page, served: SiteServer, path: str) -> None:
    kept_page.emulate_media(reduced_motion="no-preference")
    opened(kept_page, served.url + path)
    kept_page.set_viewport_size(ZOOMED)
    assert kept_page.evaluate(LOST) == []
    assert kept_page.evaluate(MOVING) == []


def test_lost_text_would_be_told(kept_page: Page, served: SiteServer) -> None:
    kept_page.goto(f"{served.url}fr/")
    kept_page.evaluate("""() => {
      const article = document.querySelector("article");
      article.insertAdjacentHTML("beforeend", '<p id="cut">deux<br>lignes</p><p>loin</p>');
      const [cut, far] = [...article.children].slice(-2);
      Object.assign(cut.style, { height: "1em", overflow: "hidden" });
      Object.assign(far.style, { width: "5000px", maxWidth: "none" });
    }""")
    assert [one[:10] for one in kept_page.evaluate(LOST)] == ["wider than", '<p id="cut']
    kept_page.evaluate("() => { document.querySelector('#cut').style.transition = 'color 1s'; }")
    assert len(kept_page.evaluate(MOVING)) == 1


@pytest.mark.parametrize("forced", ["none", "active"], ids=["own colours", "forced colours"])
@pytest.mark.parametrize("size", [WIDE, ZOOMED], ids=["wide", "zoomed"])
@pytest.mark.parametrize(
    "place",
    [
        Place(Lang.FR, "home"),
        Place(Lang.NL, "practice", PRACTICE),
        Place(Lang.FR, "term", TERM),
        Place(Lang.NL, "overview"),
    ],
    ids=lambda place: f"{place.section}-{place.lang}",
)
def test_whatever_has_the_focus_shows_it_and_is_not_covered(
    visit: Visit, served: SiteServer, place: Place, size: dict[str, int], forced: str
) -> None:
    page = visit(viewport=size, forced_colors=forced)
    page.goto(served.url + place.path)
    stops = page.locator(":is(a[href], button, input, summary, [tabindex='0']):visible").count()
    told = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        told.append(page.evaluate(FOCUSED))
    assert [one["what"] for one in told if not one["ring"] or one["hidden"]] == []
    assert len({one["what"] for one in told}) > stops // 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_keep_what_boxes_and_levels_say(visit: Visit, served: SiteServer, scheme: str) -> None:
    page = visit(forced_colors="active", color_scheme=scheme)
    page.goto(served.url + Place(Lang.FR, "practice", PRACTICE).path)
    for part in (".glance", ".tools a", "button.theme", "header input"):
        width = page.locator(part).first.evaluate("one => parseFloat(getComputedStyle(one).borderTopWidth)")
        assert width >= 1, part
    page.goto(served.url + Place(Lang.FR, "overview").path)
    for cell in page.locator(".heat tbody td").all():
        assert re.fullmatch(r"\d+|–\n?.*", cell.inner_text())


@pytest.mark.parametrize(("scheme", "is_turned"), [("light", False), ("dark", True)])
def test_a_drawing_is_dark_where_the_page_is(visit: Visit, served: SiteServer, scheme: str, is_turned: bool) -> None:
    page = visit(color_scheme=scheme)
    page.goto(served.url + Place(Lang.FR, "page:care-levels").path)
    assert ("invert" in page.locator("article img").evaluate("one => getComputedStyle(one).filter")) is is_turned
    page.evaluate("() => { document.documentElement.dataset.scheme = 'light'; }")
    assert page.locator("article img").evaluate("one => getComputedStyle(one).filter") == "none"
    page.evaluate("() => { document.documentElement.dataset.scheme = 'dark'; }")
    page.emulate_media(media="print")
    assert page.locator("article img").evaluate("one => getComputedStyle(one).filter") == "none"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("section", ["home", "practice", "term", "search", "overview", "workbook"])
def test_names_for_screen_readers_are_in_the_language_of_the_page(
    kept_page: Page, served: SiteServer, lang: Lang, section: str
) -> None:
    record = {"practice": PRACTICE, "term": TERM}.get(section, "")
    kept_page.goto(served.url + Place(lang, section, record).path)
    own, other = (set(words()[one].values()) for one in (lang, lang.other))
    labels = kept_page.locator("[aria-label]").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    hidden = kept_page.locator(".hidden").evaluate_all("all => all.map(one => one.textContent.trim())")
    assert labels
    assert [label for label in (*labels, *hidden) if label in other - own] == []


@pytest.mark.parametrize("lang", LANGS)
def test_on_a_phone_no_heading_of_the_coverage_is_cut(kept_page: Page, served: SiteServer, lang: Lang) -> None:
    kept_page.goto(served.url + Place(lang, "overview").path)
    kept_page.set_viewport_size(NARROW)
    headings = kept_page.locator(".heat thead th a")
    assert headings.count() == 5
    outside = """all => all.filter(one => {
      const cell = one.closest("th").getBoundingClientRect(), box = one.getBoundingClientRect();
      return box.top < cell.top - 1 || box.bottom > cell.bottom + 1;
    }).map(one => one.textContent)"""
    assert headings.evaluate_all(outside) == []


@pytest.mark.parametrize("lang", LANGS)
def test_a_square_of_the_map_leads_to_its_list_from_the_keyboard(page: Page, served: SiteServer, lang: Lang) -> None:
    page.goto(served.url + Place(lang, "overview").path)
    square = page.locator(".tiles a").first
    label = str(square.get_by_role("img").get_attribute("aria-label"))
    square.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(served.url + Place(lang, "places").path)))
    expect(page.locator("h1")).to_have_text(label.split(words()[lang]["colon"])[0], ignore_case=True)
    count = int(re.findall(r"\d+", label)[-1])
    assert page.locator("main .card").count() == count


@pytest.mark.parametrize("lang", LANGS)
def test_a_cell_of_the_coverage_leads_to_as_many_practices_as_it_says(
    page: Page, served: SiteServer, lang: Lang
) -> None:
    page.goto(served.url + Place(lang, "overview").path)
    cell = page.locator(".heat td a").nth(7)
    count, target = int(cell.inner_text()), str(cell.get_attribute("href"))
    cell.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(target.removeprefix("../"))))
    heading = page.locator(f"#{target.split('#')[1]}")
    expect(heading).to_be_in_viewport()
    assert heading.locator("xpath=following-sibling::ul[1]/li").count() == count
