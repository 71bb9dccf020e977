"""Mentions: where a text names a concept of the glossary, by the forms that the glossary lists.

The rules: longest form first; whole words; French elision; never inside a `never` phrase, a heading, a link, code, or a
quotation in another language. How a form is compared stands in `forms.py`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick_rs

from inclusive.derive.forms import Form, as_compared, fold, forms_of
from inclusive.derive.spans import Spans
from inclusive.languages import Lang
from inclusive.markdown.language import likely_language
from inclusive.markdown.marks import REFERENCE, SOURCE_MARK
from inclusive.markdown.runs import BETWEEN, EDGE, Reading, read_markdown
from inclusive.model.term import Term

ELISION = re.compile(r"(?:\A|[^\w'·-])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)'\Z", re.IGNORECASE)
DEMONSTRATIVE = re.compile(r"-(?:là|ci)(?!\w)")  # « ce quartier-là »
QUOTATION = re.compile(rf"«[^«»{BETWEEN}]*»|“[^“”{BETWEEN}]*”|‘[^‘’{BETWEEN}]{{12,}}’(?!\w)|\"[^\"{BETWEEN}]*\"")
JOINERS = "-·_@#"
BORDERS = EDGE + BETWEEN


@dataclass(frozen=True, order=True)
class Mention:
    """A place in a text that names a concept: characters `start` to `end`."""

    start: int
    end: int
    text: str
    term: str


class Linker:
    """The forms of one language, ready to be found. It remembers the texts that it has read."""

    def __init__(self, forms: Iterable[Form], lang: Lang) -> None:
        self.lang = lang
        by_text: dict[str, list[Form]] = {}
        for form in forms:
            by_text.setdefault(form.folded, []).append(form)
        self._forms = list(by_text.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(by_text)) if by_text else None
        self._read: dict[str, list[Mention]] = {}

    def mentions(self, markdown: str) -> list[Mention]:
        """Every mention in a Markdown text, in order, not overlapping."""
        if markdown not in self._read:
            self._read[markdown] = list(self._found(markdown, read_markdown(markdown)))
        return self._read[markdown]

    def _found(self, markdown: str, reading: Reading) -> Iterator[Mention]:
        if self._automaton is None:
            return
        folded, index = fold(reading.text)
        candidates = [
            (index[start], index[end - 1] + 1, form.term)
            for which, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True)
            if whole_words(folded, start, end, self.lang)
            for form in self._forms[which]
            if form.exact is None or as_compared(reading.text[index[start] : index[end - 1] + 1]) == form.exact
        ]
        if not candidates:
            return
        barred = Spans([*self._foreign_quotations(reading), *_marks(reading.text)])
        for start, end, term in longest_first(candidates):
            if term and not barred.meet(start, end):
                source_start, source_end = reading.source_span(start, end)
                yield Mention(source_start, source_end, markdown[source_start:source_end], term)

    def _foreign(self, text: str) -> bool:
        return likely_language(text) not in (self.lang.value, None)

    def _foreign_quotations(self, reading: Reading) -> Iterator[tuple[int, int]]:
        """Block quotations and quotation marks that hold another language."""
        spans = (*reading.quoted, *(found.span() for found in QUOTATION.finditer(reading.text)))
        yield from ((start, end) for start, end in spans if self._foreign(reading.text[start:end]))


def _marks(text: str) -> Iterator[tuple[int, int]]:
    """Where explicit references and source marks stand."""
    if "[" in text:
        for mark in (REFERENCE, SOURCE_MARK):
            yield from (found.span() for found in mark.finditer(text))


def whole_words(folded: str, start: int, end: int, lang: Lang) -> bool:
    """Whether characters `start` to `end` are whole words, elision and clitics understood."""
    return _starts_word(folded, start, lang) and _ends_word(folded, end, lang)


def _starts_word(folded: str, start: int, lang: Lang) -> bool:
    before = folded[start - 1 : start]
    if not before or before in BORDERS:
        return True
    if before.isalnum() or before in JOINERS:
        return False
    if before == "'":
        left = folded[max(0, start - 9) : start]
        return not left[:-1][-1:].isalnum() or (lang is Lang.FR and bool(ELISION.search(left)))
    return not (before == "." and folded[start - 2 : start - 1].isalnum())


def _ends_word(folded: str, end: int, lang: Lang) -> bool:
    after = folded[end : end + 1]
    if not after or after in BORDERS:
        return True
    if after == "-":
        return lang is Lang.FR and bool(DEMONSTRATIVE.match(folded, end))
    if after.isalnum() or after in JOINERS:
        return False
    following = folded[end + 1 : end + 2]
    if after == ",":  # « ligne 0 » is not in « ligne 0,5 »
        return not (following.isdigit() and folded[end - 1].isdigit())
    if after == "'":  # « foto » is not in « foto's »
        return not following.isalnum()
    return not (after == "." and following.isalnum())


def longest_first(candidates: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The candidates kept when the longest win, in order of place."""
    kept: list[tuple[int, int, str]] = []
    taken: set[int] = set()
    for candidate in sorted(candidates, key=lambda found: (found[0] - found[1], found[0], found[2])):
        start, end, _ = candidate
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            kept.append(candidate)
    return sorted(kept)


def first_mentions(mentions: Iterable[Mention], without: str = "") -> Iterator[Mention]:
    """The first mention of each concept, leaving out the concept `without` (the page's own)."""
    seen = {without}
    for mention in mentions:
        if mention.term not in seen:
            seen.add(mention.term)
            yield mention


def linkers(terms: Iterable[Term]) -> Mapping[Lang, Linker]:
    """A linker for each language; the same forms give the same linker, with what it has read."""
    known = list(terms)
    return {lang: _linker(tuple(forms_of(known, lang)), lang) for lang in Lang}


@lru_cache(maxsize=4)
def _linker(forms: tuple[Form, ...], lang: Lang) -> Linker:
    return Linker(forms, lang)
