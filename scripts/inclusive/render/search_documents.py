"""Search documents: what each page gives to the search, as plain values in one language."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import unescape

import pyromark

from inclusive.catalogue import catalogue, codes
from inclusive.corpus import term_text
from inclusive.derive.forms import fold, written_forms
from inclusive.languages import LANGS, Lang
from inclusive.load.practice_files import page_sections
from inclusive.markdown.marks import REFERENCE, SOURCE_MARK
from inclusive.markdown.runs import HEADING_ID, OPTIONS
from inclusive.render.addresses import Place
from inclusive.render.site import Site
from inclusive.search.document import Document, Part

FIRST_PUBLIC = 8  # how often a text would have to name a concept to be as much about it
FACETS = ("publics", "barriers", "settings", "lines", "sectors", "places")
TAG = re.compile(r"<[^>]*>")
CELL = re.compile(r"</t[dh]><t[dh][^>]*>")


def searched(site: Site) -> Iterator[Place]:
    """The pages that can be found, language by language."""
    for lang in LANGS:
        for kind in MAKERS:
            yield from (Place(lang, kind, record) for record in site.ids(kind))
        yield from (Place(lang, f"page:{name}") for name in site.ids("page") if lang in site.page_languages(name))


def document(site: Site, place: Place) -> Document:
    """What the page at `place` gives to the search."""
    return _page(site, place) if place.section.startswith("page:") else MAKERS[place.section](site, place)


def said(site: Site, markdown: str, lang: Lang) -> str:
    """The words of a text on one line, its references as names, without its source marks."""

    def name(found: re.Match[str]) -> str:
        return found[2] or site.name(found[1].strip(), lang)

    text = SOURCE_MARK.sub("", markdown) if "[^" in markdown else markdown
    text = REFERENCE.sub(name, text) if "[[" in text else text
    return " ".join(unescape(TAG.sub("", CELL.sub(" ", pyromark.html(text, options=OPTIONS)))).split())


def named(site: Site, source: str, lang: Lang, parts: Iterable[str]) -> Counter[str]:
    """How often the parts of a text name each concept."""
    return Counter(term for part in parts for _, _, term in site.mentions(source, lang, part))


def _practice(site: Site, place: Place) -> Document:
    practice = site.practice(place.record)
    text, facts = practice.text(place.lang), practice.facts
    facets = {name: getattr(facts, name) for name in FACETS}
    labels = [site.label(name, value, place.lang).label for name in FACETS for value in facets[name]]
    sections = [(str(one.id), one) for one in text.sections]
    return Document(
        "practice",
        practice.id,
        place.lang,
        place.path_in_language,
        text.front.title,
        text.front.summary,
        tuple(Part(part, one.heading, said(site, one.passage.markdown, text.lang)) for part, one in sections),
        spoken=text.lang,
        facets=facets | {"statuses": (facts.status,), "evidence": (facts.evidence,)},
        labels=(*labels, *(site.name(one, place.lang) for one in facts.organisations)),
        concepts=named(site, f"practice:{practice.id}", text.lang, (part for part, _ in sections))
        + Counter((*facts.terms, *facts.organisations))
        + _publics_named(site, facts.publics, place.lang),
        since=facts.since,
        confirmed=facts.confirmed,
    )


def _publics_named(site: Site, publics: Iterable[str], lang: Lang) -> Counter[str]:
    """The concepts whose forms are the labels of a practice's publics; the first public weighs most: it is for them."""
    forms = site.shared(("search", "forms", lang), lambda: _forms(site, lang))
    labels = [site.label("publics", value, lang).label for value in publics]
    called = [(forms.get(fold(label)[0]), max(1, FIRST_PUBLIC >> at)) for at, label in enumerate(labels)]
    return Counter({concept: weight for concept, weight in called if concept})


def _forms(site: Site, lang: Lang) -> Mapping[str, str]:
    """Form as compared → concept."""
    told = site.node(f"forms/{lang}").values()
    return {folded: concept for forms in told for folded, _, concept in forms if concept}


def _term(site: Site, place: Place) -> Document:
    term = site.term(place.record)
    spoken = site.language_of(term.id, place.lang)
    text, other = term_text(term, spoken), term_text(term, spoken.other)
    assert text is not None
    return Document(
        "term",
        term.id,
        place.lang,
        place.path_in_language,
        text.term,
        said(site, text.definition, spoken),
        (Part("", "", said(site, text.note, spoken)),) if text.note else (),
        spoken=spoken,
        names=written_forms(text)[1:],
        other_name=other.term if other and spoken is place.lang else "",
        avoided=text.avoid,
    )


def _organisation(site: Site, place: Place) -> Document:
    organisation = site.organisation(place.record)
    text, other = (organisation.fr, organisation.nl) if place.lang is Lang.FR else (organisation.nl, organisation.fr)
    places = (site.label("places", one, place.lang).label for one in organisation.places)
    return Document(
        "organisation",
        organisation.id,
        place.lang,
        place.path_in_language,
        text.name,
        text.about or "",
        names=(other.name,) if other.name != text.name else (),
        labels=(site.label("kinds", organisation.kind, place.lang).label, *places),
    )


def _question(site: Site, place: Place) -> Document:
    question = site.question(place.record)
    text = question.fr if place.lang is Lang.FR else question.nl
    return Document(
        "question",
        question.id,
        place.lang,
        place.path_in_language,
        text.question,
        said(site, text.why or "", place.lang),
        tuple(Part("", "", said(site, markdown, place.lang)) for markdown in (text.known, text.open) if markdown),
    )


def _page(site: Site, place: Place) -> Document:
    page = site.page(place.section.removeprefix("page:"), place.lang)
    parts = []
    for heading, passage in page_sections(page):
        anchor = HEADING_ID.search(heading)
        words = said(site, HEADING_ID.sub("", heading), page.lang)
        parts.append(Part(anchor[1] if anchor else "", words, said(site, passage.markdown, page.lang)))
    front = page.front
    kept = tuple(part for part in parts if part.text)
    return Document("page", page.name, page.lang, place.path_in_language, front.title, front.summary, kept)


def rule_cards(lang: Lang) -> Mapping[str, Mapping[str, str]]:
    """Code of a rule → its card: kind, title, summary, address below the language's root."""
    return {
        code: {
            "k": "rule",
            "t": code,
            "s": catalogue()[code][lang]["rule"],
            "u": Place(lang, "rule", code.lower()).path_in_language,
        }
        for code in codes()
    }


MAKERS: Mapping[str, Callable[[Site, Place], Document]] = {
    "practice": _practice,
    "term": _term,
    "organisation": _organisation,
    "question": _question,
}
