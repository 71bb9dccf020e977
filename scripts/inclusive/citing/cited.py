"""Cited: what a citation says of a record, as one value, and the same as CSL-JSON."""

import re
from dataclasses import dataclass
from typing import Any

from inclusive.languages import Lang
from inclusive.render.addresses import permanent
from inclusive.render.words import words

SPACES = re.compile(r"[\x00-\x20\x85\u2028\u2029]+")  # and what ends a line; not the no-break spaces
CSL_TYPES = {"term": "entry-dictionary"}  # every other kind is an entry of a work of reference


@dataclass(frozen=True)
class Edition:
    """A publication of the base whose words never change. `date` is the day it was made, as YYYY-MM-DD."""

    name: str
    date: str


@dataclass(frozen=True)
class Cited:
    """A record as it is quoted in one language. Without an edition, the citation says so."""

    kind: str  # practice | term | organisation | question
    record: str
    title: str
    lang: Lang  # of the citation
    authors: tuple[str, ...]  # organisations, by name
    edition: Edition | None
    site_url: str  # ends in /

    @property
    def url(self) -> str:
        """The permanent address; it names the edition where there is one."""
        return self.site_url + permanent(self.record, self.edition.name if self.edition else "")

    @property
    def edition_words(self) -> str:
        """The edition in words, or that there is none."""
        text = words()[self.lang]
        return text["edition_named"].format(name=self.edition.name) if self.edition else text["edition_none"]

    @property
    def key(self) -> str:
        """How lists of references name the citation."""
        return "-".join(["inclusive", self.record, *([self.edition.name] if self.edition else []), self.lang])


def csl_json(cited: Cited) -> dict[str, Any]:
    """The item as CSL-JSON 1.0: no day of reading, which is the reader's own to add."""
    item: dict[str, Any] = {
        "id": cited.key,
        "type": CSL_TYPES.get(cited.kind, "entry-encyclopedia"),
        "title": one_line(cited.title),
        "container-title": words()[cited.lang]["site"],
        "edition": cited.edition_words,
        "language": cited.lang.tag,
        "URL": cited.url,
    }
    if cited.authors:
        item["author"] = [{"literal": one_line(author)} for author in cited.authors]
    if cited.edition:
        item["issued"] = {"date-parts": [[int(part) for part in cited.edition.date.split("-")]]}
    return item


def one_line(text: str) -> str:
    """`text` on one line, its no-break spaces kept: reference formats are read line by line."""
    return SPACES.sub(" ", text).strip()
