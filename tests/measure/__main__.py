"""`make measure`: Lighthouse, axe, transfer sizes and the speed of the search, with their limits."""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from inclusive.languages import LANGS, Lang
from inclusive.publish.build import Built, build
from inclusive.render.addresses import Place
from inclusive.render.publication import Publication
from tests.browser import axe
from tests.browser.conftest import NARROW, WIDE, launched
from tests.browser.page_types import PRACTICE, TERM
from tests.browser.static_server import SiteServer
from tests.conftest import ROOT
from tests.measure import lighthouse
from tests.measure.compressed import running
from tests.measure.large import PRACTICES, first_search, large_finder, waited
from tests.measure.transfer import first_and_next, first_with_keeping

OTHER = "housing-first-bruxelles"  # the practice that is read after the first one
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
FIRST, NEXT = 150_000, 30_000  # bytes
SEARCH = 100_000  # bytes of a first search in a large base
SOON = 100  # milliseconds from the last letter to the first results
RUNS = 3


def pages(lang: Lang) -> dict[str, Place]:
    """The pages that are measured."""
    return {
        "home": Place(lang, "home"),
        "finder": Place(lang, "search"),
        "practice": Place(lang, "practice", PRACTICE),
        "term": Place(lang, "term", TERM),
    }


def told(line: str, *, kept: bool) -> bool:
    """Print a figure, marked where it is beyond its limit."""
    print(f"{line}{'' if kept else '   BEYOND ITS LIMIT'}", flush=True)
    return kept


def lighthouse_kept(url: str) -> Iterator[bool]:
    """Each page's scores."""
    for lang in LANGS:
        for name, place in pages(lang).items():
            found = lighthouse.scores(url + place.path, RUNS)
            figures = ", ".join(f"{kind} {score}" for kind, score in found.items())
            yield told(f"Lighthouse {name} {lang}: {figures}", kept=all(found[kind] >= LEAST[kind] for kind in LEAST))


def axe_kept(browser: Browser, url: str) -> Iterator[bool]:
    """Each page's violations, light and dark, wide and narrow."""
    for lang in LANGS:
        for name, place in pages(lang).items():
            violations = 0
            for scheme in ("light", "dark"):
                page = browser.new_page(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
                page.goto(url + place.path)
                axe.ready(page)
                for size in (WIDE, NARROW):
                    page.set_viewport_size(size)  # type: ignore[arg-type]
                    axe.start(page)
                    violations += len(axe.found(page))
                page.close()
            yield told(f"axe {name} {lang}: {violations} violations", kept=not violations)


def transfer_kept(browser: Browser, server: SiteServer) -> Iterator[bool]:
    """A practice on a first visit, then another."""
    for lang in LANGS:
        first, after = (server.url + Place(lang, "practice", record).path for record in (PRACTICE, OTHER))
        costs = first_and_next(browser, first, after)
        for name, cost, most in zip(("first visit", "next page"), costs, (FIRST, NEXT), strict=True):
            figures = f"{cost.bytes / 1000:.1f} kB in {cost.requests} requests"
            yield told(f"transfer practice {lang}, {name}: {figures}", kept=cost.bytes < most)
        whole = first_with_keeping(browser, server, first)
        figures = f"{whole.bytes / 1000:.1f} kB in {whole.requests} requests"
        yield told(f"transfer practice {lang}, first visit with what is kept: {figures}", kept=whole.bytes < FIRST)


def search_kept(browser: Browser, site: Path) -> Iterator[bool]:
    """The finder of a large base: bytes of a first search, and how soon a result comes."""
    with TemporaryDirectory() as folder, large_finder(site, Path(folder)) as server:
        page = browser.new_page(service_workers="block")
        sent = first_search(page, server)
        page.close()
        figures = f"{sum(sent) / 1000:.1f} kB in {len(sent)} requests"
        yield told(f"first search, {PRACTICES:,} practices: {figures}", kept=sum(sent) < SEARCH)
        times = waited(browser, server).values()
        figures = ", ".join(f"{one:.0f}" for one in times)
        yield told(f"last letter to first results, 4 times slower: {figures} ms", kept=max(times) < SOON)


def main() -> int:
    """Build for the address of the server, measure all; 1 if a limit is passed."""
    with running() as server, sync_playwright() as playwright:
        result = build(ROOT, Publication(server.url), ROOT / "build" / "measured")
        if not isinstance(result, Built):
            print(*result, sep="\n")
            return 1
        server.folder = result.folder
        with launched(playwright) as browser:
            kept = [*transfer_kept(browser, server), *axe_kept(browser, server.url)]
            kept += search_kept(browser, server.folder)
        kept += lighthouse_kept(server.url)
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
