"""The index: key → source → payload, what all records emitted, and which keys a change has touched.

It lies in memory, over what an earlier build stored: a key that nobody touched is fetched when it is asked for.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

Payload = Any  # a JSON value
Emitted = dict[str, Payload]  # key → what a source says under it
Node = Mapping[str, Payload]  # source → payload, in the order of the sources
LISTED = ("card/", "listed/")  # what lists show of each record
MANY = 30  # of them: who asked for so many shows a list, and gets the rest at once


class Store(Protocol):
    """What an earlier build stored of an index."""

    def node(self, key: str) -> dict[str, Payload]:
        """What all sources said under `key`."""

    def nodes_below(self, start: str) -> Iterable[tuple[str, dict[str, Payload]]]:
        """What all sources said, for every key that starts like this."""

    def keys_of(self, source: str) -> list[str]:
        """The keys under which `source` said something."""

    def keys_below(self, start: str) -> list[str]:
        """Every key that starts like this, in order."""


class Nothing:
    """The store of a first build."""

    def node(self, key: str) -> dict[str, Payload]:
        """Nothing."""
        del key
        return {}

    def nodes_below(self, start: str) -> Iterable[tuple[str, dict[str, Payload]]]:
        """Nothing."""
        del start
        return ()

    def keys_of(self, source: str) -> list[str]:
        """Nothing."""
        del source
        return []

    def keys_below(self, start: str) -> list[str]:
        """Nothing."""
        del start
        return []


class Index:
    """All payloads. `changed` holds the keys that are no longer as the store has them."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.changed: set[str] = set()
        self.keys: dict[str, list[str]] = {}  # source → its keys, of the sources put in or taken out
        self._nodes: dict[str, dict[str, Payload]] = {}
        self._sorted: set[str] = set()
        self._asked = dict.fromkeys(LISTED, 0)

    def node(self, key: str) -> Node:
        """What every source says under `key`, in the order of the sources."""
        node = self._nodes.get(key)
        if node is None:
            node = self._fetched(key)
        elif key not in self._sorted and len(node) > 1:
            node = self._nodes[key] = dict(sorted(node.items()))
        self._sorted.add(key)
        return node

    def put(self, source: str, emitted: Emitted) -> None:
        """Take what `source` emits instead of what it emitted before."""
        before = self.keys.get(source)
        for key in self.store.keys_of(source) if before is None else before:
            if key not in emitted:
                self._take_out(key, source)
        self.keys[source] = list(emitted)
        for key, payload in emitted.items():
            self._put_in(key, source, payload)

    def remove(self, source: str) -> None:
        """Forget what `source` emitted."""
        self.put(source, {})

    def _node_to_change(self, key: str) -> dict[str, Payload]:
        node = self._nodes.get(key)
        if node is None:
            node = self._fetched(key)
        return node

    def _fetched(self, key: str) -> dict[str, Payload]:
        """What is stored under `key`; with it all of its kind, where a list asks for one after the other."""
        if key.startswith(LISTED):
            start = key[: key.index("/") + 1]
            self._asked[start] += 1
            if self._asked[start] == MANY:
                for other, node in self.store.nodes_below(start):
                    self._nodes.setdefault(other, node)
        if key not in self._nodes:
            self._nodes[key] = self.store.node(key)
        return self._nodes[key]

    def _put_in(self, key: str, source: str, payload: Payload) -> None:
        node = self._node_to_change(key)
        if source not in node or node[source] != payload:
            self._sorted.discard(key)
            node[source] = payload
            self.changed.add(key)

    def _take_out(self, key: str, source: str) -> None:
        if self._node_to_change(key).pop(source, None) is not None:
            self.changed.add(key)

    def changed_nodes(self) -> Iterable[tuple[str, Node]]:
        """Every changed key with its node, in order."""
        return ((key, self.node(key)) for key in sorted(self.changed))
