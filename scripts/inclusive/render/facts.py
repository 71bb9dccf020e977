"""Facts: the parts that the facts of several pages share: links, sources, prose, provenance, backlinks."""

import re
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from markupsafe import Markup

from inclusive.corpus import Passage
from inclusive.derive.context import plain
from inclusive.derive.emit import mentions_from
from inclusive.derive.mentions import first_mentions
from inclusive.languages import Lang
from inclusive.markdown.marks import REFERENCE
from inclusive.model.fields import Provenance, Source
from inclusive.render.addresses import Place, permanent
from inclusive.render.dates import with_whole_dates
from inclusive.render.lasting import edition_links, quoting_facts
from inclusive.render.prose import Addresses, Change, inline_html, to_html
from inclusive.render.site import Site
from inclusive.render.words import words

Facts = dict[str, Any]
ARCHIVE = "https://web.archive.org/web/"


def in_alphabet(links: Iterable[Any]) -> list[Any]:
    """Links in the alphabetical order of their names."""
    return sorted(links, key=lambda one: one["order"])


def source_facts(sources: Iterable[Source]) -> list[Facts]:
    """Sources as listed below a text, numbered in order."""
    return [
        {"number": number, "nearest": nearest_copy(source), **vars(source)}
        for number, source in enumerate(sources, start=1)
    ]


def nearest_copy(source: Source) -> str | None:
    """Where the Internet Archive shows its copy nearest to the day of reading, if it has one; None if one is recorded.

    The address is computed, never asked for: it may lead to a page that says that there is no copy.
    """
    if source.archive is not None or source.read is None or source.url.startswith(ARCHIVE):
        return None
    return f"{ARCHIVE}{source.read.replace('-', '')}/{source.url.partition('#')[0]}"


def addresses(site: Site, here: Place, sources: Mapping[str, Source]) -> Addresses:
    """How a text on the page `here` reaches concepts, records and its own sources."""
    numbers = {mark: number for number, mark in enumerate(sources, start=1)}
    label = words()[here.lang]["source_mark"]

    def record(target: str) -> tuple[str, str]:
        found = site.link(here, target)
        return found["href"], found["name"]

    def mark(target: str) -> tuple[str, str, str]:
        told = label.format(number=numbers[target], title=sources[target].title)
        return f"#source-{target}", str(numbers[target]), told

    return Addresses(lambda term: site.link(here, term)["href"], record, mark)


def prose(
    site: Site,
    here: Place,
    source: str,
    part: str,
    passage: Passage,
    sources: Mapping[str, Source],
    *,
    inline: bool = False,
    changes: Iterable[Change] = (),
) -> Markup:
    """A part of a record's text as harmless HTML; the first mention of each concept but its own becomes a link."""
    found = mentions_from(site.mentions(source, passage.lang, part), passage.markdown)
    mentions = first_mentions(found, "" if source.startswith("page:") else here.record)
    turn = inline_html if inline else to_html
    return Markup(with_whole_dates(turn(passage.markdown, mentions, addresses(site, here, sources), changes)))


def words_alone(site: Site, markdown: str, lang: Lang) -> str:
    """The words of a text, its references as names: for a card, a list, a description."""

    def name(found: re.Match[str]) -> str:
        return found[2] or site.name(found[1].strip(), lang)

    return plain(REFERENCE.sub(name, markdown) if "[[" in markdown else markdown).strip()


def translation_facts(site: Site, source: str, lang: Lang) -> Facts:
    """The state of the text in `lang`, as a value and as a sentence."""
    state = site.state(source, lang)
    return {"state": state, "sentence": words()[lang][f"translation_{state}"], "missing": state == "missing"}


def provenance_facts(site: Site, here: Place, status: str, provenance: Provenance) -> Facts:
    """Status, who wrote, who read, which meetings; all organisations by name."""
    organisation = partial(site.link, here)
    note = provenance.note and (provenance.note.fr if here.lang is Lang.FR else provenance.note.nl)
    return {
        "status": site.value_link(here, "statuses", status),
        "authors": [organisation(one) for one in provenance.authors],
        "reviewers": [organisation(one) for one in provenance.reviewers],
        "meetings": [{"id": one, "date": site.said(f"meeting/{one}")} for one in provenance.meetings],
        "note": note,
        "replaced_by": [site.link(here, one) for one in provenance.replaced_by],
    }


def backlink_facts(site: Site, here: Place) -> list[Facts]:
    """The texts that name this record, practices first, each with its sentence."""
    order = {"practice": 0, "term": 1, "question": 2, "page": 3}
    links = [_backlink(site, here, *one) for one in site.node(f"backlinks/{here.lang}/{here.record}").values()]
    return sorted(links, key=lambda one: (order[one["kind"]], one["order"]))


def _backlink(
    site: Site, here: Place, kind: str, record: str, part: str, before: str, spoken: str, after: str, count: int
) -> Facts:
    target = site.link(here, f"page:{record}" if kind == "page" else record)
    href = f"{target['href']}#{part}" if kind == "practice" else target["href"]
    told = {"kind": kind, "count": count, "before": before, "words": spoken, "after": after}
    return {**target, "href": href, **told}


def common_facts(site: Site, here: Place) -> Facts:
    """What every record's page shows besides."""
    return {
        "record": here.record,
        "backlinks": backlink_facts(site, here),
        "permanent": site.publication.site_url + permanent(here.record),
        "editions": edition_links(site, here, here.record),
        "quoted": quoting_facts(site, here, here.record),
    }


def definition_facts(site: Site, term: str, lang: Lang) -> tuple[str, str, Lang]:
    """A concept's name, its definition as plain words, and the language they are in."""
    spoken = site.language_of(term, lang)
    definition = site.said(f"definition/{term}")[spoken]
    return site.name(term, lang), words_alone(site, definition, lang), spoken
