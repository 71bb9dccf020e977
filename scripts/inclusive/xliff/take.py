"""Take: a document that came back → the files of the translations, checked like any other."""

from collections.abc import Iterable
from pathlib import Path

from inclusive.check.run import checked
from inclusive.corpus import Corpus
from inclusive.in_place import change
from inclusive.languages import Lang
from inclusive.load.corpus_files import load_corpus
from inclusive.load.files import read_text
from inclusive.model.practice import SectionId
from inclusive.problems import Problem
from inclusive.proposals.base import Base
from inclusive.proposals.body import Filled
from inclusive.proposals.forms import form
from inclusive.proposals.remarks import sentence
from inclusive.proposals.translation_draft import translation_draft
from inclusive.xliff.document import read
from inclusive.xliff.units import Sheet, Unit, sheets

PARTS = ("practice_title", "summary", *SectionId, "term", "definition", "note")


def take(root: Path, data: bytes) -> tuple[list[str], list[str], list[Problem]]:
    """The files written, what lacks, and what the check now says. Of a text that did not change nothing is written."""
    lang, brought = read(data)
    told: list[str] = []
    written: set[str] = set()
    for sheet in brought:
        corpus, _ = load_corpus(root)
        units = _done(corpus, lang, sheet)
        if units:
            base = Base(corpus, lambda path: read_text(root, path)[0], 0)
            draft = translation_draft(_filled(corpus, lang, sheet.record, units), base, sheet.digest)
            change(root, {path: text.encode() for path, text in draft.files.items()})
            written |= set(draft.files)
            told += [f"{sheet.record}: {sentence(one, lang)}" for one in draft.remarks]
    return sorted(written), told, checked(root)[1]


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
    answers = {unit.id: unit.target for unit in units if unit.id in PARTS}
    return Filled(form("translation", corpus.facets, lang), {"record": record, **answers})
