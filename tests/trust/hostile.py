"""A base in which every text of every field is one of the hostile strings, as if no check had looked at it."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from inclusive.languages import LANGS
from inclusive.load.letters import HIDDEN, mixed_letter
from inclusive.markdown.marks import references, source_marks
from inclusive.model.practice import HEADINGS
from tests.conftest import EXAMPLE, copy_of

Texts = tuple[str, ...]  # one in French, one in Dutch
WORDS, PHRASE = 120, 300  # characters, as the formats allow
FIELDS = (
    "title, summary and six sections of a practice",
    "term, form, abbreviation, definition, note, word to avoid, why, look-alike of a concept",
    "difference between two languages",
    "title and publisher of a source",
    "note of provenance",
    "name and description of an organisation",
    "question, why, known and open of a question",
    "label and help of a value",
    "title, publisher and place of a quotation of a document",
    "reason of a pointer",
    "title, summary and text of a page",
)


def hostile_base(folder: Path, texts: Iterable[str]) -> Path:
    """The miniature, with a record of each kind for every two texts: one stands in French, one in Dutch."""
    root = copy_of(EXAMPLE, folder)
    numbered = list(enumerate(batched([*texts], 2)))
    add(root / "glossary.yml", [term(f"v{at}", pair) for at, pair in numbered])
    add(root / "registers/organisations.yml", [organisation(f"o{at}", pair) for at, pair in numbered])
    add(root / "registers/questions.yml", [question(f"q{at}", pair) for at, pair in numbered])
    add(root / "registers/policies.yml", [policy(f"d{at}", pair) for at, pair in numbered])
    add(root / "registers/moved.yml", [moved(f"m{at}", f"v{at}", pair) for at, pair in numbered])
    values(root / "registers/facets.yml", [value(f"f{at}", pair) for at, pair in numbered])
    for at, pair in numbered:
        practice(root / "practices" / f"p{at}", pair, f"f{at}", f"o{at}")
        page(root / "docs", f"h{at}", pair)
    return root


def batched(texts: list[str], size: int) -> list[tuple[str, ...]]:
    """The texts in groups; the last is filled up from the start."""
    whole = texts + texts[: -len(texts) % size]
    return [tuple(whole[at : at + size]) for at in range(0, len(whole), size)]


def written(value: object) -> str:
    """A value as YAML of one line."""
    return json.dumps(value, ensure_ascii=False)


def add(file: Path, entries: list[Any]) -> None:
    more = "".join(f"- {written(entry)}\n" for entry in entries)
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")


def both(make: Callable[[str], object], texts: Texts) -> dict[str, object]:
    return {lang: make(text) for lang, text in zip(("fr", "nl"), texts, strict=True)}


def phrases(texts: Texts) -> dict[str, object]:
    return both(lambda text: text[:PHRASE], texts)


def sources(texts: Texts) -> list[Any]:
    more = {"url": "https://example.org/", "lang": "fr"}
    return [
        {"id": f"s{at}", "title": text[:PHRASE], "publisher": text[:PHRASE], **more}
        for at, text in enumerate(texts, start=1)
    ]


def term(record: str, texts: Texts) -> dict[str, Any]:
    def said(text: str) -> dict[str, object]:
        words = text[:WORDS]
        own = {"term": words, "forms": [f"{words[:100]} x"], "abbreviation": words, "definition": text, "note": text}
        return own | {"avoid": {words: text[:PHRASE]}}

    return {
        "id": record,
        "domain": "access-to-care",
        "status": "proposed",
        **both(said, texts),
        "equivalence": {"kind": "near", **phrases(texts)},
        "sources": sources(texts),
        "provenance": {"note": phrases(texts)},
        "never": [text[:WORDS] for text in texts],
    }


def organisation(record: str, texts: Texts) -> dict[str, Any]:
    named = both(lambda text: {"name": text[:WORDS], "about": text[:PHRASE]}, texts)
    return {"id": record, "kind": "association", **named, "sources": sources(texts)}


def question(record: str, texts: Texts) -> dict[str, Any]:
    asked = both(lambda text: {"question": text[:PHRASE], "why": text, "known": text, "open": text}, texts)
    return {"id": record, "stage": "running", **asked, "sources": sources(texts)}


def policy(record: str, texts: Texts) -> dict[str, Any]:
    quotes = [{"record": "bas-seuil", "edition": "2026.1", "where": text[:WORDS]} for text in texts]
    titles = both(lambda text: {"title": text[:PHRASE]}, texts)
    more = {"date": "2026-11-02", "url": "https://example.org/", "quotes": quotes}
    return {"id": record, **titles, "publisher": texts[0][:PHRASE], **more}


def moved(record: str, to: str, texts: Texts) -> dict[str, Any]:
    return {"id": record, "to": [to], "reason": phrases(texts)}


def value(record: str, texts: Texts) -> dict[str, Any]:
    return {"id": record, **both(lambda text: {"label": text[:WORDS], "help": text[:PHRASE]}, texts)}


def values(file: Path, entries: list[Any]) -> None:
    more = "settings:\n" + "".join(f"  - {written(entry)}\n" for entry in entries)
    file.write_text(file.read_text(encoding="utf-8").replace("settings:\n", more, 1), encoding="utf-8")


def practice(folder: Path, texts: Texts, setting: str, organisation: str) -> None:
    facts = {
        "status": "proposed",
        "organisations": [organisation],
        "publics": ["homeless"],
        "barriers": ["acceptability"],
        "settings": [setting],
        "lines": [0],
        "sectors": ["health"],
        "places": ["anderlecht"],
        "evidence": "described",
        "sources": sources(texts),
        "provenance": {"note": phrases(texts)},
    }
    folder.mkdir()
    (folder / "practice.yml").write_text("".join(f"{key}: {written(one)}\n" for key, one in facts.items()), "utf-8")
    for lang, text in zip(LANGS, texts, strict=True):
        parts = "".join(f"## {heading}\n\n{text}\n\n[^s1]\n\n" for heading in HEADINGS[lang].values())
        (folder / f"{lang}.md").write_text(head(text) + parts, encoding="utf-8")


def page(docs: Path, name: str, texts: Texts) -> None:
    for lang, text in zip(LANGS, texts, strict=True):
        (docs / lang / f"{name}.md").write_text(f"{head(text)}{text}\n\n## {text}\n\n{text}\n", encoding="utf-8")


def head(text: str) -> str:
    return f"---\ntitle: {written(text[:WORDS])}\nsummary: {written(text[:PHRASE])}\n---\n"


def renderable(texts: Iterable[str]) -> list[str]:
    """The texts that a page can hold: no hidden character, no mark that names what is not there."""
    return [
        one for one in texts if not (HIDDEN.search(one) or mixed_letter(one) or references(one) or source_marks(one))
    ]
