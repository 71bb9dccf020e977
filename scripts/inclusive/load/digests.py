"""Digests: what stands for the content of every source file, so that only what changed is read again."""

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from inclusive.load.corpus_files import FRAME, GLOSSARY, ORGANISATIONS, PAGES, QUESTIONS

ROOTS = ("practices", "docs/fr", "docs/nl", "docs/assets/drawings", "registers")
UNITS = {GLOSSARY: GLOSSARY, ORGANISATIONS: ORGANISATIONS, QUESTIONS: QUESTIONS}


def unit_digests(root: Path) -> Mapping[str, str]:
    """Unit → digest of the names and contents of all its files, also of those that do not belong there."""
    parts: dict[str, list[str]] = defaultdict(list)
    for path in sorted(_paths(root)):
        parts[unit_of(path)].append(f"{path}\0{_digest(f'{root}/{path}')}")
    return {unit: hashlib.blake2b("\0".join(told).encode(), digest_size=16).hexdigest() for unit, told in parts.items()}


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


def _digest(file: str) -> str:
    try:
        with open(file, "rb") as content:  # noqa: PTH123 (thousands of files)
            return hashlib.blake2b(content.read(), digest_size=16).hexdigest()
    except OSError as error:
        return type(error).__name__
