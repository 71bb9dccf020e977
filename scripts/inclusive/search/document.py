"""Documents: what a page gives to the search, as plain values in the language of its site."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from inclusive.languages import Lang

KINDS = ("practice", "term", "organisation", "question", "page")


@dataclass(frozen=True)
class Part:
    """A part of a page: where it stands in it, its heading, and its words."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True)
class Document:
    """A page that can be found. Texts are words alone, without Markdown or HTML."""

    kind: str  # one of KINDS
    record: str
    lang: Lang  # the site in which it stands
    path: str  # its address below the language's root
    title: str
    summary: str  # a term's definition
    parts: tuple[Part, ...] = ()
    spoken: Lang | None = None  # the language of its text, where it is not that of the site
    names: tuple[str, ...] = ()  # what else it is called: forms, abbreviation
    other_name: str = ""  # what it is called in the other language
    avoided: Mapping[str, str] = field(default_factory=dict)  # word to avoid → why, and what to write instead
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # facet → its values
    labels: tuple[str, ...] = ()  # how its facets and its organisations are called
    concepts: Mapping[str, int] = field(default_factory=dict)  # concept or organisation → how often the text names it
    since: int | None = None  # year
    confirmed: str | None = None  # month, YYYY-MM
