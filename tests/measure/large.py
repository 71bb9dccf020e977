"""The finder of a large base, 1,000 practices in two languages: what a first search fetches, how soon it answers."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

from inclusive.languages import Lang
from inclusive.publish.search_index import SCRIPT
from inclusive.render.addresses import Place
from inclusive.search.document import Document
from tests.bench.search import documents
from tests.browser.static_server import SiteServer
from tests.measure.compressed import running
from tests.search_engine import written

PRACTICES = 1000
SLOWER = 4  # a mid-range phone against this machine, as Lighthouse reckons
QUERIES = 12
TIMES = 3  # each query is asked so often, on a fresh page; the best counts, for others use this machine too
PAGE = Place(Lang.FR, "search").path
BOX = re.compile(r'type="checkbox" name="(\w+)" value="([^"]+)"')
RESULT = "[data-results] > li"
READY = "[data-results][aria-busy=false]"
PHONE: ViewportSize = {"width": 390, "height": 844}
# From the moment a letter is in the field until the first results for it are painted.
ANSWER = """query => new Promise(resolve => {
  const field = document.querySelector("main input[name=q]"), results = document.querySelector("[data-results]");
  const start = performance.now(), before = results.dataset.turn;
  new MutationObserver((_, watcher) => {
    if (results.dataset.turn === before || !results.children.length) return;
    watcher.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
  }).observe(results, {attributes: true});
  field.value = query;
  field.dispatchEvent(new Event("input", {bubbles: true}));
})"""


@contextmanager
def large_finder(site: Path, folder: Path) -> Iterator[SiteServer]:
    """The finder of a built site over the index of the large base, in `folder`, behind a server that compresses."""
    for part in (PAGE, "assets"):
        shutil.copytree(site / part, folder / part)
    values = facet_values((site / PAGE / "index.html").read_text(encoding="utf-8"))
    written((labelled(one, values) for one in documents(PRACTICES)), folder)
    shutil.copy(site / SCRIPT, folder / SCRIPT)
    with running() as server:
        server.folder = folder
        yield server


def facet_values(page: str) -> dict[str, list[str]]:
    """Facet → its values, as the page of the finder offers them."""
    boxes = groupby(BOX.findall(page), key=lambda one: one[0])
    return {facet: [value for _, value in found] for facet, found in boxes}


def labelled(document: Document, values: dict[str, list[str]]) -> Document:
    """The invented document with facet values that the page has labels for, as many as before."""
    given = {
        facet: tuple(values[facet][int(one.split("-")[1])] if "-" in one else one for one in own)
        for facet, own in document.facets.items()
    }
    return replace(document, facets=given)


def queries() -> list[str]:
    """The first two words of titles, as somebody looks for a practice."""
    practices = [one for one in documents(QUERIES) if one.lang is Lang.FR and one.kind == "practice"]
    return [" ".join(one.title.lower().split()[:2]) for one in practices]


def first_search(page: Page, server: SiteServer) -> list[int]:
    """The bytes of each answer, compressed, until the first ten results stand there: page, style, script, index."""
    server.sent.clear()
    page.goto(f"{server.url}{PAGE}?q={queries()[0].replace(' ', '+')}")
    page.locator(RESULT).first.wait_for()
    page.wait_for_load_state("networkidle")
    return list(server.sent)


def waited(browser: Browser, server: SiteServer) -> dict[str, float]:
    """Query → milliseconds from its last letter to its first results, on a processor that is slowed down."""
    rounds = [_typed(browser, server) for _ in range(TIMES)]
    return {query: min(one[query] for one in rounds) for query in queries()}


def _typed(browser: Browser, server: SiteServer) -> dict[str, float]:
    """The queries one after the other in one page: the first one finds nothing that was read before."""
    page = browser.new_page(service_workers="block", viewport=PHONE)
    page.goto(server.url + PAGE)
    page.locator(READY).wait_for(state="attached")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    found = {}
    for query in queries():
        page.evaluate(ANSWER, query[:-1])  # as it was before the last letter
        page.locator(READY).wait_for(state="attached")
        found[query] = page.evaluate(ANSWER, query)
        page.locator(READY).wait_for(state="attached")
    page.close()
    return found
