"""Practice: what the sheet of a practice shows, as plain values in one language."""

from collections.abc import Iterator

from inclusive.citing.plain import plain_citation
from inclusive.corpus import Corpus, Practice
from inclusive.data.base import Base
from inclusive.data.left import Left
from inclusive.data.records import cited
from inclusive.data.retired import retired
from inclusive.languages import Lang
from inclusive.model.registers import Facets
from inclusive.paper.glossary import Values, code, numbered, source_values
from inclusive.paper.tree import tree
from inclusive.render.words import words

GLANCE = {
    "publics": "for_whom",
    "barriers": "which_barriers",
    "settings": "which_setting",
    "lines": "which_line",
    "places": "where",
}


def practice_sheet(base: Base, corpus: Corpus, practice: Practice, lang: Lang) -> Values:
    """The sheet of a practice in `lang`; where it has no text yet, the text in the other language, and it says so."""
    facts, text, own = practice.facts, practice.text(lang), words()[lang]
    edition, url = base.edition(practice.id), base.url(practice.id)
    numbers = numbered(facts.sources)
    return {
        "title": text.front.title,
        "author": [own["site"]],
        "lang": lang,
        "text_lang": text.lang,
        "day": edition.date if edition else None,
        "foot": f"{own['site']} – {text.front.title}" + (f" ({edition.name})" if edition else ""),
        "status": label(corpus.facets, "statuses", facts.status, lang),
        "summary": text.front.summary,
        "told": [
            *filter(None, [retired(base, facts, lang)]),
            *([own["translation_missing"]] if text.lang is not lang else []),
        ],
        "glance": list(_glance(base, corpus, practice, lang)),
        "sections": [
            {"heading": one.heading, "text": tree(base.linked(one.passage.markdown, text.lang), numbers)}
            for one in text.sections
        ],
        "sources": source_values(facts.sources),
        "citation": plain_citation(cited(base, "practice", practice.id, facts.provenance.authors, lang)),
        "url": url,
        **code(url, lang),
        "words": _words(lang),
    }


def left_sheet(base: Base, left: Left, lang: Lang) -> Values:
    """The sheet of a practice that was split or taken out: why, and what to read instead."""
    own, url = words()[lang], base.url(left.id)
    names = {one: {"kind": "text", "text": base.name(one, lang)} for one in left.to}
    links = [{"kind": "link", "url": base.url(one), "children": [name]} for one, name in names.items()]
    listed = {"kind": "list", "start": None, "children": [{"kind": "item", "children": [link]} for link in links]}
    return {
        "title": left.names[lang],
        "author": [own["site"]],
        "lang": lang,
        "text_lang": lang,
        "day": None,
        "foot": f"{own['site']} – {left.names[lang]}",
        "status": own[left.sentence],
        "summary": left.reason[lang],
        "told": [],
        "glance": [],
        "sections": [{"heading": own["since_to"], "text": [listed]}] if links else [],
        "sources": [],
        "citation": None,
        "url": url,
        **code(url, lang),
        "words": _words(lang),
    }


def _words(lang: Lang) -> Values:
    """The site's words that stand on the sheet."""
    return {name: words()[lang][name] for name in ("practice", "colon", "cite", "sources", "permanent")}


def _glance(base: Base, corpus: Corpus, practice: Practice, lang: Lang) -> Iterator[Values]:
    facts, own = practice.facts, words()[lang]
    for facet, name in GLANCE.items():
        values = [label(corpus.facets, facet, value, lang) for value in getattr(facts, facet)]
        yield {"label": own[name], "values": values}
    if facts.organisations:
        yield {"label": own["who"], "values": [base.name(one, lang) for one in facts.organisations]}
    if facts.since:
        yield {"label": own["since"], "values": [str(facts.since)]}
    yield {"label": own["how_sure"], "values": [label(corpus.facets, "evidence", facts.evidence, lang)]}


def label(facets: Facets, facet: str, value: str, lang: Lang) -> str:
    """What a value of a facet is called."""
    found = next(one for one in getattr(facets, facet) if one.id == value)
    text: str = (found.fr if lang is Lang.FR else found.nl).label
    return text
