"""Names: what freezing a record asks about others, answered from the corpus."""

from collections.abc import Mapping
from functools import cached_property
from typing import Protocol

from inclusive.corpus import Corpus, term_text
from inclusive.languages import LANGS, Lang


class Names(Protocol):
    """What freezing a record asks about others."""

    def name(self, record: str, lang: Lang) -> str:
        """What a record is called in `lang`, or in the other language where it has no text."""

    def value(self, facet: str, value: str, lang: Lang) -> str:
        """The label of a facet's value."""

    def meeting_date(self, meeting: str) -> str:
        """The day of a meeting."""


class CorpusNames:
    """The names of a corpus without problems."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def name(self, record: str, lang: Lang) -> str:
        """What a record is called in `lang`, or in the other language where it has no text."""
        names = self._names[record]
        return names.get(lang) or names[lang.other]

    def value(self, facet: str, value: str, lang: Lang) -> str:
        """The label of a facet's value."""
        return self._labels[facet, value][lang]

    def meeting_date(self, meeting: str) -> str:
        """The day of a meeting."""
        return next(entry.value.date for entry in self._corpus.meetings if entry.value.id == meeting)

    @cached_property
    def _names(self) -> Mapping[str, Mapping[Lang, str]]:
        names: dict[str, dict[Lang, str]] = {}
        for practice in self._corpus.practices:
            names[practice.id] = {lang: text.front.title for lang, text in practice.texts.items()}
        for term in self._corpus.term.values():
            names[term.id] = {lang: text.term for lang in LANGS if (text := term_text(term, lang))}
        for organisation in self._corpus.organisation.values():
            names[organisation.id] = {Lang.FR: organisation.fr.name, Lang.NL: organisation.nl.name}
        for question in self._corpus.question.values():
            names[question.id] = {Lang.FR: question.fr.question, Lang.NL: question.nl.question}
        return names

    @cached_property
    def _labels(self) -> Mapping[tuple[str, str], Mapping[Lang, str]]:
        facets = self._corpus.facets
        return {
            (name, value.id): {Lang.FR: value.fr.label, Lang.NL: value.nl.label}
            for name in type(facets).model_fields
            for value in getattr(facets, name)
        }
