"""The tree of sources → a `Corpus`, whole or unit by unit, and every problem of form found on the way.

A unit is what is loaded, checked and cached together: a practice's folder, a register of records, all
hand-written pages. The frame is what each unit is checked against: small registers, and which ids exist.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from inclusive.corpus import Corpus, Entry, HandWritten, Known, Practice
from inclusive.load.drawings import assets_checked, drawings
from inclusive.load.earlier import EARLIER, load_earlier
from inclusive.load.files import names_are_names_everywhere
from inclusive.load.pages import load_pages
from inclusive.load.practice_files import load_practice, practice_names
from inclusive.load.registers import load_list, load_single, registers_checked
from inclusive.load.torn import Torn, torn_entries, torn_pages, torn_practice
from inclusive.model.earlier import EarlierText
from inclusive.model.policy import Policy
from inclusive.model.registers import (
    Facets,
    Governance,
    Meeting,
    Move,
    Organisation,
    Question,
    Tolerated,
)
from inclusive.model.term import Term
from inclusive.problems import Place, Problem, in_order

Model = TypeVar("Model", bound=BaseModel)
Loaded = TypeVar("Loaded")
NO_FACETS = Facets(**dict.fromkeys(Facets.model_fields, ()))
NO_GOVERNANCE = Governance.model_construct(states=())
GLOSSARY, ORGANISATIONS, QUESTIONS, PAGES = (
    "glossary.yml",
    "registers/organisations.yml",
    "registers/questions.yml",
    "docs",
)
FOLDERS = ("docs/fr", "docs/nl", "docs/assets/drawings", "registers")  # where a file may have any name
FRAME = "frame"  # the unit of the small registers, and of what belongs to no other
REGISTERS = (GLOSSARY, ORGANISATIONS, QUESTIONS, PAGES, EARLIER)  # units that hold many records
MODELS: Mapping[str, type[BaseModel]] = {GLOSSARY: Term, ORGANISATIONS: Organisation, QUESTIONS: Question}


@dataclass(frozen=True)
class Part:
    """What was loaded of one unit, or of several."""

    practices: tuple[Practice, ...] = ()
    terms: tuple[Entry[Term], ...] = ()
    organisations: tuple[Entry[Organisation], ...] = ()
    questions: tuple[Entry[Question], ...] = ()
    pages: tuple[HandWritten, ...] = ()
    earlier: tuple[Entry[EarlierText], ...] = ()
    refused: frozenset[str] = frozenset()  # ids, or files, that exist but could not be read
    problems: tuple[Problem, ...] = ()
    torn: tuple[Torn, ...] = ()  # records with mistakes of form, as far as they could be read: for the rules alone


@dataclass(frozen=True)
class Frame:
    """The registers that every unit is checked against, and the names of the practices' folders."""

    facets: Facets
    governance: Governance
    meetings: tuple[Entry[Meeting], ...]
    moved: tuple[Entry[Move], ...]
    tolerated: tuple[Entry[Tolerated], ...]
    policies: tuple[Entry[Policy], ...]
    drawings: frozenset[str]
    practices: tuple[str, ...]
    refused: frozenset[str]
    problems: tuple[Problem, ...]

    @property
    def units(self) -> tuple[str, ...]:
        """Every unit, registers first."""
        return *REGISTERS, *(f"practices/{name}" for name in self.practices)


def load_corpus(root: Path) -> tuple[Corpus, list[Problem]]:
    """Everything below `root` that could be read, and the problems of form."""
    frame = load_frame(root)
    part = joined(load_part(root, unit) for unit in frame.units)
    corpus = corpus_of(part, known_of(frame, part), frame)
    return corpus, in_order([*frame.problems, *part.problems])


