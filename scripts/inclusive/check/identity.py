"""Identity: an id names one record, for ever."""

from collections.abc import Iterable, Iterator
from typing import Any

from inclusive.corpus import RECORD_KINDS, Corpus, Entry
from inclusive.load.files import KEPT_BY_WINDOWS
from inclusive.problems import Place, Problem, problem
from inclusive.render.addresses import SECTIONS


def ids_are_unique(corpus: Corpus) -> Iterator[Problem]:
    """An id belongs to one record only, whatever its kind."""
    for entries in (corpus.terms, corpus.organisations, corpus.questions):
        yield from _entries_are_unique(entries)
    yield from _entries_are_unique(corpus.meetings)
    yield from _entries_are_unique(corpus.policies)
    yield from _facet_values_are_unique(corpus)


def kinds_share_no_id(corpus: Corpus) -> Iterator[Problem]:
    """An id belongs to one kind of record only."""
    first: dict[str, Place] = {}
    for kind in RECORD_KINDS:
        places = corpus.known.places[kind]
        for shared in sorted(first.keys() & places.keys()):
            yield problem(places[shared], "I001", id=shared, first=first[shared])
        first = {**places, **first}


def _entries_are_unique(entries: Iterable[Entry[Any]]) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for entry in entries:
        if entry.value.id in first:
            yield problem(entry.place("id"), "I001", id=entry.value.id, first=first[entry.value.id])
        first.setdefault(entry.value.id, entry.place("id"))


def _facet_values_are_unique(corpus: Corpus) -> Iterator[Problem]:
    place = Place("registers/facets.yml")
    for name in type(corpus.facets).model_fields:
        ids = [value.id for value in getattr(corpus.facets, name)]
        for repeated in sorted({value for value in ids if ids.count(value) > 1}):
            yield problem(place, "I001", id=f"{name}: {repeated}", first=place)


def ids_are_names_everywhere(corpus: Corpus) -> Iterator[Problem]:
    """An id is no name that Windows keeps for itself: no folder of that name can be had there."""
    places = [(practice.id, practice.document.place()) for practice in corpus.practices]
    for entries in (corpus.terms, corpus.organisations, corpus.questions, corpus.meetings, corpus.policies):
        places += [(entry.value.id, entry.place("id")) for entry in entries]
    for name in type(corpus.facets).model_fields:
        places += [(value.id, Place("registers/facets.yml")) for value in getattr(corpus.facets, name)]
    for own, place in places:
        if KEPT_BY_WINDOWS.fullmatch(own):
            yield problem(place, "I010", name=own)


def pages_have_an_address_of_their_own(corpus: Corpus) -> Iterator[Problem]:
    """A hand-written page does not take the address of a page that the build makes, or of one with a fixed address."""
    for page in corpus.pages:
        taken = f"page:{page.name}" not in SECTIONS and page.name in {one[page.lang] for one in SECTIONS.values()}
        if taken:
            yield problem(Place(page.path), "I013", name=page.name, address=f"{page.lang}/{page.name}/")


def glossary_is_sorted(corpus: Corpus) -> Iterator[Problem]:
    """The entries of glossary.yml stand in the order of their ids."""
    for before, after in zip(corpus.terms, corpus.terms[1:], strict=False):
        if after.value.id < before.value.id:
            yield problem(after.place("id"), "I004", id=after.value.id, before=before.value.id)


def moved_ids_lead_somewhere(corpus: Corpus) -> Iterator[Problem]:
    """A moved id is no longer in use and points, in one step, at records that exist."""
    moved = {entry.value.id for entry in corpus.moved}
    for entry in corpus.moved:
        if entry.value.id in corpus.known.record_ids:
            yield problem(entry.place("id"), "I006", id=entry.value.id)
        for number, target in enumerate(entry.value.to):
            if target in moved:
                yield problem(entry.place("to", number), "I007", id=entry.value.id, to=target)
