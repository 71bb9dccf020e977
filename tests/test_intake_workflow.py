"""The intake as GitHub runs it: its own commands on recorded events, in a clone, with what it asks of GitHub."""

import json
from pathlib import Path
from typing import Any

import pytest

from inclusive.proposals.answer import MARKER
from tests.conftest import EXAMPLE, copy_of
from tests.proposal_events import NUMBER, answered
from tests.workflow_steps import cloned, git, run_script, run_shell, step

WRITE = step("intake.yml", "read", "Write the proposal into the base, check it, answer")
PULL = step("intake.yml", "write", "Open or update the pull request")["with"]["script"]
ANSWER = step("intake.yml", "write", "Answer the author")["with"]["script"]
BRANCH = f"proposal-{NUMBER}"
BOT = WRITE["env"]["BOT"]
STANDING: dict[str, Any] = {
    "git.getRef": {"object": {"sha": "main-sha"}},
    "git.createTree": {"sha": "tree-sha"},
    "git.createCommit": {"sha": "commit-sha"},
    "git.listMatchingRefs": [],
    "pulls.list": [],
    "pulls.create": {"number": 34},
    "issues.listComments": [],
}


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    copy_of(EXAMPLE, tmp_path / "base")
    return cloned(tmp_path / "base", tmp_path)


def received(clone: Path, event: bytes) -> dict[str, str]:
    """What the first job tells the second."""
    (clone.parent / "event.json").write_bytes(event)
    path = str(clone.parent / "event.json")
    git(clone, "worktree", "prune")
    return run_shell(WRITE["run"], clone, NUMBER=str(NUMBER), BOT=BOT, GITHUB_EVENT_PATH=path)


def pushed(clone: Path, committer: str) -> None:
    """What the second job made of it stands on the branch at GitHub; the clone is again as at the start."""
    git(clone, "checkout", "--quiet", "-B", BRANCH)
    git(clone, "add", "--all", "practices", "glossary.yml")
    git(clone, "commit", "--quiet", "--allow-empty", "--message=x", GIT_COMMITTER_EMAIL=committer)
    git(clone, "push", "--quiet", "--force", "origin", BRANCH)
    git(clone, "checkout", "--quiet", "main")
    git(clone, "worktree", "remove", "--force", "build/before") if (clone / "build/before").exists() else None


def files(clone: Path) -> list[str]:
    return sorted(json.loads((clone / "build/intake/files.json").read_text(encoding="utf-8")))


def test_an_issue_becomes_files_and_an_answer(clone):
    assert received(clone, answered("practice")) == {"written": "true", "whole": "true", "credit": "organisation"}
    assert files(clone) == [
        "practices/un-vestiaire-sans-question/fr.md",
        "practices/un-vestiaire-sans-question/practice.yml",
    ]
    assert (clone / "build/intake/answer.md").read_text(encoding="utf-8").startswith(MARKER)


def test_an_edited_issue_keeps_its_id(clone):
    received(clone, answered("practice"))
    pushed(clone, BOT)
    assert received(clone, answered("practice", practice_title="Autre titre"))["written"] == "true"
    assert files(clone)[0] == "practices/un-vestiaire-sans-question/fr.md"


def test_what_a_person_has_changed_on_the_branch_is_not_overwritten(clone):
    received(clone, answered("practice"))
    pushed(clone, "someone@example.org")
    assert received(clone, answered("practice", need="Autre chose[^s1].")) == {
        "written": "false",
        "whole": "false",
        "credit": "organisation",
    }


def test_problems_do_not_fail_the_workflow_but_no_event_does(clone):
    assert received(clone, answered("practice", need=None))["whole"] == "false"
    with pytest.raises(AssertionError, match="not a GitHub event"):
        received(clone, b"{}")


@pytest.fixture
def artifact(clone: Path) -> Path:
    received(clone, answered("practice"))
    return clone


EVENT = {**json.loads(answered("practice")), "repository": {"full_name": "example/base", "default_branch": "main"}}


def test_the_pull_request_is_opened_once(artifact):
    ran = run_script(PULL, artifact, EVENT, STANDING, CREDIT="nobody", WHOLE="true")
    assert (ran.error, ran.result) == (None, 34)
    assert ran.names[:6] == [
        *("git.getRef", "git.createTree", "git.createCommit", "git.listMatchingRefs", "git.createRef", "pulls.list")
    ]
    assert [one["path"] for one in ran.given("git.createTree")["tree"]] == sorted(files(artifact), reverse=True)
    assert ran.given("git.createRef")["ref"] == f"refs/heads/{BRANCH}"
    assert ran.given("pulls.create")["draft"] is False
    assert ran.given("git.createCommit")["author"]["name"] == "github-actions[bot]"
    started = [given for name, given in ran.calls if name == "actions.createWorkflowDispatch"]
    assert [(one["workflow_id"], one["ref"]) for one in started] == [("check.yml", BRANCH), ("review.yml", BRANCH)]


def test_then_it_is_updated(artifact):
    standing = {
        **STANDING,
        "git.listMatchingRefs": [{"ref": f"refs/heads/{BRANCH}"}],
        "pulls.list": [{"number": 34}],
    }
    ran = run_script(PULL, artifact, EVENT, standing, CREDIT="account", WHOLE="false")
    assert (ran.error, ran.result) == (None, 34)
    assert ran.given("git.updateRef") == {
        **{"owner": "example", "repo": "base", "ref": f"heads/{BRANCH}", "sha": "commit-sha", "force": True}
    }
    assert ran.given("pulls.update")["pull_number"] == 34
    assert "pulls.create" not in ran.names
    assert ran.given("git.createCommit")["author"] == {"name": "someone", "email": "1+someone@users.noreply.github.com"}


@pytest.mark.parametrize(
    "path", [".github/workflows/check.yml", "../x", "practices/../x.md", "docs/fr/x.js", "README.md"]
)
def test_a_path_that_no_proposal_has_is_refused(artifact, path):
    (artifact / "build/intake/files.json").write_text(json.dumps({path: "x"}), encoding="utf-8")
    ran = run_script(PULL, artifact, EVENT, STANDING, CREDIT="nobody", WHOLE="true")
    assert (ran.error, ran.calls) == ("a path that no proposal has", [])


@pytest.mark.parametrize(
    ("comments", "called"),
    [
        ([], "issues.createComment"),
        ([{"id": 5, "user": {"type": "User"}, "body": f"{MARKER} x"}], "issues.createComment"),
        ([{"id": 5, "user": {"type": "Bot"}, "body": f"{MARKER} x"}], "issues.updateComment"),
    ],
)
def test_the_author_is_answered_in_one_comment(artifact, comments, called):
    ran = run_script(ANSWER, artifact, EVENT, {**STANDING, "issues.listComments": comments}, PULL="34")
    assert ran.error is None
    assert ran.names == ["issues.listComments", called]
    body = ran.given(called)["body"]
    assert body.startswith(MARKER)
    assert body.endswith("\n→ #34\n")
