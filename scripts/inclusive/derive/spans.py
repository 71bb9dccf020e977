"""Spans: stretches of a text, and whether one of them meets another stretch."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate


class Spans:
    """Stretches in order, each with how far those up to it reach: a text of a mebibyte asks for each of its words."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def meet(self, start: int, end: int) -> bool:
        """Whether one of them has a character between `start` and `end`."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start
