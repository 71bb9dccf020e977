"""Retired: what is said of a withdrawn record wherever its text is shown away from its page."""

from inclusive.data.base import Base
from inclusive.editions.compare import RETIRED
from inclusive.languages import Lang
from inclusive.model.practice import PracticeFacts
from inclusive.model.term import Term
from inclusive.render.words import words


def retired(base: Base, record: PracticeFacts | Term, lang: Lang) -> str | None:
    """That it is withdrawn, why, and what replaces it; None of a record that is not."""
    if record.status != RETIRED:
        return None
    own, provenance = words()[lang], record.provenance
    told = [own["retired_notice"]]
    if provenance.note:
        told.append(provenance.note.fr if lang is Lang.FR else provenance.note.nl)
    if provenance.replaced_by:
        names = ", ".join(base.name(one, lang) for one in provenance.replaced_by)
        told.append(f"{own['since_to']}{own['colon']} {names}.")
    return " ".join(told)
