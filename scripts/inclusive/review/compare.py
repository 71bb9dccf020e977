"""Compare: the base before and after a proposal → what is new, changed, withdrawn, linked, behind and quoted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from inclusive.corpus import Corpus
from inclusive.derive.earlier import lacking
from inclusive.derive.translation import State
from inclusive.editions.edition import Editions
from inclusive.languages import LANGS, Lang
from inclusive.model.registers import Governance
from inclusive.review.side import Key, Record, Side, side

RETIRED = "retired"


@dataclass(frozen=True)
class Changed:
    """A record that stands before and after: the languages whose text differs, and whether its facts do."""

    record: Record
    texts: tuple[Lang, ...]
    facts: bool


@dataclass(frozen=True)
class Step:
    """A record that takes another state, or a first one; `allowed` are the states that it may take."""

    record: Record
    before: str  # empty for a new record
    after: str
    allowed: tuple[str, ...]

    @property
    def is_allowed(self) -> bool:
        """Whether registers/governance.yml knows this step."""
        return self.after in self.allowed


@dataclass(frozen=True)
class Review:
    """All that a proposal changes for readers."""

    new: tuple[Record, ...]
    changed: tuple[Changed, ...]
    gone: tuple[Record, ...]
    retired: tuple[Record, ...]
    gained: tuple[tuple[Record, Record], ...]  # (which names, which is named)
    lost: tuple[tuple[Record, Record], ...]
    behind: tuple[tuple[Record, Lang], ...]
    quoted: tuple[tuple[Record, tuple[str, ...]], ...]  # by which editions and documents
    steps: tuple[Step, ...] = ()
    is_earlier_lost: bool = False  # what such a translation was made from is not kept

    @property
    def touched(self) -> tuple[Record, ...]:
        """The records that have a page to look at."""
        return tuple(sorted((*self.new, *(one.record for one in self.changed))))


def review(before: Corpus, after: Corpus, editions: Editions) -> Review:
    """What differs between the two; `editions` are those of the base before."""
    old, new = side(before), side(after)
    both = sorted(old.records.keys() & new.records.keys())
    changed = [one for key in both if (one := _changed(key, old, new))]
    # A record that a mistake makes unreadable is not withdrawn: the problems tell of it, and it comes back when mended.
    unread = {key for key in old.records if key not in new.records and key[1] in after.unread}
    gone = [old.records[key] for key in sorted(old.records.keys() - new.records.keys() - unread)]
    quoting = _quoting(before, editions)
    touched = [*(one.record for one in changed), *gone]
    return Review(
        tuple(new.records[key] for key in sorted(new.records.keys() - old.records.keys())),
        tuple(changed),
        tuple(gone),
        tuple(new.records[key] for key in both if _is_newly_retired(key, old, new)),
        _links(new.links - old.links, new),
        _links({link for link in old.links - new.links if unread.isdisjoint(link)}, old),
        tuple(
            (new.records[key], lang)
            for key in sorted(new.pairs)
            for lang in LANGS
            if _falls_behind(key, lang, old, new)
        ),
        tuple((record, quoting[record.id]) for record in sorted(touched) if record.id in quoting),
        tuple(_steps(old, new, before.governance)),
        bool(lacking(after).keys() - lacking(before).keys()),
    )


def _changed(key: Key, old: Side, new: Side) -> Changed | None:
    before, after = (one.pairs[key].digests if key in one.pairs else {} for one in (old, new))
    texts = tuple(lang for lang in LANGS if before.get(lang) != after.get(lang))
    facts = old.facts[key] != new.facts[key]
    return Changed(new.records[key], texts, facts) if texts or facts else None


def _steps(old: Side, new: Side, governance: Governance) -> Iterable[Step]:
    """Every change of state; a new record begins in the first one."""
    following = {state.id: state.next for state in governance.states}
    first = tuple(state.id for state in governance.states[:1])
    for key, after in sorted(new.statuses.items()):
        before = old.statuses.get(key, "")
        if before != after:
            yield Step(new.records[key], before, after, following.get(before, ()) if before else first)


def _is_newly_retired(key: Key, old: Side, new: Side) -> bool:
    return new.statuses.get(key) == RETIRED and old.statuses.get(key) != RETIRED


def _falls_behind(key: Key, lang: Lang, old: Side, new: Side) -> bool:
    was = old.pairs[key].state(lang) if key in old.pairs else None
    return new.pairs[key].state(lang) is State.BEHIND and was is not State.BEHIND


def _links(links: Iterable[tuple[Key, Key]], own: Side) -> tuple[tuple[Record, Record], ...]:
    return tuple(sorted((own.records[source], own.records[target]) for source, target in links))


def _quoting(corpus: Corpus, editions: Editions) -> Mapping[str, tuple[str, ...]]:
    """Record → the editions that hold it and the documents that quote it, as addresses that never change name them."""
    found = {record: [edition.name for edition in held] for record, held in editions.holding.items()}
    for policy in corpus.policies:
        for quotation in policy.value.quotes:
            found.setdefault(quotation.record, []).append(policy.value.id)
    return {record: tuple(dict.fromkeys(names)) for record, names in found.items()}
