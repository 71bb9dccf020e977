"""Transfer: how many bytes a page costs on a first visit, and another page after it."""

from dataclasses import dataclass

from playwright.sync_api import Browser, CDPSession, Page

from tests.browser.static_server import SiteServer

KEEPING = 4000  # milliseconds in which the service worker keeps the lists
SETTLED = 500  # milliseconds without a request


@dataclass(frozen=True)
class Cost:
    """Bytes that travelled, heads included, and how many requests fetched them."""

    bytes: int
    requests: int


def first_and_next(browser: Browser, first: str, after: str) -> tuple[Cost, Cost]:
    """What the page `first` costs a reader who was never here, then what `after` costs the same reader."""
    # Without the service worker: requests that it makes are not seen from the page.
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    costs = tuple(_cost(page, session, address) for address in (first, after))
    context.close()
    return costs[0], costs[1]


def first_with_keeping(browser: Browser, server: SiteServer, address: str) -> Cost:
    """What a first visit costs in all, with the lists that the service worker keeps; as the server sent it."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    server.sent.clear()
    context.new_page().goto(address, wait_until="networkidle")
    context.pages[0].wait_for_timeout(KEEPING)
    context.close()
    return Cost(sum(server.sent), len(server.sent))


def _cost(page: Page, session: CDPSession, address: str) -> Cost:
    sizes: list[float] = []

    def add(event: dict[str, float]) -> None:
        if event["encodedDataLength"]:  # none for what the browser had kept
            sizes.append(event["encodedDataLength"])

    session.on("Network.loadingFinished", add)
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(SETTLED)
    session.remove_listener("Network.loadingFinished", add)
    return Cost(round(sum(sizes)), len(sizes))
