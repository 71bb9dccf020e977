"""Sources: every statement of fact leads to a public text, and every address can be followed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from urllib.parse import urlsplit

from inclusive.corpus import (
    Corpus,
    Entry,
    HandWritten,
    Passage,
    Practice,
    cited_sources,
    question_passages,
    term_passages,
)
from inclusive.languages import LANGS
from inclusive.load.shape import nearest
from inclusive.load.yaml_nodes import Document
from inclusive.markdown.marks import source_marks
from inclusive.model.fields import Source
from inclusive.model.registers import Organisation, Question
from inclusive.model.term import Term
from inclusive.problems import Problem, Where, problem

NO_PART = re.compile(r'[\s"<>\\`]')  # of an address


def sources_are_cited(corpus: Corpus) -> Iterator[Problem]:
    """Each mark [^s1] names a source of the record, and each source is cited in each of its texts."""
    for practice in corpus.practices:
        yield from _practice(practice)
    for term in corpus.terms:
        texts = [passage for _, passage in term_passages(term)]
        yield from _entry(term, texts, noted=any(text and text.note for text in (term.value.fr, term.value.nl)))
    for page in corpus.pages:
        yield from _page(page)
    for question in corpus.questions:
        texts = [passage for _, passage in question_passages(question)]
        yield from _entry(question, texts, noted=bool(texts))


def _practice(practice: Practice) -> Iterator[Problem]:
    known = cited_sources(practice.facts)
    yield from _repeated(practice.facts.sources, practice.document)
    for text in practice.texts.values():
        passages = [text.preamble, *(section.passage for section in text.sections)]
        yield from _unknown_marks(passages, known)
        used = used_marks(passages)
        for number, source in enumerate(practice.facts.sources):
            if source.id not in used:
                place = practice.document.place("sources", number)
                yield problem(place, "S002", id=source.id, path=text.path)


def _page(page: HandWritten) -> Iterator[Problem]:
    yield from _repeated(page.front.sources, page.document)
    yield from _unknown_marks([page.passage], cited_sources(page.front))
    used = used_marks([page.passage])
    for number, source in enumerate(page.front.sources):
        if source.id not in used:
            yield problem(page.document.place("sources", number), "S002", id=source.id, path=page.path)


def _entry(entry: Entry[Term] | Entry[Question], passages: list[Passage], *, noted: bool) -> Iterator[Problem]:
    known = cited_sources(entry.value)
    yield from _repeated(entry.value.sources, entry.document)
    for lang in LANGS:
        own = [passage for passage in passages if passage.lang is lang]
        yield from _unknown_marks(own, known)
        used = used_marks(own)
        if own and noted:
            for number, source in enumerate(entry.value.sources):
                if source.id not in used:
                    yield problem(entry.place("sources", number), "S002", id=source.id, path=lang.value)


def used_marks(passages: Iterable[Passage]) -> set[str]:
    """The source marks that some of the passages use."""
    return {mark.target for passage in passages for mark in source_marks(passage.markdown)}


def _unknown_marks(passages: Iterable[Passage], known: Mapping[str, Source]) -> Iterator[Problem]:
    for passage in passages:
        for mark in source_marks(passage.markdown):
            if mark.target not in known:
                yield problem(passage.place(mark.start), "S001", id=mark.target, near=nearest(mark.target, known))


def _repeated(sources: tuple[Source, ...], document: Document) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, source in enumerate(sources):
        if source.id in seen:
            yield problem(document.place("sources", number, "id"), "S004", id=source.id)
        seen.add(source.id)


def addresses_are_well_formed(corpus: Corpus) -> Iterator[Problem]:
    """The address of a source, an organisation or a document is a complete http or https address."""
    for where, address in _addresses(corpus):
        if not is_web_address(address):
            yield problem(where(), "S003", url=address)


def _addresses(corpus: Corpus) -> Iterator[tuple[Where, str]]:
    for practice in corpus.practices:
        yield from _of_sources(practice.facts.sources, practice.document)
    for page in corpus.pages:
        yield from _of_sources(page.front.sources, page.document)
    entries: list[Entry[Term] | Entry[Organisation] | Entry[Question]] = [
        *corpus.terms,
        *corpus.organisations,
        *corpus.questions,
    ]
    for entry in entries:
        yield from _of_sources(entry.value.sources, entry.document)
    for organisation in corpus.organisations:
        if organisation.value.website is not None:
            yield partial(organisation.place, "website"), organisation.value.website
    for policy in corpus.policies:
        yield partial(policy.place, "url"), policy.value.url


def _of_sources(sources: Iterable[Source], document: Document) -> Iterator[tuple[Where, str]]:
    """The address of each source, and of its copy in an archive where it has one."""
    for number, source in enumerate(sources):
        yield partial(document.place, "sources", number, "url"), source.url
        if source.archive is not None:
            yield partial(document.place, "sources", number, "archive"), source.archive


def is_web_address(address: str) -> bool:
    """Whether `address` is http(s), a scheme in small letters as editions demand it, and a host that has a dot.

    White space and quotes are no part of one.
    """
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    plain = NO_PART.search(address) is None
    return address.startswith(("http://", "https://")) and "." in host.strip(".") and "@" not in parts.netloc and plain
