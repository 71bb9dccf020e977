"""`inclusive new` asks in a terminal and writes what `intake` would."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inclusive.cli import main
from inclusive.languages import Lang
from inclusive.proposals.asking import SAY, asked_for
from inclusive.proposals.forms import Kind, form
from inclusive.proposals.receive import receive
from tests.cases import example_copied
from tests.proposal_events import FACETS, PRACTICE, TERM, Answers, answered, text_of

FILES = {
    "practice": ["practices/un-vestiaire-sans-question/fr.md", "practices/un-vestiaire-sans-question/practice.yml"],
    "term": ["glossary.yml"],
}


@pytest.fixture
def root():
    with example_copied() as root:
        yield root


def typed(kind: str, answers: Answers) -> Iterable[str]:
    """What somebody types, line by line, to give these answers."""
    for item in form(kind, FACETS, Lang.FR).items:
        answer = answers.get(item.id, "")
        numbers = {option.id: str(number) for number, option in enumerate(item.options, start=1)}
        if item.id in ("credit", "author", "agree"):
            continue
        if item.kind is Kind.MANY:
            yield ", ".join(numbers[one] for one in answer)
        elif item.kind is Kind.ONE:
            yield numbers.get(answer, "")
        elif item.kind is Kind.LINE:
            yield answer
        else:
            yield from [*answer.split("\n"), "."] if answer else [""]


def ran(root: Path, kind: str, lines: Iterable[str]) -> Result:
    command = ["new", kind, "--root", str(root), "--lang", "fr"]
    return CliRunner().invoke(main, command, input="\n".join(lines) + "\n")


@pytest.mark.parametrize(("kind", "answers"), [("practice", PRACTICE), ("term", TERM)])
def test_it_writes_what_the_intake_writes(root, kind, answers):
    result = ran(root, kind, typed(kind, answers))
    assert (result.exit_code, result.output.splitlines()[-1]) == (0, "Aucun problème."), result.output
    with example_copied() as other:
        receive(other, answered(kind, credit="nobody", author=None))
        assert {path: text_of(root, path) for path in FILES[kind]} == {
            path: text_of(other, path) for path in FILES[kind]
        }


def test_what_is_left_empty_is_told_and_what_there_is_is_written(root):
    result = ran(root, "practice", typed("practice", {**PRACTICE, "summary": "", "need": ""}))
    assert result.exit_code == 1
    assert "- «\u00a0Résumé\u00a0» attend encore une réponse." in result.output
    assert (root / FILES["practice"][0]).is_file()


def test_a_number_that_is_not_in_the_list_is_asked_again():
    lines = iter(typed("practice", PRACTICE))
    asked: list[str] = []

    def ask(shown: str) -> str:
        asked.append(shown)
        if "Pour qui" in shown and "x" not in asked[-1:]:
            return "99"
        return "1" if shown == f"{SAY[Lang.FR]['again']}\n> " or SAY[Lang.FR]["again"] in shown else next(lines, "")

    asked_for(form("practice", FACETS, Lang.FR), ask)
    assert any(SAY[Lang.FR]["again"] in shown for shown in asked)


def test_every_question_has_its_help():
    shown: list[str] = []

    def ask(text: str) -> str:
        shown.append(text)
        return ""

    asked_for(form("term", FACETS, Lang.NL), ask)
    assert any("Definitie" in text and SAY[Lang.NL]["text"] in text for text in shown)
