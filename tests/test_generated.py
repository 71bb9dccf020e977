"""The generated files that are committed are those that the models and the content give now."""

from dataclasses import replace

import pytest

from inclusive.check.run import checked
from inclusive.corpus import Corpus
from inclusive.generated import PULL_REQUEST, criteria, generated_files
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    corpus, problems = checked(ROOT)
    assert corpus is not None
    assert problems == []
    return corpus


def old_files(corpus: Corpus) -> list[str]:
    files = generated_files(corpus)
    return [path for path, text in files.items() if (ROOT / path).read_text(encoding="utf-8") != text]


def test_generated_files_are_fresh(corpus: Corpus) -> None:
    assert old_files(corpus) == [], "run: make bless"


def test_a_changed_criterion_makes_the_template_old(corpus: Corpus) -> None:
    pages = tuple(
        replace(page, passage=replace(page.passage, markdown=page.passage.markdown.replace("- **", "- **Autre : ", 1)))
        if page.name == "criteria"
        else page
        for page in corpus.pages
    )
    assert old_files(replace(corpus, pages=pages)) == [PULL_REQUEST]


def test_five_to_seven_criteria_as_many_in_each_language(corpus: Corpus) -> None:
    counts = {page.lang: len(criteria(page)) for page in corpus.pages if page.name == "criteria"}
    assert len(set(counts.values())) == 1
    assert 5 <= min(counts.values()) <= 7
