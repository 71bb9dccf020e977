"""Frozen: the page of a record in an edition, in both languages, at an address that never changes."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from inclusive.editions.edition import Edition, Frozen
from inclusive.editions.format_1 import Row, Text
from inclusive.languages import LANGS, Lang
from inclusive.render.addresses import permanent
from inclusive.render.citations import citation_facts, cited_frozen
from inclusive.render.dates import whole_day
from inclusive.render.lasting import Facts, both, difference_facts, fate, finished, names_facts
from inclusive.render.names import anchor
from inclusive.render.site import Site
from inclusive.render.templates import template
from inclusive.render.words import words

DEPTH = 3  # folders below the root: id/<record>/<edition>/


def frozen_facts(site: Site, edition: Edition, record: str) -> Facts:
    """Everything that the page shows."""
    entry, frozen = edition.records[record], site.frozen(edition, record)
    texts = [_text(edition, frozen, entry.states, lang) for lang in LANGS if lang in frozen.texts]
    became = fate(site, edition, record)
    return {
        "record": record,
        "kind": frozen.kind,
        "title": " · ".join(dict.fromkeys(text["name"] for text in texts)),
        "url": f"{site.publication.site_url}{permanent(record)}{edition.name}/",
        "edition": site.remembered(f"told/{edition.name}", lambda: _told(edition)),
        "texts": texts,
        "parts": _contents(frozen.texts),
        "citations": [citation_facts(cited_frozen(frozen, edition, lang, site.publication.site_url)) for lang in LANGS],
        "sources": site.remembered(f"sources/{entry.facts}", lambda: _sources(frozen)),
        "since": {
            "fate": became.fate,
            "to": names_facts(site, became.to),
            "reason": became.reason,
            "difference": both(lambda lang: difference_facts(became.difference, lang)),
        },
        "editions": [{"name": one.name, "date": one.date} for one in reversed(site.holding(record))],
    }


def _told(edition: Edition) -> Facts:
    """What every page of an edition says of it."""
    named = both(lambda lang: words()[lang]["edition_of"].format(name=edition.name, date=whole_day(edition.date, lang)))
    return {"name": edition.name, "digest": edition.digest, "named": named}


def _text(edition: Edition, frozen: Frozen, states: Mapping[Any, str], lang: Lang) -> Facts:
    text, state = frozen.texts[lang], states.get(lang.value)
    return {
        "lang": str(lang),
        "tag": lang.tag,
        "name": text.name,
        "summary": text.summary,
        "state": state,
        "sentence": words()[lang][f"translation_{state}"] if state else "",
        "parts": [
            {"id": part.id, "title": part.title, "html": finished(part.html, edition, DEPTH)} for part in text.parts
        ],
        "rows": [_row(edition, row, lang) for row in frozen.facts.rows],
    }


def _row(edition: Edition, row: Row, lang: Lang) -> Facts:
    shown = row.fr if lang is Lang.FR else row.nl
    values = [
        anchor(f"../../{value}/{edition.name}/" if row.records and value in edition.records else None, name)
        for value, name in zip(row.values, shown.values, strict=False)
    ]
    return {"label": shown.label, "shown": Markup(", ").join(values)}


def _sources(frozen: Frozen) -> Markup:
    """The sources as items of a list, the same in every edition that has these facts; none is an empty text."""
    listed = [one.model_dump() for one in frozen.facts.sources]
    return Markup(template("frozen-sources").render(sources=listed, **both(words().__getitem__)))


def _contents(texts: Mapping[Lang, Text]) -> list[Facts]:
    """The parts, each with its title in each language: where a language-neutral anchor leads."""
    every = dict.fromkeys(part.id for text in texts.values() for part in text.parts)
    titles = {(lang, part.id): part.title for lang, text in texts.items() for part in text.parts}
    found = {part: [lang for lang in texts if (lang, part) in titles] for part in every}
    return [
        {"id": part, "titles": [{"lang": str(lang), "text": titles[lang, part]} for lang in tongues]}
        for part, tongues in found.items()
    ]
