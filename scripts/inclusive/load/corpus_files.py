"""The tree of sources → a `Corpus`, whole or unit by unit, and every problem of form found on the way.

A unit is what is loaded, checked and cached together: a practice's folder, a register of records, all
hand-written pages. The frame is what each unit is checked against: small registers, and which ids exist.
"""

import os
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from inclusive.corpus import Corpus, Entry, HandWritten, Known, Passage, Practice
from inclusive.languages import LANGS, Lang
from inclusive.load.files import names_in, passes_a_link, read_text
from inclusive.load.practice_files import load_practice, practice_names, split_front_matter
from inclusive.load.shape import shaped, shown
from inclusive.load.yaml_reader import Document, read_yaml
from inclusive.model.policy import Policy
from inclusive.model.registers import (
    Facets,
    Governance,
    Meeting,
    Move,
    Organisation,
    PageFrontMatter,
    Question,
    Tolerated,
)
from inclusive.model.term import Term
from inclusive.problems import Place, Problem, in_order, problem

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
DRAWINGS, DRAWING = "docs/assets/drawings", re.compile(r"[a-z0-9.-]+\.svg")
FRAME = "frame"  # the unit of the small registers, and of what belongs to no other
REGISTERS = (GLOSSARY, ORGANISATIONS, QUESTIONS, PAGES)  # units that hold many records


@dataclass(frozen=True)
class Part:
    """What was loaded of one unit, or of several."""

    practices: tuple[Practice, ...] = ()
    terms: tuple[Entry[Term], ...] = ()
    organisations: tuple[Entry[Organisation], ...] = ()
    questions: tuple[Entry[Question], ...] = ()
    pages: tuple[HandWritten, ...] = ()
    refused: frozenset[str] = frozenset()  # ids, or files, that exist but could not be read
    problems: tuple[Problem, ...] = ()


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
    problems: list[Problem] = []

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
    """One unit."""
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
    name = unit.removeprefix("practices/")
    practice, problems = load_practice(root, name)
    return Part(
        (practice,) if practice else (),
        refused=frozenset() if practice else frozenset([name]),
        problems=tuple(problems),
    )


def joined(parts: Iterable[Part]) -> Part:
    """Several parts as one."""
    every = list(parts)
    return Part(
        tuple(one for part in every for one in part.practices),
        tuple(one for part in every for one in part.terms),
        tuple(one for part in every for one in part.organisations),
        tuple(one for part in every for one in part.questions),
        tuple(one for part in every for one in part.pages),
        frozenset(one for part in every for one in part.refused),
        tuple(one for part in every for one in part.problems),
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
    values = {name: tuple(value.id for value in getattr(frame.facets, name)) for name in Facets.model_fields}
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
        frame.drawings,
        known,
    )


def load_list(root: Path, path: str, model: type[Model]) -> tuple[tuple[Entry[Model], ...], set[str], list[Problem]]:
    """The entries of a file that holds a list; ids of refused entries, or the file itself; problems."""
    document, problems = _document(root, path)
    if document is None:
        return (), {path}, problems
    if not isinstance(document.root.value, list):
        found = shown(document.root.plain())
        return (), {path}, [problem(document.place(), "F020", field=path, value=found, kind="list")]
    entries: list[Entry[Model]] = []
    refused: set[str] = set()
    for number, node in enumerate(document.root.value):
        part = document.below(number)
        value, faults = shaped(model, part)
        problems += faults
        if value is not None:
            entries.append(Entry(value, part))
        elif isinstance(node.value, dict) and "id" in node.value:
            refused.add(str(node.value["id"].value))
    return tuple(entries), refused, problems


def load_single(root: Path, path: str, model: type[Model], nothing: Model) -> tuple[Model, set[str], list[Problem]]:
    """A file that holds one mapping, or `nothing`; the file itself when it was refused; problems."""
    document, problems = _document(root, path)
    if document is not None:
        value, problems = shaped(model, document)
        if value is not None:
            return value, set(), problems
    return nothing, {path}, problems


def load_pages(root: Path) -> tuple[tuple[HandWritten, ...], set[str], list[Problem]]:
    """The hand-written pages of both languages, by name; the files refused; problems."""
    pages: list[HandWritten] = []
    refused: set[str] = set()
    problems: list[Problem] = []
    for lang in LANGS:
        names, found = names_in(root, f"docs/{lang}")
        problems += found
        for path in (f"docs/{lang}/{name}" for name in names if name.endswith(".md")):
            page, found = load_page(root, path, lang)
            problems += found
            pages += [page] if page else []
            refused |= set() if page else {path}
    return tuple(pages), refused, problems


def drawings(root: Path) -> frozenset[str]:
    """The drawings that are published, and that a hand-written page may show: files of our own, plainly named."""
    names, _ = names_in(root, DRAWINGS)  # there may be none
    return frozenset(
        name
        for name in names
        if DRAWING.fullmatch(name)
        and not passes_a_link(root, f"{DRAWINGS}/{name}")
        and os.path.isfile(f"{root}/{DRAWINGS}/{name}")  # noqa: PTH113 (text, not paths)
    )


def load_page(root: Path, path: str, lang: Lang) -> tuple[HandWritten | None, list[Problem]]:
    """One hand-written page."""
    source, problems = read_text(root, path)
    if problems:
        return None, problems
    head, body, line, problems = split_front_matter(source, path)
    front, found = shaped(PageFrontMatter, head) if head else (None, [])
    if front is None or head is None:
        return None, problems + found
    return HandWritten(Path(path).stem, lang, path, front, head, Passage(lang, body, path, line)), []


def _document(root: Path, path: str) -> tuple[Document | None, list[Problem]]:
    source, problems = read_text(root, path)
    if problems:
        return None, problems
    return read_yaml(source, path)
