"""Emit: what one record tells about itself and about others, as payloads under keys.

Everything that a page shows of other records is gathered from payloads: the record says it once, under the key
that asks for it (`backlinks/fr/<id>`, `holders/publics/<value>` …), and whoever reads the key finds all who said
something. So a change is known by the keys whose payloads it changes. Payloads are plain JSON values.
"""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from inclusive.advice.acronyms import of_organisation, of_term
from inclusive.corpus import Corpus, Entry, HandWritten, Passage, Practice, question_passages, term_passages
from inclusive.derive.context import context
from inclusive.derive.emit_existing import (
    existing_organisation,
    existing_page,
    existing_practice,
    existing_question,
    existing_term,
    pages_by_name,
)
from inclusive.derive.emit_standing import stands
from inclusive.derive.forms import Form, forms_of
from inclusive.derive.index import Emitted, Payload
from inclusive.derive.mentions import Linker, Mention
from inclusive.derive.translation import page_pair, practice_pair, question_pair, term_pair
from inclusive.languages import LANGS, Lang
from inclusive.load.earlier import digest_in_name
from inclusive.load.practice_files import page_sections
from inclusive.markdown.marks import references
from inclusive.model.registers import Organisation, Question
from inclusive.model.term import Term

Texts = list[tuple[str, Passage]]  # part (id or number of a section; definition, note, why …) and its text
HELD = ("publics", "barriers", "settings", "lines", "sectors", "places", "organisations")
COMPARED = ("publics", "barriers", "settings", "places", "organisations")  # by which practices are alike, with terms


def emitted_by(corpus: Corpus, linker: Mapping[Lang, Linker]) -> Iterator[tuple[str, Emitted]]:
    """(source, what it emits) for each record and hand-written page of a corpus without problems."""
    for practice in corpus.practices:
        yield f"practice:{practice.id}", _of_practice(practice, linker)
    for term in corpus.terms:
        yield f"term:{term.value.id}", _of_term(term, linker)
    for organisation in corpus.organisations:
        yield f"organisation:{organisation.value.id}", _of_organisation(organisation)
    for question in corpus.questions:
        yield f"question:{question.value.id}", _of_question(question, linker)
    for name, pages in pages_by_name(corpus):
        yield f"page:{name}", _of_page(name, pages, linker)
    for entry in corpus.earlier:
        digest = digest_in_name(entry)
        yield f"earlier:{digest}", {"ids/earlier": 1, f"earlier/{digest}": entry.value.model_dump_json()}


def emitted_forms(term: Term) -> Emitted:
    """By which forms texts name a concept: needed before any text is read."""
    return {f"forms/{lang}": [[one.folded, one.exact, one.term] for one in forms_of([term], lang)] for lang in LANGS}


def form_of(payload: Payload) -> Form:
    """A form as `emitted_forms` wrote it."""
    return Form(*payload)


def _of_practice(practice: Practice, linker: Mapping[Lang, Linker]) -> Emitted:
    facts, own = practice.facts, f"practice:{practice.id}"
    texts = [(section.name, section.passage) for text in practice.texts.values() for section in text.sections]
    read = _read(texts, linker)
    terms = sorted({*_terms_in(read), *facts.terms})
    values = [[facet, value] for facet in COMPARED for value in getattr(facts, facet) if value != "region"]
    heads = [text.front.model_dump_json() for text in practice.texts.values()]
    standing = stands(practice_pair(practice), facts.status, facts.provenance)
    return {
        **existing_practice(practice),
        f"listed/{own}": {
            "summary": {lang: text.front.summary for lang, text in practice.texts.items()},
            "publics": list(facts.publics),
            "places": list(facts.places),
        },
        f"value/{own}": [_digest(facts.model_dump_json(), *heads, *texts), standing["translated"], read],
        f"values/{own}": sorted(values + [["terms", term] for term in terms]),
        **{f"holders/{facet}/{value}": 1 for facet in HELD for value in getattr(facts, facet)},
        f"holders/evidence/{facts.evidence}": 1,
        **({"since": facts.since} if facts.since else {}),
        f"holders/statuses/{facts.status}": 1,
        **standing,
        **{f"holders/terms/{term}": 1 for term in terms},
        **{f"answered/{question}": [str(part) for part in parts] for question, parts in facts.answers.items()},
        **_backlinks("practice", practice.id, texts, read),
    }


