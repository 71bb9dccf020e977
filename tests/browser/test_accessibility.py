"""Every type of page before axe-core: both languages, light and dark, wide and narrow."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import axe
from tests.browser.conftest import NARROW, PATIENCE, WIDE
from tests.browser.page_types import PAGE_OF_EACH_TYPE
from tests.browser.static_server import SiteServer

SCHEMES = ("light", "dark")
WIDTHS = (WIDE, NARROW)


@pytest.fixture(scope="module")
def pages(browser: Browser) -> Iterator[dict[str, Page]]:
    """One page for each colour scheme, kept for all the types: a new context for each would take minutes."""
    contexts = {
        scheme: browser.new_context(locale="en-GB", color_scheme=scheme, reduced_motion="reduce") for scheme in SCHEMES
    }
    for context in contexts.values():
        context.set_default_timeout(PATIENCE)
    yield {scheme: context.new_page() for scheme, context in contexts.items()}
    for context in contexts.values():
        context.close()


def told(found: list[axe.Violation], page: Page, scheme: str, width: int) -> list[str]:
    return [f"{one.rule} on {page.url} ({scheme}, {width} px): {one.selector}\n{one.summary}" for one in found]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", PAGE_OF_EACH_TYPE.values(), ids=PAGE_OF_EACH_TYPE)
def test_axe_finds_nothing(pages: dict[str, Page], served: SiteServer, path: str, scheme: str) -> None:
    page = pages[scheme]
    page.goto(served.url + path)
    if "?q=" in path:
        page.locator("[data-results] a").first.wait_for()
    axe.ready(page)
    problems = []
    for size in WIDTHS:
        page.set_viewport_size(size)
        problems += told(axe.violations(page), page, scheme, size["width"])
    assert not problems, "\n\n".join(problems)


def test_axe_would_find_something(pages: dict[str, Page], served: SiteServer) -> None:
    page = pages["light"]
    page.goto(f"{served.url}fr/")
    page.evaluate("""() => document.querySelector("main article").insertAdjacentHTML("beforeend",
      '<p id="faint" style="color: #bbb; background: #fff">pâle</p><img id="mute" src="../assets/icon.svg">')""")
    axe.ready(page)
    found = {(one.rule, one.selector) for one in axe.violations(page)}
    assert found == {("color-contrast", "#faint"), ("image-alt", "#mute")}
