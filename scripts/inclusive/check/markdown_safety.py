"""Markdown safety: a contribution holds text, never markup that could do something on the page."""

import re
from collections.abc import Collection, Iterator
from html import unescape
from urllib.parse import urlsplit

from inclusive.check.references import passages
from inclusive.check.sections import fixed_heading
from inclusive.check.short_texts import short_texts
from inclusive.corpus import Corpus, Passage
from inclusive.languages import Lang
from inclusive.load.letters import hidden_character, mixed_letter
from inclusive.markdown.parts import DEEPEST
from inclusive.markdown.runs import found_parts
from inclusive.problems import Problem, problem

# What stands before @ in an address, or behind a backslash, looks like its host; what follows ? in a mailto addresses
# others; `..` leads out of the repository.
ALLOWED_SCHEME = re.compile(
    r"""(?:https?://[^\s/?\#@\\]+(?:[/?\#]\S*)?
    |mailto:[^\s?]+
    |repo:(?!\S*(?:\.\.|//))[\w./?=&-]*
    |(?-i:page:[a-z0-9-]+(?:\#[a-z0-9-]+)?)
    |\#[\w-]+)\Z""",
    re.IGNORECASE | re.VERBOSE,
)
MARKUP = re.compile(r"<[a-zA-Z/!?][^>]*>?|&(?:#\d+|#x[0-9a-fA-F]+|\w+);")
# « https://a.example », « www.a.example/b », « a.example », « x@a.example »; but not a file, « registers/a.yml ».
LIKE_AN_ADDRESS = re.compile(
    r"(?:https?://|[^\s/@]+@)?(?P<host>(?:[\w-]+\.)+(?!(?:yml|md|json|csv|py|txt)\b)[a-z]{2,})(?:[:/?#]\S*)?",
    re.IGNORECASE,
)
ENTITY = re.compile(r"&#?\w{1,40};")
FOOTNOTE_DEFINITION = re.compile(r"^ {0,3}\[\^[^\]\n]+\]:", re.MULTILINE)


def markdown_is_safe(corpus: Corpus) -> Iterator[Problem]:
    """A text holds no raw HTML, no image, no heading of its own and no link but http(s), mailto or [[id]]."""
    written = {page.passage for page in corpus.pages}
    for passage in passages(corpus):
        yield from _parts(passage, corpus.drawings if passage in written else None)
        for found in ENTITY.finditer(passage.markdown):
            if hidden := hidden_character(unescape(found[0])):
                yield problem(passage.place(found.start()), "F005", character=hidden[1])
        yield from _mixed_letters(passage)
        for found in FOOTNOTE_DEFINITION.finditer(passage.markdown) if "]:" in passage.markdown else ():
            yield problem(passage.place(found.start()), "M005", mark=found[0].strip())


def _mixed_letters(passage: Passage) -> Iterator[Problem]:
    """The first of each line that shows only once entities are letters; others were told of the file."""
    at = 0
    for line in passage.markdown.split("\n") if "&" in passage.markdown else ():
        shown = ENTITY.sub(lambda found: unescape(found[0]), line)
        if not mixed_letter(line) and (mixed := mixed_letter(shown)):
            yield problem(passage.place(at + _in_source(line, mixed[0])), "F032", letter=mixed[1], number=mixed[2])
        at += len(line) + 1


def _in_source(line: str, at: int) -> int:
    """Where character `at` of what a line shows stands in the line."""
    longer = 0
    for found in ENTITY.finditer(line):
        if found.start() - longer >= at:
            break
        longer += len(found[0]) - len(unescape(found[0]))
    return at + longer


def _parts(passage: Passage, drawings: Collection[str] | None) -> Iterator[Problem]:
    """`drawings` are those that a hand-written page may show; None in a contribution."""
    for part in found_parts(passage.markdown):
        shown = part.value if len(part.value) <= 60 else f"{part.value[:57]}…"
        if part.kind == "html":
            yield problem(passage.place(part.start), "M001", html=shown)
        elif part.kind == "image" and drawings is None:
            yield problem(passage.place(part.start), "M004", url=shown)
        elif part.kind == "image" and drawing_file(part.value, passage.lang) not in (drawings or ()):
            yield problem(passage.place(part.start), "M007", url=shown)
        elif part.kind == "heading" and not (drawings is not None and part.value in ("H2", "H3")):
            yield problem(passage.place(part.start), "M003", near=fixed_heading(passage, part.start))
        elif part.kind == "nested":
            yield problem(passage.place(part.start), "F014", deepest=DEEPEST)
        elif part.kind == "link" and not _allowed(part.value, own_page=drawings is not None):
            yield problem(passage.place(part.start), "M002", url=shown)
        elif part.kind == "link" and not says_where(part.words, part.value):
            yield problem(passage.place(part.start), "M010", words=part.words.strip(), url=shown)


def _allowed(address: str, *, own_page: bool) -> bool:
    """Whether a text may link to `address`; only a hand-written page names another by `page:`."""
    return bool(ALLOWED_SCHEME.match(address)) and (own_page or not address.startswith("page:"))


def says_where(words: str, address: str) -> bool:
    """Whether a link has words and, where they look like an address, they are of the host that it leads to."""
    named = LIKE_AN_ADDRESS.fullmatch(words.strip())
    if named is None:
        return bool(words.strip())
    return named["host"].casefold().removeprefix("www.") == _host(address).removeprefix("www.")


def _host(address: str) -> str:
    """The host of an address, also of a mail address; empty where it has none."""
    scheme, _, rest = address.partition(":")
    return rest.rpartition("@")[2].casefold() if scheme.casefold() == "mailto" else urlsplit(address).hostname or ""


def drawing_file(address: str, lang: Lang) -> str:
    """`drawing:levels` → the file of that drawing in the language of the page."""
    return f"{address.removeprefix('drawing:')}.{lang}.svg" if address.startswith("drawing:") else ""


def single_lines_are_plain(corpus: Corpus) -> Iterator[Problem]:
    """A title, a name, a label or a form is plain text, without markup."""
    for place, text in short_texts(corpus):
        if found := MARKUP.search(text):
            yield problem(place, "M006", value=found[0])