def _of_term(entry: Entry[Term], linker: Mapping[Lang, Linker]) -> Emitted:
    term, own = entry.value, f"term:{entry.value.id}"
    texts = list(term_passages(entry))
    read = _read(texts, linker)
    written = {lang: text for lang, text in ((Lang.FR, term.fr), (Lang.NL, term.nl)) if text}
    standing = stands(term_pair(entry), term.status, term.provenance)
    return {
        **emitted_forms(term),
        **existing_term(entry),
        f"definition/{term.id}": {lang: text.definition for lang, text in written.items()},
        f"value/{own}": [term.model_dump_json(), standing["translated"], read],
        f"holders/domains/{term.domain}": 1,
        **standing,
        **{f"narrower/{broader}": 1 for broader in term.broader},
        **{f"avoid/{lang}": text.avoid for lang, text in written.items() if text.avoid},
        "explained": of_term(term),
        **_backlinks("term", term.id, texts, read),
    }


def _of_organisation(entry: Entry[Organisation]) -> Emitted:
    organisation = entry.value
    return {
        **existing_organisation(entry),
        f"listed/organisation:{organisation.id}": {"kind": organisation.kind},
        f"value/organisation:{organisation.id}": [organisation.model_dump_json(), {}, {}],
        "explained": of_organisation(organisation),
    }


def _of_question(entry: Entry[Question], linker: Mapping[Lang, Linker]) -> Emitted:
    question, own = entry.value, f"question:{entry.value.id}"
    texts = list(question_passages(entry))
    read = _read(texts, linker)
    standing = stands(question_pair(entry))
    return {
        **existing_question(entry),
        f"value/{own}": [question.model_dump_json(), standing["translated"], read],
        f"holders/stages/{question.stage}": 1,
        **standing,
        **_backlinks("question", question.id, texts, read),
    }


def _of_page(name: str, pages: list[HandWritten], linker: Mapping[Lang, Linker]) -> Emitted:
    texts = [(str(part), text) for page in pages for part, (_, text) in enumerate(page_sections(page))]
    read = _read(texts, linker)
    heads = [page.front.model_dump_json() for page in pages]
    standing = stands(page_pair(pages))
    return {
        **existing_page(name, pages),
        f"value/page:{name}": [
            _digest(*heads, *(("", page.passage) for page in pages)),
            standing["translated"],
            read,
        ],
        **standing,
        **_backlinks("page", name, texts, read),
    }


def _digest(*parts: str | tuple[str, Passage]) -> str:
    """What stands for the exact texts of a record."""
    told = (part if isinstance(part, str) else f"{part[1].lang} {part[1].line} {part[1].markdown}" for part in parts)
    return hashlib.blake2b("\0".join(told).encode(), digest_size=16).hexdigest()


def _read(texts: Texts, linker: Mapping[Lang, Linker]) -> dict[str, dict[str, list[list[Any]]]]:
    """Language → part → mentions as [start, end, term]: where each text names concepts."""
    read: dict[str, dict[str, list[list[Any]]]] = {}
    for part, passage in texts:
        found = [[one.start, one.end, one.term] for one in linker[passage.lang].mentions(passage.markdown)]
        read.setdefault(passage.lang.value, {})[part] = found
    return read


def mentions_from(payload: list[list[Any]], markdown: str) -> list[Mention]:
    """The mentions of a text as `_read` wrote them."""
    return [Mention(start, end, markdown[start:end], term) for start, end, term in payload]


def _terms_in(read: Mapping[str, Mapping[str, list[list[Any]]]]) -> Iterator[str]:
    yield from (term for parts in read.values() for found in parts.values() for _, _, term in found)


def _backlinks(kind: str, record: str, texts: Texts, read: Mapping[str, Mapping[str, list[list[Any]]]]) -> Emitted:
    """For each record that the texts name: `backlinks/<lang>/<id>`, the first sentence that does, and how often."""
    found: dict[str, list[Any]] = {}
    for part, passage in texts:
        mentions = [(start, end, term) for start, end, term in read[passage.lang.value][part]]
        marks = [(mark.start, mark.end, mark.target) for mark in references(passage.markdown)]
        for start, end, target in sorted(mentions + marks):
            key = f"backlinks/{passage.lang}/{target}"
            if target == record and kind != "page":
                continue
            if key in found:
                found[key][-1] += 1
            else:
                where = context(passage.markdown, start, end)
                found[key] = [kind, record, part, where.before, where.words, where.after, 1]
    return dict(found)
