"""Serve: show the site on this machine; rebuild it when a file is saved, and reload the open page."""

import queue
import shutil
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from inclusive.check.run import checked
from inclusive.problems import Problem
from inclusive.publish.build import Built, rendered, renew_indexes, update
from inclusive.render.inside import THEME, templates
from inclusive.render.site import Publication

WATCHED = ("practices", "registers", "docs", "glossary.yml")
ENDINGS = (".yml", ".md", ".html", ".css", ".js", ".svg")
SETTLE = 0.1  # seconds without a further change before a rebuild starts: editors write in several steps
RELOAD_PATH = "/.reload"
RELOAD = f'<script>new EventSource("{RELOAD_PATH}").onmessage = () => location.reload()</script>'.encode()


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


@dataclass
class Preview:
    """The site shown on this machine, and what it was made of last."""

    root: Path
    publication: Publication
    target: Path
    tell: Callable[[list[Problem] | Built, float], None]  # hears of each rebuild, and of its seconds
    files: Mapping[str, str] = field(default_factory=dict)

    def rebuild(self, *, themed: bool) -> bool:
        """Check and build once; on problems the last good site stays. Whether the site is new."""
        start = time.perf_counter()
        corpus, problems = checked(self.root)
        if problems or corpus is None:
            self.tell(problems, time.perf_counter() - start)
            return False
        files = rendered(self.root, corpus, self.publication, themed=themed)
        built = update(self.root, self.target, files, self.files)
        self.files = files
        self.tell(built, time.perf_counter() - start)
        return True


def serve(preview: Preview, port: int) -> None:
    """Serve the preview until interrupted."""
    generation = Generation()
    changes: queue.Queue[Path] = queue.Queue()
    shutil.rmtree(preview.target, ignore_errors=True)
    preview.target.mkdir(parents=True)
    observer = watch(preview.root, changes)
    if preview.rebuild(themed=True):
        renew_indexes(preview.root, preview.target)
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, generation, directory=str(preview.target)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        while True:
            if preview.rebuild(themed=next_change(changes)):
                generation.advance()
                if changes.empty():
                    renew_indexes(preview.root, preview.target)
    except KeyboardInterrupt:
        server.shutdown()
        observer.stop()


def next_change(changes: "queue.Queue[Path]") -> bool:
    """Wait for a change and for those that follow at once; whether one of them touches the theme."""
    changed = [changes.get()]
    while True:
        try:
            changed.append(changes.get(timeout=SETTLE))
        except queue.Empty:
            break
    if themed := any(THEME in path.parents for path in changed):
        templates.cache_clear()
    return themed


def watch(root: Path, changes: "queue.Queue[Path]") -> BaseObserver:
    """Put the path of each saved source or theme file into `changes`."""
    observer = Observer()
    for name in WATCHED:
        path = root / name
        folder = path if path.is_dir() else root
        observer.schedule(Changed(root / name, changes), str(folder), recursive=path.is_dir())
    observer.schedule(Changed(THEME, changes), str(THEME), recursive=True)
    observer.start()
    return observer


class Changed(FileSystemEventHandler):
    """Passes on the saves that matter below `under`."""

    def __init__(self, under: Path, changes: "queue.Queue[Path]") -> None:
        self.under = under.resolve()
        self.changes = changes

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take an event of the file system."""
        if event.event_type in ("opened", "closed_no_write"):
            return
        for name in (event.src_path, event.dest_path):
            path = Path(str(name)).resolve()
            if path.suffix in ENDINGS and path.is_relative_to(self.under):
                self.changes.put(path)


class Handler(SimpleHTTPRequestHandler):
    """Files of the site; pages get the line that reloads them; what is missing gets the site's own 404 page."""

    protocol_version = "HTTP/1.0"

    def __init__(self, generation: Generation, *args: object, **kwargs: object) -> None:
        self.generation = generation
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a request."""
        if self.path == RELOAD_PATH:
            self.stream()
        elif (file := self.page_file()) is not None:
            self.page(file)
        else:
            super().do_GET()

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
        content = file.read_bytes() + RELOAD
        self.send_response(404 if file.name == "404.html" else 200)
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
