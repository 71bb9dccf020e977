"""Dates: a day or a month as a reader of each language writes it. A day never stands in another line than its month."""

import re
from functools import cache

from markupsafe import Markup

from inclusive.languages import Lang

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
WRITTEN = re.compile(
    rf"(?<![\w,.])[0-9]{{1,2}}(?:er)? (?:{'|'.join(sorted({*MONTHS[Lang.FR], *MONTHS[Lang.NL]}))})\b(?![^<>]*>)"
)


def day(text: str, lang: str) -> str:
    """2026-11-22 → 22 novembre 2026; in French the first day of a month is « 1er »."""
    first = "er" if text.endswith("-01") and lang == Lang.FR else ""
    return f"{int(text[-2:])}{first} {month(text[:-3], lang)}"


def whole_day(text: str, lang: str) -> str:
    """The same for a page: the day and its month stay in one line."""
    return day(text, lang).replace(" ", "\u00a0", 1)


@cache
def days(text: str) -> Markup:
    """2026-11-22 in both languages."""
    return Markup('{}\u00a0· <span lang="nl-BE">{}</span>').format(*(whole_day(text, lang) for lang in Lang))


def month(text: str, lang: str) -> str:
    """2026-11 → novembre 2026."""
    year, number = text.split("-")
    return f"{MONTHS[Lang(lang)][int(number) - 1]} {year}"


def with_whole_dates(html: str) -> str:
    """The HTML of a text whose days stay with their month. No sign is put into the text: it is copied unchanged."""
    return WRITTEN.sub(r'<span class="whole">\g<0></span>', html)
