"""Compare: the base before and after a proposal → what is new, changed, withdrawn, linked, behind and quoted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from inclusive.corpus import Corpus
from inclusive.derive.earlier import lacking
from inclusive.derive.emit import emitted_by
from inclusive.derive.mentions import linkers
from inclusive.derive.translation import Pair, State, pairs
from inclusive.editions.edition import Editions
from inclusive.languages import LANGS, Lang
from inclusive.model.registers import Governance

KINDS = ("practice", "term", "organisation", "question", "page")
RETIRED = "retired"


@dataclass(frozen=True, order=True)
class Record:
    """A record or hand-written page, and what it is called in each language in which it has a text."""

    kind: str
    id: str
    names: tuple[tuple[Lang, str], ...] = ()

    def name(self, lang: Lang) -> str:
        """Its name in `lang`, or in the other language."""
        names = dict(self.names)
        return names.get(lang) or names.get(lang.other) or self.id


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


@dataclass(frozen=True)
class Side:
    """The base on one side of the comparison, by kind and id."""

    records: Mapping[tuple[str, str], Record]
    pairs: Mapping[tuple[str, str], Pair]
    facts: Mapping[tuple[str, str], Any]
    statuses: Mapping[tuple[str, str], str]
    links: frozenset[tuple[tuple[str, str], tuple[str, str]]]


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


def side(corpus: Corpus) -> Side:
    """The base as the comparison sees it."""
    facts: dict[tuple[str, str], Any] = {}
    statuses: dict[tuple[str, str], str] = {}
    for practice in corpus.practices:
        facts["practice", practice.id] = practice.facts.model_dump()
        statuses["practice", practice.id] = practice.facts.status
    for term in corpus.terms:
        facts["term", term.value.id] = (term.value.model_dump(exclude={"fr", "nl"}), _forms(term.value.model_dump()))
        statuses["term", term.value.id] = term.value.status
    for organisation in corpus.organisations:
        facts["organisation", organisation.value.id] = organisation.value.model_dump()
    for question in corpus.questions:
        facts["question", question.value.id] = question.value.model_dump(exclude={"fr", "nl"})
    for page in corpus.pages:
        facts.setdefault(("page", page.name), {})[page.lang] = [source.model_dump() for source in page.front.sources]
    names = _names(corpus)
    records = {key: Record(*key, tuple(sorted(names[key].items()))) for key in facts}
    of_texts = {_key(pair, records): pair for pair in pairs(corpus)}
    return Side(records, of_texts, facts, statuses, frozenset(_named(corpus, records)))


def _forms(term: Mapping[str, Any]) -> Any:
    """What a concept's texts hold beside the words that are translated."""
    kept = ("forms", "abbreviation", "avoid")
    return [[(term[lang] or {}).get(name) for name in kept] for lang in LANGS]


def _names(corpus: Corpus) -> dict[tuple[str, str], dict[Lang, str]]:
    names: dict[tuple[str, str], dict[Lang, str]] = {}
    for practice in corpus.practices:
        names["practice", practice.id] = {lang: text.front.title for lang, text in practice.texts.items()}
    for term in corpus.terms:
        texts = ((Lang.FR, term.value.fr), (Lang.NL, term.value.nl))
        names["term", term.value.id] = {lang: text.term for lang, text in texts if text}
    for organisation in corpus.organisations:
        value = organisation.value
        names["organisation", value.id] = {Lang.FR: value.fr.name, Lang.NL: value.nl.name}
    for question in corpus.questions:
        asked = question.value
        names["question", asked.id] = {Lang.FR: asked.fr.question, Lang.NL: asked.nl.question}
    for page in corpus.pages:
        names.setdefault(("page", page.name), {})[page.lang] = page.front.title
    return names


def _key(pair: Pair, records: Mapping[tuple[str, str], Record]) -> tuple[str, str]:
    if pair.record.startswith("docs/"):
        return "page", pair.record.removeprefix("docs/")
    return next((kind, pair.record) for kind in KINDS if (kind, pair.record) in records)


def _named(
    corpus: Corpus, records: Mapping[tuple[str, str], Record]
) -> Iterable[tuple[tuple[str, str], tuple[str, str]]]:
    """(which names, which is named) for every record that a text of another names."""
    kinds = {record: kind for kind, record in records if kind != "page"}
    linker = linkers(entry.value for entry in corpus.terms)
    for source, emitted in emitted_by(corpus, linker):
        kind, _, own = source.partition(":")
        for key in (key for key in emitted if key.startswith("backlinks/")):
            target = key.rpartition("/")[2]
            if target in kinds:
                yield (kind, own), (kinds[target], target)


def _changed(key: tuple[str, str], old: Side, new: Side) -> Changed | None:
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


def _is_newly_retired(key: tuple[str, str], old: Side, new: Side) -> bool:
    return new.statuses.get(key) == RETIRED and old.statuses.get(key) != RETIRED


def _falls_behind(key: tuple[str, str], lang: Lang, old: Side, new: Side) -> bool:
    was = old.pairs[key].state(lang) if key in old.pairs else None
    return new.pairs[key].state(lang) is State.BEHIND and was is not State.BEHIND


def _links(links: Iterable[tuple[tuple[str, str], tuple[str, str]]], own: Side) -> tuple[tuple[Record, Record], ...]:
    return tuple(sorted((own.records[source], own.records[target]) for source, target in links))


def _quoting(corpus: Corpus, editions: Editions) -> Mapping[str, tuple[str, ...]]:
    """Record → the editions that hold it and the documents that quote it, as addresses that never change name them."""
    found = {record: [edition.name for edition in held] for record, held in editions.holding.items()}
    for policy in corpus.policies:
        for quotation in policy.value.quotes:
            found.setdefault(quotation.record, []).append(policy.value.id)
    return {record: tuple(dict.fromkeys(names)) for record, names in found.items()}
