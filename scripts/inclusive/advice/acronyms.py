"""Acronyms: which a text uses, and which the base explains: the names of its concepts and organisations hold them."""

import re
from collections.abc import Iterable

from inclusive.model.registers import Organisation
from inclusive.model.term import Term

ACRONYM = re.compile(r"(?<![\w-])[A-ZÀ-Þ]{3,6}(?![\w-])")


def of_term(term: Term) -> list[str]:
    """The acronyms that the names of a concept hold, in order."""
    texts = [text for text in (term.fr, term.nl) if text is not None]
    return _in(name for text in texts for name in (text.term, text.abbreviation or "", *text.forms))


def of_organisation(organisation: Organisation) -> list[str]:
    """The acronyms that the names of an organisation hold, in order."""
    return _in((organisation.fr.name, organisation.nl.name))


def _in(names: Iterable[str]) -> list[str]:
    return sorted({found for name in names for found in ACRONYM.findall(name)})
