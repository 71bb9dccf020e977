"""Lasting: what pages show of editions, of what became of a record since, and of the documents that quote it."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache, partial
from typing import Any

from markupsafe import Markup

from inclusive.editions.compare import Difference, RecordDifference
from inclusive.editions.edition import Edition, Frozen
from inclusive.editions.format_1 import Moved
from inclusive.editions.freeze import (
    frozen_organisation,
    frozen_practice,
    frozen_question,
    frozen_term,
    practice_source,
    source_of,
)
from inclusive.editions.since import Since, since
from inclusive.editions.word_difference import shortened
from inclusive.languages import LANGS, Lang
from inclusive.model.policy import Policy
from inclusive.render.addresses import Place, permanent
from inclusive.render.prose import harmless
from inclusive.render.site import Site
from inclusive.render.words import words

Facts = dict[str, Any]
INTERNAL = re.compile(r'href="/id/([a-z0-9-]+)/"')  # as editions store a link to one of their records
TITLES = {"name": "record_name", "summary": "record_summary", "sources": "sources"}  # of parts without a title


class SiteNames:
    """What freezing a record asks about others, answered by the site, which notes what was asked."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def name(self, record: str, lang: Lang) -> str:
        """What a record is called in `lang`, or in the other language where it has no text."""
        return self._site.name(record, lang)

    def value(self, facet: str, value: str, lang: Lang) -> str:
        """The label of a facet's value."""
        return self._site.label(facet, value, lang).label

    def meeting_date(self, meeting: str) -> str:
        """The day of a meeting."""
        date: str = self._site.said(f"meeting/{meeting}")
        return date


def living(site: Site, record: str) -> Frozen | None:
    """A record as an edition made now would hold it, but for the concepts that it names; None if it is not there."""
    if not site.node(f"card/{record}"):
        return None
    kind, names = site.kind_of(record), SiteNames(site)
    if kind == "practice":
        return frozen_practice(names, site.practice(record), ())
    if kind == "term":
        return frozen_term(names, site.term(record))
    if kind == "organisation":
        return frozen_organisation(names, site.organisation(record))
    return frozen_question(names, site.question(record))


def fate(site: Site, edition: Edition, record: str) -> Since:
    """What became of a record of an edition, up to the text of today; several pages of the record tell it."""
    return site.shared(("fate", edition.name, record), partial(_fate, site, edition, record))


def _fate(site: Site, edition: Edition, record: str) -> Since:
    frozen = site.frozen(edition, record)
    if site.shared(("source of today", record), partial(source_of_today, site, record)) == frozen.source:
        return Since("same")
    return since(edition, frozen, living(site, record), lambda one: living(site, one), move_of(site, record))


def source_of_today(site: Site, record: str) -> str | None:
    """The key of what people wrote of a record, or None if it is not there."""
    if not site.node(f"card/{record}"):
        return None
    kind = site.kind_of(record)
    if kind == "practice":
        return practice_source(site.practice(record))
    readers = {"term": site.term, "organisation": site.organisation, "question": site.question}
    return source_of(readers[kind](record))


def move_of(site: Site, record: str) -> Moved | None:
    """Where a record went that left its id."""
    said = site.said(f"moved/{record}")
    return Moved.model_validate_json(said) if said else None


def document(site: Site, policy: str) -> Policy:
    """A document that quotes the base."""
    return Policy.model_validate_json(site.said(f"policy/{policy}"))


def finished(html: str, edition: Edition, depth: int) -> Markup:
    """A stored fragment as a page shows it, `depth` folders below the root: its links lead to the same edition."""

    def address(found: re.Match[str]) -> str:
        record = found[1]
        below = permanent(record) + (f"{edition.name}/" if record in edition.records else "")
        return f'href="{"../" * depth}{below}"'

    return Markup(INTERNAL.sub(address, _harmless(html)))


@lru_cache(maxsize=20_000)
def _harmless(html: str) -> str:
    """A stored fragment is not trusted for being stored; several editions share it."""
    return harmless(html)


def difference_facts(difference: RecordDifference | None, lang: Lang) -> list[Facts]:
    """What differs in one language, part by part, ready to be shown; words far from a change are left out."""
    if difference is None:
        return []
    return [_part(one, lang) for one in (*difference.texts[lang], *difference.facts[lang])]


def _part(one: Difference, lang: Lang) -> Facts:
    title = one.title or words()[lang][TITLES[one.id]]
    return {"title": title, "pieces": [vars(piece) for piece in shortened(one.pieces)]}


def edition_links(site: Site, here: Place, record: str) -> list[Facts]:
    """The editions that hold a record, the newest first, with the address of its frozen page from `here`."""
    up = "../" * (here.depth + 1)
    return [
        {"name": edition.name, "date": edition.date, "href": f"{up}{permanent(record)}{edition.name}/"}
        for edition in reversed(site.holding(record))
    ]


def quoting_facts(site: Site, here: Place, record: str) -> list[Facts]:
    """The documents that quote a record: title, place in the document, edition, and the frozen text quoted."""
    up = "../" * (here.depth + 1)
    found = []
    for policy, edition, where in site.said(f"quoted/{record}") or ():
        told = document(site, policy)
        found.append(
            {
                "href": here.to(Place(here.lang, "policy", policy)),
                "title": title_of(told, here.lang),
                "where": where,
                "edition": edition,
                "text": f"{up}{permanent(record)}{edition}/",
            }
        )
    return found


def left_facts(site: Site, here: Place) -> Facts:
    """A record that left its id: what it was called, why it left, where it is now, and its frozen texts."""
    move, holding = move_of(site, here.record), site.holding(here.record)
    assert move is not None  # the page is there because of it
    text = site.frozen(holding[-1], here.record).text(here.lang) if holding else None
    return {
        "record": here.record,
        "title": text.name if text else here.record,
        "lang": Lang(text.lang).tag if text and text.lang != here.lang.value else None,
        "reason": move.reason.fr if here.lang is Lang.FR else move.reason.nl,
        "to": [site.link(here, one) for one in move.to],
        "sentence": words()[here.lang][f"left_{('none', 'one')[len(move.to)] if len(move.to) < 2 else 'many'}"],
        "editions": edition_links(site, here, here.record),
        "permanent": site.publication.site_url + permanent(here.record),
    }


def title_of(policy: Policy, lang: Lang) -> str:
    """What a document is called in `lang`."""
    return (policy.fr if lang is Lang.FR else policy.nl).title


def both(value: Any) -> Mapping[str, Any]:
    """`value(lang)` for each language, as templates of bilingual pages ask for it."""
    return {str(lang): value(lang) for lang in LANGS}


def names_facts(site: Site, records: Iterable[str]) -> list[Facts]:
    """Records by id and name in each language."""
    return [{"id": one, "names": both(lambda lang, one=one: site.name(one, lang))} for one in records]
