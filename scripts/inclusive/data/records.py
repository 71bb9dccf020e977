"""Records: a loaded record → its published shape."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from inclusive.citing.cited import Cited, csl_json
from inclusive.citing.formats import bibtex, ris
from inclusive.citing.plain import plain_citation
from inclusive.corpus import Corpus, Practice, PracticeText, term_text
from inclusive.data import parts, shapes
from inclusive.data.base import LICENSE, Base
from inclusive.data.left import Left
from inclusive.derive.translation import Pair, practice_pair, question_pair, term_pair
from inclusive.languages import LANGS, Lang
from inclusive.model.fields import Note, Provenance, Source
from inclusive.model.registers import Organisation, OrganisationText, Question, QuestionText
from inclusive.model.term import Term, TermText

States = Mapping[Lang, str]  # of the texts of a record, as `derive.translation` tells them
FACETS = ("publics", "barriers", "settings", "lines", "sectors", "places")


def record_shapes(base: Base, corpus: Corpus) -> Iterator[parts.RecordShape]:
    """Every record, kind by kind."""
    for practice in corpus.practices:
        yield practice_shape(base, practice, states(practice_pair(practice)))
    for term in corpus.terms:
        yield term_shape(base, term.value, states(term_pair(term)))
    for organisation in corpus.organisations:
        yield organisation_shape(base, organisation.value)
    for question in corpus.questions:
        yield question_shape(base, question.value, states(question_pair(question)))


def states(pair: Pair) -> States:
    """The state of the text of a record in each language."""
    return {lang: pair.state(lang).value for lang in LANGS}


def term_shape(base: Base, term: Term, states: States) -> shapes.TermShape:
    """A concept."""
    texts = {lang: text for lang in LANGS if (text := term_text(term, lang))}
    equivalence = term.equivalence
    return shapes.TermShape(
        **_common(base, "term", term.id, term.sources, term.provenance.authors),
        status=term.status,
        domain=term.domain,
        broader=term.broader,
        related=term.related,
        equivalence=shapes.EquivalenceShape(
            kind=equivalence.kind,
            note={lang.value: base.words(text, lang) for lang in LANGS if (text := getattr(equivalence, lang.value))},
        ),
        provenance=_provenance(term.provenance),
        texts={lang.value: _term_text(base, lang, text, states[lang]) for lang, text in texts.items()},
    )


def _term_text(base: Base, lang: Lang, text: TermText, state: Any) -> shapes.TermText:
    return shapes.TermText(
        translation=state,
        term=text.term,
        abbreviation=text.abbreviation,
        forms=text.forms,
        definition=base.words(text.definition, lang),
        note=base.linked(text.note, lang) if text.note else None,
        avoid=tuple(shapes.AvoidShape(word=word, why=base.words(why, lang)) for word, why in text.avoid.items()),
    )


def practice_shape(base: Base, practice: Practice, states: States) -> shapes.PracticeShape:
    """A practice."""
    facts = practice.facts
    return shapes.PracticeShape(
        **_common(base, "practice", practice.id, facts.sources, facts.provenance.authors),
        **{facet: getattr(facts, facet) for facet in FACETS},
        status=facts.status,
        organisations=facts.organisations,
        since=facts.since,
        evidence=facts.evidence,
        confirmed=facts.confirmed,
        answers={question: tuple(map(str, sections)) for question, sections in sorted(facts.answers.items())},
        related=facts.related,
        terms=facts.terms,
        provenance=_provenance(facts.provenance),
        texts={
            lang.value: _practice_text(base, practice.texts[lang], states[lang])
            for lang in LANGS
            if lang in practice.texts
        },
    )


def _practice_text(base: Base, text: PracticeText, state: Any) -> shapes.PracticeText:
    sections = tuple(
        shapes.SectionShape(
            id=section.name,
            heading=section.heading,
            text=base.linked(section.passage.markdown, text.lang).strip(),
        )
        for section in text.sections
    )
    front = text.front
    return shapes.PracticeText(translation=state, title=front.title, summary=front.summary, sections=sections)


def organisation_shape(base: Base, organisation: Organisation) -> shapes.OrganisationShape:
    """An organisation."""
    return shapes.OrganisationShape(
        **_common(base, "organisation", organisation.id, organisation.sources, ()),
        type=organisation.kind,
        places=organisation.places,
        website=organisation.website,
        enterprise=organisation.enterprise,
        texts={"fr": _organisation_text(organisation.fr), "nl": _organisation_text(organisation.nl)},
    )


def _organisation_text(text: OrganisationText) -> shapes.OrganisationText:
    return shapes.OrganisationText(name=text.name, about=text.about)


def question_shape(base: Base, question: Question, states: States) -> shapes.QuestionShape:
    """A question of the method."""
    texts = {Lang.FR: question.fr, Lang.NL: question.nl}
    return shapes.QuestionShape(
        **_common(base, "question", question.id, question.sources, ()),
        stage=question.stage,
        texts={lang.value: _question_text(base, lang, text, states[lang]) for lang, text in texts.items()},
    )


def _question_text(base: Base, lang: Lang, text: QuestionText, state: Any) -> shapes.QuestionText:
    written = {name: getattr(text, name) for name in ("why", "known", "open")}
    linked = {name: base.linked(markdown, lang) for name, markdown in written.items() if markdown}
    return shapes.QuestionText(translation=state, question=text.question, **linked)


def moved_shape(base: Base, left: Left) -> shapes.MovedShape:
    """An id that was left."""
    return shapes.MovedShape(
        id=left.id,
        url=base.url(left.id),
        license=LICENSE,
        names={lang.value: name for lang, name in left.names.items()},
        to=left.to,
        reason={lang.value: reason for lang, reason in left.reason.items()},
    )


def cited(base: Base, kind: str, record: str, authors: Iterable[str], lang: Lang) -> Cited:
    """What a citation of a record says in `lang`; `authors` are ids of organisations."""
    names = tuple(base.name(author, lang) for author in authors)
    return Cited(kind, record, base.name(record, lang), lang, names, base.edition(record), base.site_url)


def _common(
    base: Base, kind: str, record: str, sources: tuple[Source, ...], authors: tuple[str, ...]
) -> dict[str, Any]:
    quoted = {lang: cited(base, kind, record, authors, lang) for lang in LANGS}
    edition = quoted[Lang.FR].edition
    return {
        "id": record,
        "url": base.url(record),
        "pages": {lang.value: base.page(kind, record, lang) for lang in LANGS},
        "license": LICENSE,
        "edition": edition and parts.EditionShape(name=edition.name, date=edition.date, url=quoted[Lang.FR].url),
        "sources": tuple(parts.SourceShape(**source.model_dump()) for source in sources),
        "cite": {lang.value: _citation(one) for lang, one in quoted.items()},
    }


def _citation(quoted: Cited) -> parts.CitationShape:
    text = plain_citation(quoted)
    return parts.CitationShape(text=text, bibtex=bibtex(quoted), ris=ris(quoted), csl=csl_json(quoted))


def _provenance(provenance: Provenance) -> parts.ProvenanceShape:
    return parts.ProvenanceShape(
        authors=provenance.authors,
        reviewers=provenance.reviewers,
        meetings=provenance.meetings,
        replaced_by=provenance.replaced_by,
        note=_both(provenance.note),
    )


def _both(note: Note | None) -> dict[Any, str]:
    return {"fr": note.fr, "nl": note.nl} if note else {}
