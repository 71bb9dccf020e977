"""Pages: every page of the site as a value, ready to be rendered: where, what, from which source.

`places` says which pages there are; `page` makes the value of one of them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from inclusive.catalogue import codes
from inclusive.corpus import term_text
from inclusive.languages import LANGS
from inclusive.proposals.forms import asked
from inclusive.render import facts, lists, proposals, record_facts, reuse
from inclusive.render.addresses import FACET_PAGES, Place, permanent
from inclusive.render.edition_pages import edition_index
from inclusive.render.facts import Facts
from inclusive.render.finder import finder_facts
from inclusive.render.hand_written import hand_written_facts
from inclusive.render.home import home_facts
from inclusive.render.lasting_pages import LASTING, POLICIES
from inclusive.render.overview import overview_facts, year_facts
from inclusive.render.page import Page
from inclusive.render.policy_pages import policies, policy_index
from inclusive.render.site import Site
from inclusive.render.standing_pages import standing_facts
from inclusive.render.tools import tools_facts
from inclusive.render.translation_pages import translation_index
from inclusive.render.words import words

SCHEMA_TYPES = {"practice": "Article", "term": "DefinedTerm", "organisation": "Organization", "question": "Question"}


@dataclass(frozen=True)
class Alone:
    """A page that stands alone in its section: its words are those of `words.yml` under these names."""

    title: str
    description: str
    template: str
    make: Callable[[Site, Place], Facts]
    source: str = ""  # its template, unless told


ALONE: Mapping[str, Alone] = {
    "home": Alone("site", "home_text", "home", home_facts),
    "practice": Alone("practices", "intro_practices", "practice-index", lists.practice_index, "registers/facets.yml"),
    "term": Alone("glossary", "intro_glossary", "glossary-index", lists.glossary_index, "glossary.yml"),
    "organisation": Alone(
        "organisations",
        "intro_organisations",
        "organisation-index",
        lists.organisation_index,
        "registers/organisations.yml",
    ),
    "question": Alone(
        "questions", "intro_questions", "question-index", lists.question_index, "registers/questions.yml"
    ),
    "overview": Alone("overview", "intro_overview", "overview", overview_facts),
    "offline": Alone("offline", "intro_offline", "offline", reuse.offline_facts),
    "years": Alone("overview_years", "intro_years", "years", year_facts),
    "search": Alone("search", "search_label", "search", finder_facts),
    "rule": Alone("rules", "intro_rules", "rule-index", lists.rule_index, "scripts/inclusive/catalogue.yml"),
    "workbook": Alone("workbook", "intro_workbook", "workbook", lists.workbook),
    "propose": Alone("propose", "intro_propose", "propose", proposals.proposal_index),
    "standing": Alone("standing", "intro_standing", "standing", standing_facts, "registers/governance.yml"),
    "translations": Alone("translations", "intro_translations", "translations", translation_index),
    "commands": Alone("commands", "intro_commands", "commands", lists.command_index, "scripts/inclusive/cli.py"),
    "fields": Alone("fields", "intro_fields", "fields", lists.field_index),
    "data": Alone("data", "intro_data", "data", reuse.data_facts),
    "embed": Alone("embed", "intro_embed", "embed", reuse.embed_facts),
    "print": Alone("print_glossary", "intro_glossary", "print", reuse.print_facts, "glossary.yml"),
    "edition": Alone("editions", "intro_editions", "edition-index", edition_index),
    "policy": Alone("documents", "intro_documents", "policy-index", policy_index, POLICIES),
    **{
        facet: Alone(facet, f"intro_{facet}", "facet-index", lists.facet_index, "registers/facets.yml")
        for facet in FACET_PAGES
    },
}


def places(site: Site) -> Iterator[Place]:
    """Every page there is, language by language."""
    for lang in LANGS:
        yield from (Place(lang, section) for section in ALONE)
        for kind in SCHEMA_TYPES:
            yield from (Place(lang, kind, record) for record in site.ids(kind))
        for facet in FACET_PAGES:
            yield from (Place(lang, facet, value.id) for value in site.facet(facet))
        yield from (Place(lang, "rule", code.lower()) for code in codes())
        yield from (Place(lang, "edition", name) for name, _ in site.said("editions") or ())
        yield from (Place(lang, "policy", policy) for policy in policies(site))
        yield from (Place(lang, "propose", form) for form in asked()["forms"])
        yield from (Place(lang, f"page:{name}") for name in site.ids("page") if lang in site.page_languages(name))


def page(site: Site, place: Place) -> Page:
    """The page at `place`."""
    if place.section in MAKERS and place.record:
        return MAKERS[place.section](site, place)
    if place.section.startswith("page:"):
        return _hand_written(site, place)
    alone, text = ALONE[place.section], words()[place.lang]
    source = alone.source or f"scripts/inclusive/theme/inside/{alone.template}.html"
    own = alone.make(site, place)
    return Page(place, text[alone.title], text[alone.description], alone.template, own, source)


def _practice(site: Site, place: Place) -> Page:
    practice, own = site.practice(place.record), record_facts.practice_facts(site, place)
    provenance = facts.provenance_facts(site, place, practice.facts.status, practice.facts.provenance)
    text = practice.text(place.lang)
    return _record(site, place, own, text.front.summary, text.path, 1, provenance)


def _term(site: Site, place: Place) -> Page:
    term, own = site.term(place.record), record_facts.term_facts(site, place)
    provenance = facts.provenance_facts(site, place, term.status, term.provenance)
    shown = term_text(term, site.language_of(term.id, place.lang))
    description = facts.words_alone(site, shown.definition, place.lang) if shown else ""
    return _record(
        site, place, own, description, "glossary.yml", site.line_of(f"term:{term.id}", place.lang), provenance
    )


def _organisation(site: Site, place: Place) -> Page:
    own = record_facts.organisation_facts(site, place)
    line = site.line_of(f"organisation:{place.record}", place.lang)
    return _record(site, place, own, own["about"] or own["title"], "registers/organisations.yml", line, None)


def _question(site: Site, place: Place) -> Page:
    own = record_facts.question_facts(site, place)
    line = site.line_of(f"question:{place.record}", place.lang)
    return _record(site, place, own, own["title"], "registers/questions.yml", line, None)


def _record(
    site: Site, place: Place, own: Facts, description: str, source: str, line: int, provenance: Facts | None
) -> Page:
    kind, lang = place.section, place.lang
    record = f"{kind}:{place.record}"
    authors = [author["id"] for author in provenance["authors"]] if provenance else []
    every = {**own, **facts.common_facts(site, place), **tools_facts(site, place, authors), "provenance": provenance}
    if kind != "organisation":
        every["translation"] = facts.translation_facts(site, record, lang)
    data = {
        "@context": "https://schema.org",
        "@type": SCHEMA_TYPES[kind],
        "name": own["title"],
        "inLanguage": lang.tag,
        "description": description,
        "@id": site.publication.site_url + permanent(place.record),
        "url": site.publication.site_url + place.path,
    }
    return Page(place, own["title"], description, kind, every, source, line, record, data)


def _facet_value(site: Site, place: Place) -> Page:
    own = lists.facet_value(site, place)
    text = words()[place.lang]
    description = own["help"] or f"{text[place.section]}{text['colon']} {own['name']}"
    title = own["name"][:1].upper() + own["name"][1:]
    return Page(place, title, description, "facet-value", own, "registers/facets.yml")


def _rule(site: Site, place: Place) -> Page:
    own = lists.rule_facts(site, place)
    sentence = own["texts"][place.lang]["rule"]
    return Page(place, f"{own['code']} — {sentence}", sentence, "rule", own, "scripts/inclusive/catalogue.yml")


def _proposal(site: Site, place: Place) -> Page:
    own = proposals.proposal_facts(site, place)
    return Page(place, own["title"], own["about"], "proposal", own, "scripts/inclusive/proposals/forms.yml")


def _hand_written(site: Site, place: Place) -> Page:
    written = site.page(place.section.removeprefix("page:"), place.lang)
    own = hand_written_facts(site, place, written)
    return Page(place, written.front.title, written.front.summary, "hand-written", own, written.path)


MAKERS: Mapping[str, Callable[[Site, Place], Page]] = {
    "practice": _practice,
    "term": _term,
    "organisation": _organisation,
    "question": _question,
    "rule": _rule,
    **LASTING,
    "propose": _proposal,
    **dict.fromkeys(FACET_PAGES, _facet_value),
}
