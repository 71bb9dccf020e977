"""What is fuzzed: from any bytes to what must hold of them. A target raises when it does not; problems are no error."""

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from pydantic import BaseModel

from inclusive.corpus import Corpus
from inclusive.derive.mentions import Linker, linkers
from inclusive.languages import LANGS, Lang
from inclusive.load.corpus_files import load_corpus
from inclusive.load.files import decode, read_text
from inclusive.load.practice_files import split_front_matter, split_sections
from inclusive.load.shape import shaped
from inclusive.load.yaml_reader import read_yaml
from inclusive.markdown.marks import references, source_marks
from inclusive.markdown.runs import found_parts
from inclusive.model.policy import Policy
from inclusive.model.practice import PracticeFacts, PracticeFrontMatter
from inclusive.model.registers import Facets, Governance, Meeting, Move, Organisation, Question, Tolerated
from inclusive.model.term import Term
from inclusive.proposals.answer import MARKER, answer, pull_text
from inclusive.proposals.intake import intake as taken_in
from inclusive.proposals.intake import issue_of
from inclusive.render.prose import ATTRIBUTES, TAGS, Addresses, inline_html, phrase_html, to_html

EXAMPLE = Path(__file__).parents[1] / "example"
MODELS: tuple[type[BaseModel], ...] = (
    *(Term, PracticeFacts, Organisation, Question, Policy, Meeting, Move, Tolerated, Facets, Governance),
)
FILE = re.compile(r"glossary\.yml|practices/[a-z0-9-]+/(practice\.yml|fr\.md|nl\.md)")
ANCHOR = re.compile(r'<a class="term"[^>]*>(.*?)</a>', re.DOTALL)
ANY = {"lang", "title", "class", "tabindex", "role", "aria-label"}
ADDRESSES = Addresses(lambda term: f"/{term}/", lambda one: (f"/{one}/", one), lambda one: (f"#{one}", one, one))


class Harmless(HTMLParser):
    """Raises at what no text may bring into a page."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at a tag and its attributes."""
        assert tag in TAGS | {"div"}, tag
        for name, value in attrs:
            assert name in ATTRIBUTES.get(tag, set()) | ANY, (tag, name)
            if name == "href":
                assert not re.match(r"[\x00-\x20]*(?!https?:|mailto:)[a-z][a-z0-9+.-]*:", value or "", re.IGNORECASE)


@cache
def example() -> tuple[Corpus, Mapping[Lang, Linker]]:
    """The miniature, and its linkers."""
    corpus, problems = load_corpus(EXAMPLE)
    assert not problems
    return corpus, linkers(entry.value for entry in corpus.terms)


def loader(data: bytes) -> None:
    """Bytes → text → YAML → every format, and a page with a head and sections."""
    text, problems = decode(data, "a")
    if problems:
        return
    assert decode(text.encode(), "a") == (text, [])
    document, problems = read_yaml(text, "a")
    assert (document is None) is bool(problems)
    if document is not None:
        entries = len(document.root.value) if isinstance(document.root.value, list) else 0
        parts = [document.below(at) for at in range(min(entries, 3))] or [document]
        for model, part in ((model, part) for part in parts for model in MODELS):
            value, found = shaped(model, part)
            assert (value is None) is bool(found)
    head, body, line, _ = split_front_matter(text, "a")
    if head is not None:
        shaped(PracticeFrontMatter, head)
    for lang in LANGS:
        split_sections(body, "a", line, lang)


def markdown(data: bytes) -> None:
    """Text → parts, marks, mentions → HTML that is harmless, and the same but for the links on words."""
    text, problems = decode(data, "a")
    if problems:
        return
    parts = found_parts(text)
    for mark in (*references(text), *source_marks(text)):
        assert 0 <= mark.start < mark.end <= len(text)
    for lang in LANGS:
        mentions = example()[1][lang].mentions(text)
        assert all(text[one.start : one.end] == one.text for one in mentions)
        html = to_html(text, mentions, ADDRESSES)
        Harmless().feed(html)
        if not any(part.kind == "html" for part in parts):
            assert ANCHOR.sub(r"\1", html) == to_html(text, (), ADDRESSES)
    Harmless().feed(inline_html(text, (), ADDRESSES))
    Harmless().feed(phrase_html(text))


def intake(data: bytes) -> None:
    """The body of an issue → files that are ours to read, or remarks; and an answer."""
    body = data.decode("utf-8", "replace")
    event = {
        "action": "labeled",
        "issue": {"number": 1, "title": body[:40], "body": body, "user": {"login": "x", "id": 1}},
    }
    done = taken_in(issue_of(json.loads(json.dumps(event))), example()[0], lambda path: read_text(EXAMPLE, path)[0])
    for path, text in done.draft.files.items():
        assert FILE.fullmatch(path), path
        if path.endswith(".yml"):
            assert read_yaml(text, path)[1] == []
    for told in (answer(done, ()), pull_text(done, ())):
        written = told.removeprefix(MARKER)
        assert not [part for part in found_parts(written) if part.kind in ("html", "image", "link")]


TARGETS: Mapping[str, Callable[[bytes], None]] = {"loader": loader, "markdown": markdown, "intake": intake}
