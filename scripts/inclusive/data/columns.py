"""Columns: what each table of the base holds."""

from collections.abc import Iterator
from operator import attrgetter
from typing import Any

from inclusive.corpus import Corpus, Practice, term_text
from inclusive.data.base import Base
from inclusive.data.tables import Cell, Column, Table
from inclusive.languages import LANGS, Lang
from inclusive.model.term import Term

LANGUAGE = {Lang.FR: ("en français", "in het Frans"), Lang.NL: ("en néerlandais", "in het Nederlands")}
FACETS = {
    "publics": ("Publics", "Doelgroepen"),
    "barriers": ("Obstacles à l’accès", "Drempels in de toegang"),
    "settings": ("Cadres", "Settings"),
    "lines": ("Lignes de soins", "Zorglijnen"),
    "sectors": ("Secteurs", "Sectoren"),
    "places": ("Communes", "Gemeenten"),
}


def tables(base: Base) -> tuple[Table, ...]:
    """Every table of the base."""
    return (
        Table(
            "practices",
            {"fr": "Pratiques", "nl": "Praktijken"},
            practice_columns(base),
            lambda corpus: corpus.practices,
        ),
        Table("terms", {"fr": "Glossaire", "nl": "Woordenlijst"}, term_columns(base), _values("terms")),
        Table(
            "organisations",
            {"fr": "Organisations", "nl": "Organisaties"},
            organisation_columns(base),
            _values("organisations"),
        ),
        Table("questions", {"fr": "Questions", "nl": "Vragen"}, question_columns(base), _values("questions")),
        Table(
            "facets", {"fr": "Valeurs des facettes", "nl": "Waarden van de facetten"}, facet_columns(), _facets, keys=2
        ),
    )


def practice_columns(base: Base) -> tuple[Column, ...]:
    """A practice: its facts, and its title and summary in both languages."""
    texts = [
        Column(f"{name}_{lang}", f"{fr} {LANGUAGE[lang][0]}", f"{nl} {LANGUAGE[lang][1]}", _practice_text(lang, name))
        for lang in LANGS
        for name, fr, nl in (("title", "Titre", "Titel"), ("summary", "Résumé", "Samenvatting"))
    ]
    facets = [_fact(name, fr, nl, many=True) for name, (fr, nl) in FACETS.items()]
    return (
        _id(),
        _url(base),
        *texts,
        _fact("status", "État", "Status"),
        _fact("organisations", "Organisations", "Organisaties", many=True),
        *facets,
        Column("since", "Depuis", "Sinds", attrgetter("facts.since"), datatype="gYear"),
        _fact("evidence", "Preuve", "Onderbouwing"),
        Column("confirmed", "Confirmé en", "Bevestigd in", attrgetter("facts.confirmed"), datatype="gYearMonth"),
        _sources("facts.sources"),
    )


def term_columns(base: Base) -> tuple[Column, ...]:
    """A concept: its words, definition and note in both languages, and what it is related to."""
    parts = (
        ("term", "Désignation", "Benaming"),
        ("abbreviation", "Sigle", "Afkorting"),
        ("forms", "Autres formes", "Andere vormen"),
        ("definition", "Définition", "Definitie"),
        ("note", "Note", "Toelichting"),
    )
    texts = [
        Column(
            f"{name}_{lang}",
            f"{fr} {LANGUAGE[lang][0]}",
            f"{nl} {LANGUAGE[lang][1]}",
            _term_text(base, lang, name),
            many=name == "forms",
        )
        for lang in LANGS
        for name, fr, nl in parts
    ]
    return (
        _id(),
        _url(base),
        *texts,
        _own("domain", "Domaine", "Domein"),
        _own("status", "État", "Status"),
        _own("broader", "Plus large", "Ruimer", many=True),
        _own("related", "Voir aussi", "Zie ook", many=True),
        Column("equivalence", "Équivalence", "Equivalentie", attrgetter("equivalence.kind")),
        _sources("sources"),
    )


def organisation_columns(base: Base) -> tuple[Column, ...]:
    """An organisation."""
    texts = [
        Column(f"{name}_{lang}", f"{fr} {LANGUAGE[lang][0]}", f"{nl} {LANGUAGE[lang][1]}", attrgetter(f"{lang}.{name}"))
        for lang in LANGS
        for name, fr, nl in (("name", "Nom", "Naam"), ("about", "Ce que c’est", "Wat het is"))
    ]
    return (
        _id(),
        _url(base),
        *texts,
        _own("kind", "Sorte", "Soort"),
        _own("places", "Communes", "Gemeenten", many=True),
        Column("website", "Site web", "Website", attrgetter("website"), datatype="anyURI"),
        _own("enterprise", "Numéro d’entreprise", "Ondernemingsnummer"),
    )


def question_columns(base: Base) -> tuple[Column, ...]:
    """A question of the method."""
    asked = [
        Column(f"question_{lang}", f"Question {fr}", f"Vraag {nl}", attrgetter(f"{lang}.question"))
        for lang, (fr, nl) in LANGUAGE.items()
    ]
    return (_id(), _url(base), *asked, _own("stage", "Étape", "Fase"))


def facet_columns() -> tuple[Column, ...]:
    """A value of a facet: its id and labels."""
    labels = [
        Column(f"label_{lang}", f"Libellé {fr}", f"Label {nl}", _labelled(lang)) for lang, (fr, nl) in LANGUAGE.items()
    ]
    return (
        Column("facet", "Facette", "Facet", lambda pair: pair[0]),
        Column("value", "Valeur", "Waarde", lambda pair: pair[1].id),
        *labels,
    )


def _labelled(lang: Lang) -> Any:
    return lambda pair: getattr(pair[1], lang.value).label


def _id() -> Column:
    return Column("id", "Identifiant", "Identificatie", attrgetter("id"))


def _url(base: Base) -> Column:
    permanent = "Adresse permanente", "Permanent adres"
    return Column("url", *permanent, lambda record: base.url(record.id), datatype="anyURI")


def _own(name: str, fr: str, nl: str, *, many: bool = False) -> Column:
    return Column(name, fr, nl, attrgetter(name), many)


def _fact(name: str, fr: str, nl: str, *, many: bool = False) -> Column:
    return Column(name, fr, nl, attrgetter(f"facts.{name}"), many)


def _sources(path: str) -> Column:
    read = attrgetter(path)
    return Column("sources", "Sources", "Bronnen", lambda one: tuple(own.url for own in read(one)), many=True)


def _practice_text(lang: Lang, name: str) -> Any:
    def cell(practice: Practice) -> Cell:
        return getattr(practice.texts[lang].front, name) if lang in practice.texts else None

    return cell


def _term_text(base: Base, lang: Lang, name: str) -> Any:
    def cell(term: Term) -> Cell:
        found: Cell = getattr(term_text(term, lang), name, None)
        return base.words(found, lang) if isinstance(found, str) else found

    return cell


def _values(name: str) -> Any:
    return lambda corpus: (entry.value for entry in getattr(corpus, name))


def _facets(corpus: Corpus) -> Iterator[tuple[str, Any]]:
    for name in type(corpus.facets).model_fields:
        for value in getattr(corpus.facets, name):
            yield name, value
