"""Collections: the list of the records of each kind, and the facets, as published shapes."""

from inclusive.corpus import Corpus
from inclusive.data.base import LICENSE, Base
from inclusive.data.shapes import CollectionShape, EntryShape, FacetsShape, ValueShape
from inclusive.languages import LANGS
from inclusive.model.registers import FacetValue
from inclusive.render.addresses import record_data


def collections(base: Base, corpus: Corpus) -> dict[str, CollectionShape]:
    """Kind → its collection, sorted by id."""
    ids = {
        "practice": [practice.id for practice in corpus.practices],
        "term": [term.value.id for term in corpus.terms],
        "organisation": [organisation.value.id for organisation in corpus.organisations],
        "question": [question.value.id for question in corpus.questions],
    }
    return {kind: _collection(base, kind, sorted(records)) for kind, records in ids.items()}


def _collection(base: Base, kind: str, records: list[str]) -> CollectionShape:
    entries = tuple(
        EntryShape(
            id=record,
            url=base.url(record),
            json=base.site_url + record_data(record),
            names={lang.value: base.name(record, lang) for lang in LANGS},
        )
        for record in records
    )
    return CollectionShape(kind=kind, license=LICENSE, records=entries)  # type: ignore[arg-type]


def facets(corpus: Corpus) -> FacetsShape:
    """Every facet with its values."""
    every = corpus.facets
    return FacetsShape(
        license=LICENSE,
        facets={name: tuple(_value(one) for one in getattr(every, name)) for name in type(every).model_fields},
    )


def _value(value: FacetValue) -> ValueShape:
    helps = {lang: text.help for lang, text in (("fr", value.fr), ("nl", value.nl)) if text.help}
    return ValueShape(id=value.id, names={"fr": value.fr.label, "nl": value.nl.label}, help=helps)  # type: ignore[arg-type]
