"""Offsets: the parser counts the bytes of a text, our places count its characters."""

import re
from bisect import bisect_right
from collections.abc import Callable

NON_ASCII = re.compile(r"[^\x00-\x7f]")


def character_offsets(markdown: str) -> Callable[[int], int]:
    """A function from byte offset to character offset."""
    if markdown.isascii():
        return lambda offset: offset
    byte_ends: list[int] = []
    surplus: list[int] = [0]
    extra = 0
    for found in NON_ASCII.finditer(markdown):
        start = found.start()
        extra += len(found[0].encode()) - 1
        byte_ends.append(start + extra + 1)
        surplus.append(extra)
    return lambda offset: offset - surplus[bisect_right(byte_ends, offset)]
