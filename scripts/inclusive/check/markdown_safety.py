"""Markdown safety: a contribution holds text, never markup that could do something on the page."""

import re
from collections.abc import Iterator

from inclusive.check.references import passages
from inclusive.corpus import Corpus, Passage
from inclusive.markdown.runs import found_parts
from inclusive.problems import Place, Problem, problem

ALLOWED_SCHEME = re.compile(r"(?:https?://[^\s]+|mailto:[^\s]+|repo:[\w./?=&-]*|#[\w-]+)\Z", re.IGNORECASE)
MARKUP = re.compile(r"<[a-zA-Z/!?][^>]*>?|&(?:#\d+|#x[0-9a-fA-F]+|\w+);")
FOOTNOTE_DEFINITION = re.compile(r"^ {0,3}\[\^[^\]]+\]:", re.MULTILINE)


def markdown_is_safe(corpus: Corpus) -> Iterator[Problem]:
    """A text holds no raw HTML, no image, no heading of its own and no link but http(s), mailto or [[id]]."""
    written = {page.passage for page in corpus.pages}
    for passage in passages(corpus):
        yield from _parts(passage, headings=passage in written)
        for found in FOOTNOTE_DEFINITION.finditer(passage.markdown):
            yield problem(passage.place(found.start()), "M005", mark=found[0].strip())


def _parts(passage: Passage, *, headings: bool) -> Iterator[Problem]:
    for part in found_parts(passage.markdown):
        place = passage.place(part.start)
        shown = part.value if len(part.value) <= 60 else f"{part.value[:57]}…"
        if part.kind == "html":
            yield problem(place, "M001", html=shown)
        elif part.kind == "image":
            yield problem(place, "M004", url=shown)
        elif part.kind == "heading" and not (headings and part.value in ("H2", "H3")):
            yield problem(place, "M003")
        elif part.kind == "link" and not ALLOWED_SCHEME.match(part.value):
            yield problem(place, "M002", url=shown)


def single_lines_are_plain(corpus: Corpus) -> Iterator[Problem]:
    """A title, a name, a label or a form is plain text, without markup."""
    for place, text in _single_lines(corpus):
        if found := MARKUP.search(text):
            yield problem(place, "M006", value=found[0])


def _single_lines(corpus: Corpus) -> Iterator[tuple[Place, str]]:
    for practice in corpus.practices:
        for text in practice.texts.values():
            yield text.document.place("title"), text.front.title
            yield text.document.place("summary"), text.front.summary
        for number, source in enumerate(practice.facts.sources):
            yield practice.document.place("sources", number), f"{source.title} {source.publisher}"
    for page in corpus.pages:
        yield page.document.place("title"), f"{page.front.title} {page.front.summary}"
    for entry in corpus.terms:
        for lang, term in (("fr", entry.value.fr), ("nl", entry.value.nl)):
            if term is not None:
                for form in (term.term, *term.forms, *term.avoid, *term.avoid.values()):
                    yield entry.place(lang), form
    for organisation in corpus.organisations:
        for name in (organisation.value.fr, organisation.value.nl):
            yield organisation.place(), f"{name.name} {name.about or ''}"
    for question in corpus.questions:
        yield question.place("fr", "question"), question.value.fr.question
        yield question.place("nl", "question"), question.value.nl.question
