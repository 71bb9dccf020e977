"""State: what a build leaves for the next one, in one SQLite file; whatever is doubtful about it makes it void.

It holds which sources were read, what they emitted, and for each product what it read. Beside it lies a digest of the
file and of the program that wrote it: damaged, half written, foreign or older, the state is not trusted, and the next
build makes everything anew. Payloads are JSON; keys and paths that stand in many rows are numbers there.
"""

import json
import sqlite3
from array import array
from collections.abc import Callable, Iterable
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import Any

from inclusive.derive.index import Payload
from inclusive.publish.seal import is_sound


class State:
    """The state of an earlier build, to be read; `void` when there is none that can be trusted."""

    def __init__(self, file: Path, program: str, sound: Callable[[], bool] | None = None) -> None:
        """Read `file`, which `program` must have written; `sound` says so where it was looked up beforehand."""
        self.file, self.program = file, program
        self._is_sound = sound or partial(is_sound, file, program)
        self._known: dict[int, str] = {}

    @cached_property
    def void(self) -> bool:
        """Whether there is nothing that can be trusted."""
        return not self._is_sound()

    @cached_property
    def _base(self) -> sqlite3.Connection | None:
        return None if self.void else sqlite3.connect(f"{self.file.resolve().as_uri()}?mode=ro", uri=True)

    def __enter__(self) -> "State":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._base is not None:
            self._base.close()

    def node(self, key: str) -> dict[str, Payload]:
        """What all sources said under `key`."""
        found = self._one("SELECT payload FROM node WHERE key = ?", key)
        return json.loads(found) if found else {}

    def nodes_below(self, start: str) -> Iterable[tuple[str, dict[str, Payload]]]:
        """What all sources said, for every key that starts like this."""
        found = self._all("SELECT key, payload FROM node WHERE key >= ? AND key < ?", start, _after(start))
        return ((key, json.loads(told)) for key, told in found)

    def keys_of(self, source: str) -> list[str]:
        """The keys under which `source` said something."""
        found = self._one("SELECT keys FROM source WHERE name = ?", source)
        return json.loads(found) if found else []

    def keys_below(self, start: str) -> list[str]:
        """Every key that starts like this, in order."""
        asked = "SELECT key FROM node WHERE key >= ? AND key < ? ORDER BY key"
        return [key for (key,) in self._all(asked, start, _after(start))]

    def sources(self) -> list[str]:
        """Every source, in order."""
        return [name for (name,) in self._all("SELECT name FROM source ORDER BY name")]

    def units(self) -> dict[str, str]:
        """Unit → digest of its files when it was last found right."""
        return dict(self._all("SELECT name, digest FROM unit"))

    def products(self) -> dict[str, tuple[str, int, int]]:
        """Path → digest, size and time of change of each file of the site."""
        return {path: tuple(rest) for path, *rest in self._all("SELECT path, digest, size, changed FROM product")}

    def reads(self, path: str) -> set[str]:
        """The keys that a product read when it was made."""
        return self._names(self._one("SELECT reads FROM product WHERE path = ?", path))

    def readers(self, keys: Iterable[str]) -> set[str]:
        """The products that read one of `keys`."""
        found: set[str] = set()
        for key in keys:
            found |= self.readers_of(key)
        return found

    def readers_of(self, key: str) -> set[str]:
        """The products that read `key`."""
        return self._names(self._one("SELECT products FROM reader WHERE key = ?", key))

    def _names(self, packed: Any) -> set[str]:
        """The keys or paths that packed numbers stand for."""
        numbers = unpacked(packed)
        if unknown := [number for number in numbers if number not in self._known]:
            asked = "SELECT number, name FROM number WHERE number IN (SELECT value FROM json_each(?))"
            self._known |= self._all(asked, json.dumps(unknown))
        return {self._known[number] for number in numbers}

    def _one(self, query: str, value: str | int) -> Any:
        if self._base is None:
            return None
        row = self._base.execute(query, (value,)).fetchone()
        return row[0] if row else None

    def _all(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        return [] if self._base is None else self._base.execute(query, values).fetchall()


def _after(start: str) -> str:
    """The first text that comes after all that start like this."""
    return f"{start[:-1]}{chr(ord(start[-1]) + 1)}"


def unpacked(data: bytes | None) -> "array[int]":
    """The numbers that `packed` made into bytes."""
    return array("I", data or b"")
