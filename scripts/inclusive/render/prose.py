"""Markdown → HTML of a page: words linked, marks turned into links, everything made harmless.

`to_html` is the one place where a contributor's text becomes HTML; what comes out has passed nh3. `followed` is the one
place where an address that stands in a field of its own becomes one that a reader can follow.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import nh3
import pyromark

from inclusive.derive.mentions import Mention
from inclusive.markdown.marks import references, source_marks
from inclusive.markdown.runs import OPTIONS

TAGS = {
    "p",
    "ul",
    "ol",
    "li",
    "strong",
    "em",
    "del",
    "s",
    "a",
    "sup",
    "br",
    "hr",
    "blockquote",
    "code",
    "pre",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "h2",
    "h3",
    "h4",
    "img",
}
ATTRIBUTES = {
    "a": {"href", "data-term", "id", "aria-label"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "th": {"scope"},
    "h2": {"id"},
    "h3": {"id"},
}
CLASSES = {"a": {"term", "reference", "mark"}}
SCHEMES = {"http", "https", "mailto"}
FOLLOWED = re.compile(
    rf"(?:{'|'.join(sorted(SCHEMES))}):|(?![^/?#]*:)", re.IGNORECASE
)  # or one of this site: no scheme
DRAWING = re.compile(r"(?:\.\./)+assets/drawings/[a-z0-9-]+\.(?:fr|nl)\.svg\Z")  # the only images: our own
TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
COLUMN = re.compile(r"<th[^>]*>(.*?)</th>", re.DOTALL)
OPENING, CLOSING = ("\ufdd1", "\ufdd2"), "\ufdd3"  # characters of no text: `load/files.py` refuses them
MARKED = re.compile(f"{OPENING[0]}(\\d+){OPENING[1]}")
TAG = re.compile(r"<sup>.*?</sup>|<[^>]*>")
INLINE_PARAGRAPH = re.compile(r"\A<p>(.*)</p>\s*\Z", re.DOTALL)


def _allowed_attribute(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute, or None to drop it."""
    return None if (tag, name) == ("img", "src") and not DRAWING.match(value) else value


def _cleaner(tags: set[str], **more: Any) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=tags,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=True,
        **more,
    )


WITHOUT_IMAGES = _cleaner(TAGS - {"img"})  # asking our filter about each attribute takes three times as long
WITH_IMAGES = _cleaner(TAGS, attribute_filter=_allowed_attribute)


@dataclass(frozen=True)
class Change:
    """Characters `start` to `end` of the source become `html`."""

    start: int
    end: int
    html: str


@dataclass(frozen=True)
class Addresses:
    """How this page reaches what its text names."""

    term: Callable[[str], str]  # concept id → address
    record: Callable[[str], tuple[str, str]]  # any id → (address, name)
    mark: Callable[[str], tuple[str, str, str]]  # source id → (address of the source in the page, number, label)


def to_html(markdown: str, mentions: Iterable[Mention], addresses: Addresses, changes: Iterable[Change] = ()) -> str:
    """The HTML of a Markdown text; `mentions` are those to be shown as links, `changes` what else to replace."""
    words = list(mentions)
    ours = (*_marked(words), *_references(markdown, addresses), *_source_marks(markdown, addresses))
    html = pyromark.html(_changed(markdown, (*ours, *changes)), options=OPTIONS)
    return harmless(_linked(html, words, addresses) if words else html)


def inline_html(
    markdown: str, mentions: Iterable[Mention], addresses: Addresses, changes: Iterable[Change] = ()
) -> str:
    """The same for a fragment that stands inside a line, as a definition does."""
    return _in_line(to_html(markdown, mentions, addresses, changes))


def phrase_html(markdown: str) -> str:
    """The HTML of a short text that names nothing: emphasis, and no more."""
    return _in_line(harmless(pyromark.html(markdown, options=OPTIONS)))


def followed(address: str) -> str:
    """The address of a field; of a scheme that is not allowed, written so that it names none and leads nowhere."""
    return address if FOLLOWED.match(address) else address.replace(":", "%3A")


def _in_line(html: str) -> str:
    html = html.strip()
    return found[1] if (found := INLINE_PARAGRAPH.match(html)) and "<p>" not in found[1] else html


def harmless(html: str) -> str:
    """Only the tags, attributes and schemes that a text needs; tables can be reached and scrolled by keyboard."""
    clean = (WITH_IMAGES if "<img" in html.lower() else WITHOUT_IMAGES).clean(html)
    return TABLE.sub(_reachable, clean).replace("<th>", '<th scope="col">')


def _reachable(table: re.Match[str]) -> str:
    """A table that a keyboard can scroll, named after its columns. A group, not a region: it is no landmark."""
    columns = ", ".join(TAG.sub("", column).strip() for column in COLUMN.findall(table[0])).replace('"', "&quot;")
    return f'<div class="table" tabindex="0" role="group" aria-label="{columns}">{table[0]}</div>'


def _marked(mentions: Iterable[Mention]) -> Iterable[Change]:
    """Signs around each word. The parser takes them for letters: a tag there could undo the emphasis around it."""
    for number, mention in enumerate(mentions):
        yield Change(mention.start, mention.end, f"{OPENING[0]}{number}{OPENING[1]}{mention.text}{CLOSING}")


def _linked(html: str, mentions: Sequence[Mention], addresses: Addresses) -> str:
    """Links in the place of the signs."""

    def opened(found: re.Match[str]) -> str:
        term = mentions[int(found[1])].term
        return f'<a class="term" data-term="{term}" href="{escape(addresses.term(term))}">'

    return MARKED.sub(opened, html).replace(CLOSING, "</a>")


def _references(markdown: str, addresses: Addresses) -> Iterable[Change]:
    for mark in references(markdown):
        address, name = addresses.record(mark.target)
        link = f'<a class="reference" href="{escape(address)}">{escape(mark.label or name)}</a>'
        yield Change(mark.start, mark.end, link)


def _source_marks(markdown: str, addresses: Addresses) -> Iterable[Change]:
    end = -1
    for mark in source_marks(markdown):
        address, number, label = addresses.mark(mark.target)
        comma = ", " if mark.start == end else ""  # 1 and 11 side by side would be read as 111
        link = f'<a class="mark" href="{escape(address)}" aria-label="{escape(label)}">{number}</a>'
        yield Change(mark.start, mark.end, f"<sup>{comma}{link}</sup>")
        end = mark.end


def _changed(markdown: str, changes: Iterable[Change]) -> str:
    pieces: list[str] = []
    done = 0
    for change in sorted(changes, key=lambda one: one.start):
        if change.start >= done:
            html = change.html.replace("|", "&#124;")  # in a table, a bare bar would end the cell
            pieces += [markdown[done : change.start], html]
            done = change.end
    return "".join([*pieces, markdown[done:]])
