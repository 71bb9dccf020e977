"""Citations: how a page tells its reader to quote a record: in words, and for reference managers."""

import json

from inclusive.citing import cited
from inclusive.citing.cited import Cited, csl_json
from inclusive.citing.formats import bibtex, ris
from inclusive.citing.plain import plain_citation
from inclusive.editions.edition import Edition, Frozen
from inclusive.languages import Lang
from inclusive.render.facts import Facts


def citation_facts(quoted: Cited) -> Facts:
    """The citation in one language."""
    return {
        "tag": quoted.lang.tag,
        "text": plain_citation(quoted),
        "formats": [
            {"name": "BibTeX", "text": bibtex(quoted)},
            {"name": "RIS", "text": ris(quoted).replace("\r\n", "\n")},
            {"name": "CSL-JSON", "text": json.dumps([csl_json(quoted)], ensure_ascii=False)},
        ],
    }


def cited_frozen(frozen: Frozen, edition: Edition, lang: Lang, site_url: str) -> Cited:
    """A record as an edition holds it; its authors as they were then called."""
    text = frozen.text(lang)
    assert text is not None  # a record has one text at least
    rows = [row for row in frozen.facts.rows if row.id == "authors"]
    authors = tuple(name for row in rows for name in (row.fr if lang is Lang.FR else row.nl).values)
    named = cited.Edition(edition.name, edition.date)
    return Cited(frozen.kind, frozen.id, text.name, lang, authors, named, site_url)
