"""Apart: files of the site that are slow to make and change seldom, made beside the build, in a process of their own.

What was made is kept in `build/<name>` with a digest of all that it was made of. While nothing of that changes, it is
not made again, only copied into the site. What is damaged is made again.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from inclusive.errors import NotASite

PACKAGE = Path(__file__).parents[1]
SOURCES = ("practices", "registers", "editions", "glossary.yml")  # below the base's folder
LIST = "made.json"
Files = Iterable[tuple[str, bytes]]  # path below the site's root → content


@dataclass(frozen=True)
class Made:
    """What now stands in the site: how many files, and whether they were made anew."""

    files: int
    anew: bool


def apart(root: Path, name: str, about: str, make: Callable[[], Files], site: Path) -> Made:
    """Bring the files into `site`, a site that was built; `make` is asked only when their sources changed.

    `about` says what they depend on besides the sources and our code: addresses, versions of libraries.
    """
    if not (site / ".nojekyll").is_file():
        raise NotASite(site)
    kept, inputs = root / "build" / name, inputs_digest(root, about)
    anew = not is_as_made(kept, inputs)
    if anew:
        renew(kept, inputs, make())
    paths = [path for path, _ in made_files(kept)]
    for path in paths:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(kept / path, site / path)
    return Made(len(paths), anew)


def inputs_digest(root: Path, about: str) -> str:
    """What stands for the sources, our code and `about`."""
    told = hashlib.sha256(about.encode())
    for start, file in (*_sources(root), *_code()):
        told.update(f"\0{file.relative_to(start).as_posix()}\0".encode() + file.read_bytes())
    return told.hexdigest()


def is_as_made(kept: Path, inputs: str) -> bool:
    """Whether what is kept was made of these inputs, and is whole."""
    try:
        told = json.loads((kept / LIST).read_text(encoding="utf-8"))
        standing = _list(inputs, [(path, file.read_bytes()) for path, file in made_files(kept)])
    except (OSError, ValueError):
        return False
    return bool(told == standing)


def renew(kept: Path, inputs: str, files: Files) -> None:
    """Make the files aside, then put them in the place of the old ones. The list, which vouches for them, is last."""
    aside = kept.with_name(f"{kept.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    try:
        made = []
        for path, content in files:
            (aside / path).parent.mkdir(parents=True, exist_ok=True)
            (aside / path).write_bytes(content)
            made.append((path, content))
        (aside / LIST).write_text(json.dumps(_list(inputs, sorted(made))), encoding="utf-8")
        shutil.rmtree(kept, ignore_errors=True)
        aside.rename(kept)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def made_files(kept: Path) -> list[tuple[str, Path]]:
    """(path, file) of everything that is kept, but the list."""
    files = (file for file in kept.rglob("*") if file.is_file())
    return sorted((file.relative_to(kept).as_posix(), file) for file in files if file != kept / LIST)


def _list(inputs: str, files: Files) -> dict[str, object]:
    return {"inputs": inputs, "files": {path: hashlib.sha256(content).hexdigest() for path, content in files}}


def _sources(root: Path) -> Iterator[tuple[Path, Path]]:
    for name in SOURCES:
        place = root / name
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        yield from ((root, file) for file in files if file.is_file())


def _code() -> Iterator[tuple[Path, Path]]:
    for file in sorted(PACKAGE.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            yield PACKAGE, file
