"""Lock: one process at a time works on a base; a second waits until the first has ended, however it ends.

The system holds the lock, not the file: a process that is killed leaves none behind. A forked copy holds it too, so
nobody begins while half of a stopped build is still writing. Where the system has no such lock, nobody waits.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

if sys.platform != "win32":
    import fcntl

BUILD, CHECK = "build/lock", "build/check.lock"  # below the base's folder
Waiting = Callable[[], None]  # hears that another process is at work


def in_silence() -> None:
    """The waiting that nobody wants to hear of."""


@contextmanager
def alone(file: Path, waiting: Waiting = in_silence) -> Iterator[None]:
    """What is done meanwhile is done by this process only, among those that ask for `file`. It is gone at the end."""
    with _held(file, waiting):
        try:
            yield
        finally:
            with suppress(OSError):
                file.unlink()


def _held(file: Path, waiting: Waiting) -> BinaryIO:
    """The file, open and held; the one that stands there, not one that another process deleted when it ended."""
    while True:
        file.parent.mkdir(parents=True, exist_ok=True)
        held = file.open("ab")
        _take(held, waiting)
        with suppress(OSError):
            if os.path.samestat(os.fstat(held.fileno()), file.stat()):
                return held
        held.close()


def _take(held: BinaryIO, waiting: Waiting) -> None:
    if sys.platform == "win32":
        return
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        waiting()
        fcntl.flock(held, fcntl.LOCK_EX)
