"""Build: the sources → the whole site. Only what a change concerns is made anew; the result is that of a clean build.

A first build is made aside and swapped in when it is whole. A later one makes the files that differ aside, then moves
each into its place: until all are made, nothing of the site is touched.
"""

import hashlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.metadata import version
from pathlib import Path
from platform import python_version

from inclusive.derive.index import Index
from inclusive.errors import NotASite
from inclusive.interruption import Listen, uninterrupted
from inclusive.problems import Problem
from inclusive.publish import lock
from inclusive.publish.addresses import lost_addresses
from inclusive.publish.files import applied, change_of, digest_of, sizes, standing_files
from inclusive.publish.pour import read_shells
from inclusive.publish.products import products, static_files
from inclusive.publish.save_state import save
from inclusive.publish.seal import is_sound
from inclusive.publish.search_index import write_search
from inclusive.publish.shells import PROJECT, shells_digest, shells_rendered
from inclusive.publish.sources import brought_up
from inclusive.publish.state import State
from inclusive.publish.workers import beside
from inclusive.render.publication import Publication
from inclusive.render.site import Site
from inclusive.render.templates import compile_all

Progress = Callable[[str, int, int], None]  # hears the stage, how many are done, of how many
LIBRARIES = ("jinja2", "markupsafe", "pyromark", "nh3", "ahocorasick-rs", "pydantic", "pyyaml")


def in_silence(_stage: str, _done: int, _of: int) -> None:
    """The progress that nobody wants to hear."""


@dataclass(frozen=True)
class Built:
    """What a build made: the folder of the site, its pages, and how many files were written and deleted."""

    folder: Path
    pages: int
    written: int
    deleted: int


def build(
    root: Path,
    publication: Publication,
    target: Path,
    *,
    search: bool = True,
    tell: Progress = in_silence,
    waiting: lock.Waiting = lock.in_silence,
) -> Built | list[Problem]:
    """Bring the site in `target` up to date with the sources below `root`, or tell what is wrong with them.

    Without `search`, what finds words in the browser stays as it was. `waiting` hears that another build goes first.
    """
    folder = target.resolve()
    refuse_other_folders(folder)
    work = root / "build"
    shells = shells_digest(root)
    program = program_digest(shells, publication, root, folder)
    kept = work / f"{folder.name}.state"
    with (
        lock.alone(root / lock.BUILD, waiting),
        uninterrupted() as listen,
        beside(partial(_left, folder, kept, program)) as left,
        State(kept, program, lambda: left()[1]) as state,
    ):
        tell = partial(_heard, listen, tell)
        with shells_rendered(root, work, shells):
            brought = brought_up(root, state, tell=partial(tell, "sources"))
            if state.void:
                compile_all()
        if brought.problems:
            return brought.problems
        put_static_files(brought.index, root)
        site = Site(root, brought.index, publication, brought.practices, brought.editions)
        every = {one.path: one for one in products(site, read_shells(work / "shells"), root)}
        if problems := lost_addresses(root, every):
            return problems
        change = change_of(state, brought.index, every, folder, left()[0])
        made = applied(site, change, folder, whole=state.void, tell=partial(tell, "pages"))
        try:
            if search:
                write_search(site, folder, work, program, sizes(state, change, made), partial(tell, "search"))
        finally:
            save(state, brought.units, brought.index, made, change.gone)
    pages = sum(path.endswith(".html") for path in every)
    return Built(target, pages, len(change.wanted), len(change.gone))


def _left(folder: Path, kept: Path, program: str) -> tuple[Mapping[str, tuple[int, int]], bool]:
    """What an earlier build left: the files that stand in the site, and whether its state can be trusted."""
    return standing_files(str(folder)), is_sound(kept, program)


def _heard(listen: Listen, tell: Progress, stage: str, done: int, of: int) -> None:
    """Between two steps we tell how far we are, and hear who asks us to stop."""
    listen()
    tell(stage, done, of)


def refuse_other_folders(folder: Path) -> None:
    """A folder that is to be replaced holds nothing, or a site: never somebody's files."""
    if folder.exists() and not (folder / ".nojekyll").is_file() and any(folder.iterdir()):
        raise NotASite(folder)


def program_digest(shells: str, publication: Publication, root: Path, folder: Path) -> str:
    """What stands for all that a page depends on besides the sources: our code, its libraries, the addresses."""
    about = (shells, publication, os.path.relpath(folder, root), python_version(), sys.byteorder)
    told = hashlib.blake2b(repr(about).encode(), digest_size=16)
    told.update(code_digest(PROJECT / "scripts" / "inclusive"))
    return told.hexdigest()


def code_digest(folder: Path) -> bytes:
    """What stands for the code below `folder` and its libraries; read again only when a file of it has changed."""
    return _digest_of_code(folder, tuple(sorted(_code(folder))))


def _code(folder: Path) -> Iterator[tuple[str, int, int]]:
    """(path, time, size) of every file of our code."""
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _code(Path(entry))
        elif entry.name.endswith((".py", ".yml", ".html")):
            yield entry.path, entry.stat().st_mtime_ns, entry.stat().st_size


@lru_cache(maxsize=1)
def _digest_of_code(folder: Path, files: tuple[tuple[str, int, int], ...]) -> bytes:
    told = hashlib.blake2b(repr([(name, version(name)) for name in LIBRARIES]).encode(), digest_size=16)
    for path, _, _ in files:
        told.update(f"{os.path.relpath(path, folder)}\0".encode() + Path(path).read_bytes())
    return told.digest()


def put_static_files(index: Index, root: Path) -> None:
    """Tell the index the content of every file that is published as it is."""
    files = static_files(root)
    index.put("static:files", {f"file/{path}": digest_of(file.read_bytes()) for path, file in files.items()})


def check(root: Path, today: str | None) -> list[Problem]:
    """Every problem below `root`; what was found right before and has not changed is not looked at again."""
    problems, paths = looked_at(root, today)
    return problems or lost_addresses(root, paths)


def looked_at(root: Path, today: str | None = None) -> tuple[list[Problem], list[str]]:
    """What is wrong with the sources, or the path of every file that the site would have."""
    with ExitStack() as stack:
        with suppress(OSError):  # a base that cannot be written to can still be checked
            stack.enter_context(lock.alone(root / lock.CHECK))
        listen = stack.enter_context(uninterrupted())
        state = stack.enter_context(State(root / "build/check.state", program_digest("", Publication(), root, root)))
        brought = brought_up(root, state, today, for_pages=False, tell=lambda _done, _of: listen())
        site = Site(root, brought.index, Publication(), brought.practices, brought.editions)
        paths = [] if brought.problems else [one.path for one in products(site, {}, root)]
        listen()
        with suppress(OSError):  # the same
            save(state, brought.units, brought.index)
    return brought.problems, paths
