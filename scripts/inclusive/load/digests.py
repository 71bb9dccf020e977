"""Digests: what stands for the content of every source file, so that only what changed is read again."""

import hashlib
import os
import stat
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from inclusive.load.corpus_files import FRAME, GLOSSARY, ORGANISATIONS, PAGES, QUESTIONS
from inclusive.load.files import LARGEST

ROOTS = ("practices", "docs/fr", "docs/nl", "docs/assets/drawings", "registers")
ABOVE = ("docs", "docs/assets")
UNITS = {GLOSSARY: GLOSSARY, ORGANISATIONS: ORGANISATIONS, QUESTIONS: QUESTIONS}


def unit_digests(root: Path) -> Mapping[str, str]:
    """Unit → digest of the names and contents of all its files, also of those that do not belong there.

    A unit that passes a link to a folder has none: it is read each time.
    """
    parts: dict[str, list[str | None]] = defaultdict(list)
    for path in sorted(_paths(root)):
        digest = _digest(f"{root}/{path}")
        parts[unit_of(path)].append(digest and f"{path}\0{digest}")
    known = {unit: [one for one in told if one is not None] for unit, told in parts.items() if None not in told}
    return {unit: _hash("\0".join(told).encode(errors="surrogateescape")) for unit, told in known.items()}


def unit_of(path: str) -> str:
    """The unit that a file belongs to: a practice's folder, a register of records, all pages, or the frame."""
    first, _, rest = path.partition("/")
    if first == "practices" and rest:
        return f"practices/{rest.partition('/')[0]}"
    if first == "docs" and not path.startswith("docs/assets/"):
        return PAGES
    return UNITS.get(path, FRAME)


def _paths(root: Path) -> Iterator[str]:
    """Every file, link and empty folder below the roots, relative to `root`."""
    yield GLOSSARY
    yield from (name for name in (*ROOTS, *ABOVE) if os.path.islink(f"{root}/{name}"))  # noqa: PTH114 (text, not paths)
    for name in ROOTS:
        yield from _below(root, name)


def _below(root: Path, folder: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(root / folder))
    except OSError:  # absent, or no folder: reading it will tell
        yield folder
        return
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield path
            yield from _below(root, path)
        else:
            yield path


def _digest(file: str) -> str | None:
    """What stands for a file's content, and for where it is; None for a link to a folder."""
    try:
        told = os.stat(file)  # noqa: PTH116 (thousands of files)
        link = os.readlink(file) if os.path.islink(file) else ""  # noqa: PTH114, PTH115 (the same)
        if stat.S_ISDIR(told.st_mode):
            return None if link else "folder"
        if not stat.S_ISREG(told.st_mode) or told.st_size > LARGEST:  # it may have no end; it is refused unread
            return f"{link} {stat.S_IFMT(told.st_mode)} {told.st_size}"
        with open(file, "rb") as content:  # noqa: PTH123 (the same)
            return link + _hash(content.read())
    except OSError as error:
        return type(error).__name__


def _hash(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
