"""Where what search_queries.yml expects came: `python -m tests.search_ranks` prints the table."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from inclusive.languages import Lang
from inclusive.render.search_documents import document, searched
from tests.bases import site_of
from tests.conftest import ROOT
from tests.search_engine import answers, written

TABLE = Path(__file__).parent / "search_queries.yml"
NOWHERE = 99


@dataclass(frozen=True)
class Ranked:
    """A query and the rank of the best of the records that would satisfy its reader; 1 is first."""

    lang: Lang
    query: str
    why: str
    expected: tuple[str, ...]
    rank: int
    total: int


def ranks(folder: Path) -> list[Ranked]:
    """The rank of every query of the table, over the real content; the index is written in `folder`."""
    site = site_of(ROOT)
    written((document(site, place) for place in searched(site)), folder)
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    asked = [(Lang(lang), one) for lang, queries in table.items() for one in queries]
    found = answers(folder, ((lang, one["query"]) for lang, one in asked))
    return [
        Ranked(lang, one["query"], one["why"], tuple(one["expected"]), rank(records, one["expected"]), total)
        for (lang, one), (records, total) in zip(asked, found, strict=True)
    ]


def rank(records: list[str], expected: Iterable[str]) -> int:
    """The place of the first expected record."""
    return min((records.index(one) + 1 for one in expected if one in records), default=NOWHERE)


def share(ranked: Iterable[Ranked], lang: Lang, worst: int) -> float:
    """How many of the queries of a language have what was expected at `worst` or better, as a part of 1."""
    own = [one.rank <= worst for one in ranked if one.lang is lang]
    return sum(own) / len(own)


def as_table(ranked: Iterable[Ranked]) -> str:
    """The ranks as Markdown."""
    lines = ["| | query | what it tries | expected | rank | results |", "|---|---|---|---|---|---|"]
    for one in ranked:
        place = "–" if one.rank == NOWHERE else str(one.rank)
        lines.append(f"| {one.lang} | {one.query} | {one.why} | {' or '.join(one.expected)} | {place} | {one.total} |")
    return "\n".join(lines)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(as_table(ranks(Path(place))))
