"""An earlier text: the original as it was when it was translated, kept as long as its translation is behind."""

from typing import Annotated

from pydantic import Field

from inclusive.languages import Lang
from inclusive.model.fields import Format, Words, about

Language = Annotated[Lang, Field(strict=False)]


class EarlierPart(Format):
    """A part of the text, as its file had it."""

    id: Words = about("Partie du texte.", "Deel van de tekst.", "definition")
    heading: Words | None = about("Son titre, s’il est écrit.", "Zijn titel, als die er staat.", default=None)
    text: str = about("Ses mots.", "Zijn woorden.")


class EarlierText(Format):
    """`registers/earlier/<digest>.yml`: written and removed by `inclusive fix`, named by the digest of its words."""

    lang: Language = about("Langue du texte.", "Taal van de tekst.", "fr")
    parts: tuple[EarlierPart, ...] = about("Ses parties, dans l’ordre.", "Zijn delen, in volgorde.", min_length=1)
