"""Serve: show the site on this machine; rebuild it when a file is saved, and reload the open page."""

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jinja2 import TemplateError
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from inclusive.errors import Stopped
from inclusive.problems import Problem
from inclusive.publish.build import Built, build
from inclusive.publish.handler import Generation, Handler, Server
from inclusive.render.publication import Publication
from inclusive.render.templates import THEME, template, templates

WATCHED = ("practices", "registers", "docs", "editions", "glossary.yml")
ENDINGS = (".yml", ".md", ".jsonl", ".html", ".css", ".js", ".svg")
FAILURES = (Stopped, TemplateError, OSError)  # these end a rebuild, not the preview
SETTLE = 0.1  # seconds without a further change before a rebuild starts: editors write in several steps


@dataclass
class Preview:
    """The site shown on this machine."""

    root: Path
    publication: Publication
    target: Path
    tell: Callable[[list[Problem] | Built | Exception, float], None]  # hears of each rebuild, and of its seconds

    def rebuild(self, *, search: bool = False) -> bool:
        """Check and build once; when that fails the last good site stays. Whether the site is right.

        Without `search`, what finds words stays as it was: the pages come first.
        """
        start = time.perf_counter()
        try:
            result: list[Problem] | Built | Exception = build(self.root, self.publication, self.target, search=search)
        except FAILURES as failure:
            result = failure
        if not search or not isinstance(result, Built):
            self.tell(result, time.perf_counter() - start)
        return isinstance(result, Built)


def serve(preview: Preview, port: int) -> None:
    """Serve the preview until interrupted."""
    generation = Generation()
    changes: queue.Queue[Path] = queue.Queue()
    server = Server(
        ("127.0.0.1", port), partial(Handler, generation, directory=str(preview.target), kept=preview.root / "build")
    )
    preview.target.mkdir(parents=True, exist_ok=True)
    observer = watch(preview.root, changes)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        while True:
            if preview.rebuild():
                generation.advance()
                if changes.empty():
                    preview.rebuild(search=True)
            wait_for_change(changes)
    except KeyboardInterrupt:
        server.shutdown()
        server.server_close()
        observer.stop()


def wait_for_change(changes: "queue.Queue[Path]") -> None:
    """Wait for a change and for those that follow at once."""
    changed = [changes.get()]
    while True:
        try:
            changed.append(changes.get(timeout=SETTLE))
        except queue.Empty:
            break
    if any(THEME in path.parents for path in changed):
        templates.cache_clear()
        template.cache_clear()


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
