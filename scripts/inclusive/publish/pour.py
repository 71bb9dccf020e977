"""Pour: a page's inside and facts into the slots of its shell. A slot's content is never searched for slots."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from inclusive.languages import LANGS, Lang
from inclusive.publish.shells import SHELL_FILES, page_facts
from inclusive.render.addresses import FACET_PAGES
from inclusive.render.pages import Page
from inclusive.render.site import Site

OWN_SCRIPTS = ("search", "workbook")  # templates with a script of their name in docs/assets
SLOT = re.compile("⟦([a-z:-]+)⟧")
WITHIN = {**dict.fromkeys(FACET_PAGES, "practice"), "workbook": "question"}  # pages of a section of the menu
NOT_SEARCHED = re.compile('<template.*?</template>|<sup><a class="mark".*?</sup>', re.DOTALL)  # cards, source numbers


@dataclass(frozen=True)
class Shell:
    """A shell cut at its slots: literal, slot name, literal, … , literal."""

    pieces: tuple[str, ...]

    def filled(self, slots: Mapping[str, str]) -> str:
        """The page. A slot without content is empty."""
        return "".join(slots.get(piece, "") if at % 2 else piece for at, piece in enumerate(self.pieces))


def read_shells(folder: Path) -> Mapping[tuple[Lang, int], Shell]:
    """The shells of each language and depth, from what MkDocs wrote."""
    shells = {}
    for lang in LANGS:
        for depth, source in SHELL_FILES.items():
            file = folder / lang / (source if depth == 0 else source.removesuffix(".md") + "/index.html")
            file = file.with_suffix(".html")
            shells[lang, depth] = Shell(tuple(SLOT.split(file.read_text(encoding="utf-8"))))
    return shells


def poured(site: Site, page: Page, shell: Shell, inside: str) -> str:
    """The whole page."""
    facts = page_facts(site, page.place, page.title, page.description, page.source, page.line)
    slots = {name.replace("_", "-"): value for name, value in facts.items()}
    slots["inside"] = inside
    within = WITHIN.get(page.place.section, page.place.section)
    alone = within == page.place.section and not page.place.record
    slots[f"current-{within}"] = f' aria-current="{"page" if alone else "true"}"'
    if page.template == "search":
        slots["find"] = " hidden"  # the page has its own
    if page.linked_data is not None:
        data = json.dumps(page.linked_data, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
        slots["linked-data"] = f'<script type="application/ld+json">{data}</script>'
    if page.template in OWN_SCRIPTS:
        assets = "../" * (page.place.depth + 1) + "assets"
        slots["scripts"] = f'<script src="{assets}/{page.template}.js" type="module"></script>'
    return shell.filled(slots)


def searched(page: Page, inside: str) -> str:
    """The page as the search index reads it: apostrophes and ligatures as people type them.

    It uses no filters: Pagefind writes those in another order at each run.
    """
    body = NOT_SEARCHED.sub("", inside).replace("’", "'").replace("œ", "oe").replace("Œ", "Oe")
    meta = "".join(
        f'<meta data-pagefind-meta="{name}[content]" content="{escape(value)}">'
        for name, value in (("kind", page.place.section), ("title", page.title))
    )
    return (
        f'<html lang="{page.place.lang.tag}"><head><title>{escape(page.title)}</title>{meta}</head>'
        f"<body><main data-pagefind-body>{body}</main></body></html>"
    )
