"""Hand-written pages: `docs/<lang>/<name>.md` → the facts of their page, section by section."""

import re
from collections.abc import Iterator
from html import unescape

import pyromark

from inclusive.corpus import HandWritten, Passage, cited_sources
from inclusive.load.practice_files import page_sections
from inclusive.markdown.runs import HEADING_ID
from inclusive.render.addresses import Place, named_page
from inclusive.render.facts import Facts, prose, source_facts, translation_facts
from inclusive.render.prose import Change
from inclusive.render.site import Site

TAG = re.compile(r"<[^>]*>")
REPOSITORY = re.compile(r"\]\(repo:")
DRAWING = re.compile(r"\]\(drawing:([a-z0-9-]+)\)")
PAGE = re.compile(r"(\]\(<?|\]: *<?)page:([a-z0-9-]+)")  # in a link, or in what a link refers to


def hand_written_facts(site: Site, here: Place, page: HandWritten) -> Facts:
    """A hand-written page: what stands before the first heading, then its sections, each with its own links."""
    sources, own = cited_sources(page.front), f"page:{page.name}"

    def html(part: int, passage: Passage) -> Facts:
        changes = tuple(_addressed(site, here, passage.markdown))
        return {"html": prose(site, here, own, str(part), passage, sources, changes=changes)}

    sections = page_sections(page)
    return {
        "before": html(0, sections[0][1]),
        "sections": [
            {**html(part, passage), "title": heading_words(heading), "id": heading_id(heading, part)}
            for part, (heading, passage) in enumerate(sections[1:], start=1)
        ],
        "sources": source_facts(page.front.sources),
        "translation": translation_facts(site, own, page.lang),
    }


def heading_words(written: str) -> str:
    """A heading as plain words: its markup and its id left out."""
    html = pyromark.html(f"## {HEADING_ID.sub('', written)}")
    return unescape(TAG.sub("", html)).strip()


def heading_id(written: str, part: int) -> str:
    """The id that the heading gives itself, the same in both languages; else its number."""
    found = HEADING_ID.search(written)
    return found[1] if found else f"section-{part}"


def _addressed(site: Site, here: Place, markdown: str) -> Iterator[Change]:
    """`repo:`, `drawing:` and `page:` in links, and the addresses they stand for."""
    drawings = "../" * (here.depth + 1) + "assets/drawings/"
    for found in REPOSITORY.finditer(markdown):
        yield Change(*found.span(), f"]({site.publication.repo_url}/")
    for found in DRAWING.finditer(markdown):
        yield Change(*found.span(), f"]({drawings}{found[1]}.{here.lang}.svg)")
    for found in PAGE.finditer(markdown):
        yield Change(*found.span(), found[1] + here.within(named_page(here.lang, found[2])))
