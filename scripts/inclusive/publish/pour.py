"""Pour: a page's inside and facts into the slots of its shell. A slot's content is never searched for slots."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from inclusive.languages import LANGS, Lang
from inclusive.publish.shells import SHELL_FILES
from inclusive.render.addresses import FACET_PAGES, Place, oembed_path, record_data
from inclusive.render.inside import inside
from inclusive.render.page import Page
from inclusive.render.pages import page
from inclusive.render.policy import policy
from inclusive.render.publication import Publication
from inclusive.render.site import Site
from inclusive.render.words import words

FORM = "proposal"  # the template whose form leads to the repository, without script
OWN_SCRIPTS = ("workbook", "proposal")  # templates with a script of their name in docs/assets
SLOT = re.compile("⟦([a-z:-]+)⟧")
WITHIN = {
    **dict.fromkeys(FACET_PAGES, "practice"),
    "workbook": "question",
    "propose": "page:contribute",
    "standing": "page:concertation",
    "translations": "page:contribute",
}  # pages of a section of the menu
Shells = Mapping[tuple[Lang, int], "Shell"]


@dataclass(frozen=True)
class Shell:
    """A shell cut at its slots: literal, slot name, literal, … , literal."""

    pieces: tuple[str, ...]

    def filled(self, slots: Mapping[str, str]) -> str:
        """The page. A slot without content is empty."""
        return "".join([slots.get(piece, "") if at % 2 else piece for at, piece in enumerate(self.pieces)])


def read_shells(folder: Path) -> Shells:
    """The shells of each language and depth, from what MkDocs wrote."""
    shells = {}
    for lang in LANGS:
        for depth, source in SHELL_FILES.items():
            file = folder / lang / (source if depth == 0 else source.removesuffix(".md") + "/index.html")
            file = file.with_suffix(".html")
            shells[lang, depth] = Shell(tuple(SLOT.split(file.read_text(encoding="utf-8"))))
    return shells


def poured_page(site: Site, place: Place, shells: Shells) -> str:
    """The whole page at `place`."""
    made = page(site, place)
    return poured(site.publication, made, shells[place.lang, place.depth], inside(site, made))


def poured(publication: Publication, page: Page, shell: Shell, inside: str) -> str:
    """The whole page, from what stands inside it."""
    slots = head_slots(publication, page) | {"inside": inside}
    within = WITHIN.get(page.place.section, page.place.section)
    alone = within == page.place.section and not page.place.record
    slots[f"current-{within}"] = f' aria-current="{"page" if alone else "true"}"'
    if page.template == "search":
        slots["find"] = " hidden"  # the page has its own
    if page.linked_data is not None:
        data = json.dumps(page.linked_data, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
        slots["linked-data"] = f'{data_links(page)}<script type="application/ld+json">{data}</script>'
    if page.template in OWN_SCRIPTS:
        assets = "../" * (page.place.depth + 1) + "assets"
        slots["scripts"] = f'<script src="{assets}/{page.template}.js" type="module"></script>'
    return shell.filled(slots)


def data_links(page: Page) -> str:
    """Where programs find the record of a page, and for a concept how to embed it."""
    place = page.place
    links = f'<link rel="alternate" type="application/json" href="{place.to_file(record_data(place.record))}">\n'
    if place.section == "term":
        answer = place.to_file(oembed_path(place.record, place.lang))
        links += f'<link rel="alternate" type="application/json+oembed" href="{answer}" title="{escape(page.title)}">\n'
    return links


def head_slots(publication: Publication, page: Page) -> dict[str, str]:
    """The slots that every page fills, ready to stand in HTML."""
    place, name = page.place, words()[page.place.lang]["site"]
    urls = {lang: escape(publication.site_url + _in(place, lang).path) for lang in LANGS}
    return {
        "policy": policy([publication.repo_url] if page.template == FORM else []),
        "full-title": escape(page.title if place.section == "home" else f"{page.title} · {name}"),
        "title": escape(page.title),
        "description": escape(page.description),
        "canonical": urls[place.lang],
        "fr-url": urls[Lang.FR],
        "nl-url": urls[Lang.NL],
        "default-url": escape(publication.site_url),
        "alternate": escape(place.to(place.other)),
        "edit": escape(publication.edit(page.source, page.line)),
        "report": escape(publication.report(place, page.title)),
    }


def _in(place: Place, lang: Lang) -> Place:
    return place if place.lang is lang else place.other
