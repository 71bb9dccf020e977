"""Emit, of what exists: that a record is there, where, what it is called, and whom it names. A check keeps no more.

See `emit`: what a page shows of others is gathered from payloads.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from inclusive.corpus import (
    Corpus,
    Entry,
    HandWritten,
    Passage,
    Practice,
    practice_passages,
    question_passages,
    term_passages,
)
from inclusive.derive.index import Emitted
from inclusive.languages import LANGS, Lang
from inclusive.markdown.marks import references
from inclusive.model.fields import Provenance
from inclusive.model.registers import Organisation, Question
from inclusive.model.term import Term


def existing_in(corpus: Corpus) -> Iterator[tuple[str, Emitted]]:
    """(source, what it emits of its existence) for each record and hand-written page of a corpus."""
    for practice in corpus.practices:
        yield f"practice:{practice.id}", existing_practice(practice)
    for term in corpus.terms:
        yield f"term:{term.value.id}", existing_term(term)
    for organisation in corpus.organisations:
        yield f"organisation:{organisation.value.id}", existing_organisation(organisation)
    for question in corpus.questions:
        yield f"question:{question.value.id}", existing_question(question)
    for name, pages in pages_by_name(corpus):
        yield f"page:{name}", existing_page(name, pages)


def pages_by_name(corpus: Corpus) -> Iterator[tuple[str, list[HandWritten]]]:
    """Each hand-written page, in the languages in which it stands."""
    for name in dict.fromkeys(page.name for page in corpus.pages):
        yield name, [page for page in corpus.pages if page.name == name]


def existing_practice(practice: Practice) -> Emitted:
    """That a practice exists."""
    facts = practice.facts
    return {
        "ids/practice": 1,
        f"card/{practice.id}": ["practice", {lang: text.front.title for lang, text in practice.texts.items()}],
        **_named(
            [*facts.organisations, *facts.related, *facts.terms, *facts.answers],
            facts.provenance,
            (passage for _, passage in practice_passages(practice)),
        ),
    }


def existing_term(entry: Entry[Term]) -> Emitted:
    """That a concept exists."""
    term = entry.value
    written = {lang: text for lang, text in ((Lang.FR, term.fr), (Lang.NL, term.nl)) if text}
    return {
        **_identity("term", entry),
        f"card/{term.id}": ["term", {lang: text.term for lang, text in written.items()}],
        **_named([*term.broader, *term.related], term.provenance, (passage for _, passage in term_passages(entry))),
    }


def existing_organisation(entry: Entry[Organisation]) -> Emitted:
    """That an organisation exists."""
    names = {Lang.FR: entry.value.fr.name, Lang.NL: entry.value.nl.name}
    return {**_identity("organisation", entry), f"card/{entry.value.id}": ["organisation", names]}


def existing_question(entry: Entry[Question]) -> Emitted:
    """That a question exists."""
    question = entry.value
    return {
        **_identity("question", entry),
        f"card/{question.id}": ["question", {Lang.FR: question.fr.question, Lang.NL: question.nl.question}],
        **_named([], None, (passage for _, passage in question_passages(entry))),
    }


def existing_page(name: str, pages: list[HandWritten]) -> Emitted:
    """That a hand-written page exists, and in which languages."""
    return {
        "ids/page": 1,
        f"card/page:{name}": ["page", {page.lang: page.front.title for page in pages}],
        **_named([], None, (page.passage for page in pages)),
    }


def _identity(kind: str, entry: Entry[Any]) -> Emitted:
    """That the record exists, and apart from it where it is and where each language starts: it may move alone."""
    place, record = entry.place("id"), entry.value.id
    at = [record, place.path, place.line, place.column]
    lines = {lang: entry.place(lang.value).line for lang in LANGS}
    return {f"ids/{kind}": 1, f"at/{kind}": at, f"line/{kind}:{record}": lines}


def _named(fields: Iterable[str], provenance: Provenance | None, texts: Iterable[Passage]) -> Emitted:
    """`named/<id>` for each id that the record names outright: if that id went away, it must be checked again."""
    told = [*provenance.authors, *provenance.reviewers, *provenance.replaced_by] if provenance else []
    marks = (mark.target for passage in texts for mark in references(passage.markdown))
    return {f"named/{target}": 1 for target in (*fields, *told, *marks)}
