"""Facts: the parts that the facts of several pages share: links, sources, prose, provenance, backlinks."""

import re
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from markupsafe import Markup

from inclusive.corpus import Passage
from inclusive.derive.context import plain
from inclusive.derive.graph import Backlink
from inclusive.derive.mentions import Mention, first_mentions
from inclusive.derive.translation import State
from inclusive.languages import Lang, sort_key
from inclusive.markdown.marks import REFERENCE
from inclusive.model.fields import Provenance, Source
from inclusive.render.addresses import FACET_PAGES, Place, permanent
from inclusive.render.prose import Addresses, inline_html, to_html
from inclusive.render.site import Site, words

Facts = dict[str, Any]


def link(site: Site, here: Place, kind: str, record: str) -> Facts:
    """A link to a record: its address from `here`, its name, its id, and the language of the name if not the page's."""
    spoken = site.language_of(kind, record, here.lang)
    return {
        "href": here.to(Place(here.lang, kind, record)),
        "name": site.name(kind, record, here.lang),
        "id": record,
        "lang": spoken.tag if spoken is not here.lang else None,
    }


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


def prose(site: Site, here: Place, passage: Passage, sources: Mapping[str, Source], *, inline: bool = False) -> Markup:
    """A passage as harmless HTML, its words linked."""
    turn = inline_html if inline else to_html
    return Markup(turn(passage.markdown, mentions_of(site, passage, here.record), addresses(site, here, sources)))


def words_alone(site: Site, markdown: str, lang: Lang) -> str:
    """The words of a text, its references as names: for a card, a list, a description."""

    def name(found: re.Match[str]) -> str:
        record = found[1].strip()
        return found[2] or site.name(site.kind_of(record), record, lang)

    return plain(REFERENCE.sub(name, markdown)).strip()


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


def common_facts(site: Site, here: Place) -> Facts:
    """What every record's page shows besides."""
    return {
        "record": here.record,
        "backlinks": backlink_facts(site, here),
        "permanent": site.publication.site_url + permanent(here.record),
    }
