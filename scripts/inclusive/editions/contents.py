"""Contents: the corpus as it stands → everything that an edition made now would freeze."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from inclusive.corpus import Corpus, Entry, practice_passages
from inclusive.derive.mentions import linkers
from inclusive.derive.translation import pairs
from inclusive.editions.edition import Frozen
from inclusive.editions.format_1 import Facets, FacetValue, Label, Moved, Reason
from inclusive.editions.freeze import frozen_organisation, frozen_practice, frozen_question, frozen_term
from inclusive.editions.make import Contents, Published
from inclusive.editions.names import CorpusNames
from inclusive.languages import LANGS
from inclusive.markdown.marks import references
from inclusive.model.registers import FacetText, Move
from inclusive.render.addresses import Place


def contents(corpus: Corpus) -> Contents:
    """Every record, every move, every label of a corpus without problems."""
    states = {pair.record: {lang: str(pair.state(lang)) for lang in LANGS} for pair in pairs(corpus)}
    records = tuple(
        Published(one, {lang: Place(lang, one.kind, one.id).path for lang in LANGS}, states.get(one.id, {}))
        for one in frozen_records(corpus)
    )
    return Contents(records, tuple(map(_moved, corpus.moved)), _facets(corpus))


def frozen_records(corpus: Corpus) -> Iterator[Frozen]:
    """Every record as an edition would keep it."""
    names, named = CorpusNames(corpus), _concepts_named(corpus)
    for practice in corpus.practices:
        yield frozen_practice(names, practice, named[practice.id])
    for term in corpus.terms:
        yield frozen_term(names, term.value)
    for organisation in corpus.organisations:
        yield frozen_organisation(names, organisation.value)
    for question in corpus.questions:
        yield frozen_question(names, question.value)


def _concepts_named(corpus: Corpus) -> Mapping[str, set[str]]:
    """Practice → the concepts that its texts or its facts name."""
    linker = linkers(entry.value for entry in corpus.terms)
    named: dict[str, set[str]] = defaultdict(set)
    for practice in corpus.practices:
        named[practice.id].update(practice.facts.terms)
        for _, passage in practice_passages(practice):
            named[practice.id].update(one.term for one in linker[passage.lang].mentions(passage.markdown))
            named[practice.id].update(one.target for one in references(passage.markdown) if one.target in corpus.term)
    return named


def _moved(entry: Entry[Move]) -> Moved:
    move = entry.value
    return Moved(id=move.id, kind=move.kind, to=move.to, reason=Reason(fr=move.reason.fr, nl=move.reason.nl))


def _facets(corpus: Corpus) -> Facets:
    facets = corpus.facets
    values = {name: getattr(facets, name) for name in type(facets).model_fields}
    return Facets(
        facets={
            name: tuple(FacetValue(id=one.id, fr=_label(one.fr), nl=_label(one.nl)) for one in every)
            for name, every in values.items()
        }
    )


def _label(text: FacetText) -> Label:
    return Label(label=text.label, help=text.help or "")
