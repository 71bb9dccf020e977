"""Inside: the HTML of a page's own part, from its template and its facts."""

import re
from functools import partial
from html import escape

from inclusive.languages import Lang
from inclusive.render.facts import definition_facts
from inclusive.render.page import Page
from inclusive.render.site import Site
from inclusive.render.templates import template
from inclusive.render.words import words

TERM = re.compile(r'data-term="([a-z0-9-]+)"')


def inside(site: Site, page: Page) -> str:
    """What stands in the shell's `<main>` for this page."""
    lang = page.place.lang
    html = template(page.template).render(
        page=page, facts=page.facts, w=words()[lang], lang=str(lang), site=site.publication
    )
    return html + definitions(site, html, lang)


def definitions(site: Site, html: str, lang: Lang) -> str:
    """The definitions of the concepts linked in `html`, for the card that shows them."""
    terms = sorted(set(TERM.findall(html)))
    return "".join([site.shared(("definition", term, lang), partial(_definition, site, term, lang)) for term in terms])


def _definition(site: Site, term: str, lang: Lang) -> str:
    name, definition, spoken = definition_facts(site, term, lang)
    other = f' lang="{spoken.tag}"' if spoken is not lang else ""
    return f'<template data-definition="{term}" data-name="{escape(name)}"{other}>{escape(definition)}</template>\n'
