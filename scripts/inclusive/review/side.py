"""Side: the base on one side of a comparison, as its readers know it: records, their names, facts, states and links."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from inclusive.corpus import Corpus
from inclusive.derive.emit import emitted_by
from inclusive.derive.mentions import linkers
from inclusive.derive.translation import Pair, pairs
from inclusive.languages import LANGS, Lang

KINDS = ("practice", "term", "organisation", "question", "page")
Key = tuple[str, str]  # kind and id


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
class Side:
    """The base before or after, by kind and id."""

    records: Mapping[Key, Record]
    pairs: Mapping[Key, Pair]
    facts: Mapping[Key, Any]
    statuses: Mapping[Key, str]
    links: frozenset[tuple[Key, Key]]


def side(corpus: Corpus) -> Side:
    """The base as the comparison sees it."""
    facts: dict[Key, Any] = {}
    statuses: dict[Key, str] = {}
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


def _names(corpus: Corpus) -> dict[Key, dict[Lang, str]]:
    names: dict[Key, dict[Lang, str]] = {}
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


def _key(pair: Pair, records: Mapping[Key, Record]) -> Key:
    if pair.record.startswith("docs/"):
        return "page", pair.record.removeprefix("docs/")
    return next((kind, pair.record) for kind in KINDS if (kind, pair.record) in records)


def _named(corpus: Corpus, records: Mapping[Key, Record]) -> Iterator[tuple[Key, Key]]:
    """(which names, which is named) for every record that a text of another names."""
    kinds = {record: kind for kind, record in records if kind != "page"}
    linker = linkers(entry.value for entry in corpus.terms)
    for source, emitted in emitted_by(corpus, linker):
        kind, _, own = source.partition(":")
        for key in (key for key in emitted if key.startswith("backlinks/")):
            target = key.rpartition("/")[2]
            if target in kinds:
                yield (kind, own), (kinds[target], target)
