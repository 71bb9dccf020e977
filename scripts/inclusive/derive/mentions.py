"""Mentions: where a text names a concept of the glossary, by the forms that the glossary lists.

The rules: longest form first; whole words; case ignored except in abbreviations; accents as
written; straight and typographic apostrophes, all spaces, all hyphens alike; French elision;
never inside a `never` phrase, a heading, a link, code, or a quotation in another language.
Plurals, agreement and Dutch compounds are forms, never guessed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick_rs

from inclusive.corpus import term_text
from inclusive.languages import Lang
from inclusive.markdown.language import likely_language
from inclusive.markdown.marks import REFERENCE, SOURCE_MARK
from inclusive.markdown.runs import EDGE, Run, runs
from inclusive.model.term import Term, TermText

SAME_CHARACTERS = str.maketrans("’ʼ‘\u00a0\u202f\u2009\n\t\u2010\u2011", "'''     --")
ABBREVIATION = re.compile(r"[^a-z]*[A-Z][^a-z]*[A-Z0-9][^a-z]*")
ELISION = re.compile(r"(?:\A|[^\w'·-])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)'\Z", re.IGNORECASE)
DEMONSTRATIVE = re.compile(r"-(?:là|ci)(?!\w)")  # « ce quartier-là »
QUOTATION = re.compile(r"«[^«»]*»|“[^“”]*”|‘[^‘’]{12,}’(?!\w)|\"[^\"]*\"")
SPACES = re.compile(r" {2,}")
JOINERS = "-·_@#"


@dataclass(frozen=True, order=True)
class Mention:
    """A place in a text that names a concept: characters `start` to `end`."""

    start: int
    end: int
    text: str
    term: str


@dataclass(frozen=True)
class Form:
    """A written form, as looked for. `term` is empty for a look-alike that must never be linked."""

    folded: str
    exact: str | None  # an abbreviation must be written just so
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
            self._read[markdown] = [mention for run in runs(markdown) for mention in self._in_run(markdown, run)]
        return self._read[markdown]

    def _in_run(self, markdown: str, run: Run) -> Iterator[Mention]:
        if self._automaton is None or (run.quoted and self._foreign(run.text)):
            return
        folded, index = fold(run.text)
        hits = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        if not hits:
            return
        candidates = [
            (index[start], index[end - 1] + 1, form.term)
            for which, start, end in hits
            if whole_words(folded, start, end, self.lang)
            for form in self._forms[which]
            if form.exact is None or _as_compared(run.text[index[start] : index[end - 1] + 1]) == form.exact
        ]
        if not candidates:
            return
        barred = [*self._foreign_quotations(run.text), *_marks(run.text)]
        for start, end, term in longest_first(candidates):
            if term and not any(left < end and start < right for left, right in barred):
                source_start, source_end = run.source_span(start, end)
                yield Mention(source_start, source_end, markdown[source_start:source_end], term)

    def _foreign(self, text: str) -> bool:
        return likely_language(text) not in (self.lang.value, None)

    def _foreign_quotations(self, text: str) -> Iterator[tuple[int, int]]:
        for found in QUOTATION.finditer(text):
            if self._foreign(found[0]):
                yield found.span()


def _as_compared(written: str) -> str:
    """`written` with one kind of apostrophe, space and hyphen, its capitals kept."""
    return SPACES.sub(" ", written.translate(SAME_CHARACTERS))


def _marks(text: str) -> Iterator[tuple[int, int]]:
    """Where explicit references and source marks stand."""
    if "[" in text:
        for mark in (REFERENCE, SOURCE_MARK):
            yield from (found.span() for found in mark.finditer(text))


def forms_of(terms: Iterable[Term], lang: Lang) -> Iterator[Form]:
    """Every form to look for in `lang`, and every look-alike (of either language)."""
    for term in terms:
        if (text := term_text(term, lang)) is not None:
            for written in written_forms(text):
                folded, _ = fold(written)
                if not folded.strip():
                    continue
                same = _as_compared(written)
                yield Form(folded, same if ABBREVIATION.fullmatch(written) else None, term.id)
        for phrase in term.never:
            yield Form(fold(phrase)[0], None, "")


def written_forms(text: TermText) -> tuple[str, ...]:
    """The designation, the abbreviation and the other forms, each once."""
    every = [text.term, *([text.abbreviation] if text.abbreviation else []), *text.forms]
    return tuple(dict.fromkeys(every))


def fold(text: str) -> tuple[str, range | list[int]]:
    """`text` as compared, and for each of its characters the place in `text`."""
    same = text.translate(SAME_CHARACTERS)
    lower = same.lower()
    if len(lower) != len(same):  # a few letters grow when lowered (İ): keep them
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in same)
    if "  " not in lower and "\u00ad" not in lower:
        return lower, range(len(lower))
    kept = [
        place
        for place, letter in enumerate(lower)
        if letter != "\u00ad" and not (letter == " " and lower[place - 1 : place] == " ")
    ]
    return "".join(lower[place] for place in kept), kept


def whole_words(folded: str, start: int, end: int, lang: Lang) -> bool:
    """Whether characters `start` to `end` are whole words, elision and clitics understood."""
    return _starts_word(folded, start, lang) and _ends_word(folded, end, lang)


def _starts_word(folded: str, start: int, lang: Lang) -> bool:
    before = folded[start - 1 : start]
    if not before or before == EDGE:
        return True
    if before.isalnum() or before in JOINERS:
        return False
    if before == "'":
        left = folded[max(0, start - 9) : start]
        return not left[:-1][-1:].isalnum() or (lang is Lang.FR and bool(ELISION.search(left)))
    return not (before in "./" and folded[start - 2 : start - 1].isalnum() and before == ".")


def _ends_word(folded: str, end: int, lang: Lang) -> bool:
    after = folded[end : end + 1]
    if not after or after == EDGE:
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
