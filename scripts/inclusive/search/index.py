"""Index: the entries of all documents → the files that the browser reads, all of them or those that changed."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from inclusive.languages import LANGS, Lang
from inclusive.search.entries import Entries
from inclusive.search.numbers import numbered
from inclusive.search.shards import shard
from inclusive.search.tables import facet_tables, language_table, site_table, vocabularies
from inclusive.search.vocabulary import Vocabulary, by_first_word

FOLDER = "search"  # below the site's root


@dataclass(frozen=True)
class Index:
    """The entries of all documents, in both languages."""

    entries: tuple[Entries, ...]

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Document → its number."""
        return numbered(one.key for one in self.entries)

    @cached_property
    def version(self) -> str:
        """What stands for all that the index says: files of two versions do not go together."""
        return version_of(self.entries)

    @cached_property
    def languages(self) -> Mapping[Lang, Vocabulary]:
        """What the documents of each language say."""
        ordered = sorted(((self.numbers[one.key], one) for one in self.entries), key=lambda pair: pair[0])
        return {lang: Vocabulary(lang, tuple(pair for pair in ordered if pair[1].lang is lang)) for lang in LANGS}


def version_of(entries: Iterable[Entries]) -> str:
    """The version of the index of these entries, whatever their order: eight letters and figures."""
    told = hashlib.blake2b(digest_size=4)
    for one in sorted(entries, key=lambda one: (one.key, one.lang)):
        about = (one.key, one.lang, one.words, one.weights, one.size, one.since, one.confirmed, one.card)
        told.update("\0".join(map(str, about)).encode())  # the card says the rest
    return told.hexdigest()


def index_files(entries: Iterable[Entries]) -> Mapping[str, str]:
    """Path below the site's root → text of every file of the index."""
    index = Index(tuple(entries))
    files = dict(table_files(index))
    for lang, vocabulary in index.languages.items():
        files |= shard_files(vocabulary, vocabulary.cut)
        files |= vocabulary_files(vocabulary)
        files |= {card_path(lang, number): card_text(lang, number, one) for number, one in vocabulary.entries}
    return files


def table_files(index: Index) -> Iterator[tuple[str, str]]:
    """The small files that all documents share."""
    numbers = sorted(index.numbers.values())
    every = {number: one for vocabulary in index.languages.values() for number, one in vocabulary.entries}
    ordered = [(number, every[number]) for number in numbers]
    version = {"version": index.version}
    yield index_file("site", version | site_table(ordered))
    for facet, values in facet_tables(ordered).items():
        yield index_file(f"f-{facet}", values)
    for lang, vocabulary in index.languages.items():
        letters = vocabularies(vocabulary.words)
        table = language_table(numbers, vocabulary.entries, lang, vocabulary.cut, letters)
        yield index_file(f"{lang}/base", version | table)


def shard_files(vocabulary: Vocabulary, shards: Iterable[str]) -> Iterator[tuple[str, str]]:
    """These shards, told by their first letters."""
    wanted = {letters: vocabulary.cut[letters] for letters in shards}
    where = vocabulary.places({word for words in wanted.values() for word in words})
    names = by_first_word(vocabulary.names)
    for letters, words in wanted.items():
        called = {name: vocabulary.names[name] for word in words for name in names.get(word, ())}
        yield index_file(f"{vocabulary.lang}/w-{letters}", shard(words, where, called))


def vocabulary_files(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """The words, by their first letter."""
    for letter, words in vocabularies(vocabulary.words).items():
        yield index_file(f"{vocabulary.lang}/v-{letter}", words)


def path_of(name: str) -> str:
    """The path of a file of the index; the browser asks for it by its name."""
    return f"{FOLDER}/{name}.js"


def card_path(lang: Lang, number: int) -> str:
    """The path of the card of a document."""
    return path_of(f"{lang}/d-{number}")


def card_text(lang: Lang, number: int, entries: Entries) -> str:
    """The card of a document."""
    return f'inclusiveSearch.take("{lang}/d-{number}",{entries.card})\n'


def index_file(name: str, content: object) -> tuple[str, str]:
    """A file that hands over its content under its name: its path, its text."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return path_of(name), f'inclusiveSearch.take("{name}",{text})\n'
