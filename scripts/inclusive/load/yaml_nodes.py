"""YAML nodes: the values of a YAML file, each with its line."""

from dataclasses import dataclass, field
from typing import Any

from inclusive.problems import Place


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
