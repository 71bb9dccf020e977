"""The two languages of the base, and how words are put in order in them."""

import unicodedata
from enum import StrEnum
from functools import cache
from itertools import filterfalse


class Lang(StrEnum):
    """A language of the base; the value is used in addresses, file names and keys."""

    FR = "fr"
    NL = "nl"

    @property
    def other(self) -> "Lang":
        """The language one tap away."""
        return Lang.NL if self is Lang.FR else Lang.FR

    @property
    def tag(self) -> str:
        """The BCP 47 tag written in HTML: Belgian French or Belgian Dutch."""
        return f"{self.value}-BE"


LANGS = (Lang.FR, Lang.NL)
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "\u00a0": " ", "\u202f": " ", "-": " "})


def without_accents(text: str) -> str:
    """`text` in lower case, ligatures undone, accents removed."""
    folded = unicodedata.normalize("NFD", text.casefold().translate(_LETTERS))
    return "".join(filterfalse(unicodedata.combining, folded))


@cache
def sort_key(text: str) -> tuple[str, str]:
    """Alphabetical order of French and Dutch: letters first, accents only to break a tie.

    Both languages agree on it (é with e, ij as i + j), so one key serves both.
    """
    return without_accents(text), text


def initial(text: str) -> str:
    """The letter under which `text` stands in an A to Z list; `#` for digits and signs."""
    first = without_accents(text)[:1].upper()
    return first if first.isalpha() else "#"
