"""Tables: the small files that all documents share: which documents there are, their facets, their order, the words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from inclusive.languages import Lang, sort_key
from inclusive.search.document import KINDS
from inclusive.search.entries import Entries
from inclusive.search.packing import packed, steps
from inclusive.search.words import speeches

FIRST_YEAR = 1800
LONG = 3000  # words: a longer text counts as this long
SIZE_STEP = 8  # words that one step of a size stands for


def site_table(entries: Sequence[tuple[int, Entries]]) -> dict[str, object]:
    """The documents: their numbers, and for each its kind and its dates."""
    return {
        "documents": steps(number for number, _ in entries),
        "kinds": packed(KINDS.index(one.key.partition("/")[0]) for _, one in entries),
        "since": packed((one.since or FIRST_YEAR) - FIRST_YEAR for _, one in entries),
        "confirmed": packed(_months(one.confirmed) for _, one in entries),
        "facets": sorted({facet for _, one in entries for facet in one.facets}),
    }


def _months(month: str | None) -> int:
    """Months since the year 2000; 0 for never."""
    if month is None:
        return 0
    year, number = month.split("-")
    return max(0, 12 * (int(year) - 2000) + int(number))


def facet_tables(entries: Iterable[tuple[int, Entries]]) -> Mapping[str, Mapping[str, str]]:
    """Facet → value → the documents that have it."""
    having: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, one in entries:
        for facet, values in one.facets.items():
            for value in values:
                having[facet][value].append(number)
    return {
        facet: {value: steps(values[value]) for value in sorted(values)} for facet, values in sorted(having.items())
    }


def language_table(
    numbers: Iterable[int],
    entries: Iterable[tuple[int, Entries]],
    lang: Lang,
    shards: Iterable[str],
    letters: Iterable[str],
) -> dict[str, object]:
    """What a language's search needs at once: its shards, its endings, sizes of texts, order of titles."""
    speech, own = speeches()[lang], dict(entries)
    sizes = [min(own[number].size, LONG) // SIZE_STEP if number in own else 0 for number in numbers]
    places = {number: place for place, number in enumerate(numbers)}
    in_order = sorted(own, key=lambda number: (sort_key(own[number].title), number))
    return {
        "shards": " ".join(shards),
        "letters": "".join(letters),
        "sizes": packed(sizes),
        "titles": packed(places[number] for number in in_order),
        "silent": " ".join(sorted(speech.silent)),
        "leaning": speech.leaning,
        "prefixes": " ".join(sorted(speech.prefixes)),
        "compounds": speech.compounds,
        "passes": speech.passes,
    }


def vocabularies(words: Iterable[str]) -> Mapping[str, str]:
    """First letter → the words, for the search of a word with a letter wrong. Figures are not spelt."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        if word[0].isalpha():
            by_letter[word[0]].append(word)
    return {letter: " ".join(those) for letter, those in by_letter.items()}
