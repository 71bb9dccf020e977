"""A PDF as a screen reader finds it: its structure, element by element, read by pypdf."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader


@dataclass(frozen=True)
class Element:
    """An element of the structure: its kind, title, language and alternative text, and how deep it stands."""

    kind: str
    title: str | None
    lang: str | None
    alt: str | None
    depth: int


def opened(data: bytes) -> PdfReader:
    """The document."""
    return PdfReader(io.BytesIO(data))


def structure(reader: PdfReader) -> list[Element]:
    """Every element, in the order in which it is read aloud."""
    root: Any = reader.trailer["/Root"]
    return list(_elements(root["/StructTreeRoot"].get_object().get("/K"), 0))


def _elements(node: Any, depth: int) -> Iterator[Element]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for one in node:
            yield from _elements(one, depth)
    elif isinstance(node, dict):
        if "/S" in node:
            texts = (node.get(key) for key in ("/T", "/Lang", "/Alt"))
            yield Element(node["/S"].removeprefix("/"), *(one and str(one) for one in texts), depth)
        yield from _elements(node.get("/K"), depth + 1)


def bookmarks(reader: PdfReader) -> list[str]:
    """The titles of all bookmarks, in order."""

    def titles(items: Any) -> Iterator[str]:
        for item in items:
            if isinstance(item, list):
                yield from titles(item)
            else:
                yield item.title

    return list(titles(reader.outline))


def page_contents(reader: PdfReader) -> bytes:
    """The instructions of every page, one after the other."""
    return b"\n".join(page.get_contents().get_data() for page in reader.pages)


def links(reader: PdfReader) -> set[str]:
    """Every address that the document leads to."""
    annotations = [one.get_object() for page in reader.pages for one in page.get("/Annots", ())]
    actions = [one["/A"] for one in annotations if "/A" in one]
    return {str(action["/URI"]) for action in actions if "/URI" in action}


def flat(reader: PdfReader) -> str:
    """The text of all pages, spaces and line ends alike."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())
