"""A concept of the glossary: designations, definition and note in both languages."""

from typing import Literal

from inclusive.model.fields import Digest, Format, Id, LangCode, Phrase, Prose, Provenance, Source, Words, about


class TermText(Format):
    """What one language says of a concept."""

    term: Words = about("Désignation préférée.", "Voorkeursbenaming.", "bas seuil")
    forms: tuple[Words, ...] = about(
        "Toutes les autres formes écrites : pluriels, accords, synonymes, composés.",
        "Alle andere geschreven vormen: meervouden, verbuigingen, synoniemen, samenstellingen.",
        ["à bas seuil"],
        default=(),
    )
    abbreviation: Words | None = about("Sigle.", "Afkorting.", "CSSI", default=None)
    definition: Prose = about(
        "Un fragment qui pourrait remplacer le mot dans une phrase (ISO 704).",
        "Een zinsdeel dat het woord in een zin kan vervangen (ISO 704).",
    )
    note: Prose | None = about("Précisions, avec leurs sources.", "Toelichting, met bronnen.", default=None)
    avoid: dict[Words, Phrase] = about(
        "Mot à éviter → pourquoi, et quoi écrire à la place.",
        "Te vermijden woord → waarom, en wat te schrijven.",
        default_factory=dict,
    )
    translates: Digest | None = about(
        "« pending » dans une traduction ; « inclusive fix » y met l’empreinte. Absent dans l’original.",
        "‘pending’ in een vertaling; ‘inclusive fix’ zet er de vingerafdruk. Afwezig in het origineel.",
        "pending",
        default=None,
    )


class Equivalence(Format):
    """How far the French and the Dutch designation cover the same concept."""

    kind: Literal["exact", "near", "none"] = about(
        "exact, near (proche) ou none (sans équivalent).", "exact, near (dichtbij) of none (geen equivalent).", "exact"
    )
    fr: Phrase | None = about("La différence, en français.", "Het verschil, in het Frans.", default=None)
    nl: Phrase | None = about("La différence, en néerlandais.", "Het verschil, in het Nederlands.", default=None)


class Term(Format):
    """One entry of `glossary.yml`: one concept."""

    id: Id = about("Identifiant, pour toujours.", "Identificatie, voor altijd.", "bas-seuil")
    domain: Id = about("Domaine (registers/facets.yml).", "Domein (registers/facets.yml).", "access-to-care")
    status: Id = about("État dans la concertation.", "Status in het overleg.", "proposed")
    broader: tuple[Id, ...] = about("Concepts plus larges.", "Ruimere begrippen.", default=())
    related: tuple[Id, ...] = about("Concepts voisins.", "Verwante begrippen.", default=())
    fr: TermText | None = about("Le français.", "Het Frans.", default=None)
    nl: TermText | None = about("Le néerlandais.", "Het Nederlands.", default=None)
    missing: tuple[LangCode, ...] = about(
        "Langue dont le texte n’existe pas encore, annoncée.",
        "Taal waarvan de tekst nog niet bestaat, aangekondigd.",
        ["nl"],
        default=(),
    )
    equivalence: Equivalence = about(
        "Équivalence entre les deux langues.",
        "Equivalentie tussen de twee talen.",
        default_factory=lambda: Equivalence(kind="exact"),
    )
    sources: tuple[Source, ...] = about(
        "Sources, citées dans les notes.", "Bronnen, geciteerd in de noten.", default=()
    )
    provenance: Provenance = about(
        "Qui a écrit, relu, discuté.", "Wie schreef, herlas, besprak.", default_factory=Provenance
    )
    never: tuple[Words, ...] = about(
        "Expressions ressemblantes à ne jamais lier.", "Gelijkende uitdrukkingen die nooit gelinkt worden.", default=()
    )

    @property
    def is_compared(self) -> bool:
        """Whether its equivalence says something: both designations stand there, or one language has none."""
        return self.equivalence.kind == "none" or None not in (self.fr, self.nl)
