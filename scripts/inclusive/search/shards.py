"""Shards: the words of one language and where they stand, cut into files of like size by their first letters."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from inclusive.search.entries import HEAVIEST, Entries
from inclusive.search.packing import FIRST, packed, steps

LARGEST = 4000  # places in one shard: some 6 kB on the way
WEIGHTS = 64  # more than the heaviest
END = "+"  # closes a word that stands for all compounds that end in it: `verlener+`


Places = Sequence[int]  # where a word stands: number of the document × WEIGHTS + weight, growing


def places(entries: Iterable[tuple[int, Entries]], words: Iterable[str]) -> Mapping[str, Places]:
    """Word → where it stands, for these words; `entries` come in the order of their numbers."""
    found: dict[str, list[int]] = {word: [] for word in words}
    for number, one in entries:
        start = number * WEIGHTS - FIRST
        for word, sign in zip(one.words.split(), one.weights, strict=True):
            if word in found:
                found[word].append(start + ord(sign))
    return found


def together(several: Iterable[Places]) -> Places:
    """The places of several words as those of one; where two of them stand, their weights add up."""
    weights: dict[int, int] = {}
    for those in several:
        for place in those:
            number, weight = divmod(place, WEIGHTS)
            weights[number] = weights.get(number, 0) + weight
    return [number * WEIGHTS + min(weights[number], HEAVIEST) for number in sorted(weights)]


def cut(sizes: Mapping[str, int]) -> Mapping[str, tuple[str, ...]]:
    """First letters → the words of that shard; `sizes` tells in how many places each word stands."""
    return dict(sorted(_cut(sorted(sizes), "", sizes)))


def _cut(words: Sequence[str], letters: str, sizes: Mapping[str, int]) -> Iterator[tuple[str, tuple[str, ...]]]:
    if sum(sizes[word] for word in words) <= LARGEST or len(words) == 1:
        yield letters, tuple(words)
        return
    longer: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        longer[word[: len(letters) + 1]].append(word)
    for start, those in longer.items():
        if start == letters:
            yield start, tuple(those)
        else:
            yield from _cut(those, start, sizes)


def shard(words: Iterable[str], where: Mapping[str, Places], names: Mapping[str, str]) -> tuple[object, ...]:
    """A shard as the browser reads it: words, documents and weights, each joined by spaces; names → concepts."""
    known = [word for word in words if word in where]
    documents = [steps([place // WEIGHTS for place in where[word]]) for word in known]
    weights = [packed([place % WEIGHTS for place in where[word]]) for word in known]
    return " ".join(known), " ".join(documents), " ".join(weights), names
