"""The benchmark: its corpus is valid and always the same, its figures are right, its tables show every limit."""

import json
import os
import subprocess
import sys

import pytest

from inclusive.check.run import checked
from inclusive.derive.forms import forms_of
from inclusive.derive.mentions import Linker
from inclusive.languages import LANGS
from tests.bench import cases
from tests.bench.figures import exponent, median
from tests.bench.generate import write_corpus
from tests.bench.limits import LIMITS
from tests.bench.measure import Failed, compressed, cost, memory
from tests.bench.peers import FORMS, write_peer
from tests.bench.profile import Looks, functions, steps
from tests.bench.records import Records
from tests.bench.run import MEASURED, save
from tests.bench.table import document
from tests.conftest import ROOT

SIZE = 20
SIZES = (100, 1000, 10000)
WORK = """\
import time
held = b"x" * 120 * 1024 * 1024
while time.process_time() < 0.3:
    pass
"""
# What the build promises: how it is called, the most that it may be.
PROMISED = {
    "cold, pages without search index, N = 1,000": "1.0 × Hugo without index",
    "cold, complete with search index, N = 1,000": "2.0 × Hugo with its own index",
    "cold, complete with search index, N = 10,000": "1.5 × Hugo with its own index",
    "one practice changed, N = 1,000, every page right again": "0.25 × Hugo’s whole build",
    "the same, in seconds": "0.8 s",
    "the same, searchable again": "4 s",
    "one practice changed, N = 10,000": "3 × the time at N = 1,000",
    "check alone, N = 10,000": "6 s",
    "check, one file changed, N = 10,000": "1 s",
    "cold from N = 1,000 to 10,000": "exponent 1.05",
    "peak memory, N = 1,000": "250 MiB",
    "peak memory, N = 10,000": "1.2 GiB",
    "the real corpus, cold": "8 s",
    "the real corpus, one change in serve until the browser shows it": "1 s",
    "page of a record, HTML, compressed": "25 kB",
    "first search at 2,000 pages, compressed": "150 kB",
}


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


@pytest.mark.parametrize(("values", "middle"), [([3.0], 3.0), ([9.0, 1.0, 2.0], 2.0), ([1.0, 2.0, 4.0, 9.0], 3.0)])
def test_the_median(values, middle):
    assert median(values) == middle


@pytest.mark.parametrize("k", [0.0, 1.0, 1.05, 2.0])
def test_the_exponent_of_what_grows_as_a_power(k):
    assert exponent({size: 0.003 * size**k for size in SIZES}) == pytest.approx(k)


def test_the_exponent_fits_what_lies_between():
    assert exponent({10: 1.0, 100: 10.0, 1000: 1000.0}) == pytest.approx(1.5)


def test_the_cost_of_a_command_is_that_of_all_its_processes(tmp_path):
    (tmp_path / "work.py").write_text(WORK, encoding="utf-8")
    command = f"{sys.executable} work.py & {sys.executable} work.py; wait"
    told = cost(command, tmp_path)
    assert told.cpu >= 0.6
    assert told.wall >= 0.3
    assert 120 < told.largest < 200
    assert memory(command, tmp_path) > 200


def test_a_command_that_fails_is_not_measured(tmp_path):
    for measure in (cost, memory):
        with pytest.raises(Failed, match="status 3: echo no; exit 3\nno"):
            measure("echo no; exit 3", tmp_path)


def test_what_is_compressed_is_not_compressed_again():
    text = b"inclusive " * 1000
    assert compressed(text) < 200
    assert compressed(b"\x1f\x8b" + text) == len(text) + 2


def test_an_edit_changes_one_word_of_one_original_and_stays_valid(tmp_path):
    write_corpus(SIZE, tmp_path)
    before = bytes_below(tmp_path)
    editor = cases.editor(tmp_path)
    for what, line in (("text", "mot1."), ("title", 'title: "Titre 2 ')):
        editor.edit(what)
        changed = [path for path, content in bytes_below(tmp_path).items() if content != before[path]]
        assert changed == [editor.file.relative_to(tmp_path)]
        assert line in editor.file.read_text(encoding="utf-8")
        assert checked(tmp_path)[1] == []


