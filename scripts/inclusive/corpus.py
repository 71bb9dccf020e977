"""The corpus: everything people wrote, loaded, complete and unchanging, each value with its place."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from pydantic import BaseModel

from inclusive.languages import LANGS, Lang
from inclusive.load.yaml_nodes import Document, Node
from inclusive.model.earlier import EarlierText
from inclusive.model.fields import Source
from inclusive.model.policy import Policy
from inclusive.model.practice import PracticeFacts, PracticeFrontMatter, SectionId
from inclusive.model.registers import (
    Facets,
    FacetValue,
    Governance,
    Meeting,
    Move,
    Organisation,
    PageFrontMatter,
    Question,
    Tolerated,
)
from inclusive.model.term import Term, TermText
from inclusive.problems import Place

Model = TypeVar("Model", bound=BaseModel)
LINE_END = re.compile("\n")


@dataclass(frozen=True)
class Entry(Generic[Model]):
    """A value of a register and the document that holds it."""

    value: Model
    document: Document

    def place(self, *steps: str | int) -> Place:
        """The place of the value at `steps`."""
        return self.document.place(*steps)


@dataclass(frozen=True)
class Passage:
    """A Markdown text of one language, with the place of its first character."""

    lang: Lang
    markdown: str
    path: str
    line: int

    def place(self, offset: int) -> Place:
        """The place of character `offset`."""
        number = bisect_right(self._line_starts, offset) - 1
        return Place(self.path, self.line + number, offset - self._line_starts[number] + 1)

    @cached_property
    def _line_starts(self) -> Sequence[int]:
        """Where each line starts, found once: a text may have thousands of places to tell."""
        return (0, *(found.end() for found in LINE_END.finditer(self.markdown)))


class Section(NamedTuple):
    """A section of a practice's text: its heading as written, and what stands below it."""

    id: SectionId | None  # None when the heading is not one of the fixed ones
    name: str  # its id, or its number where it has none of its own: unlike that of every other section
    heading: str
    place: Place
    passage: Passage


@dataclass(frozen=True)
class PracticeText:
    """The text of a practice in one language."""

    lang: Lang
    path: str
    front: PracticeFrontMatter
    document: Document
    preamble: Passage  # what stands before the first heading: it should be empty
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Practice:
    """A practice: facts without language, and its texts."""

    id: str
    facts: PracticeFacts
    document: Document
    texts: Mapping[Lang, PracticeText]
    unread: frozenset[Lang] = frozenset()  # languages whose file exists but could not be read

    def text(self, lang: Lang) -> PracticeText:
        """The text in `lang`, or the other one where `lang` is missing."""
        return self.texts.get(lang) or self.texts[lang.other]


def without_places(practice: Practice) -> Practice:
    """The same practice, light: without the places of its YAML values, which only the rules need."""
    texts = {lang: replace(text, document=_light(text.document)) for lang, text in practice.texts.items()}
    return replace(practice, document=_light(practice.document), texts=texts)


def _light(document: Document) -> Document:
    return Document(document.path, Node(None, 1, 1))


@dataclass(frozen=True)
class HandWritten:
    """A page of `docs/<lang>/<name>.md`."""

    name: str
    lang: Lang
    path: str
    front: PageFrontMatter
    document: Document
    passage: Passage


RECORD_KINDS = ("practice", "term", "organisation", "question")


@dataclass(frozen=True)
class Known:
    """What exists in the whole base, whether it was loaded now or not: kind of record → id → where it is written.

    `unread` holds ids that exist but whose source was refused, and files that could not be read.
    """

    places: Mapping[str, Mapping[str, Place]]  # RECORD_KINDS and `meeting`
    facet_values: Mapping[str, Mapping[str, FacetValue]]  # facet → id → value, in order
    unread: frozenset[str] = frozenset()

    @cached_property
    def record_ids(self) -> frozenset[str]:
        """Every id that a text may refer to."""
        return frozenset(record for kind in RECORD_KINDS for record in self.places[kind])


@dataclass(frozen=True)
class Corpus:
    """Sources that were loaded together: all of the base, or a part of it that is checked against `known`."""

    practices: tuple[Practice, ...]
    terms: tuple[Entry[Term], ...]
    organisations: tuple[Entry[Organisation], ...]
    questions: tuple[Entry[Question], ...]
    facets: Facets
    governance: Governance
    meetings: tuple[Entry[Meeting], ...]
    moved: tuple[Entry[Move], ...]
    tolerated: tuple[Entry[Tolerated], ...]
    policies: tuple[Entry[Policy], ...]
    pages: tuple[HandWritten, ...]
    earlier: tuple[Entry[EarlierText], ...]  # originals as they were translated, of translations that are behind
    drawings: frozenset[str]  # file names in docs/assets/drawings
    known: Known

    @property
    def unread(self) -> frozenset[str]:
        """Ids and files that exist but were refused."""
        return self.known.unread

    @cached_property
    def practice(self) -> Mapping[str, Practice]:
        """Practices by id."""
        return {practice.id: practice for practice in self.practices}

    @cached_property
    def term(self) -> Mapping[str, Term]:
        """Concepts by id."""
        return {entry.value.id: entry.value for entry in self.terms}

    @cached_property
    def organisation(self) -> Mapping[str, Organisation]:
        """Organisations by id."""
        return {entry.value.id: entry.value for entry in self.organisations}

    @cached_property
    def question(self) -> Mapping[str, Question]:
        """Questions of the method by id."""
        return {entry.value.id: entry.value for entry in self.questions}


def term_text(term: Term, lang: Lang) -> TermText | None:
    """What `lang` says of the concept, or None."""
    return term.fr if lang is Lang.FR else term.nl


def term_passages(entry: Entry[Term]) -> Iterator[tuple[str, Passage]]:
    """The running texts of a concept: (`definition` or `note`, passage)."""
    for lang in LANGS:
        if (text := term_text(entry.value, lang)) is not None:
            for name, markdown in (("definition", text.definition), ("note", text.note)):
                if markdown is not None:
                    yield name, _yaml_passage(entry, lang, markdown, lang.value, name)


def question_passages(entry: Entry[Question]) -> Iterator[tuple[str, Passage]]:
    """The running texts of a question: (`why`, `known` or `open`, passage)."""
    for lang in LANGS:
        text = entry.value.fr if lang is Lang.FR else entry.value.nl
        for name, markdown in (("why", text.why), ("known", text.known), ("open", text.open)):
            if markdown is not None:
                yield name, _yaml_passage(entry, lang, markdown, lang.value, name)


def practice_passages(practice: Practice) -> Iterator[tuple[Section, Passage]]:
    """The running texts of a practice, section by section, in both languages."""
    for text in practice.texts.values():
        for section in text.sections:
            yield section, section.passage


def cited_sources(value: PracticeFacts | Term | Question | Organisation | PageFrontMatter) -> Mapping[str, Source]:
    """The sources of a record by their mark."""
    return {source.id: source for source in value.sources}


def _yaml_passage(entry: Entry[Model], lang: Lang, markdown: str, *steps: str) -> Passage:
    place = entry.place(*steps)
    return Passage(lang, markdown, place.path, place.line)
