"""A practice: its facts in `practice.yml`, its text in `fr.md` and `nl.md`."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from inclusive.languages import Lang
from inclusive.model.fields import (
    Digest,
    Format,
    Id,
    LangCode,
    LineId,
    Month,
    Phrase,
    Provenance,
    Source,
    Words,
    Year,
    about,
)


class SectionId(StrEnum):
    """The fixed sections of a practice, after TIDieR: the same in both languages, in this order."""

    NEED = "need"
    ACTION = "action"
    PARTNERS = "partners"
    CONDITIONS = "conditions"
    RESULTS = "results"
    LIMITS = "limits"


HEADINGS: dict[Lang, dict[SectionId, str]] = {
    Lang.FR: {
        SectionId.NEED: "Besoin",
        SectionId.ACTION: "Ce qui est fait",
        SectionId.PARTNERS: "Avec qui",
        SectionId.CONDITIONS: "Conditions",
        SectionId.RESULTS: "Résultats",
        SectionId.LIMITS: "Limites et leçons",
    },
    Lang.NL: {
        SectionId.NEED: "Nood",
        SectionId.ACTION: "Wat er gebeurt",
        SectionId.PARTNERS: "Met wie",
        SectionId.CONDITIONS: "Voorwaarden",
        SectionId.RESULTS: "Resultaten",
        SectionId.LIMITS: "Grenzen en lessen",
    },
}


class PracticeFacts(Format):
    """`practices/<id>/practice.yml`: what is true in every language, written once."""

    status: Id = about(
        "État dans la concertation ; les états sont dans registers/governance.yml.",
        "Status in het overleg; de statussen staan in registers/governance.yml.",
        "proposed",
    )
    organisations: tuple[Id, ...] = about(
        "Organisations qui mènent la pratique (registers/organisations.yml).",
        "Organisaties die de praktijk dragen (registers/organisations.yml).",
        ["transit"],
        default=(),
    )
    publics: tuple[Id, ...] = about(
        "Pour qui : valeurs de registers/facets.yml.",
        "Voor wie: waarden uit registers/facets.yml.",
        ["homeless"],
        min_length=1,
    )
    barriers: tuple[Id, ...] = about(
        "Obstacles à l’accès que la pratique abaisse (Levesque 2013).",
        "Drempels in de toegang die de praktijk verlaagt (Levesque 2013).",
        ["approachability"],
        min_length=1,
    )
    settings: tuple[Id, ...] = about(
        "Dans quel cadre : valeurs de registers/facets.yml.",
        "In welke setting: waarden uit registers/facets.yml.",
        ["low-threshold-centre"],
        min_length=1,
    )
    lines: tuple[LineId, ...] = about("Lignes de soins, de 0 à 3.", "Zorglijnen, van 0 tot 3.", [0, 1], min_length=1)
    sectors: tuple[Id, ...] = about(
        "Secteurs : health (santé), social.",
        "Sectoren: health (gezondheid), social (welzijn).",
        ["health", "social"],
        min_length=1,
    )
    places: tuple[Id, ...] = about(
        "Communes, ou region pour toute la Région.",
        "Gemeenten, of region voor het hele Gewest.",
        ["bruxelles-ville"],
        min_length=1,
    )
    since: Year | None = about("Année de début.", "Beginjaar.", 2022, default=None)
    evidence: Id = about(
        "described (décrite), monitored (suivie en chiffres) ou evaluated (évaluée) ; la raison est dans Résultats.",
        "described (beschreven), monitored (opgevolgd in cijfers) of evaluated (geëvalueerd); reden bij Resultaten.",
        "described",
    )
    confirmed: Month | None = about(
        "Mois où quelqu’un a vérifié que c’est encore vrai.",
        "Maand waarin iemand naging of dit nog klopt.",
        "2026-11",
        default=None,
    )
    answers: dict[Id, tuple[Annotated[SectionId, Field(strict=False)], ...]] = about(
        "Question de la méthode → sections du texte qui y répondent.",
        "Vraag van de methode → delen van de tekst die erop antwoorden.",
        {"mix-of-publics": ["conditions"]},
        default_factory=dict,
    )
    related: tuple[Id, ...] = about(
        "Pratiques à lire ensuite, choisies par l’auteur.",
        "Praktijken om daarna te lezen, gekozen door de auteur.",
        default=(),
    )
    terms: tuple[Id, ...] = about(
        "Notions du glossaire qui comptent ici sans que leur mot apparaisse.",
        "Begrippen uit de woordenlijst die hier meetellen zonder dat hun woord voorkomt.",
        default=(),
    )
    missing: tuple[LangCode, ...] = about(
        "Langue dont le texte n’existe pas encore, annoncée.",
        "Taal waarvan de tekst nog niet bestaat, aangekondigd.",
        ["nl"],
        default=(),
    )
    sources: tuple[Source, ...] = about(
        "Sources, chacune citée dans chaque texte.", "Bronnen, elk geciteerd in elke tekst.", min_length=1
    )
    provenance: Provenance = about(
        "Qui a écrit, relu, discuté.", "Wie schreef, herlas, besprak.", default_factory=Provenance
    )


class PracticeFrontMatter(Format):
    """The head of `fr.md` and `nl.md`."""

    title: Words = about("Titre, 120 signes au plus.", "Titel, hoogstens 120 tekens.")
    summary: Phrase = about("Deux phrases, 300 signes au plus.", "Twee zinnen, hoogstens 300 tekens.")
    translates: Digest | None = about(
        "« pending » dans une traduction ; « inclusive fix » y met l’empreinte. Absent dans l’original.",
        "‘pending’ in een vertaling; ‘inclusive fix’ zet er de vingerafdruk. Afwezig in het origineel.",
        "pending",
        default=None,
    )
