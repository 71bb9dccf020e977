"""Record facts: what the template of each kind of record needs, as plain values in one language.

A record's facts are complete: its page can be rendered from them alone, at any time.
"""

from collections.abc import Iterable, Mapping
from functools import partial

from markupsafe import Markup

from inclusive.corpus import Passage, cited_sources, term_text
from inclusive.languages import Lang
from inclusive.model.fields import Source
from inclusive.model.practice import HEADINGS, PracticeFacts, SectionId
from inclusive.model.term import Term
from inclusive.render.addresses import FACET_PAGES, Place
from inclusive.render.dates import with_whole_dates
from inclusive.render.facts import Facts, addresses, in_alphabet, prose, source_facts
from inclusive.render.overview import neighbours
from inclusive.render.prose import inline_html, phrase_html, to_html
from inclusive.render.site import Site
from inclusive.render.words import words


def practice_facts(site: Site, here: Place) -> Facts:
    """A practice's page."""
    practice, own = site.practice(here.record), f"practice:{here.record}"
    facts, text = practice.facts, practice.text(here.lang)
    sources = cited_sources(facts)
    value, link = partial(site.value_link, here), partial(site.link, here)
    sections = [
        {
            "id": section.name,
            "title": section.heading,
            "html": prose(site, here, own, section.name, section.passage, sources),
        }
        for section in text.sections
    ]
    return {
        "title": text.front.title,
        "summary": text.front.summary,
        "lang": text.lang.tag,
        **{name: [value(name, one) for one in getattr(facts, name)] for name in (*FACET_PAGES, "sectors")},
        "organisations": [link(one) for one in facts.organisations],
        "since": facts.since,
        "evidence": value("evidence", facts.evidence),
        "confirmed": facts.confirmed,
        "confirm": f"{here.to(Place(here.lang, 'propose', 'confirmation'))}?record={here.record}",
        "sections": sections,
        "sources": source_facts(facts.sources),
        "related": [link(one) for one in facts.related],
        "similar": _similar(site, here, facts),
        "answers": [_answer(site, here, question, parts) for question, parts in facts.answers.items()],
        "terms": in_alphabet(link(one) for one in _terms_of(site, own, facts)),
    }


def _similar(site: Site, here: Place, facts: PracticeFacts) -> list[Facts]:
    return [
        {**site.link(here, other), "reasons": [_reason(site, here.lang, *why) for why in reasons]}
        for other, reasons in site.said(f"similar/{here.record}") or ()
        if other not in facts.related
    ]


def _reason(site: Site, lang: Lang, facet: str, value: str) -> str:
    return site.name(value, lang) if facet in ("terms", "organisations") else site.label(facet, value, lang).label


def _answer(site: Site, here: Place, question: str, parts: Iterable[SectionId]) -> Facts:
    return {**site.link(here, question), "sections": _sections(here.lang, parts)}


def _sections(lang: Lang, parts: Iterable[str]) -> list[Facts]:
    return [{"id": str(part), "title": HEADINGS[lang][SectionId(part)]} for part in parts]


def _terms_of(site: Site, source: str, facts: PracticeFacts) -> set[str]:
    """The concepts that either text of a practice names, and those that its author added."""
    read = site.said(f"value/{source}")[2]
    return {term for parts in read.values() for found in parts.values() for _, _, term in found} | set(facts.terms)


def term_facts(site: Site, here: Place) -> Facts:
    """A concept's page: this language, and the other beside it."""
    term = site.term(here.record)
    sources, equivalence = cited_sources(term), term.equivalence
    concept, title = partial(site.link, here), site.name(term.id, here.lang)
    related = {
        "broader": in_alphabet(map(concept, term.broader)),
        "narrower": in_alphabet(map(concept, site.having(f"narrower/{term.id}"))),
        "related": in_alphabet(map(concept, term.related)),
    }
    return {
        "title": title,
        "own": _term_text(site, here, term, here.lang, sources),
        "other": _term_text(site, here, term, here.lang.other, sources),
        "domain": site.value_link(here, "domains", term.domain),
        "equivalence": term.is_compared
        and {
            "kind": equivalence.kind,
            "sentence": words()[here.lang][f"equivalence_{equivalence.kind}"],
            "text": Markup(phrase_html((equivalence.fr if here.lang is Lang.FR else equivalence.nl) or "")),
        },
        **related,
        "map": neighbours(here, title, related),
        "sources": source_facts(term.sources),
    }


def _term_text(site: Site, here: Place, term: Term, lang: Lang, sources: Mapping[str, Source]) -> Facts | None:
    text = term_text(term, lang)
    if text is None:
        return None

    def passage(part: str, markdown: str, *, inline: bool) -> Markup:
        if lang is here.lang:
            return prose(site, here, f"term:{term.id}", part, Passage(lang, markdown, "", 1), sources, inline=inline)
        return Markup(
            with_whole_dates((inline_html if inline else to_html)(markdown, (), addresses(site, here, sources)))
        )

    return {
        "lang": lang.tag,
        "term": text.term,
        "abbreviation": text.abbreviation,
        "forms": text.forms,
        "definition": passage("definition", text.definition, inline=True),
        "note": passage("note", text.note, inline=False) if text.note else None,
        "avoid": dict(text.avoid),
    }


def organisation_facts(site: Site, here: Place) -> Facts:
    """An organisation's page."""
    organisation = site.organisation(here.record)
    text, other = (organisation.fr, organisation.nl) if here.lang is Lang.FR else (organisation.nl, organisation.fr)
    leads = site.having(f"holders/organisations/{organisation.id}")
    return {
        "title": text.name,
        "about": text.about,
        "other_name": other.name if other.name != text.name else None,
        "other_lang": here.lang.other.tag,
        "kind": site.value_link(here, "kinds", organisation.kind),
        "places": [site.value_link(here, "places", one) for one in organisation.places],
        "website": organisation.website,
        "enterprise": organisation.enterprise,
        "practices": in_alphabet(site.link(here, one) for one in leads),
        "sources": source_facts(organisation.sources),
    }


def question_facts(site: Site, here: Place) -> Facts:
    """A methodological question's page."""
    question = site.question(here.record)
    text, sources = question.fr if here.lang is Lang.FR else question.nl, cited_sources(question)
    parts = {
        name: prose(site, here, f"question:{question.id}", name, Passage(here.lang, markdown, "", 1), sources)
        for name in ("why", "known", "open")
        if (markdown := getattr(text, name)) is not None
    }
    answered = [
        {**site.link(here, source.partition(":")[2]), "sections": _sections(here.lang, parts)}
        for source, parts in site.node(f"answered/{question.id}").items()
    ]
    return {
        "title": text.question,
        "stage": site.value_link(here, "stages", question.stage),
        "parts": parts,
        "answered": in_alphabet(answered),
        "sources": source_facts(question.sources),
    }
