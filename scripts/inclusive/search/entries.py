"""Entries: what one document gives to the index: its words with their weight, its names, its card."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from inclusive.languages import Lang
from inclusive.search.document import Document
from inclusive.search.packing import packed, unpacked
from inclusive.search.words import speeches, split

HEAVIEST = 60  # a word that weighs more is found no better
TITLE, SUMMARY, LABEL, HEADING, TEXT = 8, 3, 2, 2, 1  # how much a word weighs where it stands
NAMED = ("term", "organisation")  # kinds that texts name
BRACKETS = re.compile(r"^(.+?) \((.+)\)$")
CONCEPT = "_"  # opens the mark that stands for a concept or an organisation among the words: `_bas-seuil`


@dataclass(frozen=True)
class Entries:
    """What one document gives to the index of one language."""

    key: str  # kind and id: the same in both languages
    lang: Lang
    title: str
    words: str  # as compared, joined by spaces, in the order of the alphabet
    weights: str  # of each word, packed
    names: tuple[str, ...]  # what it is called, as compared; only for concepts
    avoided: tuple[str, ...]  # what it is not to be called, as compared
    size: int  # words of its text
    facets: Mapping[str, tuple[str, ...]]
    since: int | None
    confirmed: str | None
    card: str  # JSON: what a result shows

    @property
    def weighed(self) -> Iterator[tuple[str, int]]:
        """Each word and its weight."""
        return zip(self.words.split(), unpacked(self.weights), strict=True)


def search_entries(document: Document) -> Entries:
    """The entries of a document; they depend on nothing else."""
    size, words = _weights(document)
    names = tuple(sorted(set(names_as_compared(_called(document), document.lang))))
    return Entries(
        f"{document.kind}/{document.record}",
        document.lang,
        document.title,
        " ".join(words),
        packed(words.values()),
        names,
        tuple(sorted(set(names_as_compared(document.avoided, document.lang)))),
        size,
        document.facets,
        document.since,
        document.confirmed,
        json.dumps(dict(_card(document, names)), ensure_ascii=False, separators=(",", ":")),
    )


def _weights(document: Document) -> tuple[int, Mapping[str, int]]:
    """How many words the text has, and word → weight."""
    compared = stems(document.lang).__getitem__
    text = split(" ".join([part.text for part in document.parts]))
    weights = Counter(map(compared, text))
    for weight, texts in _fields(document):
        for stem in map(compared, split(" ".join(texts))):
            weights[stem] += weight
    weights.pop("", None)  # words that say nothing
    for word, weight in weights.items():
        if weight > HEAVIEST:
            weights[word] = HEAVIEST
    weights.update({CONCEPT + concept: min(count, HEAVIEST - 1) for concept, count in document.concepts.items()})
    if document.kind in NAMED:
        weights[CONCEPT + document.record] = HEAVIEST  # no text names it so often: this is it
    return len(text), {word: weights[word] for word in sorted(weights)}


def _fields(document: Document) -> Iterator[tuple[int, Iterable[str]]]:
    yield TITLE, (document.title, *document.names)
    yield SUMMARY, (document.summary,)
    yield LABEL, (*document.labels, *document.avoided)
    if document.kind == "page":
        yield HEADING, (part.heading for part in document.parts)


def _called(document: Document) -> Iterator[str]:
    """What a concept or an organisation is called; nothing for other kinds. Of « Collège réuni (CR) », both names."""
    for name in (document.title, *document.names) if document.kind in NAMED else ():
        yield name
        if found := BRACKETS.match(name):
            yield from found.groups()


def names_as_compared(names: Iterable[str], lang: Lang) -> Iterator[str]:
    """Names as the browser looks for them: their words without the silent ones; written together too where they are."""
    known = stems(lang)
    for name in names:
        words = split(name)
        said = [stem for word in words if (stem := known[word])] or words
        yield " ".join(said)
        if len(words) > 1 and " " not in name.strip():
            yield "".join(words)


class Stems(dict[str, str]):
    """Word → what is compared, empty for a word that says nothing; it remembers what it has been asked."""

    def __init__(self, lang: Lang) -> None:
        self._speech = speeches()[lang]

    def __missing__(self, word: str) -> str:
        silent = word in self._speech.silent or (len(word) == 1 and not word.isdigit())
        self[word] = found = "" if silent else self._speech.stem(word)
        return found


@cache
def stems(lang: Lang) -> Stems:
    """The stems of a language: one memory for all documents."""
    return Stems(lang)


def _card(document: Document, names: tuple[str, ...]) -> Iterator[tuple[str, object]]:
    """What a result shows; what is empty is left out."""
    yield "k", document.kind
    yield "r", document.record
    yield "u", document.path
    yield "t", document.title
    yield "s", document.summary
    if document.spoken not in (None, document.lang):
        yield "l", document.spoken.tag
    if document.other_name:
        yield "o", document.other_name
    if document.avoided:
        yield "a", dict(document.avoided)
    if names:
        yield "n", names
    if document.facets:
        yield "f", {facet: document.facets[facet] for facet in sorted(document.facets)}
    if document.concepts:
        yield "c", sorted(document.concepts)
    if document.parts:
        yield "p", [(part.anchor, part.heading, part.text) for part in document.parts]
