"""Concepts: a concept amid its neighbours: broader ones above it, narrower ones below, related ones at the foot.

Two boxes stand in a row, so that the drawing can be read on a phone; a trunk between them holds the branches.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from inclusive.drawings.svg import drawing, element, lines_of_text, number, wrapped

WIDTH, BOX, CENTRE = 360, 166, 220
SIZE, LETTERS = 14, 20  # size of the letters, and how many fit in a line of a box
LINE, EDGE, GAP, CAPTION = 18, 16, 10, 26


@dataclass(frozen=True)
class Concept:
    """A neighbour: its word, where its page is, and the language of the word if not that of the page."""

    name: str
    href: str
    lang: str | None = None


@dataclass(frozen=True)
class Branch:
    """The neighbours of one kind, under what they are called: `broader`, `narrower` or `related`."""

    kind: str
    caption: str
    concepts: tuple[Concept, ...]


@dataclass(frozen=True)
class Drawn:
    """A part of the drawing, how far down it reaches, and where the trunk meets its last row."""

    svg: str
    bottom: float
    joint: float


def concept_map(name: str, branches: Sequence[Branch], label: str) -> str:
    """The map of the concept called `name`; branches without concepts leave no trace."""
    full = [branch for branch in branches if branch.concepts]
    above = [branch for branch in full if branch.kind == "broader"]
    parts, y, trunks = [], 0.0, []
    for branch in above:
        drawn = _branch(branch, y)
        parts.append(drawn.svg)
        trunks.append((branch.kind, y + CAPTION, drawn.bottom + GAP))
        y = drawn.bottom + GAP
    centre = _box(wrapped(name, LETTERS + 6), WIDTH / 2, y, CENTRE)
    below = y + _height(wrapped(name, LETTERS + 6))
    y = below
    for branch in full:
        if branch not in above:
            drawn = _branch(branch, y + GAP)
            parts.append(drawn.svg)
            trunks.append((branch.kind, below, drawn.joint))
            y = drawn.bottom
    lines = (
        element("path", d=f"M{WIDTH // 2} {number(top)}V{number(end)}", class_=f"branch {kind}")
        for kind, top, end in trunks
    )
    return drawing(label, WIDTH, round(y) + 2, *lines, *parts, element("g", centre, class_="centre"), class_="concepts")


def _branch(branch: Branch, top: float) -> Drawn:
    """A caption, then the boxes two by two, each joined to the trunk."""
    caption = element("text", escape(branch.caption), x=0, y=number(top + CAPTION - GAP), font_size=SIZE - 1)
    parts, y, joint = [caption], top + CAPTION, top
    for at in range(0, len(branch.concepts), 2):
        row = branch.concepts[at : at + 2]
        height = max(_height(wrapped(one.name, LETTERS)) for one in row)
        joint = y + height / 2 if len(row) == 2 else y
        if len(row) == 2:
            parts.append(element("path", d=f"M{BOX} {number(joint)}H{WIDTH - BOX}", class_=f"branch {branch.kind}"))
        middles = (BOX / 2, WIDTH - BOX / 2) if len(row) == 2 else (WIDTH / 2,)
        parts += [_linked(one, x, y, height) for one, x in zip(row, middles, strict=True)]
        y += height + GAP
    return Drawn("".join(parts), y - GAP, joint)


def _linked(concept: Concept, x: float, top: float, height: float) -> str:
    box = _box(wrapped(concept.name, LETTERS), x, top, BOX, height)
    return element("a", box, href=concept.href, lang=concept.lang)


def _box(lines: tuple[str, ...], x: float, top: float, width: float, height: float | None = None) -> str:
    """A box with its words in the middle."""
    tall = height or _height(lines)
    frame = element("rect", x=number(x - width / 2), y=number(top), width=width, height=number(tall), rx=5)
    return frame + lines_of_text(lines, x, top + tall / 2, SIZE, width - EDGE)


def _height(lines: tuple[str, ...]) -> float:
    return len(lines) * LINE + EDGE
