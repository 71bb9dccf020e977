"""Sources: the units that changed since the last build, loaded, checked and emitted into the index.

A unit without problems is not read again until its files change, or until a record that it names goes away. When a
small register changes, every unit is; for pages, also when a form of the glossary does.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from inclusive.check.run import frame_checked, reported
from inclusive.check.tolerance import untolerated
from inclusive.check.torn import problems_of_part
from inclusive.corpus import RECORD_KINDS, Known, Practice, without_places
from inclusive.derive.emit import emitted_by, emitted_forms, form_of
from inclusive.derive.emit_existing import existing_in
from inclusive.derive.emit_lasting import emitted_by_editions, emitted_by_pointers, emitted_by_policies
from inclusive.derive.emit_standing import emitted_by_concertation
from inclusive.derive.forms import forms_of
from inclusive.derive.index import Emitted, Index
from inclusive.derive.mentions import Linker
from inclusive.derive.similar import put_similar
from inclusive.editions.edition import Editions
from inclusive.languages import LANGS, Lang
from inclusive.load.corpus_files import (
    FRAME,
    GLOSSARY,
    ORGANISATIONS,
    PAGES,
    QUESTIONS,
    REGISTERS,
    Frame,
    Part,
    corpus_of,
    joined,
    known_of,
    load_frame,
    load_part,
)
from inclusive.load.digests import unit_digests, unit_of
from inclusive.load.earlier import EARLIER
from inclusive.problems import Place, Problem
from inclusive.publish.state import State
from inclusive.publish.workers import Told, in_silence, side_by_side

UNIT_OF_KIND = {
    "term": GLOSSARY,
    "organisation": ORGANISATIONS,
    "question": QUESTIONS,
    "page": PAGES,
    "earlier": EARLIER,
}
MANY_FILES = 10_000  # of which two processes take the digests sooner than one


@dataclass(frozen=True)
class Brought:
    """The base brought up to date: its index, and what is wrong. `practices` are those that were loaded for pages."""

    index: Index
    problems: list[Problem]
    units: Mapping[str, str]  # unit → digest, of the units found right
    practices: Mapping[str, Practice] = field(default_factory=dict)
    editions: Editions = field(default_factory=Editions)


@dataclass(frozen=True)
class Result:
    """One unit loaded, checked and emitted."""

    unit: str
    problems: list[Problem]
    emitted: list[tuple[str, Emitted]] | None  # None when it cannot be published
    practices: tuple[Practice, ...]


def brought_up(
    root: Path, state: State, today: str | None = None, *, for_pages: bool = True, tell: Told = in_silence
) -> Brought:
    """Everything that changed since `state`, taken in; only which records exist, where no pages are to be made."""
    digests = unit_digests(root, partial(side_by_side, tell=in_silence, worth_it=MANY_FILES))
    frame = load_frame(root)
    before = state.units()
    is_new = FRAME not in digests or digests[FRAME] != before.get(FRAME)
    wanted = {unit for unit in frame.units if is_new or digests.get(unit) is None or digests[unit] != before.get(unit)}
    registers = {unit: load_part(root, unit) for unit in REGISTERS if unit in wanted}
    index = Index(state)
    linker, is_relinked = _linkers(registers.get(GLOSSARY), index) if for_pages else (None, False)
    if is_relinked:
        wanted = set(frame.units)
        registers |= {unit: load_part(root, unit) for unit in REGISTERS if unit not in registers}
    known = known_of(frame, joined(registers.values()), _elsewhere(index, registers))
    for unit in sorted(_naming_what_is_gone(index, known) - wanted):
        wanted.add(unit)
        if unit in REGISTERS:
            registers[unit] = load_part(root, unit)
    context = Context(root, known, frame, linker)
    results = [context.result(unit, part) for unit, part in registers.items()]
    practices = [unit for unit in frame.units if unit in wanted and unit not in REGISTERS]
    results += side_by_side(context.loaded, practices, tell)
    return _gathered(context, index, state, results, digests, today)


@dataclass(frozen=True)
class Context:
    """What a unit is checked against and read with."""

    root: Path
    known: Known
    frame: Frame
    linker: Mapping[Lang, Linker] | None  # None where no pages are to be made

    def loaded(self, unit: str) -> Result:
        """A unit, read from the disk."""
        return self.result(unit, load_part(self.root, unit))

    def result(self, unit: str, part: Part) -> Result:
        """A unit that was read: its problems, and what it emits unless one of them may not wait."""
        corpus = corpus_of(part, self.known, self.frame, alone=True)
        problems = [*part.problems, *problems_of_part(part, self.known, self.frame)]
        wrong = untolerated(problems, self.frame.tolerated)
        said = existing_in(corpus) if self.linker is None else emitted_by(corpus, self.linker)
        practices = () if self.linker is None else tuple(without_places(one) for one in part.practices)
        return Result(unit, problems, None if wrong else list(said), practices)


def _gathered(
    context: Context, index: Index, state: State, results: list[Result], digests: Mapping[str, str], today: str | None
) -> Brought:
    whole = corpus_of(Part(), context.known, context.frame)
    editions, found = frame_checked(context.root, whole)
    problems = [*context.frame.problems, *found]
    problems += (one for result in results for one in result.problems)
    _put_all(index, state, context.frame, results)
    index.put("editions", dict(emitted_by_editions(editions)))
    if context.linker is not None:
        put_similar(index)
    wrong = {unit_of(one.place.path) for one in problems}
    right = {unit: told for unit, told in digests.items() if unit not in wrong}
    practices = {one.id: one for result in results for one in result.practices}
    told = reported(problems, whole, cache(partial(load_part, context.root)), today)
    return Brought(index, told, right, practices, editions)


def _put_all(index: Index, state: State, frame: Frame, results: Iterable[Result]) -> None:
    """The index as the units now say; what is gone is taken out, what is wrong stays as it was."""
    present = set(frame.units)
    for source in state.sources():
        kind, _, record = source.partition(":")
        if kind == "practice" and f"practices/{record}" not in present:
            index.remove(source)
    for unit, emitted in ((one.unit, one.emitted) for one in results if one.emitted is not None):
        if unit in REGISTERS:
            told = {source for source, _ in emitted}
            kinds = [kind for kind, home in UNIT_OF_KIND.items() if home == unit]
            for source in [one for kind in kinds for one in index.node(f"ids/{kind}") if one not in told]:
                index.remove(source)
        for source, payloads in emitted:
            index.put(source, payloads)
    index.put("frame:registers", dict(emitted_by_registers(frame)))


def emitted_by_registers(frame: Frame) -> Iterator[tuple[str, object]]:
    """What the small registers say."""
    yield "register/facets", frame.facets.model_dump_json()
    for meeting in frame.meetings:
        yield f"meeting/{meeting.value.id}", meeting.value.date
    yield from emitted_by_concertation(frame.governance, frame.meetings)
    yield from emitted_by_pointers(frame.moved)
    yield from emitted_by_policies(frame.policies)


def _linkers(glossary: Part | None, index: Index) -> tuple[Mapping[Lang, Linker], bool]:
    """A linker for each language, and whether some form is not as it was when the texts were last read."""
    if glossary is None:
        stored = {lang: index.node(f"forms/{lang}").values() for lang in LANGS}
        return {lang: Linker((form_of(one) for said in stored[lang] for one in said), lang) for lang in LANGS}, False
    terms = [entry.value for entry in glossary.terms]
    now = {f"term:{term.id}": emitted_forms(term) for term in terms}
    changed = any(
        {source: emitted[f"forms/{lang}"] for source, emitted in now.items()} != index.node(f"forms/{lang}")
        for lang in LANGS
    )
    return {lang: Linker(forms_of(terms, lang), lang) for lang in LANGS}, changed


def _elsewhere(index: Index, loaded: Collection[str]) -> Mapping[str, Mapping[str, Place]]:
    """Kind → id → place, of the registers that are not loaded."""
    return {
        kind: {record: Place(path, line, column) for record, path, line, column in index.node(f"at/{kind}").values()}
        for kind in RECORD_KINDS
        if kind != "practice" and UNIT_OF_KIND[kind] not in loaded
    }


def _naming_what_is_gone(index: Index, known: Known) -> set[str]:
    """The units that name a record which is not there. It need not have been right before: who names it was."""
    named = (key.removeprefix("named/") for key in index.store.keys_below("named/"))
    gone = [record for record in named if record not in known.record_ids]
    return {_unit_of_source(source) for record in gone for source in index.node(f"named/{record}")}


def _unit_of_source(source: str) -> str:
    kind, _, record = source.partition(":")
    return UNIT_OF_KIND.get(kind) or f"practices/{record}"
