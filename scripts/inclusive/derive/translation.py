"""Translation state: computed from the texts themselves, never from a date.

A translation keeps the digest of the text it translates. While the original has that digest, the
translation is current; once it has another, the translation is behind.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from inclusive.corpus import Corpus, Entry, HandWritten, Practice, PracticeText
from inclusive.languages import LANGS, Lang
from inclusive.model.registers import Question, QuestionText
from inclusive.model.term import Term, TermText
from inclusive.problems import Place


class State(StrEnum):
    """What a reader is told of a text."""

    ORIGINAL = "original"
    CURRENT = "current"
    BEHIND = "behind"
    MISSING = "missing"


@dataclass(frozen=True)
class Pair:
    """The two texts of one record, as far as translation goes."""

    record: str
    digests: Mapping[Lang, str]  # of the texts that stand
    translates: Mapping[Lang, str | None]
    place: Place
    text_places: Mapping[Lang, Place]
    missing_place: Place
    missing: tuple[str, ...] = ()
    unread: frozenset[Lang] = field(default=frozenset())

    def stands(self, lang: Lang) -> bool:
        """Whether there is a text in `lang`."""
        return lang in self.digests

    def state(self, lang: Lang) -> State:
        """The state of the text in `lang`."""
        if lang not in self.digests:
            return State.MISSING
        if self.translates[lang] is None:
            return State.ORIGINAL
        return State.CURRENT if self.translates[lang] == self.digests.get(lang.other) else State.BEHIND


@lru_cache(maxsize=64)  # the rules ask for the same digests one after the other
def digest(*parts: str | None) -> str:
    """16 hexadecimal digits that stand for these texts; white space around lines does not count.

    The first is a letter: YAML would read 1234567890123456 or 12345678901234e5 as a number.
    """
    lines = ("\n".join(map(str.rstrip, (part or "").strip().split("\n"))) for part in parts)
    hexadecimal = hashlib.sha256("\0".join(lines).encode()).hexdigest()
    return "abcdef"[int(hexadecimal[0], 16) % 6] + hexadecimal[1:16]


def practice_digest(text: PracticeText) -> str:
    """The digest of what a translator of a practice translates."""
    body = [part for section in text.sections for part in (section.heading, section.passage.markdown)]
    return digest(text.front.title, text.front.summary, *body)


def term_digest(text: TermText) -> str:
    """The digest of what a translator of a concept translates; forms are each language's own."""
    return digest(text.term, text.definition, text.note)


def question_digest(text: QuestionText) -> str:
    """The digest of what a translator of a question translates."""
    return digest(text.question, text.why, text.known, text.open)


def page_digest(page: HandWritten) -> str:
    """The digest of what a translator of a hand-written page translates."""
    return digest(page.front.title, page.front.summary, page.passage.markdown)


def pairs(corpus: Corpus) -> Iterator[Pair]:
    """The pair of texts of every practice, concept, question and hand-written page."""
    for practice in corpus.practices:
        yield practice_pair(practice)
    for term in corpus.terms:
        yield term_pair(term)
    for question in corpus.questions:
        yield question_pair(question)
    for name in dict.fromkeys(page.name for page in corpus.pages):
        unread = frozenset(lang for lang in LANGS if f"docs/{lang}/{name}.md" in corpus.unread)
        yield page_pair([page for page in corpus.pages if page.name == name], unread)


def practice_pair(practice: Practice) -> Pair:
    """The two texts of a practice."""
    texts = practice.texts
    return Pair(
        practice.id,
        {lang: practice_digest(text) for lang, text in texts.items()},
        {lang: text.front.translates for lang, text in texts.items()},
        Place(practice.document.path),
        {lang: _head_place(text) for lang, text in texts.items()},
        practice.document.place("missing"),
        practice.facts.missing,
        practice.unread,
    )


def term_pair(entry: Entry[Term]) -> Pair:
    """The two texts of a concept."""
    texts = {lang: text for lang, text in ((Lang.FR, entry.value.fr), (Lang.NL, entry.value.nl)) if text}
    return Pair(
        entry.value.id,
        {lang: term_digest(text) for lang, text in texts.items()},
        {lang: text.translates for lang, text in texts.items()},
        entry.place("id"),
        {lang: entry.place(lang.value, "translates") for lang in texts},
        entry.place("missing"),
        entry.value.missing,
    )


def question_pair(entry: Entry[Question]) -> Pair:
    """The two texts of a question."""
    texts = {Lang.FR: entry.value.fr, Lang.NL: entry.value.nl}
    return Pair(
        entry.value.id,
        {lang: question_digest(text) for lang, text in texts.items()},
        {lang: text.translates for lang, text in texts.items()},
        entry.place("id"),
        {lang: entry.place(lang.value, "translates") for lang in LANGS},
        entry.place("id"),
    )


def page_pair(pages: list[HandWritten], unread: frozenset[Lang] = frozenset()) -> Pair:
    """The two texts of a hand-written page."""
    return Pair(
        f"docs/{pages[0].name}",
        {page.lang: page_digest(page) for page in pages},
        {page.lang: page.front.translates for page in pages},
        Place(pages[0].path),
        {page.lang: page.document.place("translates") for page in pages},
        Place(pages[0].path),
        unread=unread,
    )


def _head_place(text: PracticeText) -> Place:
    return text.document.place("translates")
