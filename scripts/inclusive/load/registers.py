"""Registers: a YAML file that holds a list of records, or one mapping → values with their places, and problems."""

from bisect import bisect_right
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from inclusive.corpus import Entry
from inclusive.load.files import misplaced, read_text
from inclusive.load.shape import shaped, shown, unless_told
from inclusive.load.yaml_nodes import Document
from inclusive.load.yaml_reader import read_on
from inclusive.problems import Problem, problem

Model = TypeVar("Model", bound=BaseModel)
FOLDER = "registers"
LISTS = ("meetings", "moved", "organisations", "policies", "questions", "tolerated")
BELONGING = frozenset(["earlier", *(f"{name}.yml" for name in ("facets", "governance", *LISTS))])


def load_list(root: Path, path: str, model: type[Model]) -> tuple[tuple[Entry[Model], ...], set[str], list[Problem]]:
    """The entries of a file that holds a list; ids of refused entries, or the file itself; problems."""
    document, problems = _document(root, path)
    if document is None:
        return (), {path}, problems
    if not isinstance(document.root.value, list):
        found = shown(document.root.plain())
        problems += unless_told(
            [problem(document.place(), "F020", field=path, value=found, kind="list")], problems, document
        )
        return (), {path}, problems
    entries: list[Entry[Model]] = []
    wrong, lines = entries_with(document, problems), document.lost | {one.place.line for one in problems}
    refused: set[str] = set()
    for number, node in enumerate(document.root.value):
        part = document.below(number)
        value, faults = shaped(model, part)
        problems += unless_told(faults, problems, document)
        if value is not None and number not in wrong:
            entries.append(Entry(value, part))
        elif isinstance(node.value, dict) and "id" in node.value:
            refused.add(path if node.keys["id"][0] in lines else str(node.value["id"].value))
        elif document.lost:
            refused.add(path)
    return tuple(entries), refused, problems


def registers_checked(root: Path) -> list[Problem]:
    """A problem for each file of `registers` that is none: it would be read by nobody."""
    return misplaced(root, FOLDER, BELONGING.__contains__)


def load_single(root: Path, path: str, model: type[Model], nothing: Model) -> tuple[Model, set[str], list[Problem]]:
    """A file that holds one mapping, or `nothing`; the file itself when it was refused; problems."""
    entry, problems = load_one(root, path, model)
    return (entry.value, set(), problems) if entry else (nothing, {path}, problems)


def load_one(root: Path, path: str, model: type[Model]) -> tuple[Entry[Model] | None, list[Problem]]:
    """The value of a file that holds one mapping, with its places, or None; problems."""
    document, problems = _document(root, path)
    if document is None:
        return None, problems
    value, faults = shaped(model, document)
    found = problems + unless_told(faults, problems, document)
    return (None if value is None or found else Entry(value, document)), found


def entries_with(document: Document, problems: Iterable[Problem]) -> frozenset[int]:
    """The numbers of the entries in which these problems are."""
    starts = [(node.line, node.column) for node in document.root.value]
    return frozenset(bisect_right(starts, (one.place.line, one.place.column)) - 1 for one in problems)


def _document(root: Path, path: str) -> tuple[Document | None, list[Problem]]:
    source, problems = read_text(root, path)
    if problems:
        return None, problems
    return read_on(source, path)
