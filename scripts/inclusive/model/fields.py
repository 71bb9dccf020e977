"""The kinds of values that several formats share, and how a field is described to people."""

from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LONGEST_ID = 80
DIGEST_PATTERN = r"^(pending|[0-9a-f]{16})$"
SOFT_HYPHEN = "\u00ad"  # besides spaces, the only character that a file may hold and that shows nothing
PENDING = "pending"  # what a person writes; `inclusive fix` replaces it by the digest


def about(fr: str, nl: str, example: object = None, **constraints: Any) -> Any:
    """A pydantic field with its help in French and Dutch and, where useful, an example."""
    extra: dict[str, Any] = {"x-fr": fr, "x-nl": nl}
    if example is not None:
        extra["examples"] = [example]
    return Field(description=f"{fr} / {nl}", json_schema_extra=extra, **constraints)


class Format(BaseModel):
    """Base of every format: no unknown keys, no silent conversion, values never change."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


def _real_day(text: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("date_form", "not a day of the calendar") from None
    if day.isoformat() != text:
        raise PydanticCustomError("date_form", "not written as YYYY-MM-DD")
    return text


def _real_month(text: str) -> str:
    _real_day(f"{text}-01")
    return text


def _shown(text: str) -> str:
    if SOFT_HYPHEN in text and not text.replace(SOFT_HYPHEN, "").strip():
        raise PydanticCustomError("shows_nothing", "nobody sees it")
    return text


def _line_as_text(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]
SourceId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]{0,9}$")]
LineId = Annotated[str, BeforeValidator(_line_as_text)]
Day = Annotated[str, AfterValidator(_real_day)]
Month = Annotated[str, AfterValidator(_real_month)]
Year = Annotated[int, Field(ge=1800, le=2200)]
Phrase = Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True), AfterValidator(_shown)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True), AfterValidator(_shown)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True), AfterValidator(_shown)]
Digest = Annotated[str, StringConstraints(pattern=DIGEST_PATTERN)]
LangCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]


class Source(Format):
    """A public text on which a statement rests."""

    id: SourceId = about(
        "Repère court, cité dans le texte par [^s1].", "Kort merk, in de tekst geciteerd als [^s1].", "s1"
    )
    title: Phrase = about("Titre de la page ou du document.", "Titel van de pagina of het document.")
    publisher: Phrase = about("Qui publie.", "Wie publiceert.", "Brusano")
    url: Phrase = about(
        "Adresse http(s), sans paramètres de suivi.",
        "Adres met http(s), zonder volgparameters.",
        "https://example.org/",
    )
    year: Year | None = about(
        "Année de publication, si connue.", "Jaar van publicatie, indien bekend.", 2022, default=None
    )
    lang: LangCode = about("Langue du document.", "Taal van het document.", "fr")
    read: Day | None = about(
        "Jour où quelqu’un l’a lu.", "Dag waarop iemand dit gelezen heeft.", "2026-11-22", default=None
    )
    archive: Phrase | None = about(
        "Adresse d’une copie dans une archive publique.",
        "Adres van een kopie in een openbaar archief.",
        "https://web.archive.org/web/2026/https://example.org/",
        default=None,
    )


class Note(Format):
    """A short text in both languages."""

    fr: Phrase = about("Texte français.", "Franse tekst.")
    nl: Phrase = about("Texte néerlandais.", "Nederlandse tekst.")


class Provenance(Format):
    """How a text came about: organisations and meetings, never persons."""

    authors: tuple[Id, ...] = about(
        "Organisations qui ont écrit le texte.", "Organisaties die de tekst schreven.", default=()
    )
    reviewers: tuple[Id, ...] = about(
        "Organisations qui ont relu le texte.", "Organisaties die de tekst herlazen.", default=()
    )
    meetings: tuple[Id, ...] = about(
        "Réunions qui ont discuté le texte.", "Vergaderingen die de tekst bespraken.", default=()
    )
    note: Note | None = about("Précision utile au lecteur.", "Nuttige toelichting voor de lezer.", default=None)
    replaced_by: tuple[Id, ...] = about(
        "Fiches qui la remplacent, si elle est retirée.",
        "Fiches die in de plaats komen, als ze ingetrokken is.",
        default=(),
    )
