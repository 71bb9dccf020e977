"""Marks of our own inside Markdown: source marks `[^s1]` and explicit references `[[id|words]]`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from inclusive.markdown.runs import BETWEEN, EDGE, read_markdown

SOURCE_MARK = re.compile(rf"\[\^([^\]\s{BETWEEN}]{{1,40}})\]")
REFERENCE = re.compile(rf"\[\[([^\[\]|\n{BETWEEN}]{{1,100}})(?:\|([^\[\]\n{BETWEEN}]{{1,200}}))?\]\]")

# Where none of this stands, all of a source is running text: code, links, tables, headings, definitions, entities; nor
# emphasis in the words of a reference: only the parser knows which stars are emphasis.
NOT_PLAIN = (*"`<>\\&~#\t\r", "](", "]:", "    ")  # each looked for by itself: faster than one pattern
EMPHASISED = re.compile(r"\[\[[^\[\]|]{0,100}\|[^\[\]]{0,200}[*_]")
NOT_WORDS = re.compile(r"\n[ |:=-]+(?:\n|\Z)")  # a line of bars, dashes and colons makes a table of the lines around it
EMPHASIS = re.compile(r"[*_`~]+")


@dataclass(frozen=True)
class Mark:
    """A mark in a Markdown source: characters `start` to `end`; `label` only for references."""

    start: int
    end: int
    target: str
    label: str = ""


@lru_cache(maxsize=256)
def source_marks(markdown: str) -> tuple[Mark, ...]:
    """Every `[^s1]` in running text."""
    return tuple(Mark(start, end, found[1]) for found, start, end in _search(SOURCE_MARK, "[^", markdown))


@lru_cache(maxsize=256)
def references(markdown: str) -> tuple[Mark, ...]:
    """Every `[[id]]` or `[[id|words]]` in running text."""
    return tuple(
        Mark(start, end, found[1].strip(), _label(found[2] or "", markdown[start:end]))
        for found, start, end in _search(REFERENCE, "[[", markdown)
    )


def _label(label: str, written: str) -> str:
    """The words of a label, without the emphasis or code that they may be written in."""
    if EDGE in label:
        label = EMPHASIS.sub("", written.partition("|")[2].removesuffix("]]"))
    return label.strip()


@lru_cache(maxsize=256)
def is_plain(markdown: str) -> bool:
    """Whether all of a source is running text, for sure."""
    return (
        not any(map(markdown.__contains__, NOT_PLAIN))
        and EMPHASISED.search(markdown) is None
        and NOT_WORDS.search(f"\n{markdown}") is None
    )


def _search(pattern: re.Pattern[str], opening: str, markdown: str) -> Iterator[tuple[re.Match[str], int, int]]:
    if opening not in markdown:
        return
    if is_plain(markdown):  # most texts: no need to parse them
        yield from ((found, *found.span()) for found in pattern.finditer(markdown))
        return
    reading = read_markdown(markdown)
    for found in pattern.finditer(reading.text):
        start, end = reading.source_span(*found.span())
        yield found, start, end
