"""Workers: the same work on two processors. A forked copy of this process takes one half and sends back what it made.

Where there is one processor, no fork, or little to do, everything is done here; the result is the same.
"""

import os
import pickle
import signal
from collections.abc import Callable, Sequence
from typing import BinaryIO, TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")
Told = Callable[[int, int], None]  # hears how many of how many are done
WORTH_IT = 200  # items: below, a second process costs more than it saves


def in_silence(_done: int, _of: int) -> None:
    """The progress that nobody wants to hear."""


def side_by_side(
    work: Callable[[Item], Made], items: Sequence[Item], tell: Told, *, worth_it: int = WORTH_IT
) -> list[Made]:
    """`work` done on each item, in their order. What stops one process stops the other."""
    if len(items) < worth_it or not hasattr(os, "fork") or processors() < 2:
        return _here(work, items, tell)
    half = len(items) // 2
    pipe, child = _started(work, items[half:])
    try:
        mine = _here(work, items[:half], lambda done, of: tell(2 * done, 2 * of))
        content = pipe.read()
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        pipe.close()
        _, status = os.waitpid(child, 0)
    if status:  # what stopped it will stop us, and tell
        return mine + _here(work, items[half:], tell)
    theirs: list[Made] = pickle.loads(content)  # from our own copy, through a pipe
    return mine + theirs


def processors() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _here(work: Callable[[Item], Made], items: Sequence[Item], tell: Told) -> list[Made]:
    made = []
    for done, item in enumerate(items, start=1):
        made.append(work(item))
        if done % 50 == 0:
            tell(done, len(items))
    return made


def _started(work: Callable[[Item], Made], items: Sequence[Item]) -> tuple[BinaryIO, int]:
    """A copy of this process that does `items`: where to read what it made, and its number."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(reading)
            with os.fdopen(writing, "wb") as pipe:
                pickle.dump([work(item) for item in items], pipe, protocol=pickle.HIGHEST_PROTOCOL)
            status = 0
        finally:
            os._exit(status)  # no clean-up of what belongs to the parent
    os.close(writing)
    return os.fdopen(reading, "rb"), child
