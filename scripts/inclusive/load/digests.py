"""Digests: what stands for the content of every source file, so that only what changed is read again."""

import hashlib
import os
import stat
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from inclusive.load.corpus_files import FRAME, GLOSSARY, ORGANISATIONS, PAGES, QUESTIONS
from inclusive.load.earlier import EARLIER
from inclusive.load.files import LARGEST

ROOTS = ("practices", "docs/fr", "docs/nl", "docs/assets/drawings", "registers")
ABOVE = ("docs", "docs/assets")
FILE, FOLDER = "file", "folder"
Found = tuple[str, str]  # a path below the root, and what it is
Each = Callable[[Callable[[Found], str | None], Sequence[Found]], Iterable[str | None]]  # `map`, or several at a time
UNITS = {GLOSSARY: GLOSSARY, ORGANISATIONS: ORGANISATIONS, QUESTIONS: QUESTIONS}


def unit_digests(root: Path, each: Each = map) -> Mapping[str, str]:
    """Unit → digest of the names and contents of all its files, also of those that do not belong there.

    A unit that passes a link to a folder has none: it is read each time. `each` does the same work on each file.
    """
    parts: dict[str, list[str | None]] = defaultdict(list)
    found = sorted(_paths(str(root)))
    for (path, _), digest in zip(found, each(partial(_digest, str(root)), found), strict=True):
        parts[unit_of(path)].append(digest and f"{path}\0{digest}")
    known = {unit: [one for one in told if one is not None] for unit, told in parts.items() if None not in told}
    return {unit: _hash("\0".join(told).encode(errors="surrogateescape")) for unit, told in known.items()}


def unit_of(path: str) -> str:
    """The unit that a file belongs to: a practice's folder, a register, all pages, all earlier texts, or the frame."""
    first, _, rest = path.partition("/")
    if first == "practices" and rest:
        return f"practices/{rest.partition('/')[0]}"
    if first == "docs" and not path.startswith("docs/assets/"):
        return PAGES
    if path.startswith(EARLIER):
        return EARLIER
    return UNITS.get(path, FRAME)


def _paths(root: str) -> Iterator[Found]:
    """Every file, link and folder below the roots, relative to `root`, and what it is; empty: it must be seen."""
    yield GLOSSARY, ""
    yield from ((name, "") for name in (*ROOTS, *ABOVE) if os.path.islink(f"{root}/{name}"))  # noqa: PTH114 (text)
    for name in ROOTS:
        yield from _below(root, name)


def _below(root: str, folder: str) -> Iterator[Found]:
    try:
        entries = list(os.scandir(f"{root}/{folder}"))
    except OSError:  # absent, or no folder: reading it will tell
        yield folder, ""
        return
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield path, FOLDER
            yield from _below(root, path)
        else:
            yield path, FILE if entry.is_file(follow_symlinks=False) else ""


def _digest(root: str, found: Found) -> str | None:
    """What stands for a file's content, and for where it is; None for a link to a folder."""
    path, kind = found
    if kind == FOLDER:
        return FOLDER
    file = f"{root}/{path}"
    try:
        return _of_content(file) if kind == FILE else _of_another(file)
    except OSError as error:
        return type(error).__name__


def _of_another(file: str) -> str | None:
    """The same, of what may be a link, or no file at all."""
    told = os.stat(file)  # noqa: PTH116 (thousands of files)
    link = os.readlink(file) if os.path.islink(file) else ""  # noqa: PTH114, PTH115 (the same)
    if stat.S_ISDIR(told.st_mode):
        return None if link else FOLDER
    if not stat.S_ISREG(told.st_mode):  # it may have no end; it is refused unread
        return f"{link} {stat.S_IFMT(told.st_mode)} {told.st_size}"
    return link + _of_content(file)


def _of_content(file: str) -> str:
    """A digest of a file's content, or its size if it is refused unread."""
    descriptor = os.open(file, os.O_RDONLY)
    try:
        size = os.fstat(descriptor).st_size
        return _hash(os.read(descriptor, size)) if size <= LARGEST else f"{size}"
    finally:
        os.close(descriptor)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()  # most processors have instructions for it
