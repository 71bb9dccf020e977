"""A policy document: a plan, a law or a report that quotes the base, each text at an edition."""

from typing import Annotated

from pydantic import StringConstraints

from inclusive.model.fields import Day, Format, Id, Phrase, Words, about

EditionName = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}\.[1-9][0-9]?$")]


class PolicyText(Format):
    """What a document is called in one language."""

    title: Phrase = about("Titre du document.", "Titel van het document.", "Plan social-santé intégré")


class Quotation(Format):
    """A record that a document quotes, as an edition has it."""

    record: Id = about("Notion ou fiche citée.", "Geciteerd begrip of geciteerde fiche.", "bas-seuil")
    edition: EditionName = about("Édition citée.", "Geciteerde editie.", "2026.1")
    where: Words | None = about("Où, dans le document.", "Waar, in het document.", "art. 12", default=None)


class Policy(Format):
    """One entry of `registers/policies.yml`."""

    id: Id = about("Identifiant du document, pour toujours.", "Identificatie van het document, voor altijd.")
    fr: PolicyText = about("En français.", "In het Frans.")
    nl: PolicyText = about("En néerlandais.", "In het Nederlands.")
    publisher: Phrase = about("Qui l’a publié.", "Wie het publiceerde.", "Cocom / GGC")
    date: Day = about("Jour de publication.", "Dag van publicatie.", "2027-03-01")
    url: Phrase = about("Adresse du document, http(s).", "Adres van het document, http(s).", "https://example.org/plan")
    quotes: tuple[Quotation, ...] = about(
        "Ce qu’il cite, et à quelle édition.", "Wat het citeert, en uit welke editie.", min_length=1
    )
