"""Editions: what they hold is never lost, and what is quoted from them was published."""

from collections.abc import Iterator

from inclusive.corpus import Corpus
from inclusive.editions.edition import Editions, order
from inclusive.load.shape import nearest
from inclusive.problems import Place, Problem, problem

SOURCES = frozenset(
    ["practices", "glossary.yml", "registers/organisations.yml", "registers/questions.yml", "registers/moved.yml"]
)


def problems_against(corpus: Corpus, editions: Editions) -> list[Problem]:
    """Every problem between the base and its editions."""
    return [*records_of_editions_are_not_lost(corpus, editions), *quotations_were_published(corpus, editions)]


def records_of_editions_are_not_lost(corpus: Corpus, editions: Editions) -> Iterator[Problem]:
    """A record of an edition is still there, or registers/moved.yml says where it went."""
    if not corpus.unread.isdisjoint(SOURCES):
        return
    known = corpus.known.record_ids | corpus.unread | {entry.value.id for entry in corpus.moved}
    for record, holding in editions.holding.items():
        if record not in known:
            yield problem(Place("registers/moved.yml"), "A005", id=record, edition=holding[-1].name)


def quotations_were_published(corpus: Corpus, editions: Editions) -> Iterator[Problem]:
    """A quotation names an edition that exists, and a record of that edition."""
    for policy in corpus.policies:
        for number, quotation in enumerate(policy.value.quotes):
            edition = editions.named.get(quotation.edition)
            if edition is None and not _may_be_unread(editions, quotation.edition):
                near = nearest(quotation.edition, editions.named)
                yield problem(policy.place("quotes", number, "edition"), "L008", edition=quotation.edition, near=near)
            elif edition is not None and quotation.record not in edition.records:
                near = nearest(quotation.record, edition.records)
                place = policy.place("quotes", number, "record")
                yield problem(place, "L009", id=quotation.record, edition=edition.name, near=near)


def _may_be_unread(editions: Editions, name: str) -> bool:
    """Whether the edition may be one of those after the first that could not be read."""
    return not editions.is_whole and (editions.last is None or order(name) > order(editions.last.name))
