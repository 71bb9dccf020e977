"""Each month, the practices to check again: an issue for each, with a form ready."""

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner

from inclusive.cli import main
from inclusive.languages import LANGS
from inclusive.load.corpus_files import load_corpus
from inclusive.proposals.reconfirm import SAY, marker, reconfirm
from tests.conftest import EXAMPLE, ROOT
from tests.workflow_steps import Ran, run_script, step

PRACTICES = load_corpus(EXAMPLE)[0].practices
REPOSITORY = "https://github.com/example/base"


def due(month: str) -> list[str]:
    """The practices asked about in a month, the longest unchecked first."""
    return [one["record"] for one in reconfirm(PRACTICES, month, REPOSITORY)]


@pytest.mark.parametrize(
    ("month", "listed"),
    [
        ("2027-08", []),
        ("2027-09", ["soupe-mobile"]),
        ("2030-01", ["soupe-mobile", "buurthuis-noord", "cafe-des-voisins", "permanence-du-parc"]),
    ],
)
def test_a_practice_is_due_a_year_after_it_was_last_known_to_hold(month, listed):
    assert due(month)[:1] == listed[:1]
    assert set(due(month)) == set(listed)


def test_each_issue_opens_a_form_that_exists_and_names_the_practice():
    for one in reconfirm(PRACTICES, "2030-01", REPOSITORY):
        assert one["body"].startswith(f"{marker(one['record'])}\n")
        assert one["record"] in one["title"]
        for lang in LANGS:
            (address,) = re.findall(rf"\[{SAY[lang]['answer']}\]\(([^)]+)\)", one["body"])
            query = parse_qs(urlsplit(address).query)
            assert query["record"] == [one["record"]]
            assert (ROOT / ".github/ISSUE_TEMPLATE" / query["template"][0]).is_file()
        for file in re.findall(r"/blob/main/([^)]+)\)", one["body"]):
            assert (EXAMPLE / file).is_file()


def test_the_command_takes_the_month_as_it_is_given():
    result = CliRunner().invoke(main, ["reconfirm", "--root", str(EXAMPLE), "--month", "2027-09"])
    assert [one["record"] for one in json.loads(result.output)] == ["soupe-mobile"]
    assert CliRunner().invoke(main, ["reconfirm", "--root", str(EXAMPLE), "--month", "soon"]).exit_code == 2


SCRIPT = step("reconfirm.yml", "tell", "Ask about each practice in an issue")["with"]["script"]
EVENT = {"repository": {"full_name": "example/base"}}


def asked(folder: Path, due: list[str], standing: list[str]) -> Ran:
    """What the workflow does when these practices are due, and issues stand open about those."""
    (folder / "build/told").mkdir(parents=True)
    told = [{"record": one, "title": f"? {one}", "body": f"{marker(one)}\n\n$(id) ${{{{ x }}}}"} for one in due]
    (folder / "build/told/issues.json").write_text(json.dumps(told), encoding="utf-8")
    open_now = [{"number": at, "body": f"{marker(one)}\n"} for at, one in enumerate(standing)]
    others = [{"number": 98, "body": None}, {"number": 99, "body": f"see {marker('a')}"}]
    return run_script(SCRIPT, folder, EVENT, {"issues.listForRepo": [*open_now, *others]})


@pytest.mark.parametrize(
    ("due", "standing", "created", "closed"),
    [
        ([], [], [], []),
        (["a", "b"], [], ["a", "b"], []),
        (["a", "b"], ["b"], ["a"], []),
        (["a", "b"], ["a", "b"], [], []),
        (["a"], ["a", "b"], [], [1]),
        ([f"p{at}" for at in range(30)], ["p3"], [f"p{at}" for at in range(11) if at != 3], []),
    ],
)
def test_there_is_one_open_issue_for_each_practice_that_is_due(tmp_path, due, standing, created, closed):
    ran = asked(tmp_path, due, standing)
    assert ran.error is None
    made = [given for name, given in ran.calls if name == "issues.create"]
    assert [one["title"] for one in made] == [f"? {one}" for one in created]
    assert all("$(id) ${{ x }}" in one["body"] for one in made)
    done = [given for name, given in ran.calls if name == "issues.update"]
    assert [(one["issue_number"], one["state"]) for one in done] == [(at, "closed") for at in closed]


def test_addresses_that_do_not_answer_are_told_in_one_issue(tmp_path):
    script = step("links.yml", "tell", "Tell it in one issue")["with"]["script"]
    (tmp_path / "build/told").mkdir(parents=True)
    (tmp_path / "build/told/issue.md").write_text("text", encoding="utf-8")
    first = run_script(script, tmp_path, EVENT, {"issues.listForRepo": []})
    assert first.names == ["issues.listForRepo", "issues.create"]
    standing = [{"number": 8, "user": {"type": "Bot"}, "title": first.given("issues.create")["title"]}]
    second = run_script(script, tmp_path, EVENT, {"issues.listForRepo": standing})
    assert second.given("issues.update")["issue_number"] == 8
