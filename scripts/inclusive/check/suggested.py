"""Suggested: a problem that tells which record may be meant tells also what that record is called in each language."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from inclusive.corpus import RECORD_KINDS, Corpus, Known, term_text
from inclusive.languages import LANGS, Lang
from inclusive.load.corpus_files import Part
from inclusive.load.digests import unit_of
from inclusive.problems import Problem

SUGGESTING = ("L001", "L004", "L009")  # whose nearest value is a record


def with_names(problems: Iterable[Problem], known: Known, part_of: Callable[[str], Part]) -> list[Problem]:
    """The problems, each with the names of the record that it suggests; `part_of` tells what a unit holds."""
    return [_named(one, known, part_of) if one.code in SUGGESTING else one for one in problems]


def _named(one: Problem, known: Known, part_of: Callable[[str], Part]) -> Problem:
    near = one.values.get("near", "")
    places = [known.places[kind][near] for kind in RECORD_KINDS if near in known.places[kind]]
    names = dict(named_in(part_of(unit_of(places[0].path)), near)) if places else {}
    told = tuple((f"near_{lang}", name) for lang, name in names.items())
    return replace(one, details=tuple(sorted((*one.details, *told))))


def named_in(part: Part | Corpus, record: str) -> Iterator[tuple[Lang, str]]:
    """What a record of `part` is called, in each language that names it; of two with one id, the first."""
    for lang in LANGS:
        name = next((name for one, name in _names(part, lang) if one == record), None)
        if name is not None:
            yield lang, name


def _names(part: Part | Corpus, lang: Lang) -> Iterator[tuple[str, str]]:
    yield from ((one.id, one.texts[lang].front.title) for one in part.practices if lang in one.texts)
    yield from ((one.value.id, said.term) for one in part.terms if (said := term_text(one.value, lang)))
    yield from ((one.value.id, getattr(one.value, lang).name) for one in part.organisations)
    yield from ((one.value.id, said.question) for one in part.questions if (said := getattr(one.value, lang)))
