"""Lists: the facts of pages that show many records: indexes, facet values, rules, home."""

from collections.abc import Iterable
from functools import partial
from itertools import groupby
from typing import Any

from markupsafe import Markup

from inclusive.catalogue import SPEECHES, catalogue, codes
from inclusive.corpus import Practice, term_text
from inclusive.languages import Lang, initial, sort_key
from inclusive.markdown.marks import SOURCE_MARK
from inclusive.render.addresses import FACET_PAGES, Place
from inclusive.render.commands import command_facts
from inclusive.render.facts import Facts, addresses, in_alphabet, link, value_link, words_alone
from inclusive.render.fields import FORMATS, field_facts
from inclusive.render.prose import inline_html
from inclusive.render.site import Site, words


def practice_card(site: Site, here: Place, practice: Practice) -> Facts:
    """A practice in a list: name, summary, publics and places."""
    text, value = practice.text(here.lang), partial(value_link, site, here)
    return {
        **link(site, here, "practice", practice.id),
        "summary": text.front.summary,
        "publics": [value("publics", one)["name"] for one in practice.facts.publics],
        "places": [value("places", one)["name"] for one in practice.facts.places],
    }


def counted(site: Site, here: Place, facet: str) -> list[Facts]:
    """The values of a facet that some practice has, in the register's order, with how many."""
    counts = {
        value.id: sum(value.id in getattr(one.facts, facet) for one in site.corpus.practices)
        for value in getattr(site.corpus.facets, facet)
    }
    return [{**value_link(site, here, facet, value), "count": count} for value, count in counts.items() if count]


def practice_index(site: Site, here: Place) -> Facts:
    """All practices, and the ways into them by facet."""
    facets = [
        {
            "name": words()[here.lang][facet],
            "href": here.to(Place(here.lang, facet)),
            "values": counted(site, here, facet),
        }
        for facet in FACET_PAGES
    ]
    return {"facets": facets, "practices": in_alphabet(practice_card(site, here, one) for one in site.corpus.practices)}


def facet_index(site: Site, here: Place) -> Facts:
    """The values of one facet."""
    return {"values": counted(site, here, here.section), "practices": here.to(Place(here.lang, "practice"))}


def facet_value(site: Site, here: Place) -> Facts:
    """The practices that have one value."""
    having = [one for one in site.corpus.practices if here.record in getattr(one.facts, here.section)]
    return {
        **value_link(site, here, here.section, here.record),
        "facet": words()[here.lang][here.section],
        "all": here.to(Place(here.lang, here.section)),
        "practices": in_alphabet(practice_card(site, here, one) for one in having),
    }


def glossary_index(site: Site, here: Place) -> Facts:
    """The glossary from A to Z: each concept with its definition and the other language's word."""
    cards = []
    for entry in site.corpus.terms:
        own, other = (term_text(entry.value, lang) for lang in (here.lang, here.lang.other))
        shown = own or other
        if shown is None:
            continue
        unmarked = SOURCE_MARK.sub("", shown.definition)  # its sources are on its own page
        definition = Markup(inline_html(unmarked, (), addresses(site, here, {})))
        cards.append(
            {
                **link(site, here, "term", entry.value.id),
                "abbreviation": shown.abbreviation,
                "definition": definition,
                "lang": (here.lang if own else here.lang.other).tag,
                "other": other.term if other else None,
                "other_lang": here.lang.other.tag,
                "status": entry.value.status,
            }
        )
    return {"letters": by_letter(cards)}


def by_letter(links: Iterable[Facts]) -> list[Facts]:
    """Links in alphabetical order, grouped by their first letter."""
    groups = groupby(in_alphabet(links), key=lambda one: initial(one["name"]))
    return [{"letter": letter, "links": list(group)} for letter, group in groups]


def organisation_index(site: Site, here: Place) -> Facts:
    """All organisations from A to Z."""
    cards = [
        {**link(site, here, "organisation", one.value.id), "kind": site.label("kinds", one.value.kind, here.lang)}
        for one in site.corpus.organisations
    ]
    return {"letters": by_letter(cards)}


def question_index(site: Site, here: Place) -> Facts:
    """All questions, stage by stage."""
    return {
        "workbook": here.to(Place(here.lang, "workbook")),
        "stages": [
            {
                "name": site.label("stages", stage.id, here.lang),
                "questions": [
                    link(site, here, "question", one.value.id)
                    for one in site.corpus.questions
                    if one.value.stage == stage.id
                ],
            }
            for stage in site.corpus.facets.stages
        ],
    }


def workbook(site: Site, here: Place) -> Facts:
    """The questions as a workbook: stage by stage, each with why it matters and how many practices answer it."""
    stages = question_index(site, here)["stages"]
    for question in (one for stage in stages for one in stage["questions"]):
        entry = site.corpus.question[question["id"]]
        text = entry.fr if here.lang is Lang.FR else entry.nl
        question["why"] = text.why and words_alone(site, text.why, here.lang)
        question["answered"] = sum(question["id"] in one.facts.answers for one in site.corpus.practices)
    return {"stages": stages, "index": here.to(Place(here.lang, "question"))}


def rule_index(site: Site, here: Place) -> Facts:
    """Every rule that a contribution is checked against."""
    del site
    return {
        "rules": [
            {
                "id": code,
                "href": here.to(Place(here.lang, "rule", code.lower())),
                "name": catalogue()[code][here.lang]["rule"],
            }
            for code in codes()
        ]
    }


def rule_facts(site: Site, here: Place) -> Facts:
    """One rule: its sentence, the message and the remedy, in every language of the command line."""
    del site
    code = here.record.upper()
    return {"code": code, "texts": {speech: catalogue()[code][speech] for speech in SPEECHES}, "own": str(here.lang)}


def field_index(site: Site, here: Place) -> Facts:
    """Every field of every format."""
    del site
    return {"formats": [field_facts(path, model, here.lang) for path, model in FORMATS]}


def command_index(site: Site, here: Place) -> Facts:
    """Every command of the command line."""
    del site
    return {"commands": command_facts(here.lang)}


def home_facts(site: Site, here: Place) -> Facts:
    """The way in: counts and doors."""
    lang: Lang = here.lang
    to: Any = lambda section: here.to(Place(lang, section))  # noqa: E731
    return {
        "practices": len(site.corpus.practices),
        "terms": len(site.corpus.terms),
        "doors": [
            {"name": words()[lang][f"door_{name}"], "text": words()[lang][f"door_{name}_text"], "href": to(section)}
            for name, section in (
                ("practice", "practice"),
                ("word", "term"),
                ("compare", "question"),
                ("contribute", "page:contribute"),
            )
        ],
        "publics": sorted(counted(site, here, "publics"), key=lambda one: sort_key(one["name"])),
    }


def search_facts(site: Site, here: Place) -> Facts:
    """The search page needs only its links for readers without script."""
    del site
    return {"practices": here.to(Place(here.lang, "practice")), "terms": here.to(Place(here.lang, "term"))}
