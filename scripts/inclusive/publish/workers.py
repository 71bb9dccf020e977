"""Workers: the same work on two processors. A forked copy of this process takes its share and sends back what it made.

We begin at the front and it at the back, part by part, until we meet: nobody waits for whom has the heavier half.
Where there is one processor, no fork, or little to do, everything is done here; the result is the same.
"""

import os
import pickle
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from itertools import chain
from typing import BinaryIO, TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")
Told = Callable[[int, int], None]  # hears how many of how many are done
WORTH_IT = 200  # items: below, a second process costs more than it saves
PARTS = 1000  # at most, into which the work is cut: as many bytes as a pipe surely holds


def in_silence(_done: int, _of: int) -> None:
    """The progress that nobody wants to hear."""


def side_by_side(
    work: Callable[[Item], Made], items: Sequence[Item], tell: Told, *, worth_it: int = WORTH_IT
) -> list[Made]:
    """`work` done on each item, in their order. What stops one process stops the other."""
    if len(items) < worth_it or not _are_two():
        made = _here(work, items, partial(_tell_of, tell, len(items)))
        tell(len(items), len(items))
        return made
    size = -(-len(items) // PARTS)
    parts = [items[at : at + size] for at in range(0, len(items), size)]
    turns = _turns(len(parts))
    pipe, child = _copied(lambda: [[work(item) for item in part] for part in _taken(reversed(parts), turns)])
    try:
        mine = _here(work, chain.from_iterable(_taken(parts, turns)), lambda done: _tell_of(tell, len(items), 2 * done))
        content = pipe.read()
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        pipe.close()
        os.close(turns)
        _, status = os.waitpid(child, 0)
    tell(len(items), len(items))
    if status:  # what stopped it will stop us, and tell
        return mine + [work(item) for item in items[len(mine) :]]
    theirs: list[list[Made]] = pickle.loads(content)  # from our own copy, through a pipe
    return [*mine, *chain.from_iterable(reversed(theirs))]


@contextmanager
def beside(work: Callable[[], Made]) -> Iterator[Callable[[], Made]]:
    """Have `work` done beside all that we do here: who calls what this gives waits for what it made."""
    if not _are_two():
        yield cache(work)
        return
    pipe, child = _copied(work)
    ended: list[int] = []

    def when_made() -> Made:
        content, (_, status) = pipe.read(), os.waitpid(child, 0)
        ended.append(status)
        return work() if status else pickle.loads(content)

    try:
        yield cache(when_made)
    finally:
        pipe.close()
        if not ended:  # nobody wants it
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _are_two() -> bool:
    return hasattr(os, "fork") and processors() > 1


def processors() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _here(work: Callable[[Item], Made], items: Iterable[Item], tell: Callable[[int], None]) -> list[Made]:
    made = []
    for done, item in enumerate(items, start=1):
        made.append(work(item))
        if done % 50 == 0:
            tell(done)
    return made


def _tell_of(tell: Told, of: int, done: int) -> None:
    tell(min(done, of), of)


def _turns(count: int) -> int:
    """Where each process takes a byte before it takes a part: there are as many as parts."""
    reading, writing = os.pipe()
    os.write(writing, bytes(count))
    os.close(writing)
    return reading


def _taken(parts: Iterable[Sequence[Item]], turns: int) -> Iterator[Sequence[Item]]:
    """One part after the other, until the other process has taken the next."""
    for part in parts:
        if not os.read(turns, 1):
            return
        yield part


def _copied(work: Callable[[], object]) -> tuple[BinaryIO, int]:
    """A copy of this process that does `work`: where to read what it made, and its number."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(reading)
            made = work()
            with os.fdopen(writing, "wb") as pipe:
                pickle.dump(made, pipe, protocol=pickle.HIGHEST_PROTOCOL)
            status = 0
        finally:
            os._exit(status)  # no clean-up of what belongs to the parent
    os.close(writing)
    return os.fdopen(reading, "rb"), child
