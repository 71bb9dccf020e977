"""Apart: files of the site that are slow to make and change seldom, made beside the build, in a process of their own.

What was made is kept in `build/<name>` with a digest of all that it was made of. While nothing of that changes, it is
not made again, only copied into the site. What is damaged is made again.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inclusive.check.run import checked
from inclusive.corpus import Corpus
from inclusive.editions.edition import Editions
from inclusive.editions.read import read_editions
from inclusive.errors import HasProblems, NotASite
from inclusive.interruption import uninterrupted
from inclusive.publish.addresses import lost_apart

PACKAGE = Path(__file__).parents[1]
SOURCES = ("practices", "registers", "editions", "glossary.yml")  # below the base's folder
LIST = "made.json"


@dataclass(frozen=True)
class Wanted:
    """A file to have in the site. `made_of` stands for all the values that it shows; without, it is always made."""

    path: str  # below the site's root
    make: Callable[[], bytes]
    made_of: str = ""


@dataclass(frozen=True)
class Made:
    """What now stands in the site: how many files, and how many of them were made for it."""

    files: int
    anew: int


def apart(root: Path, name: str, about: str, wanted: Callable[[], Iterable[Wanted]], site: Path) -> Made:
    """Bring the files into `site`, a site that was built; `wanted` is asked only when something changed.

    `about` says what they depend on besides the sources and our code: addresses, versions of libraries.
    """
    if not (site / ".nojekyll").is_file():
        raise NotASite(site)
    kept, program = root / "build" / name, digest_of([("about", about.encode()), *_code()])
    inputs = digest_of([("program", program.encode()), *_sources(root)])
    told = as_told(kept)
    anew = 0 if told.get("inputs") == inputs else renew(kept, told, program, inputs, wanted())
    paths = [path for path, _ in kept_files(kept)]
    put(kept, paths, site)
    return Made(len(paths), anew)


def keeping(root: Path, below: tuple[str, ...], wanted: Iterable[Wanted]) -> Iterator[Wanted]:
    """The same files. Once all are told, each address that the ledger lists below these folders must be among them."""
    paths = []
    for one in wanted:
        paths.append(one.path)
        yield one
    if problems := lost_apart(root, below, paths):
        raise HasProblems(problems)


def put(kept: Path, paths: Iterable[str], site: Path) -> None:
    """Copy the files beside `site`; when all are there, move each into its place."""
    aside = site.resolve().with_name(f"{site.resolve().name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    try:
        for path in paths:
            (aside / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(kept / path, aside / path)
        with uninterrupted():
            for path in paths:
                (site / path).parent.mkdir(parents=True, exist_ok=True)
                (aside / path).replace(site / path)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def good_sources(root: Path) -> tuple[Corpus, Editions]:
    """The base and its editions, checked; what was made of them before needs no second check."""
    corpus, problems = checked(root)
    if problems:
        raise HasProblems(problems)
    editions, _ = read_editions(root)
    return corpus, editions


def as_told(kept: Path) -> Mapping[str, Any]:
    """What the list says of the files that are kept; nothing, if a file is not as the list says."""
    try:
        told: dict[str, Any] = json.loads((kept / LIST).read_text(encoding="utf-8"))
        standing = {path: digest_of([(path, file.read_bytes())]) for path, file in kept_files(kept)}
        return told if {path: one["is"] for path, one in told["files"].items()} == standing else {}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def renew(kept: Path, told: Mapping[str, Any], program: str, inputs: str, wanted: Iterable[Wanted]) -> int:
    """Put the wanted files in the place of the old ones, and tell how many were made. The list is written last."""
    aside, anew = kept.with_name(f"{kept.name}.new"), 0
    shutil.rmtree(aside, ignore_errors=True)
    before = told["files"] if told.get("program") == program else {}
    listed = {}
    try:
        with uninterrupted() as listen:
            for one in wanted:
                listen()
                is_kept = bool(one.made_of) and before.get(one.path, {}).get("of") == one.made_of
                content = (kept / one.path).read_bytes() if is_kept else one.make()
                anew += not is_kept
                (aside / one.path).parent.mkdir(parents=True, exist_ok=True)
                (aside / one.path).write_bytes(content)
                listed[one.path] = {"is": digest_of([(one.path, content)]), "of": one.made_of}
            list_now = {"program": program, "inputs": inputs, "files": listed}
            (aside / LIST).write_text(json.dumps(list_now, sort_keys=True), encoding="utf-8")
            listen()
            shutil.rmtree(kept, ignore_errors=True)
            aside.rename(kept)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return anew


def kept_files(kept: Path) -> list[tuple[str, Path]]:
    """(path, file) of everything that is kept, but the list."""
    files = (file for file in kept.rglob("*") if file.is_file())
    return sorted((file.relative_to(kept).as_posix(), file) for file in files if file != kept / LIST)


def digest_of(parts: Iterable[tuple[str, bytes]]) -> str:
    """What stands for named contents."""
    told = hashlib.sha256()
    for name, content in parts:
        told.update(f"{name}\0{len(content)}\0".encode() + content)
    return told.hexdigest()


def _sources(root: Path) -> Iterator[tuple[str, bytes]]:
    for name in SOURCES:
        place = root / name
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        yield from ((file.relative_to(root).as_posix(), file.read_bytes()) for file in files if file.is_file())


def _code() -> Iterator[tuple[str, bytes]]:
    for file in sorted(PACKAGE.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            yield file.relative_to(PACKAGE).as_posix(), file.read_bytes()
