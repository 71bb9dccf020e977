"""The registers: organisations, questions, facets, governance, meetings, moved and tolerated."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from inclusive.model.fields import (
    Day,
    Digest,
    Format,
    Id,
    Note,
    Phrase,
    Prose,
    Source,
    Words,
    about,
)

Handle = Annotated[str, StringConstraints(pattern=r"^@[A-Za-z0-9-]+(/[A-Za-z0-9._-]+)?$")]


class OrganisationText(Format):
    """The name of an organisation in one language, and what it is."""

    name: Words = about("Nom.", "Naam.", "Transit asbl")
    about: Phrase | None = about("Ce que c’est, en un fragment.", "Wat het is, in een zinsdeel.", default=None)


class Organisation(Format):
    """One entry of `registers/organisations.yml`."""

    id: Id = about("Identifiant, pour toujours.", "Identificatie, voor altijd.", "transit")
    kind: Id = about("Sorte d’organisation (registers/facets.yml).", "Soort organisatie (registers/facets.yml).")
    fr: OrganisationText = about("En français.", "In het Frans.")
    nl: OrganisationText = about("En néerlandais.", "In het Nederlands.")
    places: tuple[Id, ...] = about("Communes, ou region.", "Gemeenten, of region.", default=())
    website: Phrase | None = about("Site de l’organisation.", "Website van de organisatie.", default=None)
    enterprise: Words | None = about(
        "Numéro d’entreprise (BCE).", "Ondernemingsnummer (KBO).", "0123.456.749", default=None
    )
    sources: tuple[Source, ...] = about("Sources.", "Bronnen.", default=())


class QuestionText(Format):
    """A methodological question in one language."""

    question: Phrase = about("La question.", "De vraag.")
    why: Prose | None = about("Pourquoi elle compte.", "Waarom ze telt.", default=None)
    known: Prose | None = about("Ce que répondent les sources.", "Wat de bronnen antwoorden.", default=None)
    open: Prose | None = about("Ce qui reste ouvert.", "Wat open blijft.", default=None)
    translates: Digest | None = about(
        "« pending » dans une traduction.", "‘pending’ in een vertaling.", "pending", default=None
    )


class Question(Format):
    """One entry of `registers/questions.yml`: a question on integrated social and health centres."""

    id: Id = about("Identifiant, pour toujours.", "Identificatie, voor altijd.", "mix-of-publics")
    stage: Id = about("Étape (registers/facets.yml).", "Fase (registers/facets.yml).", "running")
    fr: QuestionText = about("En français.", "In het Frans.")
    nl: QuestionText = about("En néerlandais.", "In het Nederlands.")
    sources: tuple[Source, ...] = about("Sources.", "Bronnen.", default=())


class FacetText(Format):
    """The label of a facet value in one language."""

    label: Words = about("Libellé.", "Label.")
    help: Phrase | None = about("Une phrase d’aide.", "Een zin uitleg.", default=None)


class FacetValue(Format):
    """One value by which practices, terms or organisations are sorted."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$")] = about(
        "Identifiant.", "Identificatie.", "homeless"
    )
    fr: FacetText = about("En français.", "In het Frans.")
    nl: FacetText = about("En néerlandais.", "In het Nederlands.")


class Facets(Format):
    """`registers/facets.yml`: every closed list of values, with its labels."""

    publics: tuple[FacetValue, ...] = about("Publics.", "Doelgroepen.")
    barriers: tuple[FacetValue, ...] = about(
        "Obstacles à l’accès (Levesque 2013).", "Drempels in de toegang (Levesque 2013)."
    )
    settings: tuple[FacetValue, ...] = about("Cadres.", "Settings.")
    lines: tuple[FacetValue, ...] = about("Lignes de soins.", "Zorglijnen.")
    sectors: tuple[FacetValue, ...] = about("Secteurs.", "Sectoren.")
    places: tuple[FacetValue, ...] = about("Communes et Région.", "Gemeenten en Gewest.")
    evidence: tuple[FacetValue, ...] = about("Degrés de preuve.", "Graad van onderbouwing.")
    statuses: tuple[FacetValue, ...] = about("États.", "Statussen.")
    domains: tuple[FacetValue, ...] = about("Domaines du glossaire.", "Domeinen van de woordenlijst.")
    kinds: tuple[FacetValue, ...] = about("Sortes d’organisations.", "Soorten organisaties.")
    stages: tuple[FacetValue, ...] = about("Étapes de la méthode.", "Fasen van de methode.")


