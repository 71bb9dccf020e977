"""Changes: from the entries of the index that stands and those of the next, the files that differ.

The result added to the standing files is what `index_files` makes of the new entries, byte for byte.
"""

from collections.abc import Iterable, Iterator, Mapping

from inclusive.languages import LANGS
from inclusive.search.entries import Entries
from inclusive.search.index import Index, card_path, card_text, path_of, shard_files, table_files, vocabulary_files
from inclusive.search.vocabulary import Vocabulary, first_word

Numbered = tuple[int, Entries]  # a document's number and entries


def changed_files(before: Iterable[Entries], now: Iterable[Entries]) -> Mapping[str, str | None]:
    """Path → text of each file that may differ; None for a file that goes."""
    old, new = Index(tuple(before)), Index(tuple(now))
    files: dict[str, str | None] = dict(table_files(new))
    files |= dict.fromkeys(dict(table_files(old)).keys() - files.keys())
    for lang in LANGS:
        stood, stands = old.languages[lang], new.languages[lang]
        files |= dict(_cards(stood, stands))
        files |= dict(_shards(stood, stands))
        files |= dict(_vocabularies(stood, stands))
    return files


def _cards(old: Vocabulary, new: Vocabulary) -> Iterator[tuple[str, str | None]]:
    stood = dict(old.entries)
    for number, one in new.entries:
        before = stood.pop(number, None)
        if before is None or before.card != one.card:
            yield card_path(new.lang, number), card_text(new.lang, number, one)
    for number in stood:
        yield card_path(new.lang, number), None


def _shards(old: Vocabulary, new: Vocabulary) -> Iterator[tuple[str, str | None]]:
    touched = touched_words(old, new)
    for letters in old.cut.keys() - new.cut.keys():
        yield path_of(f"{new.lang}/w-{letters}"), None
    stale = [
        letters for letters, words in new.cut.items() if words != old.cut.get(letters) or not touched.isdisjoint(words)
    ]
    yield from shard_files(new, stale)


def touched_words(old: Vocabulary, new: Vocabulary) -> frozenset[str]:
    """The words, ends of compounds and first words of names that no longer stand as they did."""
    stood, stands = _by_key(old), _by_key(new)
    touched = {word for key in stood.keys() | stands.keys() for word in _differing(stood.get(key), stands.get(key))}
    touched |= {end for end in old.ends.keys() | new.ends.keys() if old.ends.get(end) != new.ends.get(end)}
    touched |= {end for end, those in new.ends.items() if not touched.isdisjoint(those)}
    names = old.names.keys() | new.names.keys()
    touched |= {first_word(name) for name in names if old.names.get(name) != new.names.get(name)}
    return frozenset(touched)


def _differing(before: Numbered | None, after: Numbered | None) -> Iterable[str]:
    """The words that a document gained, lost or weighs otherwise; all of them where its number is another."""
    if before == after:
        return ()
    if before is None or after is None or before[0] != after[0]:
        return {word for one in (before, after) if one for word in one[1].words.split()}
    return {word for word, _ in set(before[1].weighed) ^ set(after[1].weighed)}


def _by_key(vocabulary: Vocabulary) -> Mapping[str, Numbered]:
    return {one.key: (number, one) for number, one in vocabulary.entries}


def _vocabularies(old: Vocabulary, new: Vocabulary) -> Iterator[tuple[str, str | None]]:
    stood, stands = dict(vocabulary_files(old)), dict(vocabulary_files(new))
    yield from dict.fromkeys(stood.keys() - stands.keys()).items()
    yield from ((path, text) for path, text in stands.items() if stood.get(path) != text)
