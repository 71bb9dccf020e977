"""Text runs: where the running text of a Markdown source is, character by character.

Everything that looks for words in a text (mentions, references, source marks, advice) uses them, so that headings,
links, code and addresses are left alone in one place only.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

import pyromark

from inclusive.markdown.offsets import character_offsets
from inclusive.markdown.parts import DEEPEST, LEVELS, Found, may_have_parts

HEADING_ID = re.compile(r"(?<!\s)\s*\{\s*#([a-z0-9-]+)\s*\}\s*$")  # « ## Citer { #cite } » in a hand-written page
OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
EDGE = "\ufffc"  # stands in a run for what is not text: an edge of emphasis, code, a link
BETWEEN = "\ufdd0"  # stands between two runs: two paragraphs, two cells (U+FDD0 is a character of no text)
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
ADDRESS = re.compile(
    rf"(?:https?://|www\.)[^\s<>{BETWEEN}]*"
    rf"|(?<![^\s<>()\[\]{BETWEEN}])[^\s<>()\[\]@{BETWEEN}]+@[^\s<>()\[\]{BETWEEN}]+"  # e-mail
    rf"|(?<![\w./-])(?:[\w-]+\.)+[a-z]{{2,}}/[^\s<>()\[\]{BETWEEN}]*"  # example.org/page
)
_BARRED = frozenset(("Link", "Image", "Heading", "CodeBlock", "HtmlBlock", "MetadataBlock"))
_INLINE = frozenset(("Emphasis", "Strong", "Strikethrough", "Link", "Image"))


class Piece(NamedTuple):
    """Characters of the text from `at` on: in the source from `start` to `end`, one to one if `same`.

    An entity is longer in the source than on the page: its characters start and end together.
    """

    at: int
    start: int
    end: int
    same: bool


@dataclass(frozen=True)
class Reading:
    """What one reading of a source finds: its runs in one text, each in its block, and its parts."""

    text: str  # the runs, with BETWEEN between them
    pieces: tuple[Piece, ...]
    quoted: tuple[tuple[int, int], ...]  # where in `text` the runs of block quotations stand
    parts: tuple[Found, ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the source of characters `start` to `end` of the text."""
        first, last = self._piece(start), self._piece(end - 1)
        return (
            first.start + start - first.at if first.same else first.start,
            last.start + end - last.at if last.same else last.end,
        )

    def _piece(self, at: int) -> Piece:
        return self.pieces[bisect_right(self.pieces, at, key=_at) - 1]


def _at(piece: Piece) -> int:
    return piece.at


def events(markdown: str) -> Iterator[tuple[Any, int, int]]:
    """The parser's events with character offsets (it counts in UTF-8 bytes)."""
    to_character = character_offsets(markdown)
    for event, span in pyromark.events_with_range(markdown, options=OPTIONS):
        yield event, to_character(span["start"]), to_character(span["end"])


def found_parts(markdown: str) -> tuple[Found, ...]:
    """Raw HTML, links, images and headings of a source, and where it has too many levels, for the safety checks."""
    return read_markdown(markdown).parts if may_have_parts(markdown) else ()


@lru_cache(maxsize=64)  # the rules look at one record after the other, each several times
def read_markdown(markdown: str) -> Reading:
    """The runs and the parts of a source, parsed once; front matter is left out, offsets are those of `markdown`."""
    head = FRONT_MATTER.match(markdown) if markdown.startswith("---") else None
    skipped = head.end() if head else 0
    body = markdown[skipped:].encode().decode()  # a string keeps the bytes that the parser asks of it: not ours
    reader = _Reader(markdown, character_offsets(body), skipped)
    for event, span in pyromark.events_with_range(body, options=OPTIONS):
        reader.take(event, span)
    return reader.finished()


class _Reader:
    """Gathers text pieces between block edges into runs, and the parts on the way. Spans taken count bytes."""

    def __init__(self, markdown: str, to_character: Callable[[int], int], skipped: int) -> None:
        self.markdown, self.to_character, self.skipped = markdown, to_character, skipped
        self._text: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._start_of_run = 0
        self._barred = 0
        self._quotes = 0
        self._levels = 0
        self._link: Found | None = None
        self._quoted: list[tuple[int, int]] = []
        self._parts: list[Found] = []

    def take(self, event: Any, span: Any) -> None:
        """Take one event of the parser."""
        if event.__class__ is str:
            start = self._place(span["start"])
            self._piece(" " if event in ("SoftBreak", "HardBreak") else EDGE, start, start + 1)
            self._said(" ")
            return
        ((kind, value),) = event.items()
        if kind in ("Text", "Code"):
            self._said(value)
        if kind == "Text":
            if not self._barred:
                self._piece(value, self._place(span["start"]), self._place(span["end"]))
        elif kind == "End":
            self._edge(value if value.__class__ is str else next(iter(value)), span, -1)
        elif kind == "Start":
            self._start(value, span)
        else:
            start = self._place(span["start"])
            if kind in ("Html", "InlineHtml"):
                self._parts.append(Found("html", value.strip(), start))
            self._piece(EDGE, start, start + 1)

    def finished(self) -> Reading:
        """What was gathered."""
        self._close()
        return Reading(
            _without_addresses("".join(self._text)), tuple(self._pieces), tuple(self._quoted), tuple(self._parts)
        )

    def _place(self, offset: int) -> int:
        return self.to_character(offset) + self.skipped

    def _start(self, value: Any, span: Any) -> None:
        tag = value if value.__class__ is str else next(iter(value))
        if tag == "Link":
            self._link = Found("link", value[tag]["dest_url"], self._place(span["start"]))
        elif tag == "Image":
            self._parts.append(Found("image", value[tag]["dest_url"], self._place(span["start"])))
        elif tag == "Heading":
            self._parts.append(Found("heading", value[tag]["level"], self._place(span["start"])))
        self._edge(tag, span, 1)

    def _said(self, text: str) -> None:
        if self._link is not None:
            self._link = replace(self._link, words=self._link.words + text)

    def _edge(self, tag: str, span: Any, step: int) -> None:
        if tag == "Link" and step < 0 and self._link is not None:
            self._parts.append(self._link)
            self._link = None
        if tag in LEVELS:
            self._levels += step
            if step > 0 and self._levels == DEEPEST + 1:
                self._parts.append(Found("nested", "", self._place(span["start"])))
        if tag in _BARRED:
            self._barred += step
        if tag == "BlockQuote":
            self._close()
            self._quotes += step
        if tag in _INLINE:
            start = self._place(span["start"])
            self._piece(EDGE, start, start + 1)
        elif self._length > self._start_of_run:
            self._close()

    def _piece(self, text: str, start: int, end: int) -> None:
        if self._barred:
            return
        self._text.append(text)
        last = self._pieces[-1] if self._pieces else None
        same = end - start == len(text) and (text == EDGE or self.markdown.startswith(text, start))
        if not (same and last is not None and last.same and last.start + self._length - last.at == start):
            self._pieces.append(Piece(self._length, start, end, same))
        self._length += len(text)

    def _close(self) -> None:
        """End a run: what comes next stands in another block."""
        if self._length > self._start_of_run:
            if self._quotes:
                self._quoted.append((self._start_of_run, self._length))
            self._text.append(BETWEEN)
            self._length += 1
            self._start_of_run = self._length


def _without_addresses(text: str) -> str:
    if "/" not in text and "@" not in text and "www." not in text:  # most texts: the pattern is slow
        return text
    return ADDRESS.sub(lambda found: EDGE * len(found[0]), text)
