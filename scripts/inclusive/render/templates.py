"""Templates: how facts become HTML: the environment of `theme/inside`, and what its templates may call.

All is escaped, but what facts call Markup: it came out of `prose`, harmless, or was escaped when it was made.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from inclusive.languages import Lang
from inclusive.render.prose import followed

THEME = Path(__file__).parents[1] / "theme"
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


class FactsEnvironment(Environment):
    """Jinja for facts, which are dictionaries: `facts.name` looks for the key first, a third faster on our pages."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.filters["day"] = day
        self.filters["followed"] = followed

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`obj.attribute` in a template."""
        if obj.__class__ is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@cache
def templates() -> Environment:
    """The templates of `theme/inside`; an unknown name is an error, never an empty string."""
    environment = FactsEnvironment(
        loader=FileSystemLoader(THEME / "inside"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["month"] = month
    environment.filters["capital"] = capital
    environment.filters["anchors"] = anchors
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


def anchors(links: Iterable[Mapping[str, Any]], between: str = ", ") -> Markup:
    """Links, or names of what has no page, one after the other; `between` is HTML."""
    return Markup(between.join([one["anchor"] for one in links]))


@cache
def template(name: str) -> Template:
    """The template of `theme/inside/<name>.html`."""
    return templates().get_template(f"{name}.html")
