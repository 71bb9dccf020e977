"""Held: which records stand today, word for word, as the latest edition holds them: a citation may name it."""

from collections.abc import Callable, Mapping

from inclusive.citing.cited import Edition
from inclusive.corpus import Corpus
from inclusive.editions.compare import compared
from inclusive.editions.contents import frozen_records
from inclusive.editions.edition import Editions


def latest(editions: Editions) -> Edition | None:
    """The latest edition, as a citation names it."""
    return Edition(editions.last.name, editions.last.date) if editions.last else None


def held(editions: Editions, corpus: Corpus) -> Callable[[str], Edition | None]:
    """Record → the latest edition, if it holds the texts of today."""
    edition = latest(editions)
    same = _unchanged(editions, corpus)
    return lambda record: edition if same.get(record) else None


def _unchanged(editions: Editions, corpus: Corpus) -> Mapping[str, bool]:
    if editions.last is None:
        return {}
    before = editions.last.records
    return {
        today.id: not any(compared(editions.frozen(before[today.id]), today).texts.values())
        for today in frozen_records(corpus)
        if today.id in before
    }
