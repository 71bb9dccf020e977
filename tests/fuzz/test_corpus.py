"""Every input of the corpus again: those that once failed, and those that lead far into our code."""

from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS, Harmless

CORPUS = Path(__file__).parent / "corpus"


@pytest.mark.parametrize("target", TARGETS)
def test_what_was_found_stays_mended(target: str) -> None:
    inputs = sorted((CORPUS / target).iterdir())
    assert inputs
    for file in inputs:
        TARGETS[target](file.read_bytes())


@pytest.mark.parametrize("html", ["<script>", "<p onclick=x>", '<a href=" javascript:x">', '<p style="x">', "<iframe>"])
def test_what_is_not_harmless_fails(html: str) -> None:
    with pytest.raises(AssertionError):
        Harmless().feed(html)


def test_the_corpus_is_small() -> None:
    files = [file for file in CORPUS.rglob("*") if file.is_file()]
    assert len(files) < 400
    assert sum(file.stat().st_size for file in files) < 200_000
