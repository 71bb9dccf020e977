"""Context: the sentence around a place in a Markdown text, as plain words."""

import re
from dataclasses import dataclass

SENTENCE_END = re.compile(r"(?<=[.!?…])(?:\[\^\w+\])*\s+|\n\s*\n|\n\s*[-*]\s+|\|(?![^\[\]|\n]{0,200}\]\])")
MARKS = re.compile(r"\[\^[^\]\s]{1,40}\]|\*+|`+|^[ \t]*(?:[-*>#]|\d+\.)+\s+", re.MULTILINE)
LABELLED = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]]*)\]\]|\[([^\[\]]*)\]\((?:[^()]|\([^()]*\))*\)")
LONGEST = 90  # characters kept on each side


@dataclass(frozen=True)
class Context:
    """The words of a mention between what stands before and after it in its sentence."""

    before: str
    words: str
    after: str


def context(markdown: str, start: int, end: int) -> Context:
    """The sentence around characters `start` to `end`, cut to a readable length."""
    left = max((found.end() for found in SENTENCE_END.finditer(markdown, 0, start)), default=0)
    following = SENTENCE_END.search(markdown, end)
    right = following.start() if following else len(markdown)
    before, after = plain(markdown[left:start]), plain(f"·{markdown[end:right]}")[1:]  # not the start of a line
    if len(before) > LONGEST:
        before = "… " + before[-LONGEST:].split(" ", 1)[-1]
    if len(after) > LONGEST:
        after = after[:LONGEST].rsplit(" ", 1)[0] + " …"
    return Context(before, plain(markdown[start:end]).strip(), after)


def plain(markdown: str) -> str:
    """The words of a piece of Markdown, on one line."""
    words = LABELLED.sub(lambda found: found[1] or found[2] or "", markdown)
    return re.sub(r"\s+", " ", MARKS.sub("", words))
