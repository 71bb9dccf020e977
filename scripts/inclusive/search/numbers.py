"""Numbers: a small number for each document, drawn from its id, so that few change when one is added or leaves."""

import zlib
from collections.abc import Iterable, Mapping


def room(documents: int) -> int:
    """How many numbers there are for so many documents: a power of two, at least twice as many."""
    return 1 << max(4, (2 * documents - 1).bit_length())


def numbered(keys: Iterable[str]) -> Mapping[str, int]:
    """Document → number, in the order of the numbers.

    Each document asks for the number that its digest falls on, in proportion; where that is taken, for the next. Half
    of the numbers stay free, so that a new document pushes a few neighbours at most.
    """
    drawn = sorted((zlib.crc32(key.encode()), key) for key in set(keys))
    size = room(len(drawn))
    numbers: dict[str, int] = {}
    free = 0
    for digest, key in drawn:
        numbers[key] = max(free, digest * size >> 32)
        free = numbers[key] + 1
    return numbers
