"""The graph: what names what. Mentions of every text, backlinks with their sentence, similar practices."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from inclusive.corpus import Corpus, Passage, Practice, question_passages, term_passages
from inclusive.derive.context import Context, context
from inclusive.derive.mentions import Linker, Mention, linkers
from inclusive.derive.translation import Pair, pairs
from inclusive.languages import Lang
from inclusive.markdown.marks import references

SIMILAR = 4  # practices shown
COMPARED = ("publics", "barriers", "settings", "places", "organisations")


@dataclass(frozen=True)
class Text:
    """A running text, whose it is, and what it names."""

    kind: str  # practice | term | question | page
    record: str
    part: str  # section id of a practice; definition, note, why, known, open; empty for a page
    passage: Passage
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class Backlink:
    """A text that names a record, with the sentence where it first does so."""

    kind: str
    record: str
    part: str
    context: Context
    count: int


@dataclass(frozen=True)
class Similar:
    """A practice like another, and the values they share: (facet, value)."""

    practice: str
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Graph:
    """Everything derived from the corpus."""

    texts: tuple[Text, ...]
    backlinks: Mapping[tuple[str, Lang], tuple[Backlink, ...]]
    similar: Mapping[str, tuple[Similar, ...]]
    translations: Mapping[str, Pair]
    linker: Mapping[Lang, Linker]


def derive(corpus: Corpus) -> Graph:
    """The graph of a corpus that has passed its checks."""
    linker = linkers(entry.value for entry in corpus.terms)
    texts = tuple(_texts(corpus, linker))
    return Graph(
        texts,
        _backlinks(texts),
        similar_practices(corpus.practices, texts),
        {pair.record: pair for pair in pairs(corpus)},
        linker,
    )


def _texts(corpus: Corpus, linker: Mapping[Lang, Linker]) -> Iterable[Text]:
    def text(kind: str, record: str, part: str, passage: Passage) -> Text:
        found = tuple(linker[passage.lang].mentions(passage.markdown))
        return Text(kind, record, part, passage, found)

    for practice in corpus.practices:
        for written in practice.texts.values():
            for section in written.sections:
                yield text("practice", practice.id, str(section.id), section.passage)
    for term in corpus.terms:
        for name, passage in term_passages(term):
            yield text("term", term.value.id, name, passage)
    for question in corpus.questions:
        for name, passage in question_passages(question):
            yield text("question", question.value.id, name, passage)
    for page in corpus.pages:
        yield text("page", page.name, "", page.passage)


def _named(text: Text) -> Iterable[tuple[str, int, int]]:
    """Every record that a text names, by a word or by an explicit reference."""
    for mention in text.mentions:
        yield mention.term, mention.start, mention.end
    for mark in references(text.passage.markdown):
        yield mark.target, mark.start, mark.end


def _backlinks(texts: Iterable[Text]) -> Mapping[tuple[str, Lang], tuple[Backlink, ...]]:
    found: dict[tuple[str, Lang], dict[tuple[str, str], Backlink]] = defaultdict(dict)
    for text in texts:
        for target, start, end in sorted(_named(text), key=lambda named: named[1]):
            if target == text.record and text.kind != "page":
                continue
            same = found[target, text.passage.lang]
            key = (text.kind, text.record)
            if (before := same.get(key)) is None:
                where = context(text.passage.markdown, start, end)
                same[key] = Backlink(text.kind, text.record, text.part, where, 1)
            else:
                same[key] = Backlink(text.kind, text.record, before.part, before.context, before.count + 1)
    return {target: tuple(links[key] for key in sorted(links)) for target, links in sorted(found.items())}


def similar_practices(practices: tuple[Practice, ...], texts: Iterable[Text]) -> Mapping[str, tuple[Similar, ...]]:
    """For each practice the few most like it. A value shared by few practices weighs more than one shared by many."""
    values = {practice.id: set(_values(practice)) for practice in practices}
    for text in texts:
        if text.kind == "practice":
            values[text.record] |= {("terms", mention.term) for mention in text.mentions}
    holders: dict[tuple[str, str], list[str]] = defaultdict(list)
    for practice in sorted(values):
        for value in values[practice]:
            holders[value].append(practice)
    weight = {value: math.log(len(values) / len(having)) for value, having in holders.items()}
    return {practice: _most_similar(practice, values, holders, weight) for practice in sorted(values)}


def _values(practice: Practice) -> Iterable[tuple[str, str]]:
    for facet in COMPARED:
        for value in getattr(practice.facts, facet):
            if value != "region":
                yield facet, value
    yield from (("terms", term) for term in practice.facts.terms)


def _most_similar(
    practice: str,
    values: Mapping[str, set[tuple[str, str]]],
    holders: Mapping[tuple[str, str], list[str]],
    weight: Mapping[tuple[str, str], float],
) -> tuple[Similar, ...]:
    score: Counter[str] = Counter()
    for value in sorted(values[practice]):
        for other in holders[value]:
            if other != practice:
                score[other] += weight[value] * (0.5 if value[0] == "terms" else 1)  # type: ignore[assignment]
    best = sorted((one for one in score if score[one] > 0), key=lambda other: (-round(score[other], 6), other))
    return tuple(
        Similar(other, tuple(sorted(values[practice] & values[other], key=lambda value: (-weight[value], value))[:4]))
        for other in best[:SIMILAR]
    )
