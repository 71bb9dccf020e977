"""Serve: show the site on this machine; rebuild it when a file is saved, and reload the open page."""

import queue
import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from jinja2 import TemplateError
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from inclusive.check.run import checked
from inclusive.errors import Stopped
from inclusive.problems import Problem
from inclusive.publish.build import Built, Rendered, rendered, renew_indexes, update
from inclusive.publish.handler import Generation, Handler, Server
from inclusive.render.inside import THEME, templates
from inclusive.render.site import Publication

WATCHED = ("practices", "registers", "docs", "glossary.yml")
ENDINGS = (".yml", ".md", ".html", ".css", ".js", ".svg")
FAILURES = (Stopped, TemplateError, OSError)  # these end a rebuild, not the preview
SETTLE = 0.1  # seconds without a further change before a rebuild starts: editors write in several steps


@dataclass
class Preview:
    """The site shown on this machine, and what it was made of last."""

    root: Path
    publication: Publication
    target: Path
    tell: Callable[[list[Problem] | Built | Exception, float], None]  # hears of each rebuild, and of its seconds
    site: Rendered = field(default_factory=lambda: Rendered({}, {}, themed=True))
    stale: bool = True  # whether the theme changed since the last good site

    def rebuild(self, *, themed: bool) -> bool:
        """Check and build once; when that fails the last good site stays. Whether the site is new."""
        start = time.perf_counter()
        self.stale = self.stale or themed
        try:
            result: list[Problem] | Built | Exception = self._built()
        except FAILURES as failure:
            result = failure
        self.tell(result, time.perf_counter() - start)
        return isinstance(result, Built)

    def _built(self) -> list[Problem] | Built:
        corpus, problems = checked(self.root)
        if problems:
            return problems
        site = rendered(self.root, corpus, self.publication, themed=self.stale)
        built = update(self.root, self.target, site, self.site.files)
        self.site, self.stale = site, False
        return built

    def renew_search(self) -> None:
        """Write the search index anew; the old one stays when that fails."""
        start = time.perf_counter()
        try:
            renew_indexes(self.root, self.target, self.site.searched)
        except FAILURES as failure:
            self.tell(failure, time.perf_counter() - start)


def serve(preview: Preview, port: int) -> None:
    """Serve the preview until interrupted."""
    generation = Generation()
    changes: queue.Queue[Path] = queue.Queue()
    server = Server(("127.0.0.1", port), partial(Handler, generation, directory=str(preview.target)))
    shutil.rmtree(preview.target, ignore_errors=True)  # only now: a port already in use may be that of a preview
    preview.target.mkdir(parents=True)
    observer = watch(preview.root, changes)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        is_new = preview.rebuild(themed=True)
        while True:
            if is_new:
                generation.advance()
                if changes.empty():
                    preview.renew_search()
            is_new = preview.rebuild(themed=next_change(preview.root, changes))
    except KeyboardInterrupt:
        server.shutdown()
        server.server_close()
        observer.stop()


def next_change(root: Path, changes: "queue.Queue[Path]") -> bool:
    """Wait for a change and for those that follow at once; whether one of them touches the theme."""
    changed = [changes.get()]
    while True:
        try:
            changed.append(changes.get(timeout=SETTLE))
        except queue.Empty:
            break
    ours = (THEME, (root / "docs" / "assets").resolve())
    if themed := any(folder in path.parents for path in changed for folder in ours):
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
