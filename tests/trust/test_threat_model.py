"""The threat model names tests that exist: each as `file::test`, in a table that says what it shows."""

import ast
import re

from tests.conftest import ROOT

TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def model() -> str:
    (file,) = (ROOT / "docs" / "decisions").glob("*-threat-model.md")
    return file.read_text(encoding="utf-8")


def functions_in(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}


def test_every_test_that_the_threat_model_names_exists() -> None:
    named = TEST.findall(model())
    assert len(named) > 20
    assert [f"{path}::{test}" for path, test in named if test not in functions_in(path)] == []


def test_every_threat_names_a_test() -> None:
    rows = [line for line in model().splitlines() if line.startswith("| ") and not line.startswith("| who |")]
    assert len(rows) > 10
    assert [row for row in rows if not TEST.search(row)] == []
