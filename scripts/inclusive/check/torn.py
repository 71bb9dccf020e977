"""Torn records: the rules look at what could be read of them; what follows from the mistake of form is not told."""

from collections.abc import Iterable
from dataclasses import replace

from inclusive.check import problems_of
from inclusive.corpus import Entry, HandWritten, Known, Model, Practice
from inclusive.load.corpus_files import Frame, Part, corpus_of
from inclusive.load.torn import STAND_IN, Torn
from inclusive.model.registers import Organisation, Question
from inclusive.model.term import Term
from inclusive.problems import Problem

# Field → codes that say that something lacks, which it may not, since the field could not be read.
FOLLOWING = {
    "sources": {"S001", "S002"},
    "provenance": {"R002", "R003", "R004", "R007"},
    "missing": {"T001"},
    "translates": {"T006"},
    "fr": {"T001", "T006", "S002"},
    "nl": {"T001", "T006", "S002"},
    "equivalence": {"T009"},
}
REFUSED = {"F011", "F013", "F030"}  # values that were not taken for what they say: no rule can judge them


def problems_of_part(part: Part, known: Known, frame: Frame) -> list[Problem]:
    """Every problem that the rules find in a part, also in its torn records."""
    found = problems_of(corpus_of(with_torn(part, part.torn), known, frame, alone=True))
    following: set[Problem] = set()
    for torn in part.torn:
        codes = set().union(*(FOLLOWING.get(name, set()) for name in torn.left_out))
        alone = problems_of(corpus_of(with_torn(_beside(torn, part), [torn]), known, frame, alone=True))
        following.update(one for one in alone if one.code in codes)
    refused = {(one.place.path, one.place.line) for one in part.problems if one.code in REFUSED}
    return [
        one
        for one in found
        if one not in following and not _tells_of_a_stand_in(one) and (one.place.path, one.place.line) not in refused
    ]


def _beside(torn: Torn, part: Part) -> Part:
    """What a torn record is judged with: of a hand-written page, the page in the other language."""
    record = torn.record
    return Part(pages=tuple(one for one in part.pages if isinstance(record, HandWritten) and one.name == record.name))


def with_torn(part: Part, torn: Iterable[Torn]) -> Part:
    """The part as the rules see it: each torn record among the whole ones, where it is written."""
    records = [one.record for one in torn]
    practices = {one.id: one for one in (*part.practices, *(one for one in records if isinstance(one, Practice)))}
    entries = [one for one in records if isinstance(one, Entry)]
    return replace(
        part,
        practices=tuple(practices.values()),
        terms=_in_place(part.terms, (one for one in entries if isinstance(one.value, Term))),
        organisations=_in_place(part.organisations, (one for one in entries if isinstance(one.value, Organisation))),
        questions=_in_place(part.questions, (one for one in entries if isinstance(one.value, Question))),
        pages=(*part.pages, *(one for one in records if isinstance(one, HandWritten))),
    )


def _in_place(whole: Iterable[Entry[Model]], torn: Iterable[Entry[Model]]) -> tuple[Entry[Model], ...]:
    """In the order in which they are written."""
    return tuple(sorted((*whole, *torn), key=lambda entry: entry.place()))


def _tells_of_a_stand_in(one: Problem) -> bool:
    return any(STAND_IN in value for value in one.values.values())
