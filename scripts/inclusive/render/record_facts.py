"""Record facts: what the template of each kind of record needs, as plain values in one language.

A record's facts are complete: its page can be rendered from them alone, at any time.
"""

from collections.abc import Iterable, Mapping
from functools import partial

from markupsafe import Markup

from inclusive.corpus import Entry, Passage, Practice, cited_sources
from inclusive.languages import Lang
from inclusive.model.fields import Source
from inclusive.model.practice import HEADINGS, SectionId
from inclusive.model.registers import Organisation, Question
from inclusive.model.term import Term
from inclusive.render.addresses import FACET_PAGES, Place
from inclusive.render.facts import Facts, addresses, in_alphabet, link, mentions_of, prose, source_facts, value_link
from inclusive.render.prose import inline_html, phrase_html, to_html
from inclusive.render.site import Site, words


def practice_facts(site: Site, here: Place, practice: Practice) -> Facts:
    """A practice's page."""
    facts, text = practice.facts, practice.text(here.lang)
    sources = cited_sources(facts)
    value = partial(value_link, site, here)
    sections = [
        {"id": str(section.id), "title": section.heading, "html": prose(site, here, section.passage, sources)}
        for section in text.sections
    ]
    return {
        "title": text.front.title,
        "summary": text.front.summary,
        "lang": text.lang.tag,
        **{name: [value(name, one) for one in getattr(facts, name)] for name in (*FACET_PAGES, "sectors")},
        "organisations": [link(site, here, "organisation", one) for one in facts.organisations],
        "since": facts.since,
        "evidence": value("evidence", facts.evidence),
        "confirmed": facts.confirmed,
        "sections": sections,
        "sources": source_facts(facts.sources),
        "related": [link(site, here, "practice", one) for one in facts.related],
        "similar": _similar(site, here),
        "answers": [_answer(site, here, question, parts) for question, parts in facts.answers.items()],
        "terms": _terms_of(site, here, practice),
    }


def _similar(site: Site, here: Place) -> list[Facts]:
    related = set(site.corpus.practice[here.record].facts.related)
    return [
        {
            **link(site, here, "practice", one.practice),
            "reasons": [_reason(site, here.lang, *why) for why in one.reasons],
        }
        for one in site.graph.similar[here.record]
        if one.practice not in related
    ]


def _reason(site: Site, lang: Lang, facet: str, value: str) -> str:
    if facet == "terms":
        return site.name("term", value, lang)
    if facet == "organisations":
        return site.name("organisation", value, lang)
    return site.label(facet, value, lang)


def _answer(site: Site, here: Place, question: str, parts: Iterable[SectionId]) -> Facts:
    sections = [{"id": str(part), "title": HEADINGS[here.lang][part]} for part in parts]
    return {**link(site, here, "question", question), "sections": sections}


def _terms_of(site: Site, here: Place, practice: Practice) -> list[Facts]:
    named = {
        mention.term
        for text in site.graph.texts
        if text.kind == "practice" and text.record == practice.id
        for mention in text.mentions
    }
    return in_alphabet(link(site, here, "term", one) for one in named | set(practice.facts.terms))


def term_facts(site: Site, here: Place, entry: Entry[Term]) -> Facts:
    """A concept's page: this language, and the other beside it."""
    term, sources = entry.value, cited_sources(entry.value)
    value = partial(value_link, site, here)
    concept = partial(link, site, here, "term")
    narrower = [other.value.id for other in site.corpus.terms if term.id in other.value.broader]
    equivalence = term.equivalence
    return {
        "title": site.name("term", term.id, here.lang),
        "own": _term_text(site, here, entry, here.lang, sources),
        "other": _term_text(site, here, entry, here.lang.other, sources),
        "domain": value("domains", term.domain),
        "equivalence": {
            "kind": equivalence.kind,
            "sentence": words()[here.lang][f"equivalence_{equivalence.kind}"],
            "text": Markup(phrase_html((equivalence.fr if here.lang is Lang.FR else equivalence.nl) or "")),
        },
        "broader": in_alphabet(map(concept, term.broader)),
        "narrower": in_alphabet(map(concept, narrower)),
        "related": in_alphabet(map(concept, term.related)),
        "sources": source_facts(term.sources),
    }


def _term_text(site: Site, here: Place, entry: Entry[Term], lang: Lang, sources: Mapping[str, Source]) -> Facts | None:
    text = entry.value.fr if lang is Lang.FR else entry.value.nl
    if text is None:
        return None
    own = lang is here.lang

    def passage(markdown: str, *, inline: bool) -> Markup:
        found = Passage(lang, markdown, entry.document.path, 1)
        mentions = mentions_of(site, found, here.record) if own else []
        return Markup((inline_html if inline else to_html)(markdown, mentions, addresses(site, here, sources)))

    return {
        "lang": lang.tag,
        "term": text.term,
        "abbreviation": text.abbreviation,
        "forms": text.forms,
        "definition": passage(text.definition, inline=True),
        "note": passage(text.note, inline=False) if text.note else None,
        "avoid": dict(text.avoid),
    }


def organisation_facts(site: Site, here: Place, entry: Entry[Organisation]) -> Facts:
    """An organisation's page."""
    organisation = entry.value
    text, other = (organisation.fr, organisation.nl) if here.lang is Lang.FR else (organisation.nl, organisation.fr)
    leads = [one.id for one in site.corpus.practices if organisation.id in one.facts.organisations]
    return {
        "title": text.name,
        "about": text.about,
        "other_name": other.name if other.name != text.name else None,
        "other_lang": here.lang.other.tag,
        "kind": value_link(site, here, "kinds", organisation.kind),
        "places": [value_link(site, here, "places", one) for one in organisation.places],
        "website": organisation.website,
        "enterprise": organisation.enterprise,
        "practices": in_alphabet(link(site, here, "practice", one) for one in leads),
        "sources": source_facts(organisation.sources),
    }


def question_facts(site: Site, here: Place, entry: Entry[Question]) -> Facts:
    """A methodological question's page."""
    question, sources = entry.value, cited_sources(entry.value)
    text = question.fr if here.lang is Lang.FR else question.nl
    parts = {
        name: prose(site, here, Passage(here.lang, markdown, entry.document.path, 1), sources)
        for name in ("why", "known", "open")
        if (markdown := getattr(text, name)) is not None
    }
    answered = [
        {
            **link(site, here, "practice", one.id),
            "sections": [
                {"id": str(part), "title": HEADINGS[here.lang][part]} for part in one.facts.answers[question.id]
            ],
        }
        for one in site.corpus.practices
        if question.id in one.facts.answers
    ]
    return {
        "title": text.question,
        "stage": value_link(site, here, "stages", question.stage),
        "parts": parts,
        "answered": in_alphabet(answered),
        "sources": source_facts(question.sources),
    }
