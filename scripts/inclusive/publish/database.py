"""Database: a SQLite file while it is written. What the disk refuses is an `OSError`, as for any other file."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

REFUSALS = {sqlite3.SQLITE_READONLY: errno.EACCES, sqlite3.SQLITE_CANTOPEN: errno.EACCES}  # the rest: a full disk


@contextmanager
def database(file: Path) -> Iterator[sqlite3.Connection]:
    """The database in `file`; committed at the end. Half written, the seal beside it tells."""
    try:
        with closing(sqlite3.connect(file)) as base:
            base.execute("PRAGMA journal_mode = OFF")
            base.execute("PRAGMA synchronous = OFF")
            yield base
            base.commit()
    except sqlite3.Error as error:
        refusal = REFUSALS.get(error.sqlite_errorcode & 0xFF, errno.ENOSPC)
        raise OSError(refusal, f"SQLite: {error}", str(file)) from error
