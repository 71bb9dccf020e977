"""Freeze: a record as it stands → what an edition keeps of it: finished HTML, plain words, facts with their labels.

Words of the glossary are not linked here: such a link is nobody's text, and it would change a practice each
time the glossary grows. The concepts that a practice names are one of its facts instead.
"""

from collections.abc import Iterable, Mapping
from html import escape

from inclusive.corpus import Practice, cited_sources, term_text
from inclusive.editions.content import key_of
from inclusive.editions.edition import Frozen
from inclusive.editions.format_1 import Part, Text
from inclusive.editions.html_words import words_of
from inclusive.editions.names import Names
from inclusive.editions.rows import facet_row, facts, plain_row, provenance_rows, record_row
from inclusive.languages import LANGS, Lang
from inclusive.model.fields import Format, Source
from inclusive.model.registers import Organisation, Question
from inclusive.model.term import Term, TermText
from inclusive.render.dates import month
from inclusive.render.prose import Addresses, inline_html, phrase_html, to_html
from inclusive.render.words import words

FACETS = ("publics", "barriers", "settings", "lines", "sectors", "places")


def frozen_practice(names: Names, practice: Practice, terms: Iterable[str]) -> Frozen:
    """A practice; `terms` are the concepts that it names."""
    given, texts = practice.facts, {}
    for lang, text in practice.texts.items():
        prose = Prose(names, cited_sources(given), lang)
        parts = tuple(prose.part(one.name, one.heading, one.passage.markdown) for one in text.sections)
        texts[lang] = Text(lang=lang.value, name=text.front.title, summary=text.front.summary, parts=parts)
    rows = [
        *(facet_row(names, facet, getattr(given, facet)) for facet in FACETS),
        record_row(names, "organisations", given.organisations),
        plain_row("since", given.since),
        facet_row(names, "evidence", [given.evidence]),
        plain_row("confirmed_in", given.confirmed, month),
        record_row(names, "related", given.related),
        record_row(names, "answers", sorted(given.answers)),
        record_row(names, "terms", sorted(terms), derived=True),
        *provenance_rows(names, given.status, given.provenance),
    ]
    return Frozen(practice.id, "practice", given.status, texts, facts(rows, given.sources), practice_source(practice))


def frozen_term(names: Names, term: Term) -> Frozen:
    """A concept of the glossary."""
    texts = {
        lang: Text(lang=lang.value, name=text.term, parts=tuple(_term_parts(names, term, text, lang)))
        for lang in LANGS
        if (text := term_text(term, lang))
    }
    rows = [
        facet_row(names, "domains", [term.domain]),
        record_row(names, "broader", term.broader),
        record_row(names, "related", term.related),
        *provenance_rows(names, term.status, term.provenance),
    ]
    return Frozen(term.id, "term", term.status, texts, facts(rows, term.sources), source_of(term))


def _term_parts(names: Names, term: Term, text: TermText, lang: Lang) -> Iterable[Part]:
    own, prose = words()[lang], Prose(names, cited_sources(term), lang)
    yield prose.part("definition", own["definition"], text.definition, inline=True)
    if text.note:
        yield prose.part("note", own["note"], text.note)
    if text.abbreviation:
        yield _part("abbreviation", own["abbreviation"], _escaped(text.abbreviation))
    if text.forms:
        yield _part("forms", own["forms"], _escaped(", ".join(text.forms)))
    if text.avoid:
        avoided = (f"<li><s>{_escaped(word)}</s>. {phrase_html(why)}</li>" for word, why in text.avoid.items())
        yield _part("avoid", own["avoid"], f"<ul>{''.join(avoided)}</ul>")
    difference = (term.equivalence.fr if lang is Lang.FR else term.equivalence.nl) or ""
    sentence = f"{own[f'equivalence_{term.equivalence.kind}']} {phrase_html(difference)}"
    yield _part("equivalence", own["equivalence"], sentence.strip())


def frozen_organisation(names: Names, organisation: Organisation) -> Frozen:
    """An organisation: its name and what it is."""
    texts = {
        lang: Text(lang=lang.value, name=text.name, summary=text.about or "")
        for lang, text in ((Lang.FR, organisation.fr), (Lang.NL, organisation.nl))
    }
    rows = [
        facet_row(names, "kinds", [organisation.kind]),
        facet_row(names, "places", organisation.places),
        plain_row("website", organisation.website),
        plain_row("enterprise", organisation.enterprise),
    ]
    return Frozen(
        organisation.id, "organisation", None, texts, facts(rows, organisation.sources), source_of(organisation)
    )


def frozen_question(names: Names, question: Question) -> Frozen:
    """A question of the method: why it matters, what is known, what remains open."""
    texts = {}
    for lang, text in ((Lang.FR, question.fr), (Lang.NL, question.nl)):
        prose = Prose(names, cited_sources(question), lang)
        given = (("why", text.why), ("known", text.known), ("open", text.open))
        parts = tuple(prose.part(part, words()[lang][part], markdown) for part, markdown in given if markdown)
        texts[lang] = Text(lang=lang.value, name=text.question, parts=parts)
    rows = [facet_row(names, "stages", [question.stage])]
    return Frozen(question.id, "question", None, texts, facts(rows, question.sources), source_of(question))


def practice_source(practice: Practice) -> str:
    """The key of everything that people wrote of a practice."""
    written = [practice.facts.model_dump_json(exclude_defaults=True)]
    for lang, text in sorted(practice.texts.items()):
        written += [lang.value, text.front.model_dump_json(exclude_defaults=True)]
        written += [part for one in text.sections for part in (one.heading, one.passage.markdown)]
    return key_of("\0".join(written).encode())


def source_of(value: Format) -> str:
    """The key of everything that people wrote of a record that stands in a list."""
    return key_of(value.model_dump_json(exclude_defaults=True).encode())


class Prose:
    """Turns the Markdown of one record in one language into parts."""

    def __init__(self, names: Names, sources: Mapping[str, Source], lang: Lang) -> None:
        self._names, self._sources, self._lang = names, sources, lang
        self._numbers = {mark: number for number, mark in enumerate(sources, start=1)}
        self._addresses = Addresses(lambda term: f"/id/{term}/", self._record, self._mark)

    def part(self, name: str, title: str, markdown: str, *, inline: bool = False) -> Part:
        """A part of a text."""
        return _part(name, title, (inline_html if inline else to_html)(markdown, (), self._addresses).strip())

    def _record(self, target: str) -> tuple[str, str]:
        return f"/id/{target}/", self._names.name(target, self._lang)

    def _mark(self, target: str) -> tuple[str, str, str]:
        number, title = self._numbers[target], self._sources[target].title
        told = words()[self._lang]["source_mark"].format(number=number, title=title)
        return f"#source-{target}", str(number), told


def _part(name: str, title: str, html: str) -> Part:
    return Part(id=name, title=title, html=html, text=words_of(html))


def _escaped(text: str) -> str:
    return escape(text, quote=False)
