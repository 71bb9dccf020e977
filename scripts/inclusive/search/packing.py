"""Packing: numbers as the characters of a text, which JavaScript reads back with `charCodeAt`.

After compression on the way this is as small as a binary format, and it needs no decoder.
"""

from collections.abc import Iterable

FIRST = 35  # the character for 0: after space and quotation mark
JUMP = "\ud7ff"  # stands for FAR, to be added to what follows; beyond it are half characters
FAR = 50_000


def packed(numbers: Iterable[int]) -> str:
    """Numbers below FAR, one character each."""
    return "".join([chr(FIRST + number) for number in numbers])


def unpacked(text: str) -> list[int]:
    """The numbers that `packed` made a text of."""
    return [ord(sign) - FIRST for sign in text]


def steps(numbers: Iterable[int]) -> str:
    """Growing numbers, each as the step from the one before."""
    pieces = []
    before = 0
    for number in numbers:
        step = number - before
        before = number
        while step >= FAR:
            pieces.append(JUMP)
            step -= FAR
        pieces.append(chr(FIRST + step))
    return "".join(pieces)
