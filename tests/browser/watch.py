"""Watches what a browser does with pages: messages, errors, requests that fail or leave the site."""

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

# Another way than the console: the event itself, which Chromium could stop to repeat there.
TELLS_VIOLATIONS = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`))"""
BLOCKED = "Service Worker registration blocked by Playwright"  # as new_context asks


@dataclass
class Watch:
    """Everything that should not have happened in a context, as sentences."""

    origin: str
    missing: set[str] = field(default_factory=set)  # addresses that are expected to lead nowhere
    problems: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Start to watch `context`. A request that would leave the site is not let through."""
        context.add_init_script(TELLS_VIOLATIONS)
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("requestfailed", self._failed)
        context.route(lambda address: not address.startswith(self.origin), lambda route: route.abort())

    def _console(self, message: ConsoleMessage) -> None:
        if message.text == BLOCKED:
            return
        if message.type in ("error", "warning") and message.location.get("url") not in self.missing:
            self.problems.append(f"{message.type} in the console: {message.text}")

    def _error(self, error: WebError) -> None:
        self.problems.append(f"error in the page: {error.error}")

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith((self.origin, "blob:" + self.origin, "data:")):
            self.problems.append(f"request to another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.url not in self.missing:
            self.problems.append(f"answer {response.status}: {response.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the reader went elsewhere meanwhile
            self.problems.append(f"failed ({request.failure}): {request.url}")
