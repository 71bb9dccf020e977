"""State: what a build leaves for the next one, in one SQLite file; whatever is doubtful about it makes it void.

It holds which sources were read, what they emitted, and for each product what it read. Beside it lies a digest of the
file and of the program that wrote it: damaged, half written, foreign or older, the state is not trusted, and the next
build makes everything anew. Everything in it is JSON.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from inclusive.derive.emit import Payload
from inclusive.derive.index import Index

TABLES = """
CREATE TABLE unit (name TEXT PRIMARY KEY, digest TEXT) WITHOUT ROWID;
CREATE TABLE source (name TEXT PRIMARY KEY, keys TEXT) WITHOUT ROWID;
CREATE TABLE node (key TEXT PRIMARY KEY, payload TEXT) WITHOUT ROWID;
CREATE TABLE product (path TEXT PRIMARY KEY, digest TEXT, size INTEGER, changed INTEGER, reads TEXT) WITHOUT ROWID;
CREATE TABLE reader (key TEXT PRIMARY KEY, paths TEXT) WITHOUT ROWID;
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
        self.void = not _is_sound(file, program)
        self._base = None if self.void else sqlite3.connect(f"file:{file.as_posix()}?mode=ro", uri=True)

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

    def keys_of(self, source: str) -> list[str]:
        """The keys under which `source` said something."""
        found = self._one("SELECT keys FROM source WHERE name = ?", source)
        return json.loads(found) if found else []

    def sources(self) -> list[str]:
        """Every source, in order."""
        return [name for (name,) in self._all("SELECT name FROM source ORDER BY name")]

    def units(self) -> dict[str, str]:
        """Unit → digest of its files when it was last found right."""
        return dict(self._all("SELECT name, digest FROM unit"))

    def products(self) -> dict[str, tuple[str, int, int]]:
        """Path → digest, size and time of change of each file of the site."""
        return {path: tuple(rest) for path, *rest in self._all("SELECT path, digest, size, changed FROM product")}

    def reads(self, path: str) -> list[str]:
        """The keys that a product read when it was made."""
        found = self._one("SELECT reads FROM product WHERE path = ?", path)
        return json.loads(found) if found else []

    def readers(self, keys: Iterable[str]) -> set[str]:
        """The products that read one of `keys`."""
        found: set[str] = set()
        for key in keys:
            found |= set(self.readers_of(key))
        return found

    def readers_of(self, key: str) -> list[str]:
        """The products that read `key`."""
        found = self._one("SELECT paths FROM reader WHERE key = ?", key)
        return json.loads(found) if found else []

    def _one(self, query: str, value: str) -> str | None:
        if self._base is None:
            return None
        row = self._base.execute(query, (value,)).fetchone()
        return row[0] if row else None

    def _all(self, query: str) -> list[tuple[Any, ...]]:
        return [] if self._base is None else self._base.execute(query).fetchall()


def save(
    state: State, units: Mapping[str, str], index: Index, made: Sequence[Made] = (), gone: Sequence[str] = ()
) -> None:
    """Bring the file of `state` up to date: what `index` changed, the products `made` anew, those `gone`.

    The digest beside it is removed first and written last: a state that is half written is void.
    """
    seal = _seal(state.file)
    seal.unlink(missing_ok=True)
    readers = _readers(state, made, gone)
    state.close()
    if state.void:
        state.file.unlink(missing_ok=True)
    state.file.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(state.file)) as base:
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA synchronous = OFF")
        if state.void:
            base.executescript(TABLES)
        _write(base, units, index, made, gone, readers)
        base.commit()
    seal.write_text(_seal_of(state.file, state.program), encoding="utf-8")


def _write(
    base: sqlite3.Connection,
    units: Mapping[str, str],
    index: Index,
    made: Sequence[Made],
    gone: Sequence[str],
    readers: Mapping[str, list[str]],
) -> None:
    base.execute("DELETE FROM unit")
    base.executemany("INSERT INTO unit VALUES (?, ?)", sorted(units.items()))
    for table, column, rows in (
        ("source", "name", ((name, keys) for name, keys in sorted(index.keys.items()))),
        ("node", "key", index.changed_nodes()),
        ("reader", "key", sorted(readers.items())),
    ):
        told = [
            (key, json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else None)
            for key, value in rows
        ]
        base.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", [row for row in told if row[1]])
        base.executemany(f"DELETE FROM {table} WHERE {column} = ?", [(row[0],) for row in told if not row[1]])
    base.executemany("DELETE FROM product WHERE path = ?", [(path,) for path in gone])
    base.executemany(
        "INSERT OR REPLACE INTO product VALUES (?, ?, ?, ?, ?)",
        sorted(
            (one.path, one.digest, one.size, one.changed, json.dumps(one.reads, ensure_ascii=False)) for one in made
        ),
    )


def _readers(state: State, made: Sequence[Made], gone: Sequence[str]) -> Mapping[str, list[str]]:
    """Key → products that read it, for each key of which the readers change."""
    changed: dict[str, set[str]] = {}

    def readers(key: str) -> set[str]:
        if key not in changed:
            changed[key] = set() if state.void else set(state.readers_of(key))
        return changed[key]

    for path in gone:
        for key in state.reads(path):
            readers(key).discard(path)
    for one in made:
        before = set() if state.void else set(state.reads(one.path))
        for key in before.difference(one.reads):
            readers(key).discard(one.path)
        for key in one.reads if state.void else set(one.reads) - before:
            readers(key).add(one.path)
    return {key: sorted(paths) for key, paths in changed.items()}


def _seal(file: Path) -> Path:
    return file.with_name(f"{file.name}.seal")


def _seal_of(file: Path, program: str) -> str:
    with file.open("rb") as content:
        return f"{program} {hashlib.file_digest(content, 'blake2b').hexdigest()}"


def _is_sound(file: Path, program: str) -> bool:
    try:
        return _seal(file).read_text(encoding="utf-8") == _seal_of(file, program)
    except (OSError, UnicodeDecodeError):
        return False
