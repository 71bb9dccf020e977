"""Parts: what the checks look at in a Markdown source, and the signs without which a text has none.

Most texts need not be parsed for them.
"""

import re
from dataclasses import dataclass

SIGNS_OF_PARTS = ("<", ">", "#", "](", "]:", "\r")
UNDERLINE = re.compile(r"\n[ \t]*(?:=+|-+)[ \t]*(?:\n|\Z)")  # it makes a heading of the line above
DEEPEST = 10  # lists, quotations and emphasis within each other: Typst lays out fifteen quotations, and no more
LEVELS = frozenset(("BlockQuote", "List", "Emphasis", "Strong", "Strikethrough", "Link", "Image"))
# Below these two, no text has more levels: two tabs continue four lists, ten signs open and close five emphases.
INDENTED = re.compile(r"\n[ \t>*+0-9.)-]{3}")
MOST_SIGNS = 10


@dataclass(frozen=True)
class Found:
    """A part of a Markdown source that checks look at: `kind` and value, at a place in the source."""

    kind: str  # html | link | image | heading | nested
    value: str
    start: int
    words: str = ""  # of a link


def may_have_parts(markdown: str) -> bool:
    """Whether a source may have raw HTML, links, images or headings, or more levels than it should."""
    return any(map(markdown.__contains__, SIGNS_OF_PARTS)) or UNDERLINE.search(markdown) is not None or _deep(markdown)


def _deep(markdown: str) -> bool:
    signs = sum(map(markdown.count, "*_~"))
    return signs > MOST_SIGNS or INDENTED.search(f"\n{markdown}") is not None
