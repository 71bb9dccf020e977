"""Keeping the state: what a build tells the next one, written into the file that `state.py` reads."""

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from inclusive.derive.index import Index
from inclusive.publish.database import database
from inclusive.publish.seal import seal, unseal
from inclusive.publish.state import State

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
    """Rows of (name, value) into a table, one by one: all at once are large. A name without value is deleted."""
    gone: list[tuple[str]] = []

    def kept() -> Iterator[tuple[str, Any]]:
        for name, value in rows:
            if value:
                yield name, value
            else:
                gone.append((name,))

    base.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", kept())
    base.executemany(f"DELETE FROM {table} WHERE {column} = ?", gone)


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
