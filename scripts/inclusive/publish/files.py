"""Files: which products of the site differ from what stands, made aside and then put in their places."""

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from inclusive.derive.index import Index
from inclusive.interruption import uninterrupted
from inclusive.publish.products import Product
from inclusive.publish.save_state import Made
from inclusive.publish.state import State
from inclusive.publish.workers import Told, side_by_side
from inclusive.render.site import Site
from inclusive.search.index import FOLDER

Standing = Mapping[str, tuple[int, int]]  # path → size and time of change in ns, of each file of the site
WORTH_IT = 30  # pages: above, two processes make them sooner than one


@dataclass(frozen=True)
class Change:
    """The products to make anew, and the files of the site that go."""

    wanted: tuple[Product, ...]
    gone: tuple[str, ...]


def change_of(state: State, index: Index, every: Mapping[str, Product], folder: Path, standing: Standing) -> Change:
    """What differs: products that read a changed key, are new, altered or lost; files that are no product."""
    stored = state.products()
    concerned = set() if state.void else state.readers(index.changed)
    wanted = tuple(
        product
        for path, product in every.items()
        if path in concerned
        or path not in stored
        or not is_as_stored(f"{folder}/{path}", standing.get(path), stored[path])
    )
    return Change(wanted, tuple(sorted((stored.keys() | standing.keys()) - every.keys())))


def sizes(state: State, change: Change, made: Iterable[Made]) -> dict[str, int]:
    """The size of each file of the site, once what was made is in its place."""
    found = {path: size for path, (_, size, _) in state.products().items()}
    found |= {one.path: one.size for one in made}
    for path in change.gone:
        found.pop(path, None)
    return found


def is_as_stored(file: str, standing: tuple[int, int] | None, stored: tuple[str, int, int]) -> bool:
    """Whether a file is what an earlier build wrote: by size and time of change, else by content."""
    if standing is None:
        return False
    return standing == stored[1:] or digest_of(Path(file).read_bytes()) == stored[0]


def standing_files(folder: str, first: str = "") -> Standing:
    """Every file below `folder/first`. Text, not paths: there are thousands."""
    found: dict[str, tuple[int, int]] = {}
    below = [first]
    for start in below:
        with suppress(FileNotFoundError):
            for entry in os.scandir(f"{folder}/{start}"):
                path = f"{start}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    if path != FOLDER:  # the search index has its own ways
                        below.append(f"{path}/")
                else:
                    told = entry.stat(follow_symlinks=False)
                    found[path] = told.st_size, told.st_mtime_ns
    return found


def applied(site: Site, change: Change, folder: Path, *, whole: bool, tell: Told) -> list[Made]:
    """Make the products aside; when all are made, put them in their places.

    After a change they lie aside in one folder: to make one for each and delete it takes as long as to write the page.
    """
    aside = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    try:
        order = _record if whole else _path
        wanted = sorted(change.wanted, key=order)
        places = {one.path: f"{aside}/{one.path if whole else number}" for number, one in enumerate(wanted)}
        made = side_by_side(partial(make, site, places), wanted, tell, worth_it=WORTH_IT)
        with uninterrupted():
            if whole:
                swap(aside, folder)
            else:
                move_in(places, folder, change)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return made


def _path(product: Product) -> str:
    """After a change, lists are most of the work: those of a language have much in common."""
    return product.path


def _record(product: Product) -> str:
    """What a page is about: all pages of a record are made one after the other, for they have much in common."""
    folders = product.path.split("/")[:-1]
    return "" if not folders else folders[1] if folders[0] == "id" else folders[-1]


def make(site: Site, places: Mapping[str, str], product: Product) -> Made:
    """Write one product where `places` says that it lies until all are made."""
    site.reads = set()
    content = product.make(site)
    data = content.encode() if isinstance(content, str) else content
    size, changed = write(places[product.path], data)
    return Made(product.path, digest_of(data), size, changed, tuple(sorted(site.reads)))


def digest_of(data: bytes) -> str:
    """What stands for the content of a file."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def write(file: str, data: bytes) -> tuple[int, int]:
    """Write a file, its folder if need be; its size and time of change in ns."""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    except FileNotFoundError:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    with os.fdopen(descriptor, "wb") as open_file:
        open_file.write(data)
        open_file.flush()
        told = os.fstat(descriptor)
    return told.st_size, told.st_mtime_ns


def move_in(places: Mapping[str, str], folder: Path, change: Change) -> None:
    """Move each new file from where it lies over the old one; before, delete those that go, and empty folders."""
    for path in change.gone:
        if (folder / path).is_file() or (folder / path).is_symlink():
            (folder / path).unlink()
        for parent in Path(path).parents[:-1]:
            with suppress(OSError):  # it holds something, or somebody deleted it
                (folder / parent).rmdir()
    for product in change.wanted:
        place = folder / product.path
        if place.is_dir() and not place.is_symlink():  # somebody's, and empty: its files are no products
            shutil.rmtree(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        Path(places[product.path]).replace(place)


def swap(aside: Path, target: Path) -> None:
    """Put the finished folder in the place of the old one."""
    old = target.with_name(f"{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    try:
        aside.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
