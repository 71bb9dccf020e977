"""A server for a built site that behaves like GitHub Pages: below a base path, the root's 404.html where nothing is."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

BASE = "/kb/"
NOWHERE = "/nowhere/at/all"


class SiteServer(ThreadingHTTPServer):
    """Serves `folder`, which may be built after the port is known."""

    daemon_threads = True
    folder: Path
    down = False  # whether the connection is closed without an answer
    left: int | None = None  # answers before the connection is lost; None for no end
    delay = 0.0  # seconds before each answer
    sent: list[int]  # bytes of each answer, where they are counted

    def __init__(self, handler: type[SimpleHTTPRequestHandler] | None = None) -> None:
        super().__init__(("127.0.0.1", 0), handler or PagesHandler)
        self.sent = []

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def url(self) -> str:
        """The address of the site's root, ending in /."""
        return self.origin + BASE

    def handle_error(self, *_: Any) -> None:
        """A browser that leaves before all is sent is no news."""


class PagesHandler(SimpleHTTPRequestHandler):
    """Answers one request."""

    server: SiteServer

    def translate_path(self, path: str) -> str:
        self.directory = str(self.server.folder)
        return super().translate_path(path.removeprefix(BASE.rstrip("/")) if path.startswith(BASE) else NOWHERE)

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")  # as GitHub Pages does
        super().end_headers()

    def parse_request(self) -> bool:
        time.sleep(self.server.delay)
        if self.server.left is not None:
            self.server.left -= 1
            self.server.down = self.server.left < 0
        return not self.server.down and super().parse_request()

    def list_directory(self, path: object) -> None:  # noqa: ARG002
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        body = (self.server.folder / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.copyfile(BytesIO(body), self.wfile)

    def log_message(self, *_: Any) -> None:
        """Silent."""


@contextmanager
def running() -> Iterator[SiteServer]:
    """A server that answers until the end of the block. Give it a `folder` before the first request."""
    with SiteServer() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
