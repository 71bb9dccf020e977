"""Vocabulary: all words of one language, what they name, and how they are cut into shards."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from inclusive.languages import Lang
from inclusive.search.compounds import compounds
from inclusive.search.entries import CONCEPT, Entries
from inclusive.search.shards import END, Places, cut, places, together

AVOIDED = "!"  # before a concept that a name is not to be used for


@dataclass(frozen=True)
class Vocabulary:
    """What the documents of one language say; `entries` stand in the order of their numbers."""

    lang: Lang
    entries: tuple[tuple[int, Entries], ...]

    @cached_property
    def counts(self) -> Counter[str]:
        """Word → in how many documents it stands."""
        found: Counter[str] = Counter()
        for _, one in self.entries:
            found.update(one.words.split())
        return found

    @cached_property
    def words(self) -> frozenset[str]:
        """The words, without the marks of concepts."""
        return frozenset(word for word in self.counts if word[0] != CONCEPT)

    @cached_property
    def ends(self) -> Mapping[str, tuple[str, ...]]:
        """A word and the sign of an end → the compounds that end in it."""
        return {word + END: those for word, those in compounds(self.words, self.lang).items()}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What concepts are called → which ones, joined by spaces."""
        found: dict[str, set[str]] = defaultdict(set)
        for _, one in self.entries:
            concept = one.key.partition("/")[2]
            for sign, names in (("", one.names), (AVOIDED, one.avoided)):
                for name in names:
                    found[name].add(sign + concept)
        return {name: " ".join(sorted(found[name])) for name in sorted(found)}

    @cached_property
    def cut(self) -> Mapping[str, tuple[str, ...]]:
        """First letters → the words of that shard; a name stands in the shard of its first word."""
        sizes = Counter({first_word(name): 1 for name in self.names})
        sizes.update(self.counts)
        sizes.update({end: sum(self.counts[word] for word in those) for end, those in self.ends.items()})
        return cut(sizes)

    def places(self, words: Collection[str]) -> Mapping[str, Places]:
        """Where each of these words and ends stands."""
        inside = {word for end in words for word in self.ends.get(end, ())}
        found = places(self.entries, inside.union(words))
        ends = {end: together(found[word] for word in self.ends[end]) for end in words if end in self.ends}
        return {**found, **ends}


def first_word(name: str) -> str:
    """The word whose shard tells what `name` names."""
    return name.partition(" ")[0]


def by_first_word(names: Iterable[str]) -> Mapping[str, list[str]]:
    """First word → the names that begin with it."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        found[first_word(name)].append(name)
    return found
