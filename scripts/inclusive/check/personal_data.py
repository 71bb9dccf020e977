"""Personal data: no address, number or register number by which a person could be reached."""

import re
from collections.abc import Iterator

from inclusive.check.references import passages
from inclusive.check.short_texts import short_texts
from inclusive.corpus import Corpus
from inclusive.problems import Problem, problem

# Each pattern starts with the characters it may start with, and looks back afterwards: so it is searched fast.
EMAIL = re.compile(r"[\w.+-](?<![\w.+-][\w.+-])[\w.+-]*@[\w-]+\.[\w.-]+\w")
# Belgian numbers as people write them: +32 2 123 45 67, 0470/12.34.56, 02 123 45 67. Years and amounts do not fit.
TELEPHONE = re.compile(
    r"[+0](?<![\w.,/-][+0])(?:(?:(?<=\+)|0)\d{2}[ ./()-]{0,3}(?:\d[ ./()-]{0,2}){7,11}\d"
    r"|(?<=0)\d{1,3}[ ./-](?:\d{2,3}[ ./-]){1,3}\d{2,3})(?![\w-])"
)
NATIONAL_REGISTER = re.compile(r"\d(?<!\d\d)\d\.\d{2}\.\d{2}-\d{3}\.\d{2}(?!\d)")
SIX_DIGITS = re.compile(r"\d(?:[ ./()-]{0,3}\d){5}")  # each number holds as many, as near to each other
# Bytes of UTF-8 that begin no digit of any script: other signs of ASCII, Latin letters, and what continues a character.
_NO_DIGIT = bytes([*range(0x30), *range(0x3A, 0xC6)])
PATTERNS = (("P001", EMAIL), ("P003", NATIONAL_REGISTER), ("P002", TELEPHONE))


def no_personal_data(corpus: Corpus) -> Iterator[Problem]:
    """A text holds no e-mail address, telephone number or national register number."""
    for passage in passages(corpus):
        for code, found in personal_data(passage.markdown):
            yield problem(passage.place(found.start()), code, value=found[0])
    for place, text in short_texts(corpus):
        for code, found in personal_data(text):
            yield problem(place, code, value=found[0])


def personal_data(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """What in `text` could reach a person: (code, match), each stretch told once."""
    if "@" not in text and (_digits_at_most(text) < 6 or SIX_DIGITS.search(text) is None):  # most texts
        return
    taken: set[int] = set()
    for code, pattern in PATTERNS:
        if pattern is EMAIL and "@" not in text:
            continue
        for found in pattern.finditer(text):
            if taken.isdisjoint(range(*found.span())):
                taken.update(range(*found.span()))
                yield code, found


def _digits_at_most(text: str) -> int:
    """How many digits `text` can have: a count of bytes is ten times faster than a search."""
    return len(text.encode("utf-8", "surrogatepass").translate(None, _NO_DIGIT))
