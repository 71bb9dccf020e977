"""Interruption: who asks us to stop is heard between two steps, never in the midst of one.

What Python raises wherever it stands can be lost, or do harm: citeproc takes it for a part of a citation that is empty,
pydantic and nh3 go on without what they were about, a compiled module that is stopped while it loads takes the process
down. So a handler notes the signal. A mask would not do: the system would give the signal to another thread, and Python
would raise it in the first all the same.
"""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Listen = Callable[[], None]  # raises KeyboardInterrupt if somebody has asked us to stop
STOPPING = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def uninterrupted() -> Iterator[Listen]:
    """Hold back who asks us to stop, until this ends or calls what it is given: there, between two steps."""
    asked: list[int] = []

    def listen() -> None:
        if asked:
            raise KeyboardInterrupt

    is_main = threading.current_thread() is threading.main_thread()  # Python interrupts no other
    held = [one for one in STOPPING if signal.getsignal(one) not in (signal.SIG_IGN, None)] if is_main else []
    before = {one: signal.signal(one, lambda number, _frame: asked.append(number)) for one in held}
    try:
        yield listen
    finally:
        for one, handler in reversed(before.items()):
            signal.signal(one, handler)
        for number in asked:
            signal.raise_signal(number)
