"""What a browser would find in HTML that is more than words, structure and harmless links."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import html5lib

from inclusive.render.prose import TAGS

HARMLESS_ATTRIBUTES = {"href", "id", "class", "title", "lang", "role", "tabindex", "aria-label", "data-term"}
HARMLESS_ATTRIBUTES |= {"alt", "start", "scope"}
AROUND = {"html", "head", "body", "div"}  # what the reader of HTML adds, and the frame of a table
DRAWING = re.compile(r"(?:\.\./)+assets/drawings/[a-z0-9-]+\.(?:fr|nl)\.svg")
SCHEMES = ("", "http", "https", "mailto")


def dangers(html: str) -> list[str]:
    """Each tag, attribute or scheme of `html` that no text of a contributor may give."""
    return [told for element in html5lib.parse(html, namespaceHTMLElements=False).iter() for told in _of(element)]


def _of(element: Any) -> Iterator[str]:
    if element.tag not in TAGS | AROUND:
        yield f"<{element.tag}>"
    for name, value in element.attrib.items():
        if name not in HARMLESS_ATTRIBUTES and not (name == "src" and DRAWING.fullmatch(value)):
            yield f"{element.tag} {name}"
        if name == "href" and scheme(value) not in SCHEMES:
            yield scheme(value)


def scheme(address: str) -> str:
    """The scheme of an address as browsers read it: without control characters and spaces."""
    return urlsplit(re.sub(r"[\x00-\x20]", "", address)).scheme