@pytest.mark.parametrize("name", FORMS)
def test_other_generators_get_the_same_words(name, corpus_folder, tmp_path):
    records = Records(SIZE)
    write_peer(records, name, tmp_path)
    for practice in records.practices:
        for lang in LANGS:
            ours = (corpus_folder / f"practices/{practice.id}/{lang}.md").read_text(encoding="utf-8")
            theirs = (tmp_path / FORMS[name].file(lang, f"practices/{practice.id}")).read_text(encoding="utf-8")
            last = ours.rstrip().rsplit("\n\n", 1)[1]  # a paragraph without a link
            assert last in theirs
            assert all(line in theirs for line in ours.splitlines() if line.startswith("## "))


def invented_results(slow=1.0):
    """Results in which a build of ours takes `slow` times as long as Hugo, whatever its size."""

    def costs(size, factor):
        return [{"wall": factor * size / 500, "cpu": factor * size / 400, "largest": 100.0}] * 3

    builds = [
        {
            "size": size,
            "case": case.name,
            "costs": costs(size, slow if case.project == "ours" else 1.0),
            "memory": 120.0,
            "weight": {"pages": 2 * size, "raw": 18000, "compressed": 5400},
            "search": 90000,
        }
        for size in SIZES
        for case in (cases.ALL if size == 1000 else cases.GROWING)
    ]
    reader = {"cold": costs(2000, 1.0), "shown": [0.5, 0.7, 0.6], "search": 90000}
    return {"size": 1000, "machine": {"machine": "2 processors"}, "builds": builds, "reader": reader}


def rows(text):
    """The tables of a document: first cell → the others."""
    cells = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("|")]
    return {first: rest for first, *rest in cells}


def test_the_table_shows_every_promise_and_what_was_measured():
    shown = rows(document(invented_results(slow=1.5)))
    assert {what: shown[what][0] for what in PROMISED} == PROMISED
    assert shown["cold, pages without search index, N = 1,000"][1:] == ["1.50 ×", "**no**"]
    assert shown["cold, complete with search index, N = 10,000"][1:] == ["1.50 ×", "yes"]
    assert shown["cold from N = 1,000 to 10,000"][1:] == ["1.00", "yes"]
    assert shown["the real corpus, one change in serve until the browser shows it"][1:] == ["0.60 s", "yes"]


def test_the_table_shows_every_case():
    text = document(invented_results())
    builds, growth = (part.split("\n## ")[0] for part in text.split("\n## ")[2:])
    assert list(rows(builds))[2:] == [case.name for case in cases.ALL]
    assert list(rows(growth))[2:] == [case.name for case in cases.GROWING]


def test_the_published_table_is_what_was_measured():
    published = (MEASURED / "build-speed.md").read_text(encoding="utf-8")
    assert published == document(json.loads((MEASURED / "build-speed.json").read_text(encoding="utf-8")))
    assert {what: rows(published)[what][0] for what in PROMISED} == PROMISED


def test_no_table_is_written_before_every_part_is_measured(tmp_path):
    results = invented_results()
    builds = [row for row in results["builds"] if row["size"] <= results["size"]]
    for part in (results | {"builds": builds}, results | {"reader": {}}, results):
        assert [file.name for file in tmp_path.iterdir()] in ([], ["build-speed.json"])
        save(part, tmp_path)
    assert (tmp_path / "build-speed.md").read_text(encoding="utf-8") == document(results)


def test_no_limit_is_looser_than_promised():
    numbers = [float(PROMISED[what].split()[-1 if PROMISED[what].startswith("exponent") else 0]) for what in PROMISED]
    numbers = [1.2 * 1024 if number == 1.2 else number for number in numbers]
    assert [limit.most for limit in LIMITS] == numbers


def test_a_profile_counts_for_the_innermost_function_of_ours():
    found = Looks()
    code = compile("look(0, frame())", "invented.py", "exec")
    exec(code, {"__name__": "inclusive.load.files", "look": found.look, "frame": sys._getframe})
    found.seen["inclusive.check.run.checked", "yaml"] += 3
    assert rows(steps(found)) == {"step": ["share"], "---": ["---"], "check": ["75.0%"], "load": ["25.0%"]}
    assert rows(functions(found))["`check.run.checked`"] == ["75.0%", "yaml 75.0%"]
