"""What the tests on hostile texts share, made once."""

from pathlib import Path

import pytest

from inclusive.corpus import Corpus
from inclusive.editions.contents import contents
from inclusive.editions.make import edition_bytes, head
from inclusive.editions.read import path_of, read_editions
from inclusive.load.corpus_files import load_corpus
from tests.trust.hostile import hostile_base, renderable
from tests.trust.vectors import syntaxes, xss

EDITION = "2026.9"


@pytest.fixture(scope="session")
def hostile_texts() -> list[str]:
    return renderable([*xss(), *syntaxes()])


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory, hostile_texts: list[str]) -> tuple[Path, Corpus]:
    """A base in which every text is hostile, and its corpus; an edition of it stands in `editions/`."""
    root = hostile_base(tmp_path_factory.mktemp("hostile") / "base", hostile_texts)
    corpus, problems = load_corpus(root)
    assert problems == []
    editions, _ = read_editions(root)
    (root / path_of(EDITION)).write_bytes(
        edition_bytes(editions, head(editions, EDITION, "2026-12-24"), contents(corpus))
    )
    return root, corpus
