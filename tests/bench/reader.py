"""What a reader waits for, in a real browser: the first search, and a change that `inclusive serve` shows.

`python -m tests.bench.reader REAL INVENTED TIMES` writes it as JSON; both folders hold a base with its built site.
"""

import argparse
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, sync_playwright

from inclusive.languages import LANGS
from inclusive.render.addresses import Place
from tests.bench.cases import INCLUSIVE, Editor, editor
from tests.bench.measure import Failed, compressed
from tests.browser.conftest import launched, new_context
from tests.browser.static_server import BASE, running

FR, _ = LANGS
PATIENCE = 60  # seconds
RESULTS = "[data-results] > li"

SHOWN = "word => document.body.innerText.includes(word)"  # a function: the pages forbid to evaluate a string


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser, as the tests drive it."""
    with sync_playwright() as playwright, launched(playwright) as browser:
        yield browser


def first_search(browser: Browser, site: Path, query: str) -> int:
    """The bytes fetched for a first search and its first results, compressed, beyond those of a page already read."""
    with running() as server:
        server.folder = site
        page = new_context(browser).new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(urlsplit(request.url).path))
        page.goto(server.url + Place(FR, "home").path)
        page.wait_for_load_state("networkidle")
        known = set(asked)
        page.goto(server.url + Place(FR, "search").path)
        page.locator("main input[name=q]").fill(query)
        page.locator(RESULTS).first.wait_for()
        page.wait_for_load_state("networkidle")
        fetched = sorted(set(asked) - known)
        page.context.close()
    files = (site / unquote(path).removeprefix(BASE) for path in fetched)
    return sum(compressed((file / "index.html" if file.is_dir() else file).read_bytes()) for file in files)


def changes_shown(browser: Browser, root: Path, editor: Editor, times: int) -> list[float]:
    """How many seconds pass from the save of a text until the open page shows it, `times` times."""
    page = new_context(browser).new_page()
    page.set_default_timeout(PATIENCE * 1000)
    with served(root) as origin:
        page.goto(origin + Place(FR, "practice", editor.file.parent.name).path)
        waited = []
        for _ in range(times):
            time.sleep(3)  # the index of the search is made anew behind the page
            start = time.perf_counter()
            editor.edit("text")
            page.wait_for_function(SHOWN, arg=f"mot{editor.count}.", polling=20)
            waited.append(time.perf_counter() - start)
    page.context.close()
    return waited


@contextmanager
def served(root: Path) -> Iterator[str]:
    """A running `inclusive serve` that has built its site; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [INCLUSIVE, "serve", "--root", str(root), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=sys.stderr, text=True)
    try:
        if process.stdout is None or " pages" not in process.stdout.readline():
            raise Failed("inclusive serve did not build")
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.reader", description=__doc__)
    parser.add_argument("real", type=Path)
    parser.add_argument("invented", type=Path)
    parser.add_argument("times", type=int)
    given = parser.parse_args()
    with browsing() as browser:
        shown = changes_shown(browser, given.real, editor(given.real), given.times)
        search = first_search(browser, given.invented / "site", a_word(given.invented))
    print(json.dumps({"shown": [round(one, 3) for one in shown], "search": search}))


def a_word(root: Path) -> str:
    """The name of a concept, as a reader would look for it."""
    lines = (root / "glossary.yml").read_text(encoding="utf-8").splitlines()
    return next(line.removeprefix("    term: ") for line in lines if line.startswith("    term: "))


if __name__ == "__main__":
    main()
