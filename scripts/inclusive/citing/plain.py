"""Plain: the citation as a sentence, by citeproc and the published style.

citeproc takes some milliseconds for an item. It is asked once for each form that a citation may take, with marks in
place of what differs from one record, or edition, to the next; the marks are then replaced, which costs nearly nothing.
"""

import re
from functools import cache
from pathlib import Path

from inclusive.citing.cited import CSL_TYPES, Cited, Edition, csl_json, one_line
from inclusive.interruption import uninterrupted
from inclusive.languages import Lang

STYLE = Path(__file__).parent / "nlm-name-year.csl"
LOCALES = {Lang.FR: "fr-FR", Lang.NL: "nl-NL"}  # of CSL; there is none for Belgium
TITLE, EDITION, YEAR, FIRST_AUTHOR = 0xE000, 0xE001, 0xE002, 0xE003  # marks: characters for private use, one each
ANY_YEAR = "9999"  # where citeproc demands a number
ENDINGS = "?!."  # a title that ends so takes no full stop
COLON = re.compile(r"(?<=\w): ")  # French wants a space before it, which does not break the line


def plain_citation(cited: Cited) -> str:
    """The citation as one sentence, in the language of `cited`."""
    title = one_line(cited.title)
    ending = title[-1] if title[-1:] in ENDINGS else ""
    values = {TITLE: title.removesuffix(ending)}
    values |= {FIRST_AUTHOR + at: one_line(author) for at, author in enumerate(cited.authors)}
    if cited.edition:
        values |= {EDITION: cited.edition.name, YEAR: cited.edition.date[:4]}
    kind = cited.kind if cited.kind in CSL_TYPES else ""  # kinds that are cited in the same way have the same form
    before, after = _form(kind, cited.lang, len(cited.authors), ending, in_edition=cited.edition is not None)
    return before.translate(values) + cited.url + after


@cache
def _form(kind: str, lang: Lang, authors: int, ending: str, *, in_edition: bool) -> tuple[str, str]:
    """The citation with marks, before and after its address."""
    marks = tuple(chr(FIRST_AUTHOR + at) for at in range(authors))
    edition = Edition(chr(EDITION), f"{ANY_YEAR}-01-01") if in_edition else None  # the style tells the year
    form = Cited(kind, "x", chr(TITLE) + ending, lang, marks, edition, "https://example.org/")
    before, _, after = by_citeproc(form).partition(form.url)
    return before.replace(ANY_YEAR, chr(YEAR)), after


def by_citeproc(cited: Cited) -> str:
    """The citation as citeproc makes it of this item alone; two faults of punctuation are mended."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    item = csl_json(cited)
    bibliography = CitationStylesBibliography(_style(cited.lang), CiteProcJSON([item]), formatter.plain)
    bibliography.register(Citation([CitationItem(item["id"])]))
    with uninterrupted():  # citeproc takes an interruption for a part that is empty
        text = str(bibliography.bibliography()[0])
    for ending in ENDINGS:
        text = text.replace(f"{ending}.", ending)
    return COLON.sub("\u00a0: ", text) if cited.lang is Lang.FR else text


@cache
def _style(lang: Lang) -> object:
    from citeproc import CitationStylesStyle

    return CitationStylesStyle(str(STYLE), locale=LOCALES[lang], validate=False)
