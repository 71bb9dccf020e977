"""Format 1 of the editions: what a line may hold. It never changes; another format is another module.

It knows nothing of the present formats of the sources: what a page shows is stored ready to be shown.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

NAME = r"^[0-9]{4}\.[1-9][0-9]?$"
EditionName = Annotated[str, StringConstraints(pattern=NAME)]
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
RecordId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
PartId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$", max_length=80)]
Key = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
Address = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(/[a-z0-9]+([.-][a-z0-9]+)*)*/$", max_length=300)]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s\"<>]+$")]
Tongue = Literal["fr", "nl"]
Kind = Literal["practice", "term", "organisation", "question"]
State = Literal["original", "current", "behind", "missing"]


class Shape(BaseModel):
    """Base of the format: no unknown keys, no silent conversion, values never change."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


class Head(Shape):
    """The first line: which edition this is, and which one it follows."""

    format: Literal[1]
    name: EditionName
    date: Day
    before: EditionName | None = None


class Part(Shape):
    """A part of a text. In `html`, `href="/id/<record>/"` is that record in the same edition."""

    id: PartId  # the same in both languages: need, definition …
    title: str
    html: str
    text: str  # its words alone


class Text(Shape):
    """What one language says of a record."""

    lang: Tongue
    name: str
    summary: str = ""
    parts: tuple[Part, ...] = ()


class Shown(Shape):
    """The label of a row and its values, as shown in one language."""

    label: str
    values: tuple[str, ...]


class Row(Shape):
    """A fact of a record: its values as data, and as shown in each language."""

    id: PartId
    values: tuple[str, ...]
    records: bool = False  # whether the values are records of the same edition
    derived: bool = False  # whether it was computed from texts: its changes are nobody's decision
    fr: Shown
    nl: Shown


class Source(Shape):
    """A public text on which a statement rests."""

    id: PartId
    title: str
    publisher: str
    url: WebAddress
    year: int | None = None
    lang: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
    read: Day | None = None


class Facts(Shape):
    """What is true of a record in both languages."""

    rows: tuple[Row, ...] = ()
    sources: tuple[Source, ...] = ()


class Label(Shape):
    """The label of a facet's value in one language."""

    label: str
    help: str = ""


class FacetValue(Shape):
    """A value of a facet, with its labels."""

    id: str
    fr: Label
    nl: Label


class Facets(Shape):
    """Every facet with its values."""

    facets: dict[PartId, tuple[FacetValue, ...]]


class Record(Shape):
    """A record of this edition; its texts and facts by key, stored in this edition or an earlier one."""

    id: RecordId
    kind: Kind
    status: str | None = None
    fr: Address  # below the site's root
    nl: Address
    texts: dict[Tongue, Key]
    states: dict[Tongue, State]
    facts: Key
    source: Key  # of what people had written: while it is the same, the record has not changed


class Reason(Shape):
    """Why, in both languages."""

    fr: str
    nl: str


class Moved(Shape):
    """A record that left its id: what replaces it, and why."""

    id: RecordId
    kind: Kind | None = None
    to: tuple[RecordId, ...] = ()
    reason: Reason


class Stored(Shape):
    """A line after its digest: exactly one of these."""

    key: Key | None = None
    edition: Head | None = None
    facets: Facets | None = None
    text: Text | None = None
    facts: Facts | None = None
    record: Record | None = None
    moved: Moved | None = None
    end: Literal[True] | None = None