def load_frame(root: Path) -> Frame:
    """The small registers and what stands in `practices/`."""
    refused: set[str] = set()
    problems = [one for folder in FOLDERS for one in names_are_names_everywhere(root, folder)]
    problems += [*registers_checked(root), *assets_checked(root)]

    def kept(loaded: tuple[Loaded, Collection[str], list[Problem]]) -> Loaded:
        value, unread, found = loaded
        refused.update(unread)
        problems.extend(found)
        return value

    return Frame(
        kept(load_single(root, "registers/facets.yml", Facets, NO_FACETS)),
        kept(load_single(root, "registers/governance.yml", Governance, NO_GOVERNANCE)),
        kept(load_list(root, "registers/meetings.yml", Meeting)),
        kept(load_list(root, "registers/moved.yml", Move)),
        kept(load_list(root, "registers/tolerated.yml", Tolerated)),
        kept(load_list(root, "registers/policies.yml", Policy)),
        drawings(root),
        kept(practice_names(root)),
        frozenset(refused),  # these two last: the others add to them
        tuple(problems),
    )


def load_part(root: Path, unit: str) -> Part:
    """One unit, with what remains of the records that could not be read whole."""
    part = _read_whole(root, unit)
    return replace(part, torn=tuple(_torn(root, unit))) if part.problems else part


def _torn(root: Path, unit: str) -> Iterable[Torn]:
    if unit in MODELS:
        return torn_entries(root, unit, MODELS[unit])
    if unit == EARLIER:
        return ()
    return torn_pages(root) if unit == PAGES else torn_practice(root, unit.removeprefix("practices/"))


def _read_whole(root: Path, unit: str) -> Part:
    if unit == GLOSSARY:
        terms, refused, problems = load_list(root, unit, Term)
        return Part(terms=terms, refused=frozenset(refused), problems=tuple(problems))
    if unit == ORGANISATIONS:
        organisations, refused, problems = load_list(root, unit, Organisation)
        return Part(organisations=organisations, refused=frozenset(refused), problems=tuple(problems))
    if unit == QUESTIONS:
        questions, refused, problems = load_list(root, unit, Question)
        return Part(questions=questions, refused=frozenset(refused), problems=tuple(problems))
    if unit == PAGES:
        pages, refused, problems = load_pages(root)
        return Part(pages=pages, refused=frozenset(refused), problems=tuple(problems))
    if unit == EARLIER:
        earlier, unread, problems = load_earlier(root)
        return Part(earlier=earlier, refused=unread, problems=tuple(problems))
    name = unit.removeprefix("practices/")
    practice, problems = load_practice(root, name)
    return Part(
        (practice,) if practice else (),
        refused=frozenset() if practice else frozenset([name]),
        problems=tuple(problems),
    )


def joined(parts: Iterable[Part]) -> Part:
    """Several parts as one."""
    every, nothing = list(parts), Part()
    names = [field.name for field in fields(Part)]
    return Part(
        **{name: type(getattr(nothing, name))(one for part in every for one in getattr(part, name)) for name in names}
    )


def known_of(frame: Frame, part: Part, elsewhere: Mapping[str, Mapping[str, Place]] | None = None) -> Known:
    """What exists: in the frame, in `part`, and `elsewhere` (kind → id → place) in units that are not loaded."""
    places: dict[str, dict[str, Place]] = {
        "practice": {name: Place(f"practices/{name}/practice.yml") for name in frame.practices},
        "term": _places(part.terms),
        "organisation": _places(part.organisations),
        "question": _places(part.questions),
        "meeting": _places(frame.meetings),
    }
    for kind, own in (elsewhere or {}).items():
        places[kind] = {**own, **places[kind]}
    values = {name: {value.id: value for value in getattr(frame.facets, name)} for name in Facets.model_fields}
    return Known(places, values, frame.refused | part.refused)


def _places(entries: Iterable[Entry[Model]]) -> dict[str, Place]:
    """The place of each entry's id, the first where it stands twice."""
    found: dict[str, Place] = {}
    for entry in entries:
        found.setdefault(entry.value.id, entry.place("id"))  # type: ignore[attr-defined]
    return found


def corpus_of(part: Part, known: Known, frame: Frame, *, alone: bool = False) -> Corpus:
    """A part as a corpus; `alone`, without the registers of the frame, so that they are checked once only."""
    return Corpus(
        part.practices,
        part.terms,
        part.organisations,
        part.questions,
        NO_FACETS if alone else frame.facets,
        frame.governance,
        () if alone else frame.meetings,
        () if alone else frame.moved,
        () if alone else frame.tolerated,
        () if alone else frame.policies,
        part.pages,
        part.earlier,
        frame.drawings,
        known,
    )
