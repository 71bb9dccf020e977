"""A server that, like GitHub Pages, compresses what is text, names a version of each file, and lets it be kept."""

import gzip
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http import HTTPStatus
from pathlib import Path
from threading import Thread

from tests.browser.static_server import PagesHandler, SiteServer

TEXT = (".html", ".css", ".js", ".mjs", ".svg", ".json", ".xml", ".txt")
KEPT = 600  # seconds, as GitHub Pages says


@cache
def compressed(path: Path) -> bytes:
    """The file as it travels."""
    content = path.read_bytes()
    return gzip.compress(content, 6, mtime=0) if path.suffix in TEXT else content


class CompressingHandler(PagesHandler):
    """Answers one request with compressed text."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self.path.split("?")[0].endswith("/") else path
        if not path.is_file():
            super().do_GET()
            return
        body = compressed(path)
        version = f'"{hashlib.blake2b(body, digest_size=8).hexdigest()}"'
        known = self.headers.get("If-None-Match") == version
        self.send_response(HTTPStatus.NOT_MODIFIED if known else HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Cache-Control", f"max-age={KEPT}")
        self.send_header("ETag", version)
        if path.suffix in TEXT:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", "0" if known else str(len(body)))
        self.end_headers()
        if not known:
            self.server.sent.append(len(body))
            self.wfile.write(body)


@contextmanager
def running() -> Iterator[SiteServer]:
    """A server that answers until the end of the block. Give it a `folder` before the first request."""
    with SiteServer(CompressingHandler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
