"""Handler: answers the requests of a browser that shows the preview. It builds nothing."""

import sys
import threading
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from inclusive.render.policy import allowing

RELOAD_PATH = "/.reload"
RELOAD = f'new EventSource("{RELOAD_PATH}").onmessage = () => location.reload()'
NOTHING_YET = "<!doctype html><p>Voir le terminal · Zie de terminal · See the terminal</p>"
APART = {"data": "data", "embed": "data", "paper": "paper"}  # folder of the site → the command that makes its files
NOT_MADE = """<!doctype html><html lang="fr-BE"><meta charset="utf-8"><title>404</title>
<p>Ce fichier se fait à part. Lancez <code>inclusive {command}</code> ou <code>make site</code>, puis rechargez.</p>
<p lang="nl-BE">Dit bestand wordt apart gemaakt. Start <code>inclusive {command}</code> of <code>make site</code> en
herlaad.</p>
<p lang="en">This file is made apart. Run <code>inclusive {command}</code> or <code>make site</code>, then reload.</p>
"""


@dataclass
class Generation:
    """How many times the site was rebuilt; readers wait for the next one."""

    number: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def advance(self) -> None:
        """Tell everyone who waits."""
        with self.changed:
            self.number += 1
            self.changed.notify_all()

    def wait(self, seen: int, seconds: float) -> bool:
        """Whether a newer generation than `seen` came within `seconds`."""
        with self.changed:
            return self.changed.wait_for(lambda: self.number > seen, timeout=seconds)


class Server(ThreadingHTTPServer):
    """Answers each request in its own thread; a reader who leaves early is no error."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell what went wrong, unless the reader left."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Handler(SimpleHTTPRequestHandler):
    """Files of the site; pages get the line that reloads them; what is missing gets the site's own 404 page.

    What is made apart is taken from where its command keeps it, below `kept`: it may be older than the pages.
    """

    protocol_version = "HTTP/1.0"

    def __init__(self, generation: Generation, *args: object, kept: Path | None = None, **kwargs: object) -> None:
        self.generation, self.kept = generation, kept
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a request."""
        if self.path == RELOAD_PATH:
            self.stream()
        elif command := self.maker():
            self.apart(command)
        elif (file := self.page_file()) is not None:
            self.page(file)
        else:
            super().do_GET()

    def maker(self) -> str | None:
        """The command that makes the file asked for, or None when the build does."""
        return APART.get(self.path.split("/")[1]) if self.path.startswith("/") else None

    def apart(self, command: str) -> None:
        """Send a file that is made apart, or a sentence that says how to make it."""
        if Path(self.translate_path(self.path)).exists():
            super().do_GET()
        else:
            self.html(404, NOT_MADE.format(command=command))

    def translate_path(self, path: str) -> str:
        """The file on the disk that a request asks for."""
        found = super().translate_path(path)
        if self.kept is None or (command := self.maker()) is None:
            return found
        return found.replace(str(self.directory), str(self.kept / command), 1)

    def page_file(self) -> Path | None:
        """The HTML file that answers this request, or None when another kind of file does."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.split("?")[0].endswith("/"):
            path /= "index.html"
        if path.is_dir() or (path.is_file() and path.suffix != ".html"):
            return None
        return path if path.is_file() else Path(self.directory) / "404.html"

    def page(self, file: Path) -> None:
        """Send a page with the line that reloads it."""
        found = file.is_file()  # there is no page at all before the first good build
        page = allowing(file.read_text(encoding="utf-8") if found else NOTHING_YET, RELOAD)
        status = 503 if not found else 404 if file.name == "404.html" else 200
        self.html(status, f"{page}<script>{RELOAD}</script>")

    def html(self, status: int, page: str) -> None:
        """Send a page."""
        content = page.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def stream(self) -> None:
        """Tell the page when the site was rebuilt."""
        seen = self.generation.number
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            while not self.generation.wait(seen, seconds=15):
                self.wfile.write(b": still here\n\n")
            self.wfile.write(b"data: rebuilt\n\n")
        except (BrokenPipeError, ConnectionResetError):
            return  # the reader left

    def log_message(self, *args: object) -> None:
        """Say nothing: the terminal is for problems."""
