"""Word difference: what was removed from a text and what was added, in whole words, readable.

Two changes with hardly anything between them are told as one: « ~~a b c~~ d e f » reads better than
one word in two struck out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

WORD = re.compile(r"\n+|[^\S\n]+|\d+(?:[ \u00a0\u202f]\d{3})+(?!\w)|[\w’'·‑-]+|[^\w\s]")
MOST = 30_000  # meetings of equal words; beyond, the way from one text to the other takes too long to find
ISLAND = 2  # words between two changes that are not worth keeping apart
AROUND = 12  # words kept before and after a change


@dataclass(frozen=True)
class Piece:
    """A stretch of words that stayed, went or came; `cut` stands for words that stayed and are not shown."""

    kind: Literal["same", "removed", "added", "cut"]
    text: str


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """The way from one text to the other: their words, in order, each in one piece."""
    old, new = WORD.findall(before), WORD.findall(after)
    pieces: list[Piece] = []
    for left, right in _changes(old, new):
        pieces += _pieces("".join(left), "".join(right)) if left != right else _pieces("".join(left))
    return tuple(_joined(_without_islands(pieces)))


def shortened(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The same, without the words far from any change."""
    last = len(pieces) - 1
    return tuple(
        part
        for at, piece in enumerate(pieces)
        for part in (_cut(piece, first=at == 0, last=at == last) if piece.kind == "same" else (piece,))
    )


def _changes(old: list[str], new: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Stretches of both texts, side by side: what both begin with, what differs, what both end with."""
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    end = next((at for at in range(shorter - start) if old[-1 - at] != new[-1 - at]), shorter - start)
    yield old[:start], new[:start]
    left, right = old[start : len(old) - end], new[start : len(new) - end]
    if _comparisons(left, right) > MOST:
        yield left, right
    else:
        for _, a, b, c, d in SequenceMatcher(str.isspace, left, right, autojunk=False).get_opcodes():
            yield left[a:b], right[c:d]
    yield old[len(old) - end :], new[len(new) - end :]


def _comparisons(old: list[str], new: list[str]) -> int:
    """How often a word of one text meets the same word of the other."""
    counts = Counter(new)
    return sum(count * counts[word] for word, count in Counter(old).items() if not word.isspace())


def _pieces(left: str, right: str | None = None) -> list[Piece]:
    if right is None:
        return [Piece("same", left)] if left else []
    return [Piece(kind, text) for kind, text in (("removed", left), ("added", right)) if text]  # type: ignore[arg-type]


def _without_islands(pieces: list[Piece]) -> Iterator[Piece]:
    """A few words between two changes belong to both."""
    removed, added = "", ""
    for at, piece in enumerate(pieces):
        island = piece.kind == "same" and 0 < at < len(pieces) - 1 and _is_island(piece.text)
        if piece.kind != "added" and (piece.kind == "removed" or island):
            removed += piece.text
        if piece.kind == "added" or island:
            added += piece.text
        if piece.kind == "same" and not island:
            yield from _change(removed, added)
            yield piece
            removed, added = "", ""
    yield from _change(removed, added)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The same, words that stayed and follow each other in one piece."""
    for kind, group in groupby(pieces, key=lambda piece: piece.kind):
        if kind == "same":
            yield Piece("same", "".join(piece.text for piece in group))
        else:
            yield from group


def _is_island(text: str) -> bool:
    return len(re.findall(r"\w+", text)) <= ISLAND and "\n" not in text


def _change(removed: str, added: str) -> list[Piece]:
    """A change; the spaces that both sides have at an end are no part of it."""
    start = _common(removed, added, r"\s+")
    removed, added = removed[len(start) :], added[len(start) :]
    end = _common(removed[::-1], added[::-1], r"\s+")[::-1]
    cut = len(end)
    removed, added = (text[: len(text) - cut] for text in (removed, added))
    return [*_pieces(start), *_pieces(removed, added), *_pieces(end)]


def _common(left: str, right: str, pattern: str) -> str:
    """What both begin with, when it is spaces."""
    found, other = re.match(pattern, left), re.match(pattern, right)
    return found[0] if found and other and found[0] == other[0] else ""


def _cut(piece: Piece, *, first: bool, last: bool) -> Iterator[Piece]:
    words = WORD.findall(piece.text)
    left, right = 0 if first else 2 * AROUND, 0 if last else 2 * AROUND
    if len(words) <= left + right + 2 * AROUND:
        yield piece
        return
    if left:
        yield Piece("same", "".join(words[:left]))
    yield Piece("cut", "".join(words[left : len(words) - right]))
    if right:
        yield Piece("same", "".join(words[len(words) - right :]))
