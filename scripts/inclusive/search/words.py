"""Words: a text → the words that the search compares. The browser does the same (browser/words.js).

Case, accents, ligatures, apostrophes and hyphens do not count, nor do plural and agreement. It knows no document.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import yaml

from inclusive.languages import LANGS, Lang

LIGATURES = (("œ", "oe"), ("Œ", "oe"), ("æ", "ae"), ("Æ", "ae"), ("ß", "ss"), ("’", " "))
CLASS = re.compile(r"\{(\w+)\}")


def _letter(code: int) -> int:
    """The small letter or digit that stands for a character of Latin-1, else a space."""
    plain = unicodedata.normalize("NFKD", chr(code).lower())[0]
    return ord(plain) if plain.isascii() and plain.isalnum() else 32


_PLAIN = bytes(map(_letter, range(256)))


def _beyond(error: UnicodeError) -> tuple[str, int]:
    """What stands for characters that Latin-1 lacks: the letter below the accent, else a space."""
    assert isinstance(error, UnicodeEncodeError)
    found = unicodedata.normalize("NFKD", error.object[error.start : error.end])
    return "".join(one if one.isascii() else "" if unicodedata.combining(one) else " " for one in found), error.end


codecs.register_error("inclusive-search", _beyond)


def split(text: str) -> list[str]:
    """The words of a text: small letters without accents, and digits."""
    for ligature, letters in LIGATURES:
        text = text.replace(ligature, letters)
    return text.encode("latin-1", "inclusive-search").translate(_PLAIN).decode("ascii").split()


Ending = tuple[str, str, int]  # an ending, what replaces it, how many letters must stand before it


@dataclass(frozen=True)
class Speech:
    """What the search knows of a language: words that say nothing, endings that do not count."""

    silent: frozenset[str]
    leaning: str  # words that say something beside others only; the browser alone needs them
    passes: tuple[tuple[Ending, ...], ...]  # the longest endings first
    compounds: bool  # whether words are written together: zorg + verlener
    prefixes: frozenset[str]  # openings that make no compound

    def stem(self, word: str) -> str:
        """The part of a word that its plural and its agreement share."""
        for endings in self._by_letter:
            for ending, instead, least in endings.get(word[-1], ()):
                if len(word) >= least and word.endswith(ending):
                    word = word[: -len(ending)] + instead
                    break
        return word

    @cached_property
    def _by_letter(self) -> tuple[Mapping[str, tuple[Ending, ...]], ...]:
        """For each pass: last letter → its endings, what replaces each, and how long a word must be."""
        return tuple(
            {
                letter: tuple((one, instead, left + len(one)) for one, instead, left in endings if one[-1] == letter)
                for letter in sorted({ending[-1] for ending, _, _ in endings})
            }
            for endings in self.passes
        )


@cache
def speeches() -> Mapping[Lang, Speech]:
    """What the search knows of each language."""
    text = (Path(__file__).parent / "speech.yml").read_text(encoding="utf-8")
    content = yaml.load(text, Loader=yaml.CSafeLoader)
    return {
        lang: Speech(
            frozenset(content[lang.value]["silent"].split()),
            content[lang.value]["leaning"],
            tuple(tuple(sorted(_endings(rules), key=_longest_first)) for rules in content[lang.value]["passes"]),
            content[lang.value]["compounds"],
            frozenset(content[lang.value]["prefixes"].split()),
        )
        for lang in LANGS
    }


def _endings(rules: Iterable[tuple[str, str, int]]) -> Iterator[Ending]:
    """The endings of a pass, one by one."""
    for endings, instead, left in rules:
        for ending in endings.split():
            letters = CLASS.search(ending)
            for letter in letters[1] if letters else " ":
                yield CLASS.sub(letter, ending).replace("{}", letter), instead.replace("{}", letter), left


def _longest_first(ending: Ending) -> tuple[int, str]:
    return -len(ending[0]), ending[0]
