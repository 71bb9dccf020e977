"""Text runs: where the running text of a Markdown source is, character by character.

Everything that looks for words in a text (mentions, references, source marks, advice) uses these
runs, so that headings, links, code and addresses are left alone in one place only.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import pyromark

HEADING_ID = re.compile(r"(?<!\s)\s*\{\s*#([a-z0-9-]+)\s*\}\s*$")  # « ## Citer { #cite } » in a hand-written page
OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
EDGE = "\ufffc"  # stands in a run for what is not text: an edge of emphasis, code, a link, a line break
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>]*"
    r"|(?<![^\s<>()\[\]])[^\s<>()\[\]@]+@[^\s<>()\[\]]+"  # e-mail
    r"|(?<![\w./-])(?:[\w-]+\.)+[a-z]{2,}/[^\s<>()\[\]]*"  # example.org/page
)
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_BARRED = frozenset(("Link", "Image", "Heading", "CodeBlock", "HtmlBlock", "MetadataBlock"))
_INLINE = frozenset(("Emphasis", "Strong", "Strikethrough", "Link", "Image"))


class Piece(NamedTuple):
    """Characters of a run from `at` on: in the source from `start` to `end`, one to one if `same`.

    An entity is longer in the source than on the page: its characters start and end together.
    """

    at: int
    start: int
    end: int
    same: bool


@dataclass(frozen=True)
class Run:
    """A stretch of running text, and where its pieces stand in the source."""

    text: str
    pieces: tuple[Piece, ...]
    quoted: bool  # inside a block quotation

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the source of characters `start` to `end` of the run."""
        first, last = self._piece(start), self._piece(end - 1)
        return (
            first.start + start - first.at if first.same else first.start,
            last.start + end - last.at if last.same else last.end,
        )

    def _piece(self, at: int) -> Piece:
        return self.pieces[bisect_right(self.pieces, at, key=lambda piece: piece.at) - 1]


@dataclass(frozen=True)
class Found:
    """A part of a Markdown source that checks look at: `kind` and value, at a place in the source."""

    kind: str  # html | link | image | heading
    value: str
    start: int


@dataclass(frozen=True)
class Reading:
    """What one reading of a source finds."""

    runs: tuple[Run, ...]
    parts: tuple[Found, ...]


def runs(markdown: str) -> tuple[Run, ...]:
    """Every run of linkable text, in order; front matter is left out, offsets are those of `markdown`."""
    return read_markdown(markdown).runs


def found_parts(markdown: str) -> tuple[Found, ...]:
    """Raw HTML, links, images and headings of a source, for the safety checks."""
    return read_markdown(markdown).parts


@lru_cache(maxsize=64)  # the rules look at one record after the other, each several times
def read_markdown(markdown: str) -> Reading:
    """The runs and the parts of a source, parsed once."""
    head = FRONT_MATTER.match(markdown)
    skipped = head.end() if head else 0
    body = markdown[skipped:]
    reader = _Reader(markdown, _character_offsets(body), skipped)
    for event, span in pyromark.events_with_range(body, options=OPTIONS):
        reader.take(event, span["start"], span["end"])
    return reader.finished()


class _Reader:
    """Gathers text pieces between block edges into runs, and the parts on the way. Offsets taken count bytes."""

    def __init__(self, markdown: str, to_character: Callable[[int], int], skipped: int) -> None:
        self.markdown, self.to_character, self.skipped = markdown, to_character, skipped
        self.runs: list[Run] = []
        self.parts: list[Found] = []
        self._text: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._barred = 0
        self._quotes = 0

    def take(self, event: Any, start: int, end: int) -> None:
        """Take one event of the parser."""
        if isinstance(event, str):
            if event in ("SoftBreak", "HardBreak"):
                at = self._place(start)
                self._piece(" ", at, at + 1, same=True)
            else:
                self._bar(start)
            return
        ((kind, value),) = event.items()
        if kind == "Text":
            self._words(value, start, end)
        elif kind == "Start":
            self._start(value, start)
        elif kind == "End":
            self._edge(_tag(value), start, -1)
        else:
            if kind in ("Html", "InlineHtml"):
                self.parts.append(Found("html", value.strip(), self._place(start)))
            self._bar(start)

    def finished(self) -> Reading:
        """What was gathered."""
        self._close()
        return Reading(tuple(self.runs), tuple(self.parts))

    def _place(self, offset: int) -> int:
        return self.to_character(offset) + self.skipped

    def _words(self, text: str, start: int, end: int) -> None:
        if not self._barred:
            first, last = self._place(start), self._place(end)
            self._piece(text, first, last, same=self.markdown[first:last] == text)

    def _start(self, value: Any, start: int) -> None:
        tag = _tag(value)
        if tag in ("Link", "Image"):
            self.parts.append(Found(tag.lower(), value[tag]["dest_url"], self._place(start)))
        elif tag == "Heading":
            self.parts.append(Found("heading", value[tag]["level"], self._place(start)))
        self._edge(tag, start, 1)

    def _edge(self, tag: str, start: int, step: int) -> None:
        if tag in _BARRED:
            self._barred += step
        if tag == "BlockQuote":
            self._close()
            self._quotes += step
        if tag in _INLINE:
            self._bar(start)
        else:
            self._close()

    def _piece(self, text: str, start: int, end: int, *, same: bool) -> None:
        if not self._barred:
            self._text.append(text)
            self._pieces.append(Piece(self._length, start, end, same))
            self._length += len(text)

    def _bar(self, start: int) -> None:
        if not self._barred:
            at = self._place(start)
            self._piece(EDGE, at, at + 1, same=True)

    def _close(self) -> None:
        if not self._text:
            return
        text = "".join(self._text)
        if text.strip(EDGE + " "):
            self.runs.append(Run(_without_addresses(text), tuple(self._pieces), self._quotes > 0))
        self._text, self._pieces, self._length = [], [], 0


def _tag(value: Any) -> str:
    return value if isinstance(value, str) else next(iter(value))


def _without_addresses(text: str) -> str:
    if "/" not in text and "@" not in text and "www." not in text:  # most texts: the pattern is slow
        return text
    return ADDRESS.sub(lambda found: EDGE * len(found[0]), text)


def _character_offsets(markdown: str) -> Callable[[int], int]:
    """A function from byte offset to character offset."""
    if markdown.isascii():
        return lambda offset: offset
    byte_ends: list[int] = []
    surplus: list[int] = [0]
    extra = 0
    for found in _NON_ASCII.finditer(markdown):
        byte_start = found.start() + extra
        size = len(found[0].encode())
        byte_ends.append(byte_start + size)
        extra += size - 1
        surplus.append(extra)
    return lambda offset: offset - surplus[bisect_right(byte_ends, offset)]
