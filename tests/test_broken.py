"""Each rule, broken: the whole report in three languages, and the command line on the worst of them."""

import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from inclusive.catalogue import codes
from inclusive.check.run import checked
from tests.cases import BROKEN, BUILDERS, EVERYTHING, EXAMPLE, build_case, case_names, problems_in, told

# What cannot be told in the same run as the rest, and why.
NOT_WITH_THE_REST = {
    "F001": "needs a builder, or takes a whole register away",
    "F002": "needs a builder",
    "F007": "needs a builder",
    "X001": "is not told while a file cannot be read",
}
# The nine of the issue: each alone refused, by this code, at this place.
NAMED = {
    "L001-term": "practices/cafe-des-voisins/practice.yml:14:9",
    "F012-in-practice": "practices/cafe-des-voisins/practice.yml:4:1",
    "T001-text-deleted": "practices/cafe-des-voisins/practice.yml:1:1",
    "I005-form": "glossary.yml:32:25",
    "M001-script": "practices/cafe-des-voisins/fr.md:7:20",
    "S001-in-practice": "practices/cafe-des-voisins/fr.md:42:48",
    "R003-adopted": "glossary.yml:22:5",
    "F003-latin-1": "practices/soupe-mobile/fr.md:2:9",
    "F010-alias-bomb": "glossary.yml:1:3",
}


def test_the_example_has_no_problem():
    assert problems_in(EXAMPLE) == []


@pytest.mark.parametrize("name", case_names())
def test_a_broken_case_is_told_in_three_languages(name, tmp_path):
    build_case(name, tmp_path / "root")
    problems = problems_in(tmp_path / "root")
    expected = (BROKEN / name / "expected.txt").read_text(encoding="utf-8")
    assert told(problems) == expected, "if the new report is right, run: make bless"
    assert name == EVERYTHING or name.split("-")[0] in {problem.code for problem in problems}


def test_every_code_has_a_case():
    assert {name.split("-")[0] for name in case_names()} - {EVERYTHING} == set(codes())


def test_every_builder_has_its_case():
    assert set(BUILDERS) <= set(case_names())


@pytest.mark.parametrize(("name", "place"), NAMED.items())
def test_the_named_cases_are_refused_alone(name, place, tmp_path):
    build_case(name, tmp_path / "root")
    assert [(one.code, str(one.place)) for one in problems_in(tmp_path / "root")] == [(name.split("-")[0], place)]


def test_everything_wrong_is_told_in_one_run(tmp_path):
    build_case(EVERYTHING, tmp_path / "root")
    problems = problems_in(tmp_path / "root")
    assert problems == sorted(set(problems))
    assert {problem.code for problem in problems} == set(codes()) - set(NOT_WITH_THE_REST)


def test_the_check_changes_no_file(tmp_path):
    build_case(EVERYTHING, tmp_path / "root")
    before = {file: file.read_bytes() for file in (tmp_path / "root").rglob("*") if file.is_file()}
    checked(tmp_path / "root")
    assert {file: file.read_bytes() for file in (tmp_path / "root").rglob("*") if file.is_file()} == before


def run_check(root: Path, *options: str) -> tuple[subprocess.CompletedProcess[str], float]:
    """The command line on `root`, and the seconds it took."""
    command = [sys.executable, "-m", "inclusive", "check", "--root", str(root), *options]
    start = time.perf_counter()
    return subprocess.run(command, capture_output=True, text=True, check=False), time.perf_counter() - start


@pytest.mark.parametrize("name", [EVERYTHING, "F003-latin-1"])
def test_the_command_line_tells_and_exits_with_1(name, tmp_path):
    build_case(name, tmp_path / "root")
    done, _ = run_check(tmp_path / "root", "--lang", "nl", "--date", "2026-12-01")
    assert (done.returncode, done.stderr) == (1, "")
    assert f"== nl ==\n{done.stdout}\n== en ==\n" in (BROKEN / name / "expected.txt").read_text(encoding="utf-8")


def test_the_command_line_is_content_with_the_example():
    done, _ = run_check(EXAMPLE)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Aucun problème.\n", "")


@pytest.mark.parametrize("name", ["F010-alias-bomb", "F014-a-million-lists", "F014-a-million-quotations"])
def test_a_bomb_costs_neither_time_nor_memory(name, tmp_path):
    _, start_up = run_check(EXAMPLE)
    build_case(name, tmp_path / "root")
    done, seconds = run_check(tmp_path / "root")
    assert (done.returncode, done.stderr) == (1, "")
    assert name.split("-")[0] in done.stdout
    assert seconds < start_up + 1
    # The most that any command run by this test module has used, in KiB (on a Mac in bytes).
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    assert largest < 200 * 1024 * 1024
