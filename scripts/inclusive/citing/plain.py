"""Plain: the citation as a sentence, by citeproc and the published style.

citeproc takes about ten milliseconds for an item. It is asked once for each form that a citation may take, with marks
in place of what differs from one record to the next; the marks are then replaced, which costs next to nothing.
"""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from inclusive.citing.cited import Cited, csl_json, one_line
from inclusive.languages import Lang

STYLE = Path(__file__).parent / "nlm-name-year.csl"
LOCALES = {Lang.FR: "fr-FR", Lang.NL: "nl-NL"}  # of CSL; there is none for Belgium
TITLE, FIRST_AUTHOR = 0xE000, 0xE001  # marks: characters for private use, one each
ENDINGS = "?!."  # a title that ends so takes no full stop
COLON = re.compile(r"(?<=\w): ")  # French wants a space before it, which does not break the line


def plain_citation(cited: Cited) -> str:
    """The citation as one sentence, in the language of `cited`."""
    title = one_line(cited.title)
    ending = title[-1] if title[-1:] in ENDINGS else ""
    marked = tuple(chr(FIRST_AUTHOR + at) for at in range(len(cited.authors)))
    before, after = _form(replace(cited, record="x", title=chr(TITLE) + ending, authors=marked))
    values = {TITLE: title.removesuffix(ending)}
    values |= {FIRST_AUTHOR + at: one_line(author) for at, author in enumerate(cited.authors)}
    return before.translate(values) + cited.url + after


@cache
def _form(cited: Cited) -> tuple[str, str]:
    """The citation before and after its address."""
    before, _, after = by_citeproc(cited).partition(cited.url)
    return before, after


def by_citeproc(cited: Cited) -> str:
    """The citation as citeproc makes it of this item alone; two faults of punctuation are mended."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    item = csl_json(cited)
    bibliography = CitationStylesBibliography(_style(cited.lang), CiteProcJSON([item]), formatter.plain)
    bibliography.register(Citation([CitationItem(item["id"])]))
    text = str(bibliography.bibliography()[0])
    for ending in ENDINGS:
        text = text.replace(f"{ending}.", ending)
    return COLON.sub("\u00a0: ", text) if cited.lang is Lang.FR else text


@cache
def _style(lang: Lang) -> object:
    from citeproc import CitationStylesStyle

    return CitationStylesStyle(str(STYLE), locale=LOCALES[lang], validate=False)
