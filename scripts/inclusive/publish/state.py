"""State: what a build leaves for the next one, in one SQLite file; whatever is doubtful about it makes it void.

It holds which sources were read, what they emitted, and for each product what it read. Beside it lies a digest of the
file and of the program that wrote it: damaged, half written, foreign or older, the state is not trusted, and the next
build makes everything anew. Payloads are JSON; keys and paths that stand in many rows are numbers there.
"""

import json
import sqlite3
from array import array
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

from inclusive.derive.index import Index, Payload
from inclusive.publish.database import database
from inclusive.publish.seal import seal, soundness, unseal

TABLES = """
CREATE TABLE unit (name TEXT PRIMARY KEY, digest TEXT) WITHOUT ROWID;
CREATE TABLE source (name TEXT PRIMARY KEY, keys TEXT) WITHOUT ROWID;
CREATE TABLE node (key TEXT PRIMARY KEY, payload TEXT) WITHOUT ROWID;
CREATE TABLE product (path TEXT PRIMARY KEY, digest TEXT, size INTEGER, changed INTEGER, reads BLOB) WITHOUT ROWID;
CREATE TABLE reader (key TEXT PRIMARY KEY, products BLOB) WITHOUT ROWID;
CREATE TABLE number (number INTEGER PRIMARY KEY, name TEXT UNIQUE);
"""


@dataclass(frozen=True)
class Made:
    """A product as it was written: digest of its content, size, time of change (ns), and the keys that it read."""

    path: str
    digest: str
    size: int
    changed: int
    reads: tuple[str, ...]


class State:
    """The state of an earlier build, to be read; `void` when there is none that can be trusted."""

    def __init__(self, file: Path, program: str) -> None:
        self.file, self.program = file, program
        self._is_sound = soundness(file, program)
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


def save(
    state: State, units: Mapping[str, str], index: Index, made: Sequence[Made] = (), gone: Sequence[str] = ()
) -> None:
    """Bring the file of `state` up to date: what `index` changed, the products `made` anew, those `gone`.

    The digest beside it is removed first and written last: a state that is half written is void.
    """
    unseal(state.file)
    readers = _readers(state, made, gone)
    state.close()
    if state.void:
        state.file.unlink(missing_ok=True)
    state.file.parent.mkdir(parents=True, exist_ok=True)
    with database(state.file) as base:
        if state.void:
            base.executescript(TABLES)
        _write(base, units, index, made, gone, readers)
    seal(state.file, state.program)


def _write(
    base: sqlite3.Connection,
    units: Mapping[str, str],
    index: Index,
    made: Sequence[Made],
    gone: Sequence[str],
    readers: Mapping[str, set[str]],
) -> None:
    base.execute("DELETE FROM unit")
    base.executemany("INSERT INTO unit VALUES (?, ?)", sorted(units.items()))
    _put(base, "source", "name", ((name, _told(keys)) for name, keys in sorted(index.keys.items())))
    _put(base, "node", "key", ((key, _told(node)) for key, node in index.changed_nodes()))
    numbers = _numbers(base, {key for one in made for key in one.reads} | {one.path for one in made})
    numbers |= _numbers(base, {path for paths in readers.values() for path in paths} - numbers.keys())
    _put(
        base,
        "reader",
        "key",
        ((key, packed(map(numbers.__getitem__, paths))) for key, paths in sorted(readers.items())),
    )
    base.executemany("DELETE FROM product WHERE path = ?", [(path,) for path in gone])
    base.executemany(
        "INSERT OR REPLACE INTO product VALUES (?, ?, ?, ?, ?)",
        sorted(
            (one.path, one.digest, one.size, one.changed, packed(map(numbers.__getitem__, one.reads))) for one in made
        ),
    )


def _put(base: sqlite3.Connection, table: str, column: str, rows: Iterable[tuple[str, Any]]) -> None:
    """Rows of (name, value) into a table; a name without value is deleted."""
    every = list(rows)
    base.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", [row for row in every if row[1]])
    base.executemany(f"DELETE FROM {table} WHERE {column} = ?", [(row[0],) for row in every if not row[1]])


def _told(value: Any) -> str | None:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else None


def _numbers(base: sqlite3.Connection, names: Set[str]) -> dict[str, int]:
    """The number that stands for each of `names`; new ones get the next."""
    base.executemany("INSERT OR IGNORE INTO number (name) VALUES (?)", [(name,) for name in sorted(names)])
    asked = "SELECT name, number FROM number WHERE name IN (SELECT value FROM json_each(?))"
    return dict(base.execute(asked, (json.dumps(sorted(names)),)))


def packed(numbers: Iterable[int]) -> bytes:
    """Numbers as four bytes each, the smallest first."""
    return array("I", sorted(numbers)).tobytes()


def unpacked(data: bytes | None) -> "array[int]":
    """The numbers that `packed` made into bytes."""
    return array("I", data or b"")


def _readers(state: State, made: Sequence[Made], gone: Sequence[str]) -> Mapping[str, set[str]]:
    """Key → products that read it, for each key of which the readers change."""
    changed: dict[str, set[str]] = {}

    def readers(key: str) -> set[str]:
        if key not in changed:
            changed[key] = set() if state.void else state.readers_of(key)
        return changed[key]

    for path in gone:
        for key in state.reads(path):
            readers(key).discard(path)
    for one in made:
        before = set() if state.void else state.reads(one.path)
        for key in before.difference(one.reads):
            readers(key).discard(one.path)
        for key in one.reads if state.void else set(one.reads) - before:
            readers(key).add(one.path)
    return changed
