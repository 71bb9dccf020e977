"""Hand-written pages as MkDocs gets them: headings as Markdown, text already harmless HTML."""

import re
from collections.abc import Mapping
from html import unescape

import pyromark

from inclusive.corpus import HandWritten, Passage, cited_sources
from inclusive.languages import LANGS
from inclusive.load.practice_files import split_sections
from inclusive.markdown.runs import HEADING_ID
from inclusive.model.fields import Source
from inclusive.publish.shells import front_matter_page, page_facts, shell_words
from inclusive.render.addresses import Place
from inclusive.render.facts import addresses, mentions_of, source_facts
from inclusive.render.inside import definitions, templates
from inclusive.render.prose import to_html
from inclusive.render.site import Site, words

TAG = re.compile(r"<[^>]*>")
PUNCTUATION = re.compile(r"[&<>\\`*_{}\[\]()#!~|:]")  # what means something in Markdown or HTML
DRAWING = re.compile(r"\]\(drawing:([a-z0-9-]+)\)")
PAGE = re.compile(r"(\]\(<?|\]: *<?)page:([a-z0-9-]+)")  # in a link, or in what a link refers to


def hand_written_pages(site: Site) -> Mapping[str, str]:
    """Path below the pages folder → text, for each page of `docs/fr` and `docs/nl`."""
    return {
        f"{page.lang}/{Place(page.lang, f'page:{page.name}').path_in_language.rstrip('/')}.md": hand_written(site, page)
        for lang in LANGS
        for page in site.corpus.pages
        if page.lang is lang
    }


def hand_written(site: Site, page: HandWritten) -> str:
    """One page: front matter for the shell, then its sections."""
    place = Place(page.lang, f"page:{page.name}")
    facts = page_facts(site, place, page.front.title, page.front.summary, page.path)
    sources = cited_sources(page.front)
    preamble, sections = split_sections(_addressed(site, place, page), page.path, page.passage.line, page.lang)
    body = [_html(site, place, preamble, sources)]
    for section in sections:
        body += [_heading(section.heading), _html(site, place, section.passage, sources)]
    text = "\n\n".join(body)
    ends = {"before": _part(site, page, "page-start"), "after": _part(site, page, "page-end")}
    ends["after"] += definitions(site, text, page.lang)
    return front_matter_page({**facts, **ends, "section": place.section, "words": shell_words(page.lang)}, text)


def _heading(written: str) -> str:
    """A heading for MkDocs: its words alone, in which MkDocs' own Markdown finds nothing to do.

    That Markdown is not ours: it would make `{ onclick=… }` an attribute.
    """
    found = HEADING_ID.search(written)
    words_alone = unescape(TAG.sub("", pyromark.html(f"## {HEADING_ID.sub('', written)}"))).strip()
    title = PUNCTUATION.sub(lambda sign: f"&#{ord(sign[0])};", words_alone)
    return f"## {title} {{ #{found[1]} }}" if found else f"## {title}"


def _addressed(site: Site, place: Place, page: HandWritten) -> str:
    """The text, `repo:`, `drawing:` and `page:` replaced by addresses."""
    markdown = page.passage.markdown.replace("](repo:", f"]({site.publication.repo_url}/")
    drawings = "../" * (place.depth + 1) + "assets/drawings/"
    markdown = DRAWING.sub(rf"]({drawings}\1.{page.lang}.svg)", markdown)
    return PAGE.sub(lambda link: link[1] + place.within(Place(page.lang, f"page:{link[2]}")), markdown)


def _html(site: Site, place: Place, passage: Passage, sources: Mapping[str, Source]) -> str:
    html = to_html(passage.markdown, mentions_of(site, passage, ""), addresses(site, place, sources))
    return f"<div>\n{html}</div>" if html.strip() else ""


def _part(site: Site, page: HandWritten, template: str) -> str:
    """What stands above the text, the state of its translation, or below it, its sources."""
    state = site.graph.translations[f"docs/{page.name}"].state(page.lang)
    return (
        templates()
        .get_template(f"{template}.html")
        .render(
            sources=source_facts(page.front.sources),
            w=words()[page.lang],
            lang=str(page.lang),
            translation={"state": str(state), "sentence": words()[page.lang][f"translation_{state}"]},
        )
    )
