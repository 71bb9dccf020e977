"""Rows: the facts of a record with their labels, as an edition keeps them. An empty one is left out."""

from collections.abc import Callable, Iterable, Sequence

from inclusive.editions.format_1 import Facts, Row, Shown, Source
from inclusive.editions.names import Names
from inclusive.languages import LANGS, Lang
from inclusive.model import fields
from inclusive.render.dates import day
from inclusive.render.words import words

# Row → the word of the site that is its label.
LABELS = {
    "publics": "for_whom",
    "barriers": "which_barriers",
    "settings": "which_setting",
    "lines": "which_line",
    "sectors": "sectors",
    "places": "where",
    "organisations": "who",
    "since": "since",
    "evidence": "how_sure",
    "confirmed_in": "confirmed_in",
    "domains": "domains",
    "kinds": "kinds",
    "stages": "stages",
    "website": "website",
    "enterprise": "enterprise",
    "broader": "broader",
    "related": "related",
    "answers": "answers",
    "terms": "terms_used",
    "statuses": "statuses",
    "authors": "authors",
    "reviewers": "reviewers",
    "meetings": "meetings",
    "replaced_by": "replaced_by",
    "note": "provenance_note",
}


def row(
    name: str, values: Sequence[str], shown: Callable[[str, Lang], str], *, records: bool = False, derived: bool = False
) -> Row:
    """A row; `shown` says a value in a language."""
    fr, nl = (Shown(label=label(name, lang), values=tuple(shown(value, lang) for value in values)) for lang in LANGS)
    return Row(id=name, values=tuple(values), records=records, derived=derived, fr=fr, nl=nl)


def label(name: str, lang: Lang) -> str:
    """The label of a row."""
    return words()[lang][LABELS[name]]


def facet_row(names: Names, facet: str, values: Sequence[str]) -> Row:
    """Values of a facet."""
    return row(facet, values, lambda value, lang: names.value(facet, value, lang))


def record_row(names: Names, name: str, records: Sequence[str], *, derived: bool = False) -> Row:
    """Other records."""
    return row(name, records, names.name, records=True, derived=derived)


def plain_row(name: str, value: object, shown: Callable[[str, Lang], str] = lambda value, _: value) -> Row:
    """One value, or none."""
    return row(name, [] if value is None else [str(value)], shown)


def provenance_rows(names: Names, status: str, provenance: fields.Provenance) -> Iterable[Row]:
    """The status, who wrote, who read, which meetings, and the note."""
    yield facet_row(names, "statuses", [status])
    yield record_row(names, "authors", provenance.authors)
    yield record_row(names, "reviewers", provenance.reviewers)
    yield record_row(names, "replaced_by", provenance.replaced_by)
    yield row("meetings", provenance.meetings, lambda one, lang: day(names.meeting_date(one), lang))
    if (note := provenance.note) is not None:
        yield row("note", ["note"], lambda _, lang: note.fr if lang is Lang.FR else note.nl)


def facts(rows: Iterable[Row], sources: Iterable[fields.Source]) -> Facts:
    """The rows that say something, and the sources."""
    kept = tuple(one for one in rows if one.values)
    return Facts(rows=kept, sources=tuple(Source(**source.model_dump(exclude={"archive"})) for source in sources))
