"""Strict YAML: text → nodes that know their line, with a problem for everything YAML would guess.

libyaml parses; we compose the nodes ourselves, from its events, because its own composer
recurses (a deep file crashes the interpreter), expands aliases and lets duplicate keys pass.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from inclusive.load.letters import hidden_character, mixed_letter
from inclusive.load.scalars import is_ambiguous, resolved
from inclusive.load.yaml_faults import syntax_problem, tabs, without_block
from inclusive.problems import Place, Problem, problem

DEEPEST = 20
MOST_FAULTS = 10  # of syntax: a text that has more is told the first only, for they may follow from it
MOST_RECORDS, MOST_VALUES = 5000, 500  # entries of a file that is a list; of every other list or mapping
MOST_IN_ALL = 100_000  # values of a file, whatever it is
MOST_TOLD = 1000  # problems of one file; who mends those sees the others
# A scalar of one line that means the same to every reader of YAML: no colon before a space or at the end, no comment.
FLAT = re.compile(
    r"""(?P<key>[a-z]+(?:_[a-z]+)*):[ ]
    (?:"(?P<quoted>[^"\\]*)"|(?P<plain>[^\W_](?:[^:#\s]|:(?=[^\s])|(?<![\s])\#|[ ](?=[^\s#]))*))""",
    re.VERBOSE,
)


@dataclass(slots=True)
class Node:
    """A value of a YAML file: text, whole number, truth value, list of nodes or mapping to nodes."""

    value: Any
    line: int
    column: int
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)

    def plain(self) -> Any:
        """The value without its places, as Python's own types; lists as tuples, for models never change once made."""
        value = self.value
        if value.__class__ is dict:
            return {key: node.plain() for key, node in value.items()}
        if value.__class__ is list:
            return tuple([node.plain() for node in value])
        return value


@dataclass(frozen=True)
class Document:
    """A YAML text and its places: `place("sources", 0, "url")` names the line of that value."""

    path: str
    root: Node
    lost: frozenset[int] = frozenset()  # lines of what could not be read at all, and was left out

    def place(self, *steps: str | int) -> Place:
        """The place of the value at `steps`, or of the nearest value around it that exists."""
        node, line, column = self.root, self.root.line, self.root.column
        for step in steps:
            if isinstance(node.value, dict) and step in node.value:
                line, column = node.keys[str(step)]
                node = node.value[step]
            elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                line, column = node.line, node.column
            else:
                break
        return Place(self.path, line, column)

    def below(self, *steps: str | int) -> "Document":
        """The document seen from the value at `steps`, which exists."""
        node = self.root
        for step in steps:
            node = node.value[step]
        return Document(self.path, node, self.lost)


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


def _composed(text: str, path: str, first_line: int) -> tuple["_Composer", Problem | None]:
    """What can be composed of a text, and what its syntax stumbles over."""
    composer = _Composer(path, first_line, has_escapes="\\" in text)
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


class _Composer:
    """Builds nodes from libyaml's events, without recursion; keeps what it refuses."""

    def __init__(self, path: str, first_line: int, *, has_escapes: bool) -> None:
        self.path, self.first_line = path, first_line
        self._has_escapes = has_escapes
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.stopped = False
        self._open: list[Node] = []
        self._key: tuple[str, int, int] | None = None  # of the mapping opened last, until its value comes
        self._documents = 0
        self._values = 0

    def take(self, event: Any) -> None:
        """Take the next event; `stopped` tells that reading on is pointless."""
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._start(event, {} if kind is yaml.MappingStartEvent else [])
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._open.pop()
        elif kind is yaml.AliasEvent:
            self._refuse(event, "F010", name=f"*{event.anchor}")
            self.stopped = True  # an alias may multiply without end
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                self._refuse(event, "F016")
                self.stopped = True

    def _refuse(self, event: yaml.Event, code: str, **details: object) -> None:
        line, column = self._position(event)
        self._tell(problem(Place(self.path, line, column), code, **details))

    def _tell(self, one: Problem) -> None:
        self.problems.append(one)
        self.stopped = self.stopped or len(self.problems) >= MOST_TOLD

    def _position(self, event: Any) -> tuple[int, int]:
        mark = event.start_mark
        return mark.line + self.first_line, mark.column + 1

    def _properties(self, event: Any) -> None:
        if event.anchor:
            self._refuse(event, "F010", name=f"&{event.anchor}")
        if event.tag:
            self._refuse(event, "F011", tag=event.tag)

    def _start(self, event: Any, value: Any) -> None:
        self._properties(event)
        if len(self._open) >= DEEPEST:
            self._refuse(event, "F014", deepest=DEEPEST)
            self.stopped = True
        elif self._is_key():
            self._refuse(event, "F013", value="{…}" if value == {} else "[…]")
            self.stopped = True
        else:
            node = Node(value, *self._position(event))
            self._place(node)
            self._open.append(node)

    def _scalar(self, event: Any) -> None:
        value, style, tag = event.value, event.style, event.tag
        if tag or event.anchor:
            self._properties(event)
        if style == '"':
            self._characters(event, value)
        is_bare = not (style or tag)
        if self._is_key():
            if is_bare and is_ambiguous(value):
                self._refuse(event, "F013", value=value)
            self._key = (value, *self._position(event))
        else:
            self._place(Node(self._resolve(event, value) if is_bare else value, *self._position(event)))

    def _characters(self, event: yaml.ScalarEvent, value: str) -> None:
        """Refuse what may not stand in a text, written as an escape."""
        if hidden := hidden_character(value):
            self._refuse(event, "F005", character=hidden[1])
        elif self._has_escapes and (mixed := mixed_letter(value)):  # one written as it is has been told of the file
            self._refuse(event, "F032", letter=mixed[1], number=mixed[2])
        elif not unicodedata.is_normalized("NFC", value):
            self._refuse(event, "F006")

    def _resolve(self, event: yaml.ScalarEvent, value: str) -> str | int | bool:
        if value == "":
            self._refuse(event, "F030" if self._open else "F015")
        elif is_ambiguous(value):
            self._refuse(event, "F013", value=value)
        return resolved(value)

    def _is_key(self) -> bool:
        return self._key is None and bool(self._open) and self._open[-1].value.__class__ is dict

    def _place(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        values = parent.value
        self._values += 1
        if len(values) >= MOST_VALUES or self._values > MOST_IN_ALL:
            self._count(parent, node)
        if self._key is None:  # libyaml gives a key before each value of a mapping
            values.append(node)
            return
        name, line, column = self._key
        if name in values:
            place = Place(self.path, line, column)
            self._tell(problem(place, "F012", key=name, first=parent.keys[name][0]))
        else:
            values[name] = node
            parent.keys[name] = (line, column)
        self._key = None

    def _count(self, parent: Node, node: Node) -> None:
        """Refuse `node` if it is one too many, in `parent` or in all."""
        most = MOST_RECORDS if parent is self.root and parent.value.__class__ is list else MOST_VALUES
        if len(parent.value) >= most or self._values > MOST_IN_ALL:
            told = MOST_IN_ALL if self._values > MOST_IN_ALL else most
            self._tell(problem(Place(self.path, node.line, node.column), "F031", most=told))
            self.stopped = True
