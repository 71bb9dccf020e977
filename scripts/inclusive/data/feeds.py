"""Feeds: what is new, in each language, as Atom (RFC 4287)."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from inclusive.data.base import LICENSE, Base
from inclusive.languages import Lang
from inclusive.render.addresses import Place
from inclusive.render.words import words

ATOM = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LONGEST = 50  # entries; a reader of feeds keeps the older ones
NO_NEWS = "1970-01-01"  # Atom demands a day, also of a feed that has nothing to tell yet


@dataclass(frozen=True)
class News:
    """Something new about a record on a day, in the language of the feed."""

    record: str
    kind: str
    day: str  # YYYY-MM-DD
    title: str
    lang: Lang  # of the title and the summary
    summary: str  # HTML
    label: str  # new, changed, withdrawn …, in words
    edition: str = ""


def atom(base: Base, lang: Lang, news: Iterable[News]) -> str:
    """The feed of one language, the latest first."""
    kept = sorted(news, key=lambda one: (one.record, one.edition))
    kept = sorted(kept, key=lambda one: one.day, reverse=True)[:LONGEST]
    address = base.data(f"news.{lang}.atom")
    feed = Element("feed", {"xmlns": ATOM, LANG: lang.tag})
    _texts(feed, id=address, title=words()[lang]["feed_title"], updated=_instant(kept[0].day if kept else NO_NEWS))
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": address})
    SubElement(
        feed, "link", {"rel": "alternate", "hreflang": lang.tag, "href": base.site_url + Place(lang, "home").path}
    )
    _texts(SubElement(feed, "author"), name=words()[lang]["site"])
    _texts(feed, rights=LICENSE)
    for one in kept:
        _entry(feed, base, lang, one)
    indent(feed, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(feed, encoding="unicode")}\n'


def _entry(feed: Element, base: Base, lang: Lang, one: News) -> None:
    entry = SubElement(feed, "entry", {LANG: one.lang.tag} if one.lang is not lang else {})
    permanent = base.url(one.record) + (f"{one.edition}/" if one.edition else "")
    _texts(entry, id=permanent, title=one.title, updated=_instant(one.day))
    SubElement(entry, "summary", {"type": "html"}).text = one.summary or escape(one.title)
    page = base.page(one.kind, one.record, lang)
    SubElement(entry, "link", {"rel": "alternate", "hreflang": lang.tag, "href": page})
    for term, label in ((one.kind, words()[lang][one.kind]), (one.label, one.label)):
        SubElement(entry, "category", {"term": term, "label": label})


def _texts(parent: Element, **texts: str) -> None:
    for name, text in texts.items():
        SubElement(parent, name).text = text


def _instant(day: str) -> str:
    return f"{day}T00:00:00Z"
