"""Short texts: every text of one line that a page shows, with its place. Running texts are `references.passages`."""

from collections.abc import Iterable, Iterator

from inclusive.corpus import Corpus, Entry, Practice
from inclusive.load.yaml_nodes import Document
from inclusive.model.fields import Note, Source
from inclusive.model.term import Term
from inclusive.problems import Place


def short_texts(corpus: Corpus) -> Iterator[tuple[Place, str]]:
    """Titles, summaries, names, labels, forms, explanations and what is said of sources."""
    for practice in corpus.practices:
        yield from _of_practice(practice)
    for page in corpus.pages:
        yield page.document.place("title"), page.front.title
        yield page.document.place("summary"), page.front.summary
    for term in corpus.terms:
        yield from _of_term(term)
    yield from _of_registers(corpus)


def _of_practice(practice: Practice) -> Iterator[tuple[Place, str]]:
    for text in practice.texts.values():
        yield text.document.place("title"), text.front.title
        yield text.document.place("summary"), text.front.summary
    yield from _of_sources(practice.facts.sources, practice.document)
    yield from _of_note(practice.facts.provenance.note, practice.document, "provenance", "note")


def _of_term(entry: Entry[Term]) -> Iterator[tuple[Place, str]]:
    term = entry.value
    for lang, text in (("fr", term.fr), ("nl", term.nl)):
        if text is None:
            continue
        yield entry.place(lang, "term"), text.term
        yield entry.place(lang, "abbreviation"), text.abbreviation or ""
        for number, form in enumerate(text.forms):
            yield entry.place(lang, "forms", number), form
        for word, why in text.avoid.items():
            yield entry.place(lang, "avoid", word), f"{word} {why}"
    for number, phrase in enumerate(term.never):
        yield entry.place("never", number), phrase
    for lang, told in (("fr", term.equivalence.fr), ("nl", term.equivalence.nl)):
        yield entry.place("equivalence", lang), told or ""
    yield from _of_sources(term.sources, entry.document)
    yield from _of_note(term.provenance.note, entry.document, "provenance", "note")


def _of_registers(corpus: Corpus) -> Iterator[tuple[Place, str]]:
    for organisation in corpus.organisations:
        for lang, named in (("fr", organisation.value.fr), ("nl", organisation.value.nl)):
            yield organisation.place(lang), f"{named.name} {named.about or ''}"
        yield from _of_sources(organisation.value.sources, organisation.document)
    for question in corpus.questions:
        yield question.place("fr", "question"), question.value.fr.question
        yield question.place("nl", "question"), question.value.nl.question
        yield from _of_sources(question.value.sources, question.document)
    for moved in corpus.moved:
        yield from _of_note(moved.value.reason, moved.document, "reason")
    for tolerated in corpus.tolerated:
        yield from _of_note(tolerated.value.reason, tolerated.document, "reason")
    for policy in corpus.policies:
        document = policy.value
        yield policy.place("id"), f"{document.fr.title} {document.nl.title} {document.publisher}"
        for number, quotation in enumerate(document.quotes):
            yield policy.place("quotes", number), quotation.where or ""
    for name in type(corpus.facets).model_fields:
        for value in getattr(corpus.facets, name):
            for text in (value.fr, value.nl):
                yield Place("registers/facets.yml"), f"{text.label} {text.help or ''}"


def _of_sources(sources: Iterable[Source], document: Document) -> Iterator[tuple[Place, str]]:
    for number, source in enumerate(sources):
        yield document.place("sources", number), f"{source.title} {source.publisher}"


def _of_note(note: Note | None, document: Document, *steps: str) -> Iterator[tuple[Place, str]]:
    if note is not None:
        yield document.place(*steps), f"{note.fr} {note.nl}"
