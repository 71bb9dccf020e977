"""Facts: what the template of each kind of record needs, as plain values in one language.

A record's facts are complete: its page can be rendered from them alone, at any time.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from inclusive.corpus import Entry, Passage, Practice, cited_sources
from inclusive.derive.graph import Backlink
from inclusive.derive.mentions import Mention, first_mentions
from inclusive.derive.translation import State
from inclusive.languages import Lang, sort_key
from inclusive.markdown.page import Addresses, inline_html, to_html
from inclusive.model.fields import Provenance, Source
from inclusive.model.practice import HEADINGS, SectionId
from inclusive.model.registers import Organisation, Question
from inclusive.model.term import Term
from inclusive.render.addresses import FACET_PAGES, Place, permanent
from inclusive.render.site import Site, words

Facts = dict[str, Any]


def link(site: Site, here: Place, kind: str, record: str) -> Facts:
    """A link to a record: its address from `here`, its name, its id."""
    return {"href": here.to(Place(here.lang, kind, record)), "name": site.name(kind, record, here.lang), "id": record}


def value_link(site: Site, here: Place, facet: str, value: str) -> Facts:
    """A facet's value: label, help, and the address of its list where it has one."""
    text = site.labels[facet, value][here.lang]
    href = here.to(Place(here.lang, facet, value)) if facet in FACET_PAGES else None
    return {"href": href, "name": text.label, "help": text.help, "id": value}


def in_alphabet(links: Iterable[Facts]) -> list[Facts]:
    """Links in the alphabetical order of their names."""
    return sorted(links, key=lambda one: sort_key(one["name"]))


def source_facts(sources: Iterable[Source]) -> list[Facts]:
    """Sources as listed below a text, numbered in order."""
    return [{"number": number, **source.model_dump()} for number, source in enumerate(sources, start=1)]


def addresses(site: Site, here: Place, sources: Mapping[str, Source]) -> Addresses:
    """How a text on the page `here` reaches concepts, records and its own sources."""
    numbers = {mark: number for number, mark in enumerate(sources, start=1)}

    def record(target: str) -> tuple[str, str]:
        found = link(site, here, site.kind_of(target), target)
        return found["href"], found["name"]

    def mark(target: str) -> tuple[str, str, str]:
        label = words()[here.lang]["source_mark"].format(number=numbers[target], title=sources[target].title)
        return f"#source-{target}", str(numbers[target]), label

    return Addresses(lambda term: here.to(Place(here.lang, "term", term)), record, mark)


def mentions_of(site: Site, passage: Passage, without: str) -> list[Mention]:
    """The mentions of a passage that become links: the first of each concept but the page's own."""
    return list(first_mentions(site.graph.linker[passage.lang].mentions(passage.markdown), without))


def prose(site: Site, here: Place, passage: Passage, sources: Mapping[str, Source], *, inline: bool = False) -> str:
    """A passage as harmless HTML, its words linked."""
    turn = inline_html if inline else to_html
    return turn(passage.markdown, mentions_of(site, passage, here.record), addresses(site, here, sources))


def translation_facts(site: Site, record: str, lang: Lang) -> Facts:
    """The state of the text in `lang`, as a value and as a sentence."""
    state = site.graph.translations[record].state(lang)
    return {"state": str(state), "sentence": words()[lang][f"translation_{state}"], "missing": state is State.MISSING}


def provenance_facts(site: Site, here: Place, status: str, provenance: Provenance) -> Facts:
    """Status, who wrote, who read, which meetings; all organisations by name."""
    organisation = partial(link, site, here, "organisation")
    dates = {entry.value.id: entry.value.date for entry in site.corpus.meetings}
    note = provenance.note and (provenance.note.fr if here.lang is Lang.FR else provenance.note.nl)
    return {
        "status": value_link(site, here, "statuses", status),
        "authors": [organisation(one) for one in provenance.authors],
        "reviewers": [organisation(one) for one in provenance.reviewers],
        "meetings": [{"id": one, "date": dates[one]} for one in provenance.meetings],
        "note": note,
    }


def backlink_facts(site: Site, here: Place) -> list[Facts]:
    """The texts that name this record, practices first, each with its sentence."""
    order = {"practice": 0, "term": 1, "question": 2, "page": 3}
    found = site.graph.backlinks.get((here.record, here.lang), ())
    links = [_backlink(site, here, one) for one in found]
    return sorted(links, key=lambda one: (order[one["kind"]], sort_key(one["name"])))


def _backlink(site: Site, here: Place, one: Backlink) -> Facts:
    if one.kind == "page":
        page = next(page for page in site.corpus.pages if page.name == one.record and page.lang is here.lang)
        target = {"href": here.to(Place(here.lang, f"page:{one.record}")), "name": page.front.title, "id": one.record}
    else:
        target = link(site, here, one.kind, one.record)
    if one.kind == "practice":
        target["href"] += f"#{one.part}"
    return {**target, "kind": one.kind, "count": one.count, **vars(one.context)}


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
            "text": equivalence.fr if here.lang is Lang.FR else equivalence.nl,
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

    def passage(markdown: str, *, inline: bool) -> str:
        found = Passage(lang, markdown, entry.document.path, 1)
        mentions = mentions_of(site, found, here.record) if own else []
        return (inline_html if inline else to_html)(markdown, mentions, addresses(site, here, sources))

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


def common_facts(site: Site, here: Place) -> Facts:
    """What every record's page shows besides."""
    return {
        "record": here.record,
        "backlinks": backlink_facts(site, here),
        "permanent": site.publication.site_url + permanent(here.record),
    }
