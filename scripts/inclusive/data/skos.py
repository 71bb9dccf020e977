"""SKOS: the glossary as linked data (SKOS, SKOS-XL, Dublin Core terms).

A concept is named by its permanent address. Designations are preferred labels, every other form an alternative label.
A word to avoid is a hidden label: a program that reads a text finds the concept by it and never shows it; SKOS-XL says
why to avoid it. Domains are collections. What the two languages do not share stands in a note.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from inclusive.citing.cited import Edition
from inclusive.corpus import Corpus, term_text
from inclusive.data.base import LICENSE, Base
from inclusive.data.rdf import ADMS, SKOSXL, Statement, both, graph_of, iri
from inclusive.languages import LANGS, Lang
from inclusive.model.registers import FacetValue, Move
from inclusive.model.term import Term, TermText
from inclusive.render.words import words

RETIRED = "retired"


def skos_graph(base: Base, corpus: Corpus, edition: Edition | None) -> Graph:
    """The whole glossary. `edition` is the latest one."""
    return graph_of(_statements(base, corpus, edition))


def _statements(base: Base, corpus: Corpus, edition: Edition | None) -> Iterator[Statement]:
    terms = corpus.term
    yield from _scheme(base, edition)
    for value in corpus.facets.domains:
        yield from _domain(base, value, [term.id for term in terms.values() if term.domain == value.id])
    for value in corpus.facets.statuses:
        yield from _status(base, value)
    for term in terms.values():
        yield from _concept(base, term)
        yield from _relations(base, term, terms)
    for entry in corpus.moved:
        yield from _moved(base, entry.value, terms)


def scheme(base: Base) -> URIRef:
    """The name of the glossary."""
    return URIRef(base.data("#glossary"))


def _scheme(base: Base, edition: Edition | None) -> Iterator[Statement]:
    this = scheme(base)
    yield this, RDF.type, SKOS.ConceptScheme
    yield from both(
        this, DCTERMS.title, {lang: f"{words()[lang]['site']} – {words()[lang]['glossary']}" for lang in LANGS}
    )
    yield from both(this, DCTERMS.description, {lang: words()[lang]["intro_glossary"] for lang in LANGS})
    yield this, DCTERMS.license, URIRef(LICENSE)
    yield from ((this, DCTERMS.language, Literal(lang.value)) for lang in LANGS)
    if edition:
        yield this, OWL.versionInfo, Literal(edition.name)
        yield this, DCTERMS.issued, Literal(edition.date, datatype=XSD.date)


def _domain(base: Base, value: FacetValue, members: Iterable[str]) -> Iterator[Statement]:
    this = URIRef(base.data(f"#domain-{value.id}"))
    yield this, RDF.type, SKOS.Collection
    yield from both(this, SKOS.prefLabel, {Lang.FR: value.fr.label, Lang.NL: value.nl.label})
    yield from both(this, DCTERMS.description, {Lang.FR: value.fr.help, Lang.NL: value.nl.help})
    yield from ((this, SKOS.member, URIRef(base.url(member))) for member in members)


def _status(base: Base, value: FacetValue) -> Iterator[Statement]:
    this, statuses = URIRef(base.data(f"#status-{value.id}")), URIRef(base.data("#statuses"))
    yield statuses, RDF.type, SKOS.ConceptScheme
    yield from both(statuses, DCTERMS.title, {lang: words()[lang]["statuses"] for lang in LANGS})
    yield this, RDF.type, SKOS.Concept
    yield this, SKOS.topConceptOf, statuses
    yield this, SKOS.inScheme, statuses
    yield statuses, SKOS.hasTopConcept, this
    yield from both(this, SKOS.prefLabel, {Lang.FR: value.fr.label, Lang.NL: value.nl.label})
    yield from both(this, SKOS.definition, {Lang.FR: value.fr.help, Lang.NL: value.nl.help})


def _concept(base: Base, term: Term) -> Iterator[Statement]:
    this = URIRef(base.url(term.id))
    yield this, RDF.type, SKOS.Concept
    yield this, SKOS.inScheme, scheme(base)
    yield this, DCTERMS.identifier, Literal(term.id)
    yield this, ADMS.status, URIRef(base.data(f"#status-{term.status}"))
    for lang in LANGS:
        if text := term_text(term, lang):
            yield from _text(base, this, lang, text)
        yield this, RDFS.seeAlso, URIRef(base.page("term", term.id, lang))
    equivalence, note = term.equivalence, term.provenance.note
    differences = {Lang.FR: equivalence.fr, Lang.NL: equivalence.nl}
    yield from both(this, SKOS.note, {lang: text and base.words(text, lang) for lang, text in differences.items()})
    if note:
        yield from both(this, SKOS.historyNote, {Lang.FR: note.fr, Lang.NL: note.nl})
    for source in term.sources:
        yield this, DCTERMS.source, iri(source.url)
        yield iri(source.url), DCTERMS.title, Literal(source.title, lang=source.lang)
    if term.status == RETIRED:
        yield this, OWL.deprecated, Literal(True)
    yield from ((this, DCTERMS.isReplacedBy, URIRef(base.url(other))) for other in term.provenance.replaced_by)


def _text(base: Base, this: URIRef, lang: Lang, text: TermText) -> Iterator[Statement]:
    def literal(written: str) -> Literal:
        return Literal(written, lang=lang.value)

    yield this, SKOS.prefLabel, literal(text.term)
    others = [*([text.abbreviation] if text.abbreviation else []), *text.forms]
    yield from ((this, SKOS.altLabel, literal(form)) for form in others if form != text.term)
    yield this, SKOS.definition, literal(base.words(text.definition, lang))
    if text.note:
        yield this, SKOS.scopeNote, literal(base.words(text.note, lang))
    for word, why in text.avoid.items():
        label = URIRef(f"{this}#avoid-{lang}-{sha256(word.encode()).hexdigest()[:8]}")
        yield this, SKOS.hiddenLabel, literal(word)
        yield this, SKOSXL.hiddenLabel, label
        yield label, RDF.type, SKOSXL.Label
        yield label, SKOSXL.literalForm, literal(word)
        yield label, SKOS.note, literal(base.words(why, lang))


def _relations(base: Base, term: Term, terms: Mapping[str, Term]) -> Iterator[Statement]:
    this = URIRef(base.url(term.id))
    above = ancestors(term.id, terms)
    for other in term.broader:
        yield this, SKOS.broader, URIRef(base.url(other))
        yield URIRef(base.url(other)), SKOS.narrower, this
    if not term.broader:
        yield this, SKOS.topConceptOf, scheme(base)
        yield scheme(base), SKOS.hasTopConcept, this
    for other in term.related:  # a concept is not also related to one that it stands under: SKOS, S27
        if other not in above and term.id not in ancestors(other, terms):
            yield this, SKOS.related, URIRef(base.url(other))
            yield URIRef(base.url(other)), SKOS.related, this


def ancestors(record: str, terms: Mapping[str, Term]) -> frozenset[str]:
    """Every concept above this one."""
    found: set[str] = set()
    waiting = list(terms[record].broader)
    while waiting:
        if (one := waiting.pop()) not in found:
            found.add(one)
            waiting += terms[one].broader
    return frozenset(found)


def _moved(base: Base, move: Move, terms: Mapping[str, Term]) -> Iterator[Statement]:
    """A concept that left its id: what replaces it, and why. Other records are no part of the glossary."""
    targets = [target for target in move.to if target in terms]
    if targets:
        this = URIRef(base.url(move.id))
        yield this, OWL.deprecated, Literal(True)
        yield from both(this, SKOS.changeNote, {Lang.FR: move.reason.fr, Lang.NL: move.reason.nl})
        yield from ((this, DCTERMS.isReplacedBy, URIRef(base.url(target))) for target in targets)
