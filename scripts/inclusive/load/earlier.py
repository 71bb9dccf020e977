"""Earlier texts: the files of `registers/earlier/` → values with their places, and problems."""

import os
from pathlib import Path

from inclusive.corpus import Entry
from inclusive.load.files import misplaced, names_in
from inclusive.load.registers import load_one
from inclusive.model.earlier import EarlierText
from inclusive.problems import Problem

EARLIER, SUFFIX = "registers/earlier", ".yml"
EXPLAINED = "README.md"  # says in the folder itself what it holds


def load_earlier(root: Path) -> tuple[tuple[Entry[EarlierText], ...], frozenset[str], list[Problem]]:
    """Every earlier text by name, of which there may be none; the files refused; problems."""
    if not os.path.lexists(root / EARLIER):
        return (), frozenset(), []
    names, problems = names_in(root, EARLIER)
    problems += misplaced(root, EARLIER, lambda name: name.endswith(SUFFIX) or name == EXPLAINED)
    entries: list[Entry[EarlierText]] = []
    refused: set[str] = set()
    for path in (f"{EARLIER}/{name}" for name in names if name.endswith(SUFFIX)):
        entry, found = load_one(root, path, EarlierText)
        problems += found
        entries += [entry] if entry else []
        refused |= set() if entry else {path}
    return tuple(entries), frozenset(refused), problems


def digest_in_name(entry: Entry[EarlierText]) -> str:
    """The digest that an earlier text is named by."""
    return Path(entry.document.path).stem
