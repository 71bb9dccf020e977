"""Tables: the base as CSV, each table described by CSV on the Web metadata (W3C, 2015).

A field that a spreadsheet would take for a formula gets an apostrophe in front, as spreadsheets themselves write it.
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from inclusive.corpus import Corpus
from inclusive.data.base import LICENSE, Base

MARK = "\ufeff"  # without it, a spreadsheet does not take the file for UTF-8
SEPARATOR = "|"  # between the values of one field
FORMULA = (*"=+-@", *"＝＋－＠", "\t", "\r", "\n")  # also in full width: some spreadsheets read it alike
Cell = str | int | tuple[str, ...] | None


@dataclass(frozen=True)
class Column:
    """A column: its name, its title in each language, and how a record fills it."""

    name: str
    fr: str
    nl: str
    cell: Callable[[Any], Cell]
    many: bool = False  # values separated by SEPARATOR
    datatype: str = "string"


@dataclass(frozen=True)
class Table:
    """A table: its columns, how many of them name a line, and the records that fill it."""

    name: str
    titles: Mapping[str, str]
    columns: tuple[Column, ...]
    records: Callable[[Corpus], Iterable[Any]]
    keys: int = 1


def csv_text(table: Table, corpus: Corpus) -> str:
    """The table, as RFC 4180 describes CSV."""
    written = io.StringIO()
    written.write(MARK)
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([one.name for one in table.columns])
    for record in table.records(corpus):
        writer.writerow([field(one.cell(record)) for one in table.columns])
    return written.getvalue()


def field(cell: Cell) -> str:
    """A value as it is written, harmless to a spreadsheet."""
    if isinstance(cell, tuple):
        cell = SEPARATOR.join(value.replace(SEPARATOR, "/") for value in cell)
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text


def metadata(table: Table, base: Base) -> dict[str, Any]:
    """The CSVW description that stands beside the table."""
    keys = [one.name for one in table.columns[: table.keys]]
    described: dict[str, Any] = {"primaryKey": keys, "columns": [_described(one) for one in table.columns]}
    if keys == ["id"]:
        described["aboutUrl"] = f"{base.site_url}id/{{id}}/"
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "url": f"{table.name}.csv",
        "dc:title": [{"@value": title, "@language": lang} for lang, title in table.titles.items()],
        "dc:license": {"@id": LICENSE},
        "dialect": {"encoding": "utf-8", "header": True},
        "tableSchema": described,
    }


def _described(one: Column) -> dict[str, Any]:
    titles = [{"@value": one.fr, "@language": "fr"}, {"@value": one.nl, "@language": "nl"}]
    told = {"name": one.name, "titles": one.name, "dc:title": titles, "datatype": one.datatype}
    return told | ({"separator": SEPARATOR} if one.many else {})
