"""Editions: what an edition holds is never lost."""

from collections.abc import Iterator

from inclusive.corpus import Corpus
from inclusive.editions.edition import Editions
from inclusive.problems import Place, Problem, problem

SOURCES = frozenset(
    ["practices", "glossary.yml", "registers/organisations.yml", "registers/questions.yml", "registers/moved.yml"]
)


def records_of_editions_are_not_lost(corpus: Corpus, editions: Editions) -> Iterator[Problem]:
    """A record of an edition is still there, or registers/moved.yml says where it went."""
    if not corpus.unread.isdisjoint(SOURCES):
        return
    known = corpus.known.record_ids | corpus.unread | {entry.value.id for entry in corpus.moved}
    for record, holding in editions.holding.items():
        if record not in known:
            yield problem(Place("registers/moved.yml"), "A005", id=record, edition=holding[-1].name)
