"""Take: a document that came back → the files of the translations, checked like any other."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from inclusive.check.run import checked
from inclusive.corpus import Corpus
from inclusive.in_place import change
from inclusive.languages import Lang
from inclusive.load.corpus_files import load_corpus
from inclusive.load.files import read_text
from inclusive.markdown.marks import source_marks
from inclusive.model.practice import SectionId
from inclusive.problems import Problem
from inclusive.proposals.base import Base, Draft
from inclusive.proposals.body import Filled, answer_to
from inclusive.proposals.forms import form
from inclusive.proposals.remarks import Remark, remark, sentence
from inclusive.proposals.translation_draft import translation_draft
from inclusive.xliff.document import read
from inclusive.xliff.units import Sheet, Unit, sheets

PARTS = ("practice_title", "summary", *SectionId, "term", "definition", "note")


def take(root: Path, data: bytes) -> tuple[list[str], list[str], list[Problem]]:
    """The files written, what lacks, and what the check now says. Of a text that did not change nothing is written.

    All files are written together. The glossary is changed from its end, so that the lines before stay where they are.
    """
    lang, brought = read(data)
    corpus = load_corpus(root)[0]
    lines = {one.value.id: one.document.root.line for one in corpus.terms}
    files: dict[str, str] = {}
    drafts: dict[str, Draft] = {}

    def text_of(path: str) -> str:
        return files[path] if path in files else read_text(root, path)[0]

    for sheet in sorted(brought, key=lambda one: lines.get(one.record, 0), reverse=True):
        drafts[sheet.record] = draft_of(corpus, lang, sheet, text_of)
        files |= drafts[sheet.record].files
    change(root, {path: text.encode() for path, text in files.items()})
    told = [f"{one.record}: {sentence(said, lang)}" for one in brought for said in drafts[one.record].remarks]
    return sorted(files), told, checked(root)[1]


def draft_of(corpus: Corpus, lang: Lang, sheet: Sheet, text_of: Callable[[str], str]) -> Draft:
    """The files that a sheet gives, and what is to be told of it; nothing of a text that did not change."""
    units = _done(corpus, lang, sheet)
    if not units:
        return Draft()
    filled = _filled(corpus, lang, sheet.record, units)
    draft = translation_draft(filled, Base(corpus, text_of, 0), sheet.digest)
    return replace(draft, remarks=(*filled.remarks, *draft.remarks))


def _done(corpus: Corpus, lang: Lang, sheet: Sheet) -> tuple[Unit, ...]:
    """The units that somebody has translated or said to be done; none when the base already says all of them."""
    standing = {unit.id: unit.target for one in sheets(corpus, lang, (sheet.record,)) for unit in one.units}
    units = tuple(one for one in sheet.units if one.is_done or one.target != standing.get(one.id, ""))
    is_known = all(one.target == standing.get(one.id, "") for one in units)
    return () if is_known and _stamp(corpus, lang, sheet.record) == sheet.digest else units


def _stamp(corpus: Corpus, lang: Lang, record: str) -> str | None:
    """The digest that the translation carries now."""
    if record in corpus.practice:
        text = corpus.practice[record].texts.get(lang)
        return text.front.translates if text else None
    term = corpus.term.get(record)
    own = (term.fr if lang is Lang.FR else term.nl) if term else None
    return own.translates if own else None


def _filled(corpus: Corpus, lang: Lang, record: str, units: Iterable[Unit]) -> Filled:
    """The units as if somebody had filled in the form of a translation."""
    own = form("translation", corpus.facets, lang)
    items = {item.id: item for item in own.items if item.id in PARTS}
    answers: dict[str, str | tuple[str, ...]] = {"record": record}
    remarks: list[Remark] = []
    for unit in (one for one in units if one.id in items):
        answers[unit.id], found = answer_to(items[unit.id], unit.target, lang)
        remarks += [*found, *_marks(unit, items[unit.id].label)]
    return Filled(own, answers, tuple(remarks))


def _marks(unit: Unit, label: str) -> Iterator[Remark]:
    """The source marks that the translation lost, and those that it added."""
    before, after = (Counter(mark.target for mark in source_marks(one)) for one in (unit.source, unit.target))
    yield from (remark("marks_lost", label=label, value=f"[^{one}]") for one in sorted((before - after).elements()))
    yield from (remark("marks_added", label=label, value=f"[^{one}]") for one in sorted((after - before).elements()))
