"""The browser's search run by Node.js over an index in a folder, and documents to make such an index of."""

import json
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from inclusive.languages import Lang
from inclusive.search.document import Document, Part
from inclusive.search.entries import search_entries
from inclusive.search.index import index_files
from tests.conftest import ROOT

Query = tuple[Lang, str]


def document(record: str, lang: Lang, title: str, text: str = "", *, kind: str = "practice", **more: Any) -> Document:
    """A document with one part of text."""
    summary = more.pop("summary", "")
    return Document(kind, record, lang, f"{kind}/{record}/", title, summary, (Part("", "", text),), **more)


def written(documents: Iterable[Document], folder: Path) -> Path:
    """A folder with the index of `documents`."""
    for path, text in index_files(map(search_entries, documents)).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def answers(folder: Path, queries: Iterable[Query]) -> list[tuple[list[str], int]]:
    """For each query the first ten results, as kind/id, and how many there are."""
    return [(records, total) for records, total in _node(folder, {"queries": list(queries)})["answers"]]


def stems(folder: Path, words: Iterable[Query]) -> list[str]:
    """Each word as the browser compares it."""
    found: list[str] = _node(folder, {"words": list(words)})["stems"]
    return found


def _node(folder: Path, asked: Mapping[str, object]) -> Any:
    node = shutil.which("node")
    assert node, "Node.js is missing: `make test` installs it or says how."
    told = subprocess.run(
        [node, ROOT / "tests/search.mjs", folder],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
    )
    assert not told.stderr, told.stderr
    return json.loads(told.stdout)
