"""The benchmark: its corpus is valid and always the same."""

import os
import subprocess
import sys

import pytest

from inclusive.check.run import checked
from inclusive.derive.mentions import Linker, forms_of
from inclusive.languages import LANGS
from tests.bench.generate import write_corpus
from tests.conftest import ROOT

SIZE = 20


@pytest.fixture(scope="module")
def corpus_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bench") / "corpus"
    write_corpus(SIZE, folder)
    return folder


def bytes_below(folder):
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_invented_corpus_has_no_problem(corpus_folder):
    corpus, problems = checked(corpus_folder)
    assert problems == []
    assert len(corpus.practices) == SIZE
    assert len(corpus.terms) == 60
    assert len(corpus.organisations) == 30


def test_a_text_has_its_weight_and_its_mentions(corpus_folder):
    corpus, _ = checked(corpus_folder)
    linkers = {lang: Linker(forms_of([entry.value for entry in corpus.terms], lang), lang) for lang in LANGS}
    for practice in corpus.practices:
        for lang, text in practice.texts.items():
            sections = [section.passage.markdown for section in text.sections]
            assert 400 <= sum(len(markdown.split()) for markdown in sections) <= 520
            assert sum(len(linkers[lang].mentions(markdown)) for markdown in sections) == 8


def test_the_same_number_gives_the_same_bytes(corpus_folder, tmp_path):
    environment = {**os.environ, "PYTHONHASHSEED": "1"}
    command = [sys.executable, "-m", "tests.bench.generate", str(SIZE), tmp_path / "again"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    assert bytes_below(tmp_path / "again") == bytes_below(corpus_folder)
