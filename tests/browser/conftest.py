"""What the browser tests share: the real site behind a server, one browser, watched contexts."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from inclusive.check.run import checked
from inclusive.publish.build import build
from inclusive.render.site import Publication
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
PATIENCE = 5000  # milliseconds
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}

Visit = Callable[..., BrowserContext]


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    """The site of the real content, built for the address at which it is served."""
    with running() as server:
        root = copy_of(ROOT, tmp_path_factory.mktemp("served") / "base")
        corpus, problems = checked(root)
        assert corpus is not None
        assert not problems
        server.folder = build(root, corpus, Publication(server.url), root / "site").folder
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    as_root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=[*ARGUMENTS, *as_root])
        yield browser
        browser.close()


@pytest.fixture
def watch(served: SiteServer) -> Watch:
    return Watch(served.origin, missing={served.url + MISSING})


@pytest.fixture
def visit(browser: Browser, served: SiteServer, watch: Watch) -> Iterator[Visit]:
    """Opens watched contexts: `visit(locale="nl-BE")`. Whatever went wrong in one of them fails the test."""
    contexts: list[BrowserContext] = []

    def new(**options: object) -> BrowserContext:
        usual = {"base_url": served.url, "locale": "en-GB", "viewport": WIDE, "reduced_motion": "reduce"}
        context = browser.new_context(**{**usual, **options})
        context.set_default_timeout(PATIENCE)
        watch.over(context)
        contexts.append(context)
        return context

    yield new
    for context in contexts:
        context.close()
    assert watch.problems == []


@pytest.fixture
def page(visit: Visit) -> Page:
    """A page of an ordinary reader, on a wide screen."""
    return visit().new_page()
