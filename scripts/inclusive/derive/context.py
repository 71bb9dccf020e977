"""Context: the sentence around a place in a Markdown text, as plain words."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

SENTENCE_END = re.compile(r"(?<=[.!?…])(?:\[\^\w+\])*\s+|\n\s*\n|\n\s*[-*]\s+|\|(?![^\[\]|\n]{0,200}\]\])")
MARKS = re.compile(r"\[\^[^\]\s]{1,40}\]|\*+|`+|^[ \t]*(?:[-*>#]|\d+\.)+\s+", re.MULTILINE)
LABELLED = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]]*)\]\]|\[([^\[\]]*)\]\((?:[^()]|\([^()]*\))*\)")
SPACES = re.compile(r"\s+")
LONGEST = 90  # characters kept on each side


@dataclass(frozen=True)
class Context:
    """The words of a mention between what stands before and after it in its sentence."""

    before: str
    words: str
    after: str


def context(markdown: str, start: int, end: int) -> Context:
    """The sentence around characters `start` to `end`, cut to a readable length."""
    ends = sentence_ends(markdown)
    before = bisect_right(ends, start, key=itemgetter(1))
    left = ends[before - 1][1] if before else 0
    following = bisect_left(ends, end, key=itemgetter(0))
    right = ends[following][0] if following < len(ends) else len(markdown)
    earlier, later = plain(markdown[left:start]), plain(f"·{markdown[end:right]}")[1:]  # not the start of a line
    if left == 0:
        earlier = earlier.lstrip()
    if len(earlier) > LONGEST:
        earlier = "… " + earlier[-LONGEST:].split(" ", 1)[-1]
    if len(later) > LONGEST:
        later = later[:LONGEST].rsplit(" ", 1)[0] + " …"
    return Context(earlier, plain(markdown[start:end]).strip(), later)


@lru_cache(maxsize=64)  # a text is asked about once for each mention
def sentence_ends(markdown: str) -> list[tuple[int, int]]:
    """Where a sentence ends and the next one starts."""
    return [found.span() for found in SENTENCE_END.finditer(markdown)]


def plain(markdown: str) -> str:
    """The words of a piece of Markdown, on one line."""
    words = LABELLED.sub(lambda found: found[1] or found[2] or "", markdown) if "[" in markdown else markdown
    return SPACES.sub(" ", MARKS.sub("", words))
