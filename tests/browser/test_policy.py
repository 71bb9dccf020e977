"""The security policy in a browser: no page of ours meets it, and whatever somebody puts into a page does.

`Watch` tells each violation: so every browser test shows it for what a reader does, and `test_each_page` for every page
type. What is here are the pages that no other test visits, and what the policy stops.
"""

from collections.abc import Iterator
from functools import partial
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from inclusive.data_command import publish_data
from inclusive.languages import Lang
from inclusive.publish.handler import Generation, Handler, Server
from inclusive.render.addresses import Place
from inclusive.render.publication import Publication
from tests.browser.conftest import built_for, new_context
from tests.browser.page_types import PRACTICE
from tests.browser.static_server import SiteServer, running
from tests.browser.test_offline import KEPT
from tests.browser.watch import TELLS_VIOLATIONS, Watch
from tests.conftest import EXAMPLE

OF_THE_MINIATURE = (
    "id/bas-seuil/2026.1/",
    "id/cafe-du-coin/2026.1/",
    "id/cafe-du-coin/",
    Place(Lang.FR, "edition", "2026.2").path,
    Place(Lang.FR, "policy", "plan-exemple").path,
    Place(Lang.NL, "left-practice", "cafe-du-coin").path,
    "embed/accueil/fr/",
    "embed/accueil/nl/",
    "data/v1/",
)
# What a gap in the sanitiser would let through, and the directive that stops it. A form is stopped when it is sent.
BROUGHT_IN = {
    "script": ("<script>window.owned = 1</script>", "script-src-elem"),
    "script of another host": ('<script src="https://evil.example/a.js"></script>', "script-src-elem"),
    "handler": ('<img src="x" onerror="window.owned = 1">', "script-src-attr"),
    "address": ('<a id="go" href="javascript:window.owned = 1">x</a>', "script-src-elem"),
    "style": ("<style>main { display: none }</style>", "style-src-elem"),
    "style of an element": ('<p style="position: fixed">x</p>', "style-src-attr"),
    "frame": ('<iframe src="https://evil.example/"></iframe>', "frame-src"),
    "picture of another host": ('<img src="https://evil.example/a.png">', "img-src"),
    "object": ('<object data="https://evil.example/a.swf"></object>', "object-src"),
    "base": ('<base href="https://evil.example/">', "base-uri"),
    "form": ('<form action="https://evil.example/"><button id="go">x</button></form>', "form-action"),
}


@pytest.fixture(scope="module")
def miniature(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    """The site of the miniature with its data: frozen pages, pointers, frames."""
    with running() as server:
        base = tmp_path_factory.mktemp("miniature") / "base"
        server.folder = built_for(server, EXAMPLE, base)
        publish_data(base, Publication(server.url), server.folder)
        yield server


@pytest.mark.parametrize("path", OF_THE_MINIATURE)
def test_no_frozen_page_pointer_or_frame_meets_its_policy(browser: Browser, miniature: SiteServer, path: str) -> None:
    context, watch = new_context(browser), Watch(miniature.origin)
    watch.over(context)
    page = context.new_page()
    opened = page.goto(miniature.url + path)
    assert opened is not None
    assert opened.ok
    assert page.locator("head > meta[http-equiv=Content-Security-Policy]").count() == 1
    assert page.evaluate("() => document.styleSheets.length") >= 1
    context.close()
    assert watch.problems == []


def test_a_reader_who_keeps_pages_meets_no_policy(browser: Browser, served: SiteServer) -> None:
    context, watch = new_context(browser, service_workers="allow"), Watch(served.origin)
    context.on("console", watch._console)
    context.add_init_script(TELLS_VIOLATIONS)
    page = context.new_page()
    page.goto(f"{served.url}id/{PRACTICE}/")
    page.goto(f"{served.url}fr/")
    page.evaluate(KEPT, f"{served.url}fr/")
    context.close()
    assert watch.problems == []


@pytest.mark.parametrize(("brought", "directive"), BROUGHT_IN.values(), ids=BROUGHT_IN)
def test_what_is_brought_into_a_page_does_nothing_and_is_told(
    page: Page, watch: Watch, served: SiteServer, brought: str, directive: str
) -> None:
    address = f"{served.url}fr/"
    html = (served.folder / "fr/index.html").read_text(encoding="utf-8")
    whole = html.replace("<main", f"{brought}<main", 1)
    page.route(address, lambda route: route.fulfill(body=whole, content_type="text/html"))
    page.goto(address)
    if (go := page.locator("#go")).count():
        go.click(no_wait_after=True)
        page.wait_for_timeout(100)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("() => window.owned") is None
    assert [told for told in watch.problems if f"policy: {directive} " in told]
    watch.problems.clear()


def test_the_preview_reloads_under_the_policy(browser: Browser, served: SiteServer) -> None:
    generation = Generation()
    server = Server(("127.0.0.1", 0), partial(Handler, generation, directory=str(served.folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    context, watch = new_context(browser), Watch(f"http://127.0.0.1:{server.server_port}")
    watch.over(context)
    page = context.new_page()
    with page.expect_request("**/.reload"):
        page.goto(f"{watch.origin}/fr/", wait_until="commit")
    page.evaluate("() => { window.before = true; }")
    page.wait_for_timeout(100)
    generation.advance()
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_function("() => window.before === undefined")
    server.shutdown()
    server.server_close()
    context.close()
    assert [told for told in watch.problems if "policy" in told.lower()] == []  # what was loading is broken off
