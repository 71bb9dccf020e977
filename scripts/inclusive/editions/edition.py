"""An edition as a value, and all of them: complete, unchanging, each text stored once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from inclusive.editions.format_1 import NAME, FacetValue, Facts, Moved, Record, Text
from inclusive.languages import LANGS, Lang

NOBODY: Mapping[str, Record] = {}


@dataclass(frozen=True)
class Edition:
    """What was published on one day. `digest` is that of its last line: it vouches for all editions up to this one."""

    name: str
    date: str
    before: str | None
    digest: str
    records: Mapping[str, Record]
    moved: Mapping[str, Moved]  # every record that had left its id by then
    facets: Mapping[str, tuple[FacetValue, ...]]


@dataclass(frozen=True)
class Editions:
    """Every edition, the oldest first. A text, or the facts of a record, is found by its key.

    `is_whole` is false when later editions exist that could not be read.
    """

    all: tuple[Edition, ...] = ()
    texts: Mapping[str, Text] = field(default_factory=dict)
    facts: Mapping[str, Facts] = field(default_factory=dict)
    is_whole: bool = True

    @cached_property
    def named(self) -> Mapping[str, Edition]:
        """Editions by name."""
        return {edition.name: edition for edition in self.all}

    @property
    def last(self) -> Edition | None:
        """The newest edition, if there is one."""
        return self.all[-1] if self.all else None

    @cached_property
    def holding(self) -> Mapping[str, tuple[Edition, ...]]:
        """Record → the editions that hold it, the oldest first."""
        found: dict[str, list[Edition]] = {}
        for edition in self.all:
            for record in edition.records:
                found.setdefault(record, []).append(edition)
        return {record: tuple(editions) for record, editions in sorted(found.items())}

    def frozen(self, record: Record) -> "Frozen":
        """The record with its texts and facts."""
        texts = {lang: self.texts[record.texts[lang.value]] for lang in LANGS if lang.value in record.texts}
        return Frozen(record.id, record.kind, record.status, texts, self.facts[record.facts], record.source)


@dataclass(frozen=True)
class Frozen:
    """A record as an edition holds it, or as one made today would."""

    id: str
    kind: str
    status: str | None
    texts: Mapping[Lang, Text]
    facts: Facts
    source: str = ""  # the key of what people wrote

    def text(self, lang: Lang) -> Text | None:
        """What `lang` says, or the other language where it has no text."""
        return self.texts.get(lang) or self.texts.get(lang.other)


def order(name: str) -> tuple[int, int]:
    """2026.10 after 2026.9; the name must be that of an edition."""
    year, number = name.split(".")
    return int(year), int(number)


def is_name(name: str) -> bool:
    """Whether `name` may be that of an edition: a year, a dot, a number."""
    return re.fullmatch(NAME, name) is not None
