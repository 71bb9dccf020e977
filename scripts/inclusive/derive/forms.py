"""Forms: how the glossary writes its concepts, and how a text is compared with them.

Case is ignored except in abbreviations; accents count; straight and typographic apostrophes are alike, and so are all
spaces and all hyphens. Plurals, agreement and Dutch compounds are forms that the glossary lists, never guessed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inclusive.corpus import term_text
from inclusive.languages import Lang
from inclusive.model.term import Term, TermText

SAME_CHARACTERS = dict(zip("’ʼ‘\u00a0\u202f\u2009\n\t\u2010\u2011", "'''     --", strict=True))
OTHER_CHARACTERS = re.compile(f"[{''.join(SAME_CHARACTERS)}]")
ABBREVIATION = re.compile(r"[^a-z]*[A-Z][^a-z]*[A-Z0-9][^a-z]*")
SPACES = re.compile(r" {2,}")


@dataclass(frozen=True)
class Form:
    """A written form, as looked for. `term` is empty for a look-alike that must never be linked."""

    folded: str
    exact: str | None  # an abbreviation must be written just so
    term: str


def forms_of(terms: Iterable[Term], lang: Lang) -> Iterator[Form]:
    """Every form to look for in `lang`, and every look-alike (of either language)."""
    for term in terms:
        if (text := term_text(term, lang)) is not None:
            for written in written_forms(text):
                folded, _ = fold(written)
                if not folded.strip():
                    continue
                same = as_compared(written)
                yield Form(folded, same if ABBREVIATION.fullmatch(written) else None, term.id)
        for phrase in term.never:
            yield Form(fold(phrase)[0], None, "")


def written_forms(text: TermText) -> tuple[str, ...]:
    """The designation, the abbreviation and the other forms, each once."""
    every = [text.term, *([text.abbreviation] if text.abbreviation else []), *text.forms]
    return tuple(dict.fromkeys(every))


def fold(text: str) -> tuple[str, range | list[int]]:
    """`text` as compared, and for each of its characters the place in `text`."""
    same = _same(text)
    lower = same.lower()
    if len(lower) != len(same):  # a few letters grow when lowered (İ): keep them
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in same)
    if "  " not in lower and "\u00ad" not in lower:
        return lower, range(len(lower))
    kept = [
        place
        for place, letter in enumerate(lower)
        if letter != "\u00ad" and not (letter == " " and lower[place - 1 : place] == " ")
    ]
    return "".join(lower[place] for place in kept), kept


def as_compared(written: str) -> str:
    """`written` with one kind of apostrophe, space and hyphen, its capitals kept."""
    return SPACES.sub(" ", _same(written))


def _same(written: str) -> str:
    """`written` with each character of `SAME_CHARACTERS` replaced; faster than `translate`, for they are few."""
    return OTHER_CHARACTERS.sub(lambda found: SAME_CHARACTERS[found[0]], written)
