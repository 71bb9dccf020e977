"""Lists: the facts of pages that show many records: indexes, facet values, rules, home."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from markupsafe import Markup, escape

from inclusive.catalogue import SPEECHES, catalogue, codes
from inclusive.corpus import term_text
from inclusive.languages import Lang, initial
from inclusive.markdown.marks import SOURCE_MARK
from inclusive.render.addresses import FACET_PAGES, GLOSSARY_DOCX, GLOSSARY_PDF, Place
from inclusive.render.commands import command_facts
from inclusive.render.facts import Facts, addresses, in_alphabet, words_alone
from inclusive.render.fields import FORMATS, field_facts
from inclusive.render.overview import REGION, by_barrier
from inclusive.render.prose import inline_html
from inclusive.render.site import Link, Site
from inclusive.render.templates import NAME, capital, whole
from inclusive.render.words import words


def practice_card(site: Site, here: Place, practice: str) -> Link:
    """A practice in a list: its link, with `card`, the HTML of its name, summary, publics and places."""
    return site.shared(("card", here.lang, here.depth, practice), lambda: _practice_card(site, here, practice))


def _practice_card(site: Site, here: Place, practice: str) -> Link:
    link, listed = site.link(here, practice), site.said(f"listed/practice:{practice}")
    summary = listed["summary"][site.language_of(practice, here.lang)]
    publics, places = (
        [site.value_link(here, facet, one)["name"] for one in listed[facet]] for facet in ("publics", "places")
    )
    return {**link, "card": card(link, summary, publics, places, words()[here.lang])}


def card(link: Link, summary: str, publics: list[str], places: list[str], text: Mapping[str, Any]) -> Markup:
    """The HTML of a practice in a list. Lists hold thousands: by a template each would take ten times as long."""
    foreign, colon = link["foreign"], text["colon"]
    return Markup(
        f"""<li class="card">
    <h3{foreign}><a href="{escape(link["href"])}">{whole(link["name"])}</a></h3>
    <p{foreign}>{escape(summary)}</p>
    <p class="facts"><span class="hidden">{text["for_whom"]}{colon}</span>{whole(capital(", ".join(publics)), NAME)}. \
<span class="hidden">{text["where"]}{colon}</span>{whole(", ".join(places), NAME)}.</p>
  </li>"""
    )


def counted(site: Site, here: Place, facet: str) -> list[Facts]:
    """The values of a facet that some practice has, in the register's order, with how many; places by their names."""
    counts = {value.id: len(site.node(f"holders/{facet}/{value.id}")) for value in site.facet(facet)}
    found = [{**site.value_link(here, facet, value), "count": count} for value, count in counts.items() if count]
    return by_name(found) if facet == "places" else found


def by_name(places: Iterable[Facts]) -> list[Facts]:
    """Municipalities in alphabetical order, then the whole region."""
    return sorted(in_alphabet(places), key=lambda place: place["id"] == REGION)


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
    return {"facets": facets, "practices": in_alphabet(practice_card(site, here, one) for one in site.ids("practice"))}


def facet_index(site: Site, here: Place) -> Facts:
    """The values of one facet."""
    return {"values": counted(site, here, here.section), "practices": here.to(Place(here.lang, "practice"))}


def facet_value(site: Site, here: Place) -> Facts:
    """The practices that have one value."""
    having = site.having(f"holders/{here.section}/{here.record}")
    return {
        "by_barrier": by_barrier(site, here) if here.section == "publics" else [],
        **site.value_link(here, here.section, here.record),
        "facet": words()[here.lang][here.section],
        "all": here.to(Place(here.lang, here.section)),
        "practices": in_alphabet(practice_card(site, here, one) for one in having),
    }


def glossary_index(site: Site, here: Place) -> Facts:
    """The glossary from A to Z: each concept with its definition and the other language's word."""
    return {
        "letters": by_letter(_term_card(site, here, term) for term in site.ids("term")),
        "print": here.within(Place(here.lang, "print")),
        "pdf": here.to_file(GLOSSARY_PDF),
        "docx": here.to_file(GLOSSARY_DOCX),
    }


def _term_card(site: Site, here: Place, record: str) -> Facts:
    term = site.term(record)
    other, shown = term_text(term, here.lang.other), term_text(term, site.language_of(record, here.lang))
    assert shown is not None  # a concept has a text in one language at least
    unmarked = SOURCE_MARK.sub("", shown.definition)  # its sources are on its own page
    return {
        **site.link(here, record),
        "abbreviation": shown.abbreviation,
        "definition": Markup(inline_html(unmarked, (), addresses(site, here, {}))),
        "lang": site.language_of(record, here.lang).tag,
        "other": other.term if other else None,
        "other_lang": here.lang.other.tag,
        "status": term.status,
    }


def by_letter(links: Iterable[Facts]) -> list[Facts]:
    """Links in alphabetical order, grouped by their first letter."""
    groups = groupby(in_alphabet(links), key=lambda one: initial(one["name"]))
    return [
        {"letter": letter, "id": f"letter-{letter.lower() if letter.isalpha() else 0}", "links": list(group)}
        for letter, group in groups
    ]


def organisation_index(site: Site, here: Place) -> Facts:
    """All organisations from A to Z."""

    def card(record: str) -> Facts:
        kind = site.said(f"listed/organisation:{record}")["kind"]
        return {**site.link(here, record), "kind": site.label("kinds", kind, here.lang).label}

    return {"letters": by_letter(card(record) for record in site.ids("organisation"))}


def question_index(site: Site, here: Place) -> Facts:
    """All questions, stage by stage, in the register's order."""
    order = {record: site.line_of(f"question:{record}", here.lang) for record in site.ids("question")}
    return {
        "workbook": here.to(Place(here.lang, "workbook")),
        "stages": [
            {
                "name": site.label("stages", stage.id, here.lang).label,
                "questions": [
                    dict(site.link(here, one))
                    for one in sorted(site.having(f"holders/stages/{stage.id}"), key=lambda one: order[one])
                ],
            }
            for stage in site.facet("stages")
        ],
    }


def workbook(site: Site, here: Place) -> Facts:
    """The questions as a workbook: stage by stage, each with why it matters and how many practices answer it."""
    stages = question_index(site, here)["stages"]
    for question in (one for stage in stages for one in stage["questions"]):
        entry = site.question(question["id"])
        text = entry.fr if here.lang is Lang.FR else entry.nl
        question["why"] = text.why and words_alone(site, text.why, here.lang)
        question["answered"] = len(site.node(f"answered/{entry.id}"))
    return {"stages": stages, "index": here.to(Place(here.lang, "question"))}


def rule_index(site: Site, here: Place) -> Facts:
    """Every rule that a contribution is checked against, family by family: the letter of its code."""
    del site
    rules = [
        {
            "id": code,
            "href": here.to(Place(here.lang, "rule", code.lower())),
            "name": catalogue()[code][here.lang]["rule"],
        }
        for code in codes()
    ]
    families = groupby(rules, key=lambda one: one["id"][0])
    return {
        "families": [
            {"letter": letter, "name": words()[here.lang][f"rules_{letter.lower()}"], "rules": list(found)}
            for letter, found in families
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
