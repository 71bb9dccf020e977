"""Every type of page before axe-core: both languages, light and dark, wide and narrow."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from inclusive.languages import Lang
from inclusive.render.addresses import Place
from tests.browser import axe
from tests.browser.conftest import NARROW, WIDE, Visit, new_context
from tests.browser.page_types import PAGE_OF_EACH_TYPE, PRACTICE
from tests.browser.static_server import SiteServer

SCHEMES = ("light", "dark")
WIDTHS = (WIDE, NARROW)


@pytest.fixture(scope="module")
def pages(browser: Browser) -> Iterator[dict[str, Page]]:
    """One page for each colour scheme, kept for all the types: a new context for each would take minutes."""
    contexts = {scheme: new_context(browser, color_scheme=scheme) for scheme in SCHEMES}
    yield {scheme: context.new_page() for scheme, context in contexts.items()}
    for context in contexts.values():
        context.close()


def problems_at_both_widths(pages: dict[str, Page]) -> list[str]:
    """What axe finds in the opened pages, told one by one. The pages are checked side by side."""
    told = []
    for page in pages.values():
        axe.ready(page)
    for size in WIDTHS:
        for page in pages.values():
            page.set_viewport_size(size)
            axe.start(page)
        for name, page in pages.items():
            place = f"{page.url} ({name}, {size['width']} px)"
            told += [f"{one.rule} on {place}: {one.selector}\n{one.summary}" for one in axe.found(page)]
    return told


@pytest.mark.parametrize("path", PAGE_OF_EACH_TYPE.values(), ids=PAGE_OF_EACH_TYPE)
def test_axe_finds_nothing(pages: dict[str, Page], served: SiteServer, path: str) -> None:
    for page in pages.values():
        page.goto(served.url + path)
        if "?q=" in path:
            page.locator("[data-results] a").first.wait_for()
    problems = problems_at_both_widths(pages)
    assert not problems, "\n\n".join(problems)


def test_axe_finds_nothing_in_colours_chosen_by_the_button(page: Page, served: SiteServer) -> None:
    page.goto(served.url + Place(Lang.FR, "practice", PRACTICE).path)
    page.locator("button.theme").click()
    problems = problems_at_both_widths({"dark by the button": page})
    assert not problems, "\n\n".join(problems)


@pytest.mark.parametrize("touch", [False, True], ids=["keyboard", "touch"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_an_open_card(visit: Visit, served: SiteServer, scheme: str, touch: bool) -> None:
    page = visit(color_scheme=scheme, has_touch=touch)
    page.goto(served.url + Place(Lang.NL, "practice", PRACTICE).path)
    word = page.locator("main section a.term").first
    word.tap() if touch else word.focus()
    page.locator(".definition-card").wait_for()
    problems = problems_at_both_widths({scheme: page})
    assert page.locator(".definition-card").is_visible()
    assert not problems, "\n\n".join(problems)


def test_axe_would_find_something(pages: dict[str, Page], served: SiteServer) -> None:
    page = pages["light"]
    page.goto(f"{served.url}fr/")
    page.evaluate("""() => {
      const article = document.querySelector("main article");
      article.insertAdjacentHTML("beforeend", '<p id="faint">pâle</p><img id="mute" src="../assets/icon.svg">');
      Object.assign(document.querySelector("#faint").style, { color: "#bbb", background: "#fff" });
    }""")
    axe.ready(page)
    axe.start(page)
    found = {(one.rule, one.selector) for one in axe.found(page)}
    assert found == {("color-contrast", "#faint"), ("image-alt", "#mute")}
