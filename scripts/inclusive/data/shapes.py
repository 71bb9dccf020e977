"""Shapes: the JSON of each kind of record, version 1. Within a version, fields are added, never taken away."""

from typing import Literal

from pydantic import Field

from inclusive.data.parts import Ids, Language, Markdown, ProvenanceShape, RecordShape, Shape, TextShape, Url, Words


class AvoidShape(Shape):
    """A word to avoid, and why."""

    word: Words
    why: Words


class TermText(TextShape):
    """A concept in one language."""

    term: Words
    abbreviation: Words | None = None
    forms: tuple[Words, ...] = Field((), description="Every other written form that means the concept.")
    definition: Words
    note: Markdown | None = None
    avoid: tuple[AvoidShape, ...] = ()


class EquivalenceShape(Shape):
    """How far both designations cover the same concept."""

    kind: Literal["exact", "near", "none"]
    note: dict[Language, Words] = Field({})


class TermShape(RecordShape):
    """A concept of the glossary."""

    kind: Literal["term"] = "term"
    status: str
    domain: str
    broader: Ids = ()
    related: Ids = ()
    equivalence: EquivalenceShape
    provenance: ProvenanceShape
    texts: dict[Language, TermText]


class SectionShape(Shape):
    """A section of a practice; its id is the same in both languages."""

    id: str
    heading: Words
    text: Markdown


class PracticeText(TextShape):
    """A practice in one language."""

    title: Words
    summary: Words
    sections: tuple[SectionShape, ...]


class PracticeShape(RecordShape):
    """A practice."""

    kind: Literal["practice"] = "practice"
    status: str
    organisations: Ids = ()
    publics: Ids
    barriers: Ids
    settings: Ids
    lines: Ids
    sectors: Ids
    places: Ids
    since: int | None = None
    evidence: str
    confirmed: str | None = Field(None, description="The month somebody last checked that it still holds.")
    answers: dict[str, Ids] = Field({}, description="Question of the method → sections that answer it.")
    related: Ids = ()
    terms: Ids = ()
    provenance: ProvenanceShape
    texts: dict[Language, PracticeText]


class OrganisationText(Shape):
    """An organisation in one language."""

    name: Words
    about: Words | None = None


class OrganisationShape(RecordShape):
    """An organisation."""

    kind: Literal["organisation"] = "organisation"
    type: str = Field(description="Kind of organisation: a value of the facet kinds.")
    places: Ids = ()
    website: Url | None = None
    enterprise: str | None = Field(None, description="Enterprise number of the Belgian register.")
    texts: dict[Language, OrganisationText]


class QuestionText(TextShape):
    """A question of the method in one language."""

    question: Words
    why: Markdown | None = None
    known: Markdown | None = None
    open: Markdown | None = None


class QuestionShape(RecordShape):
    """A question of the method."""

    kind: Literal["question"] = "question"
    stage: str
    texts: dict[Language, QuestionText]


class MovedShape(Shape):
    """An id that its record has left: it was renamed, split, merged or taken out."""

    kind: Literal["moved"] = "moved"
    id: str
    url: Url = Field(description="The permanent address, which says the same to people.")
    license: Url
    names: dict[Language, Words] = Field(description="What the record was called when it left.")
    to: Ids = Field(description="The records that replace it; a single one is the same record under its new id.")
    reason: dict[Language, Words]


class EntryShape(Shape):
    """A record in a collection."""

    id: str
    url: Url
    json_url: Url = Field(alias="json", description="The whole record.")
    names: dict[Language, Words]


class CollectionShape(Shape):
    """Every record of a kind."""

    kind: Literal["practice", "term", "organisation", "question"]
    license: Url
    records: tuple[EntryShape, ...]


class ValueShape(Shape):
    """A value of a facet."""

    id: str
    names: dict[Language, Words]
    help: dict[Language, Words] = Field({})


class FacetsShape(Shape):
    """Every closed list of values, with its labels."""

    license: Url
    facets: dict[str, tuple[ValueShape, ...]]


RECORD_SHAPES: dict[str, type[RecordShape]] = {
    "practice": PracticeShape,
    "term": TermShape,
    "organisation": OrganisationShape,
    "question": QuestionShape,
}
