"""Compounds: which words of the vocabulary end in another word: zorgverlener and hulpverlener in verlener.

The vocabulary itself tells: the end is one of its words, or several of its words open on to it, or one does with the s
that joins two words: beroep + s + geheim.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from inclusive.languages import Lang
from inclusive.search.entries import stems
from inclusive.search.words import speeches

SHORTEST_START, SHORTEST_END = 3, 4  # letters: dak + loos, huis + arts
SHORTEST_UNKNOWN = 5  # letters of an end that stands nowhere alone
SHORTEST_JOINED = 6  # letters of what opens such an end with an s between: beroeps
LINKS = ("e", "en", "er", "s", "n")  # what joins the two: gezondheid + s + zorg


def compounds(words: Set[str], lang: Lang) -> Mapping[str, tuple[str, ...]]:
    """Word → the compounds that end in it, in the order of the alphabet; nothing for a language without compounds."""
    if not speeches()[lang].compounds:
        return {}
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        for cut in range(SHORTEST_START, len(word) - SHORTEST_END + 1):
            if _opens(word[:cut], words, lang):
                found[word[cut:]].append(word)
    return {end: tuple(those) for end, those in found.items() if end in words or _is_shared(end, those, words)}


def _opens(start: str, words: Set[str], lang: Lang) -> bool:
    """Whether a compound can begin so: with a word, perhaps an s behind it."""
    if {start, start.removesuffix("s")} & speeches()[lang].prefixes:
        return False
    known = stems(lang)
    return known[start] in words or (start[-1] == "s" and known[start[:-1]] in words)


def _is_shared(end: str, those: Sequence[str], words: Set[str]) -> bool:
    """Whether an end that is no word of the vocabulary is one nonetheless.

    It is no cut in the middle of a joint: `enzorg` is not one, since `zorg` is.
    """
    if len(end) < SHORTEST_UNKNOWN or not words.isdisjoint(_behind_links(end)):
        return False
    return len(those) > 1 or _is_joined(those[0].removesuffix(end), words)


def _is_joined(start: str, words: Set[str]) -> bool:
    """Whether the s at the end of `start` only joins it to what follows."""
    return len(start) >= SHORTEST_JOINED and start[-1] == "s" and start not in words and start[:-1] in words


def _behind_links(end: str) -> Iterator[str]:
    return (end[len(link) :] for link in LINKS if end.startswith(link))
