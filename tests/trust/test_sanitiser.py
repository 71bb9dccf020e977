"""The one place where a text becomes HTML, before every string of the public lists, in every kind of field."""

import re
from collections.abc import Callable

import pytest

from inclusive.check.markdown_safety import MARKUP
from inclusive.markdown.runs import found_parts
from inclusive.render.prose import harmless, inline_html, phrase_html, to_html
from tests.test_mentions import ADDRESSES, LINKER
from tests.trust.dangers import dangers, scheme
from tests.trust.vectors import syntaxes, xss

LINKERS = list(LINKER.values())


def text(markdown: str) -> str:
    """A text as a page shows it: words linked, marks replaced."""
    return to_html(markdown, LINKERS[0].mentions(markdown), ADDRESSES)


def table(vector: str) -> str:
    cell = vector.replace("\n", " ")
    return text(f"| accueil | {cell} |\n|---|---|\n| {cell} | un accueil |\n")


# Every kind of field that holds Markdown, and every place in a text.
FIELDS: dict[str, Callable[[str], str]] = {
    "a body": text,
    "among words": lambda vector: text(f"Un accueil {vector} un accueil."),
    "a list": lambda vector: text(f"- {vector}\n- un accueil\n\n1. {vector}\n"),
    "a quotation": lambda vector: text(f"> {vector}\n"),
    "a table": table,
    "the words of a link": lambda vector: text(f"[{vector}](https://example.org/)"),
    "the title of a link": lambda vector: text(f'[un mot](https://example.org/ "{vector}")'),
    "an address": lambda vector: text(f"[un mot](<{vector}>) et <{vector}>\n\n[autre]: {vector}\n\n[autre]"),
    "the words of a reference": lambda vector: text(f"[[accueil|{vector}]]"),
    "code": lambda vector: text(f"`{vector}`\n\n```{vector}\n{vector}\n```\n\n    {vector}\n"),
    "an image": lambda vector: text(f"![{vector}]({vector}) ![{vector}](<{vector}>)"),
    "a heading": lambda vector: text(f"## {vector}\n\n### {vector} {{ #{vector} }}\n"),
    "a definition": lambda vector: inline_html(vector, LINKERS[0].mentions(vector), ADDRESSES),
    "a phrase": phrase_html,
    "raw": harmless,
}


@pytest.mark.parametrize("field", FIELDS)
def test_no_string_becomes_more_than_words(field: str) -> None:
    made = {vector: dangers(FIELDS[field](vector)) for vector in (*xss(), *syntaxes())}
    assert {vector: found for vector, found in made.items() if found} == {}


def test_the_strings_are_dangerous_where_nothing_is_done() -> None:
    """Else the test above would show nothing: all that is HTML in the lists would act in a page that holds it."""
    harmful = [vector for vector in xss() if dangers(vector)]
    assert len(harmful) > 0.8 * len(xss())


def test_what_is_dangerous_is_refused_before_it_is_made_harmless() -> None:
    """The check names each: as raw HTML, or as an address of a forbidden scheme, or it is plain words."""
    for vector in xss():
        parts = found_parts(vector)
        told = [part for part in parts if part.kind == "html" or scheme(part.value) in ("javascript", "data")]
        assert told or not dangers(re.sub(r"(?<!\\)[<&]", lambda _: "&lt;", vector)), vector
        assert MARKUP.search(vector) or "<" not in vector or not dangers(vector), vector


def test_there_are_enough_of_them() -> None:
    assert (len(xss()) >= 390, len(syntaxes()) >= 55, len(FIELDS)) == (True, True, 15)
