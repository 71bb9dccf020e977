"""What the browser tests share: the real site behind a server, a browser, watched contexts."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from inclusive.publish.build import Built, build
from inclusive.render.publication import Publication
from tests.browser.machine import chromium_path
from tests.browser.page_types import MISSING
from tests.browser.static_server import SiteServer, running
from tests.browser.watch import Watch
from tests.conftest import ROOT, copy_of

ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 15_000  # milliseconds
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}

expect.set_options(timeout=PATIENCE)

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    """The site of the real content, built for the address at which it is served."""
    with running() as server:
        server.folder = built_for(server, ROOT, tmp_path_factory.mktemp("served") / "base")
        yield server


def built_for(server: SiteServer, sources: Path, root: Path) -> Path:
    """The site of a copy of `sources`, built for the address of the server."""
    built = build(copy_of(sources, root), Publication(server.url), root / "site")
    assert isinstance(built, Built), built
    return built.folder


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


def launched(playwright: Playwright, *more: str) -> Browser:
    as_root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    return playwright.chromium.launch(executable_path=chromium_path(), args=[*ARGUMENTS, *as_root, *more])


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with launched(playwright) as browser:
        yield browser


@pytest.fixture(scope="session")
def browser_without_script(playwright: Playwright) -> Iterator[Browser]:
    """A browser whose reader has switched script off.

    The option of a context would not do: it stops scripts, yet pages are read as if they ran, without <noscript>.
    """
    with launched(playwright, "--blink-settings=scriptEnabled=false") as browser:
        yield browser


@pytest.fixture
def watch(served: SiteServer) -> Watch:
    return Watch(served.origin, missing={served.url + MISSING})


@pytest.fixture
def visit(browser: Browser, watch: Watch) -> Iterator[Visit]:
    """Opens pages in watched contexts of their own: `visit(locale="nl-BE")`.

    Whatever went wrong in one of them fails the test.
    """
    contexts: list[BrowserContext] = []

    def new(within: Browser = browser, **options: object) -> Page:
        context = new_context(within, **options)
        watch.over(context)
        contexts.append(context)
        return context.new_page()

    yield new
    for context in contexts:
        context.close()
    assert watch.problems == []


def new_context(browser: Browser, **options: object) -> BrowserContext:
    """A reader with a wide screen, neither French nor Dutch, and nothing kept, unless `options` say otherwise."""
    usual = {"locale": "en-GB", "viewport": WIDE, "reduced_motion": "reduce", "service_workers": "block"}
    context = browser.new_context(**{**usual, **options})
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def page(visit: Visit) -> Page:
    """A page of an ordinary reader."""
    return visit()


@pytest.fixture(scope="module")
def kept(browser: Browser, served: SiteServer) -> Iterator[tuple[Page, Watch]]:
    context = new_context(browser)
    watch = Watch(served.origin, missing={served.url + MISSING})
    watch.over(context)
    yield context.new_page(), watch
    context.close()


@pytest.fixture
def kept_page(kept: tuple[Page, Watch]) -> Iterator[Page]:
    """A watched page kept from test to test, where many pages are only read: a new context for each takes minutes."""
    page, watch = kept
    watch.problems.clear()
    page.set_viewport_size(WIDE)
    yield page
    assert watch.problems == []


@pytest.fixture
def plain(visit: Visit, browser_without_script: Browser) -> Page:
    """A page of a reader without script."""
    return visit(browser_without_script)
