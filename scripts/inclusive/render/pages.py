"""Pages: every page of the site as a value, ready to be rendered: where, what, from which source."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from inclusive.catalogue import codes
from inclusive.languages import LANGS, Lang
from inclusive.render import facts, lists, record_facts
from inclusive.render.addresses import FACET_PAGES, Place, permanent
from inclusive.render.facts import Facts
from inclusive.render.site import Site, words

SCHEMA_TYPES = {"practice": "Article", "term": "DefinedTerm", "organisation": "Organization", "question": "Question"}


@dataclass(frozen=True)
class Page:
    """One page in one language. `template` names the template of what stands inside the shell."""

    place: Place
    title: str
    description: str
    template: str
    facts: Facts
    source: str  # file to edit, relative to the repository
    line: int = 1
    record: str = ""  # `practice:<id>` …
    linked_data: Mapping[str, Any] | None = None
    searched: bool = False


def pages(site: Site) -> Iterator[Page]:
    """Every page but the hand-written ones, language by language."""
    for lang in LANGS:
        yield from single_pages(site, lang)
        yield from record_pages(site, lang)
        yield from facet_pages(site, lang)
        yield from rule_pages(site, lang)


def single_pages(site: Site, lang: Lang) -> Iterator[Page]:
    """The pages that stand alone: home, indexes, search, field reference."""
    text = words()[lang]
    alone: tuple[tuple[str, str, str, str, Callable[[Site, Place], Facts]], ...] = (
        ("home", text["site"], text["home_text"], "home", lists.home_facts),
        ("practice", text["practices"], text["intro_practices"], "practice-index", lists.practice_index),
        ("term", text["glossary"], text["intro_glossary"], "glossary-index", lists.glossary_index),
        (
            "organisation",
            text["organisations"],
            text["intro_organisations"],
            "organisation-index",
            lists.organisation_index,
        ),
        ("question", text["questions"], text["intro_questions"], "question-index", lists.question_index),
        ("search", text["search"], text["search_label"], "search", lists.search_facts),
        ("rule", text["rules"], text["intro_rules"], "rule-index", lists.rule_index),
        ("workbook", text["workbook"], text["intro_workbook"], "workbook", lists.workbook),
        ("commands", text["commands"], text["intro_commands"], "commands", lists.command_index),
        ("fields", text["fields"], text["intro_fields"], "fields", lists.field_index),
    )
    sources = {
        "practice": "registers/facets.yml",
        "term": "glossary.yml",
        "organisation": "registers/organisations.yml",
        "question": "registers/questions.yml",
        "rule": "scripts/inclusive/catalogue.yml",
        "commands": "scripts/inclusive/cli.py",
    }
    for section, title, description, template, make in alone:
        place = Place(lang, section)
        source = sources.get(section, f"scripts/inclusive/theme/inside/{template}.html")
        yield Page(place, title, description, template, make(site, place), source)


def record_pages(site: Site, lang: Lang) -> Iterator[Page]:
    """One page for each practice, concept, organisation and question."""
    corpus = site.corpus
    for practice in corpus.practices:
        place = Place(lang, "practice", practice.id)
        text = practice.text(lang)
        own = record_facts.practice_facts(site, place, practice)
        provenance = facts.provenance_facts(site, place, practice.facts.status, practice.facts.provenance)
        yield _record(site, place, own, text.front.summary, text.path, 1, provenance)
    for term in corpus.terms:
        place = Place(lang, "term", term.value.id)
        own = record_facts.term_facts(site, place, term)
        provenance = facts.provenance_facts(site, place, term.value.status, term.value.provenance)
        shown = (term.value.fr if lang is Lang.FR else term.value.nl) or term.value.fr or term.value.nl
        description = facts.words_alone(site, shown.definition, lang) if shown else ""
        yield _record(site, place, own, description, "glossary.yml", term.place("id").line, provenance)
    for organisation in corpus.organisations:
        place = Place(lang, "organisation", organisation.value.id)
        own = record_facts.organisation_facts(site, place, organisation)
        line = organisation.place("id").line
        yield _record(site, place, own, own["about"] or own["title"], "registers/organisations.yml", line, None)
    for question in corpus.questions:
        place = Place(lang, "question", question.value.id)
        own = record_facts.question_facts(site, place, question)
        yield _record(site, place, own, own["title"], "registers/questions.yml", question.place("id").line, None)


def _record(
    site: Site, place: Place, own: Facts, description: str, source: str, line: int, provenance: Facts | None
) -> Page:
    kind, lang = place.section, place.lang
    every = {**own, **facts.common_facts(site, place), "provenance": provenance}
    if kind != "organisation":
        every["translation"] = facts.translation_facts(site, place.record, lang)
    data = {
        "@context": "https://schema.org",
        "@type": SCHEMA_TYPES[kind],
        "name": own["title"],
        "inLanguage": lang.tag,
        "description": description,
        "@id": site.publication.site_url + permanent(place.record),
        "url": site.publication.site_url + place.path,
    }
    record = f"{kind}:{place.record}"
    return Page(place, own["title"], description, kind, every, source, line, record, data, searched=True)


def facet_pages(site: Site, lang: Lang) -> Iterator[Page]:
    """For each facet the list of its values, and for each value the list of its practices."""
    for facet in FACET_PAGES:
        place = Place(lang, facet)
        name = words()[lang][facet]
        index = lists.facet_index(site, place)
        yield Page(place, name, words()[lang]["intro_practices"], "facet-index", index, "registers/facets.yml")
        for value in index["values"]:
            here = Place(lang, facet, value["id"])
            own = lists.facet_value(site, here)
            description = own["help"] or f"{name}{words()[lang]['colon']} {own['name']}"
            title = own["name"][:1].upper() + own["name"][1:]
            yield Page(here, title, description, "facet-value", own, "registers/facets.yml")


def rule_pages(site: Site, lang: Lang) -> Iterator[Page]:
    """One page for each code of the catalogue."""
    for code in codes():
        place = Place(lang, "rule", code.lower())
        own = lists.rule_facts(site, place)
        sentence = own["texts"][lang]["rule"]
        yield Page(place, f"{code} — {sentence}", sentence, "rule", own, "scripts/inclusive/catalogue.yml")
