"""Parts: what the published shapes of several kinds of records share."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["fr", "nl"]
Url = Annotated[str, Field(json_schema_extra={"format": "uri"})]
Ids = Annotated[tuple[str, ...], Field(description="Ids of records or of values of a facet.")]
Markdown = Annotated[str, Field(description="CommonMark. [^s1] names a source; links are absolute.")]
Words = Annotated[str, Field(description="Plain text.")]


class Shape(BaseModel):
    """A published object."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class EditionShape(Shape):
    """The edition that holds the present words of a record."""

    name: str = Field(examples=["2026.1"])
    date: str = Field(examples=["2026-12-01"])
    url: Url


class SourceShape(Shape):
    """A public text on which a statement rests."""

    id: str
    title: Words
    publisher: Words
    url: Url
    lang: str = Field(description="ISO 639-1 code.")
    year: int | None = None
    read: str | None = Field(None, description="The day somebody read it.")
    archive: Url | None = Field(None, description="A copy in a public archive.")


class ProvenanceShape(Shape):
    """Who wrote, read and discussed a text: organisations and meetings, never persons."""

    authors: Ids = ()
    reviewers: Ids = ()
    meetings: Ids = ()
    replaced_by: Ids = ()
    note: dict[Language, Words] = Field({})


class CitationShape(Shape):
    """How to quote a record in one language."""

    text: Words
    bibtex: str
    ris: str
    csl: dict[str, Any] = Field(description="An item of CSL-JSON 1.0.")


class RecordShape(Shape):
    """What every record has."""

    id: str
    url: Url = Field(description="The permanent address of the record.")
    pages: dict[Language, Url] = Field(description="Its page in each language.")
    license: Url
    edition: EditionShape | None = Field(description="Null as long as no edition holds the present words.")
    sources: tuple[SourceShape, ...] = ()
    cite: dict[Language, CitationShape]


class TextShape(Shape):
    """What every text has."""

    translation: Literal["original", "current", "behind"] = Field(
        description="Whether it is the original, or a translation that follows the original or is behind it."
    )
