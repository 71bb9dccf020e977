"""Search state: what each document gave to the search index, and which files stand, for the next build.

One SQLite file, sealed: whatever is doubtful about it makes it void, and the index is made anew.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from inclusive.languages import Lang
from inclusive.publish.database import database
from inclusive.publish.seal import is_sound, seal, unseal
from inclusive.search.entries import Entries

TABLES = """
CREATE TABLE document (path TEXT PRIMARY KEY, reads TEXT, digest TEXT, entries TEXT, card TEXT) WITHOUT ROWID;
CREATE TABLE file (path TEXT PRIMARY KEY, size INTEGER, changed INTEGER) WITHOUT ROWID;
"""
Standing = Mapping[str, tuple[int, int]]  # path → size and time of change (ns)


@dataclass(frozen=True)
class Entered:
    """What a page gave: the keys that it read, what stands for what they said, and its entries."""

    path: str
    reads: tuple[str, ...]
    digest: str
    entries: Entries


@dataclass(frozen=True)
class SearchState:
    """What an earlier build left; empty where there is none that can be trusted."""

    entered: Mapping[str, Entered]  # by path of the page
    files: Standing

    @classmethod
    def load(cls, file: Path, program: str) -> "SearchState":
        """What this program left in `file`."""
        if not is_sound(file, program):
            return cls({}, {})
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as base:
            documents = [_entered(*row) for row in base.execute("SELECT * FROM document ORDER BY path")]
            files = {path: (size, changed) for path, size, changed in base.execute("SELECT * FROM file")}
        return cls({one.path: one for one in documents}, files)

    def save(self, file: Path, program: str, before: "SearchState") -> None:
        """Leave this for the next build; `before` is what the file holds."""
        unseal(file)
        if not before.entered:
            file.unlink(missing_ok=True)
        file.parent.mkdir(parents=True, exist_ok=True)
        gone = before.entered.keys() - self.entered.keys()
        fresh = [one for path, one in self.entered.items() if before.entered.get(path) is not one]
        with database(file) as base:
            if not before.entered:
                base.executescript(TABLES)
            base.executemany("DELETE FROM document WHERE path = ?", [(path,) for path in sorted(gone)])
            base.executemany("INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?)", _rows(fresh))
            base.execute("DELETE FROM file")
            base.executemany("INSERT INTO file VALUES (?, ?, ?)", [(path, *told) for path, told in self.files.items()])
        seal(file, program)


def _rows(entered: Iterable[Entered]) -> Iterable[tuple[str, ...]]:
    for one in entered:
        entries = json.dumps(asdict(replace(one.entries, card="")), ensure_ascii=False)
        yield one.path, json.dumps(one.reads), one.digest, entries, one.entries.card


def _entered(path: str, reads: str, digest: str, entries: str, card: str) -> Entered:
    told = json.loads(entries)
    made = Entries(
        **{
            **told,
            "lang": Lang(told["lang"]),
            "names": tuple(told["names"]),
            "avoided": tuple(told["avoided"]),
            "facets": {facet: tuple(values) for facet, values in told["facets"].items()},
            "card": card,
        }
    )
    return Entered(path, tuple(json.loads(reads)), digest, made)
