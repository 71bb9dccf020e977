"""Strict YAML: text → a document whose values know their line, with a problem for everything YAML would guess.

libyaml parses; we compose the nodes ourselves, from its events (`yaml_composer`).
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import yaml

from inclusive.load.scalars import is_ambiguous, resolved
from inclusive.load.yaml_composer import MOST_VALUES, Composer
from inclusive.load.yaml_faults import syntax_problem, tabs, without_block
from inclusive.load.yaml_nodes import Document, Node
from inclusive.problems import Place, Problem, problem

MOST_FAULTS = 10  # of syntax: a text that has more is told the first only, for they may follow from it
# A scalar of one line that means the same to every reader of YAML: no colon before a space or at the end, no comment.
FLAT = re.compile(
    r"""(?P<key>[a-z]+(?:_[a-z]+)*):[ ]
    (?:"(?P<quoted>[^"\\]*)"|(?P<plain>[^\W_](?:[^:#\s]|:(?=[^\s])|(?<![\s])\#|[ ](?=[^\s#]))*))""",
    re.VERBOSE,
)


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[Document | None, list[Problem]]:
    """The one document of `text`, or None with the problems that forbid it."""
    document, problems = _read(text, path, first_line)
    return None if problems else document, list(problems)


def read_on(text: str, path: str, first_line: int = 1) -> tuple[Document | None, list[Problem]]:
    """The same document also where a part of it was refused, so that what else is wrong with it can be told at once.

    Of a key that stands twice it has the first value. An entry, or a key of the file, whose syntax is wrong is left out
    of it. None when reading has to stop before the end.
    """
    document, problems = _read(text, path, first_line)
    return document, list(problems)


@lru_cache(maxsize=16)
def _read(text: str, path: str, first_line: int) -> tuple[Document | None, Sequence[Problem]]:
    if (flat := _flat(text, path, first_line)) is not None:
        return flat, ()
    if "\t" in text:
        return None, tabs(text, path, first_line)
    faults: list[Problem] = []
    lost: set[int] = set()
    composer, fault = _composed(text, path, first_line)
    while fault is not None:
        faults += [fault] if fault not in faults else []  # the same again, where leaving out a value did not help
        around = without_block(text, fault.place.line - first_line) if len(faults) < MOST_FAULTS else None
        if around is None:
            return None, faults[:1]
        text, lines = around
        lost |= {line + first_line for line in lines}
        composer, fault = _composed(text, path, first_line)
    problems = [*faults, *composer.problems]
    if composer.stopped or composer.root is None:
        return None, problems or [problem(Place(path, first_line), "F015")]
    return Document(path, composer.root, frozenset(lost)), problems


def _composed(text: str, path: str, first_line: int) -> tuple[Composer, Problem | None]:
    """What can be composed of a text, and what its syntax stumbles over."""
    composer = Composer(path, first_line, has_escapes="\\" in text)
    try:
        next_event = yaml.CSafeLoader(text).get_event
        while not composer.stopped and (event := next_event()) is not None:
            composer.take(event)
    except yaml.YAMLError as error:
        return composer, syntax_problem(error, path, first_line)
    return composer, None


def _flat(text: str, path: str, first_line: int) -> Document | None:
    """What most texts' heads are, lines of `key: words` or `key: "words"`, ten times faster; None for all else."""
    root = Node({}, first_line, 1)
    for line, written in enumerate(text.splitlines(), start=first_line):
        found = FLAT.fullmatch(written)
        if found is None or found["key"] in root.value or is_ambiguous(found["key"]) or len(root.value) >= MOST_VALUES:
            return None
        value: str | int | bool | None = found["quoted"]
        if value is None:
            value = found["plain"]
            if is_ambiguous(value):
                return None
            value = resolved(value)
        root.value[found["key"]] = Node(value, line, found.end("key") + 3)
        root.keys[found["key"]] = (line, 1)
    return Document(path, root) if root.value else None
