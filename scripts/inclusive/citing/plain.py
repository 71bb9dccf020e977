"""Plain: the citation as a sentence, by citeproc and the published style.

citeproc takes some milliseconds for an item. It is asked once for each form that a citation may take, with marks in
place of what differs from one record, or edition, to the next; the marks are then replaced, which costs nearly nothing.
"""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from inclusive.citing.cited import CSL_TYPES, Cited, Edition, csl_json, one_line
from inclusive.languages import Lang

STYLE = Path(__file__).parent / "nlm-name-year.csl"
LOCALES = {Lang.FR: "fr-FR", Lang.NL: "nl-NL"}  # of CSL; there is none for Belgium
TITLE, EDITION, FIRST_AUTHOR = 0xE000, 0xE001, 0xE002  # marks: characters for private use, one each
ENDINGS = "?!."  # a title that ends so takes no full stop
COLON = re.compile(r"(?<=\w): ")  # French wants a space before it, which does not break the line


def plain_citation(cited: Cited) -> str:
    """The citation as one sentence, in the language of `cited`."""
    title = one_line(cited.title)
    ending = title[-1] if title[-1:] in ENDINGS else ""
    marked = tuple(chr(FIRST_AUTHOR + at) for at in range(len(cited.authors)))
    form = replace(cited, kind=_kind(cited), record="x", title=chr(TITLE) + ending, authors=marked)
    values = {TITLE: title.removesuffix(ending)}
    values |= {FIRST_AUTHOR + at: one_line(author) for at, author in enumerate(cited.authors)}
    if cited.edition:
        form = replace(
            form, edition=Edition(chr(EDITION), f"{cited.edition.date[:4]}-01-01")
        )  # the style tells the year
        values[EDITION] = cited.edition.name
    before, after = _form(form)
    return before.translate(values) + cited.url + after


def _kind(cited: Cited) -> str:
    """A kind that is cited in the same way: one form serves for several."""
    return cited.kind if cited.kind in CSL_TYPES else ""


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
