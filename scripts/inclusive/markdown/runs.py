"""Text runs: where the running text of a Markdown source is, character by character.

Everything that looks for words in a text (mentions, references, source marks, advice) uses these
runs, so that headings, links, code and addresses are left alone in one place only.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

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
_BARRED = ("Link", "Image", "Heading", "CodeBlock", "HtmlBlock", "MetadataBlock")
_INLINE = ("Emphasis", "Strong", "Strikethrough", "Link", "Image")


@dataclass(frozen=True)
class Run:
    """A stretch of running text. Character `i` stands in the source from `starts[i]` to `ends[i]`."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quoted: bool  # inside a block quotation

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the source of characters `start` to `end` of the run."""
        return self.starts[start], self.ends[end - 1]


@dataclass(frozen=True)
class Found:
    """A part of a Markdown source that checks look at: `kind` and value, at a place in the source."""

    kind: str  # html | link | image | heading
    value: str
    start: int


def events(markdown: str) -> Iterator[tuple[Any, int, int]]:
    """The parser's events with character offsets (it counts in UTF-8 bytes)."""
    to_character = _character_offsets(markdown)
    for event, span in pyromark.events_with_range(markdown, options=OPTIONS):
        yield event, to_character(span["start"]), to_character(span["end"])


def runs(markdown: str) -> list[Run]:
    """Every run of linkable text, in order; front matter is left out, offsets are those of `markdown`."""
    head = FRONT_MATTER.match(markdown)
    skipped = head.end() if head else 0
    reader = _RunReader(markdown)
    for event, start, end in events(markdown[skipped:]):
        reader.take(event, start + skipped, end + skipped)
    return reader.finished()


@lru_cache(maxsize=20_000)
def found_parts(markdown: str) -> tuple[Found, ...]:
    """Raw HTML, links, images and headings of a source, for the safety checks."""
    return tuple(_found_parts(markdown))


def _found_parts(markdown: str) -> Iterator[Found]:
    for event, start, _ in events(markdown):
        if not isinstance(event, Mapping):
            continue
        for kind, value in event.items():
            if kind in ("Html", "InlineHtml"):
                yield Found("html", str(value).strip(), start)
            elif kind == "Start" and isinstance(value, Mapping):
                for tag, details in value.items():
                    if tag in ("Link", "Image"):
                        yield Found(tag.lower(), str(details["dest_url"]), start)
                    elif tag == "Heading":
                        yield Found("heading", str(details["level"]), start)


class _RunReader:
    """Gathers text pieces between block edges into runs."""

    def __init__(self, markdown: str) -> None:
        self.markdown = markdown
        self.runs: list[Run] = []
        self._text: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._barred = 0
        self._quotes = 0

    def take(self, event: Any, start: int, end: int) -> None:
        """Take one event of the parser."""
        if isinstance(event, str):
            self._simple(event, start)
            return
        for kind, value in event.items():
            if kind == "Start":
                self._edge(_tag(value), start, opening=True)
            elif kind == "End":
                self._edge(_tag(value), start, opening=False)
            elif kind == "Text":
                self._piece(str(value), start, end)
            else:
                self._bar(start)

    def finished(self) -> list[Run]:
        """The runs gathered so far."""
        self._close()
        return self.runs

    def _simple(self, event: str, start: int) -> None:
        if event in ("SoftBreak", "HardBreak"):
            self._piece(" ", start, start + 1)
        else:
            self._bar(start)

    def _edge(self, tag: str, start: int, *, opening: bool) -> None:
        step = 1 if opening else -1
        if tag in _BARRED:
            self._barred += step
        if tag == "BlockQuote":
            self._close()
            self._quotes += step
        if tag in _INLINE:
            self._bar(start)
        else:
            self._close()

    def _piece(self, text: str, start: int, end: int) -> None:
        if self._barred:
            return
        same = self.markdown[start:end] == text
        self._text.append(text)
        # An entity is longer in the source than on the page: its characters start and end together.
        self._starts += range(start, end) if same else [start] * len(text)
        self._ends += range(start + 1, end + 1) if same else [end] * len(text)

    def _bar(self, start: int) -> None:
        if not self._barred:
            self._text.append(EDGE)
            self._starts.append(start)
            self._ends.append(start + 1)

    def _close(self) -> None:
        text = "".join(self._text)
        if text.strip(EDGE + " "):
            self.runs.append(Run(_without_addresses(text), tuple(self._starts), tuple(self._ends), self._quotes > 0))
        self._text, self._starts, self._ends = [], [], []


def _tag(value: Any) -> str:
    return value if isinstance(value, str) else next(iter(value))


def _without_addresses(text: str) -> str:
    return ADDRESS.sub(lambda found: EDGE * len(found[0]), text)


def _character_offsets(markdown: str) -> Any:
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
