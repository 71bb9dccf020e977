"""Inside: the HTML of a page's own part, from its template and its facts.

All is escaped, but what `facts` calls Markup: it came out of `prose`, harmless.
"""

import re
from functools import cache
from html import escape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from inclusive.languages import Lang, sort_key
from inclusive.render.facts import words_alone
from inclusive.render.pages import Page
from inclusive.render.site import Site, words

THEME = Path(__file__).parents[1] / "theme"
TERM = re.compile(r'data-term="([a-z0-9-]+)"')
MONTHS = {
    Lang.FR: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    Lang.NL: [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
}


@cache
def templates() -> Environment:
    """The templates of `theme/inside`; an unknown name is an error, never an empty string."""
    environment = Environment(
        loader=FileSystemLoader(THEME / "inside"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["day"] = day
    environment.filters["month"] = month
    environment.filters["capital"] = capital
    return environment


def day(text: str, lang: str) -> str:
    """2026-11-22 → 22 novembre 2026; in French the first day of a month is « 1er »."""
    first = "er" if text.endswith("-01") and lang == Lang.FR else ""
    return f"{int(text[-2:])}{first} {month(text[:-3], lang)}"


def month(text: str, lang: str) -> str:
    """2026-11 → novembre 2026."""
    year, number = text.split("-")
    return f"{MONTHS[Lang(lang)][int(number) - 1]} {year}"


def capital(text: str) -> str:
    """`text` with a capital first letter, the rest as written."""
    return text[:1].upper() + text[1:]


def inside(site: Site, page: Page) -> str:
    """What stands in the shell's `<main>` for this page."""
    lang = page.place.lang
    html = (
        templates()
        .get_template(f"{page.template}.html")
        .render(
            page=page,
            facts=page.facts,
            w=words()[lang],
            lang=str(lang),
            site=site.publication,
        )
    )
    return html + definitions(site, html, lang)


def definitions(site: Site, html: str, lang: Lang) -> str:
    """The definitions of the concepts linked in `html`, for the card that shows them."""
    return "".join(_definition(site, term, lang) for term in sorted(set(TERM.findall(html)), key=sort_key))


def _definition(site: Site, term_id: str, lang: Lang) -> str:
    term = site.corpus.term[term_id]
    text = (term.fr if lang is Lang.FR else term.nl) or term.fr or term.nl
    if text is None:
        return ""
    shown = escape(words_alone(site, text.definition, lang))
    spoken = site.language_of("term", term_id, lang)
    other = f' lang="{spoken.tag}"' if spoken is not lang else ""
    return f'<template data-definition="{term_id}" data-name="{escape(text.term)}"{other}>{shown}</template>\n'
