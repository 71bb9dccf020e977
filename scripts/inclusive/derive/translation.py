"""Translation state: computed from the texts themselves, never from a date.

A translation keeps the digest of the text it translates. While the original has that digest, the
translation is current; once it has another, the translation is behind.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from inclusive.corpus import Corpus, Entry, HandWritten, Practice
from inclusive.derive.written import Written, page_texts, practice_texts, question_texts, term_texts
from inclusive.languages import LANGS, Lang
from inclusive.model.registers import Question
from inclusive.model.term import Term
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
    texts: Mapping[Lang, Written]  # those that stand
    place: Place
    text_places: Mapping[Lang, Place]
    missing_place: Place
    missing: tuple[str, ...] = ()
    unread: frozenset[Lang] = field(default=frozenset())

    @cached_property
    def digests(self) -> Mapping[Lang, str]:
        """The digest of each text."""
        return {lang: text.digest for lang, text in self.texts.items()}

    @cached_property
    def translates(self) -> Mapping[Lang, str | None]:
        """The digest that each text carries of what it translates."""
        return {lang: text.translates for lang, text in self.texts.items()}

    def stands(self, lang: Lang) -> bool:
        """Whether there is a text in `lang`."""
        return lang in self.texts

    def state(self, lang: Lang) -> State:
        """The state of the text in `lang`."""
        if lang not in self.texts:
            return State.MISSING
        if self.translates[lang] is None:
            return State.ORIGINAL
        return State.CURRENT if self.translates[lang] == self.digests.get(lang.other) else State.BEHIND


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
    return Pair(
        practice.id,
        practice_texts(practice),
        Place(practice.document.path),
        {lang: text.document.place("translates") for lang, text in practice.texts.items()},
        practice.document.place("missing"),
        practice.facts.missing,
        practice.unread,
    )


def term_pair(entry: Entry[Term]) -> Pair:
    """The two texts of a concept."""
    texts = term_texts(entry.value)
    places = {lang: entry.place(lang.value, "translates") for lang in texts}
    return Pair(entry.value.id, texts, entry.place("id"), places, entry.place("missing"), entry.value.missing)


def question_pair(entry: Entry[Question]) -> Pair:
    """The two texts of a question."""
    places = {lang: entry.place(lang.value, "translates") for lang in LANGS}
    return Pair(entry.value.id, question_texts(entry.value), entry.place("id"), places, entry.place("id"))


def page_pair(pages: list[HandWritten], unread: frozenset[Lang] = frozenset()) -> Pair:
    """The two texts of a hand-written page."""
    return Pair(
        f"docs/{pages[0].name}",
        page_texts(pages),
        Place(pages[0].path),
        {page.lang: page.document.place("translates") for page in pages},
        Place(pages[0].path),
        unread=unread,
    )