class State(Format):
    """A state of the concertation: what it demands, and where it may lead."""

    id: Id = about("État.", "Status.", "adopted")
    next: tuple[Id, ...] = about("États suivants permis.", "Toegelaten volgende statussen.", default=())
    authors: int = about("Organisations autrices, au moins.", "Auteurs (organisaties), minstens.", default=0, ge=0)
    reviewers: int = about(
        "Organisations relectrices, au moins.", "Organisaties die nalezen, minstens.", default=0, ge=0
    )
    meetings: int = about("Réunions, au moins.", "Vergaderingen, minstens.", default=0, ge=0)


class Approver(Format):
    """Who approves changes to a part of the base, as GitHub names them."""

    what: Literal["practices", "glossary", "registers", "docs", "code"] = about(
        "Partie de la base : practices, glossary, registers, docs ou code.",
        "Deel van de kennisbank: practices, glossary, registers, docs of code.",
        "glossary",
    )
    who: tuple[Handle, ...] = about(
        "Comptes ou équipes de GitHub.", "Accounts of teams van GitHub.", ["@organisation/equipe"], min_length=1
    )


class Governance(Format):
    """`registers/governance.yml`: the states and the numbers that each demands, and who approves what."""

    states: tuple[State, ...] = about("États, dans l’ordre.", "Statussen, in volgorde.", min_length=1)
    approvers: tuple[Approver, ...] = about(
        "Qui approuve quoi ; CODEOWNERS en est tiré.", "Wie keurt wat goed; CODEOWNERS komt hieruit.", default=()
    )


class Decision(Format):
    """What a meeting decided on a record: the state that it gives it, and why."""

    record: Id = about("Fiche ou notion.", "Fiche of begrip.", "bas-seuil")
    status: Id = about("État donné au texte.", "Status die de tekst krijgt.", "discussed")
    reason: Note | None = about("Pourquoi, en une phrase.", "Waarom, in één zin.", default=None)


class Meeting(Format):
    """One entry of `registers/meetings.yml`: a meeting that discussed records, without names of persons."""

    id: Id = about("Identifiant.", "Identificatie.", "reunion-2027-01")
    date: Day = about("Jour.", "Dag.", "2027-01-15")
    participants: Annotated[int, Field(ge=1)] = about("Nombre de participants.", "Aantal deelnemers.", 30)
    records: tuple[Id, ...] = about("Fiches et notions discutées.", "Besproken fiches en begrippen.", default=())
    decisions: tuple[Decision, ...] = about("Ce qui a été décidé.", "Wat er beslist is.", default=())


class Move(Format):
    """One entry of `registers/moved.yml`: where a record that left its id is now."""

    id: Id = about("L’ancien identifiant.", "De oude identificatie.")
    kind: Literal["practice", "term", "organisation", "question"] | None = about(
        "Sorte de fiche ; à dire quand rien ne la remplace, pour que ses adresses restent.",
        "Soort fiche; te vermelden als niets in de plaats komt, zodat de adressen blijven.",
        "term",
        default=None,
    )
    to: tuple[Id, ...] = about("Ce qui le remplace.", "Wat in de plaats komt.", default=())
    reason: Note = about("Pourquoi.", "Waarom.")


class Tolerated(Format):
    """One entry of `registers/tolerated.yml`: a problem that may wait, until a day."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]{3}$")] = about(
        "Code du problème.", "Code van het probleem."
    )
    path: Phrase = about("Fichier concerné.", "Betrokken bestand.", "practices/exemple/fr.md")
    until: Day = about("Dernier jour de tolérance.", "Laatste dag van de uitzondering.", "2027-06-30")
    reason: Note = about("Pourquoi cela peut attendre.", "Waarom dit kan wachten.")


class PageFrontMatter(Format):
    """The head of a hand-written page in `docs/fr` or `docs/nl`."""

    title: Words = about("Titre de la page.", "Titel van de pagina.")
    summary: Phrase = about("Une phrase sur la page.", "Een zin over de pagina.")
    translates: Digest | None = about(
        "« pending » dans une traduction.", "‘pending’ in een vertaling.", "pending", default=None
    )
    sources: tuple[Source, ...] = about(
        "Sources, citées dans le texte par [^s1].", "Bronnen, in de tekst geciteerd als [^s1].", default=()
    )
