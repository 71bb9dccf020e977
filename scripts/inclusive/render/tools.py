"""Tools: what a reader does with a record: cite it, share it, print it, propose a correction."""

from collections.abc import Iterable
from functools import partial

from markupsafe import Markup

from inclusive.citing.cited import Cited, Edition
from inclusive.drawings.qr import qr_code
from inclusive.languages import Lang
from inclusive.render.addresses import Place, permanent, record_data, sheet
from inclusive.render.citations import citation_facts
from inclusive.render.facts import Facts
from inclusive.render.lasting import edition_links, fate
from inclusive.render.site import Site
from inclusive.render.words import words


def tools_facts(site: Site, here: Place, authors: Iterable[str]) -> Facts:
    """The citation in both languages, that of the page first, and the permanent address as a QR code for paper."""
    own = tuple(authors)
    address = site.publication.site_url + permanent(here.record)
    return {
        "citations": [_citation(site, here, lang, own) for lang in (here.lang, here.lang.other)],
        "frozen": None if quotable(site, here.record) else next(iter(edition_links(site, here, here.record)), None),
        "qr": Markup(qr_code(address, words()[here.lang]["qr"])),
        "report": site.publication.report(here, site.name(here.record, here.lang)),
        "alternate": here.to(here.other),
        "data": here.to_file(record_data(here.record)),
        "sheet": here.to_file(sheet(here.record, here.lang)) if here.section == "practice" else None,
    }


def quotable(site: Site, record: str) -> Edition | None:
    """The last edition that holds a record, if it holds the words of today."""
    held = site.holding(record)
    if not held or fate(site, held[-1], record).fate not in ("same", "facts"):
        return None
    return Edition(held[-1].name, held[-1].date)


def _citation(site: Site, here: Place, lang: Lang, authors: tuple[str, ...]) -> Facts:
    """The citation in `lang`, for the pages of both languages."""
    made = site.shared(("citation", here.record, lang), partial(_cited, site, here, lang, authors))
    return {"foreign": lang is not here.lang, **made}


def _cited(site: Site, here: Place, lang: Lang, authors: tuple[str, ...]) -> Facts:
    names = tuple(site.name(author, lang) for author in authors)
    title, edition = site.name(here.record, lang), quotable(site, here.record)
    return citation_facts(Cited(here.section, here.record, title, lang, names, edition, site.publication.site_url))
