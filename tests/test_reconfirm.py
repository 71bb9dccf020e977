"""Each month, the practices to check again, with a form ready for each."""

from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner

from inclusive.cli import main
from inclusive.languages import LANGS
from inclusive.load.corpus_files import load_corpus
from inclusive.proposals.reconfirm import MARKER, SAY, reconfirm
from tests.conftest import EXAMPLE, ROOT
from tests.workflow_steps import run_script, step

PRACTICES = load_corpus(EXAMPLE)[0].practices
REPOSITORY = "https://github.com/example/base"


def due(month: str) -> list[str]:
    """The practices listed in a month, the longest unchecked first."""
    text = reconfirm(PRACTICES, month, REPOSITORY).split("---")[0]
    addresses = [line.rpartition("](")[2].rstrip(")") for line in text.split("\n") if line.startswith("- ")]
    return [parse_qs(urlsplit(one).query)["record"][0] for one in addresses]


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


def test_each_line_opens_a_form_that_exists_and_names_the_practice():
    text = reconfirm(PRACTICES, "2030-01", REPOSITORY)
    assert text.startswith(MARKER)
    for lang in LANGS:
        own = [line for line in text.split("\n") if f"[{SAY[lang]['answer']}](" in line]
        assert len(own) == len(PRACTICES)
        query = parse_qs(urlsplit(own[0].rpartition("](")[2].rstrip(")")).query)
        assert (ROOT / ".github/ISSUE_TEMPLATE" / query["template"][0]).is_file()


def test_when_nothing_is_due_it_says_so():
    text = reconfirm(PRACTICES, "2020-01", REPOSITORY)
    assert all(SAY[lang]["none"] in text for lang in LANGS)


def test_the_command_takes_the_month_as_it_is_given():
    result = CliRunner().invoke(main, ["reconfirm", "--root", str(EXAMPLE), "--month", "2027-09"])
    assert (result.exit_code, result.output.split("\n")[0]) == (0, MARKER)
    assert CliRunner().invoke(main, ["reconfirm", "--root", str(EXAMPLE), "--month", "soon"]).exit_code == 2


@pytest.mark.parametrize("workflow", ["reconfirm.yml", "links.yml"])
def test_it_is_told_in_one_issue(tmp_path, workflow):
    script = step(workflow, "tell", "Tell it in one issue")["with"]["script"]
    (tmp_path / "build/told").mkdir(parents=True)
    (tmp_path / "build/told/issue.md").write_text("text", encoding="utf-8")
    event = {"repository": {"full_name": "example/base"}}
    first = run_script(script, tmp_path, event, {"issues.listForRepo": []})
    assert first.names == ["issues.listForRepo", "issues.create"]
    standing = [{"number": 8, "user": {"type": "Bot"}, "title": first.given("issues.create")["title"]}]
    second = run_script(script, tmp_path, event, {"issues.listForRepo": standing})
    assert second.given("issues.update")["issue_number"] == 8
