"""What a first search fetches from a large base. How soon it answers is measured by `make measure`."""

from pathlib import Path

from playwright.sync_api import Browser

from inclusive.publish.search_index import SCRIPT
from tests.browser.conftest import new_context
from tests.browser.static_server import SiteServer
from tests.measure.compressed import compressed
from tests.measure.large import first_search, large_finder

MOST_BYTES = 100_000  # all that the first query fetches, compressed: page, style, script, index, cards
MOST_FILES = 40
MOST_SCRIPT = 12_000


def test_a_first_search_in_a_large_base_fetches_little(browser: Browser, served: SiteServer, tmp_path: Path) -> None:
    with large_finder(served.folder, tmp_path) as server, new_context(browser) as context:
        sent = first_search(context.new_page(), server)
    assert sum(sent) < MOST_BYTES
    assert 10 < len(sent) < MOST_FILES


def test_its_script_is_small(served: SiteServer) -> None:
    assert len(compressed(served.folder / SCRIPT)) < MOST_SCRIPT
