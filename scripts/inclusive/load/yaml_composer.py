"""YAML composer: libyaml's events → nodes that know their line, with a problem for everything YAML would guess.

libyaml's own composer recurses (a deep file crashes the interpreter), expands aliases and lets duplicate keys pass.
"""

import unicodedata
from typing import Any

import yaml

from inclusive.load.letters import hidden_character, mixed_letter
from inclusive.load.scalars import is_ambiguous, resolved
from inclusive.load.yaml_nodes import Node
from inclusive.problems import Place, Problem, problem

DEEPEST = 20
MOST_RECORDS, MOST_VALUES = 5000, 500  # entries of a file that is a list; of every other list or mapping
MOST_IN_ALL = 50_000  # values of a file, whatever it is: twice what our glossary would hold at its largest
MOST_TOLD = 1000  # problems of one file; who mends those sees the others


class Composer:
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
            if event.version or event.tags:
                self._refuse(event, "F011", tag="%YAML" if event.version else "%TAG")
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
