"""The steps of a workflow, run as GitHub runs them: shell scripts in a clone, github-script in Node.js."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT


def step(workflow: str, job: str, name: str) -> dict[str, Any]:
    """The step called `name`."""
    text = (ROOT / ".github/workflows" / workflow).read_text(encoding="utf-8")
    found: dict[str, Any] = next(one for one in yaml.safe_load(text)["jobs"][job]["steps"] if one.get("name") == name)
    return found


def git(folder: Path, *arguments: str, **environment: str) -> str:
    """What git answers."""
    who = ("-c", "user.name=someone", "-c", "user.email=someone@example.org")
    done = subprocess.run(
        ["git", *who, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def cloned(source: Path, folder: Path) -> Path:
    """A clone of a repository made of `source`; the command stands where `make` installs it."""
    origin, clone = folder / "origin", folder / "clone"
    shutil.copytree(source, origin)
    git(origin, "init", "--quiet", "--initial-branch=main")
    git(origin, "add", "--all")
    git(origin, "commit", "--quiet", "--message=start")
    git(folder, "clone", "--quiet", str(origin), str(clone))
    (clone / ".venv/bin").mkdir(parents=True)
    (clone / ".venv/bin/inclusive").symlink_to(Path(sys.executable).parent / "inclusive")
    return clone


def run_shell(script: str, folder: Path, **environment: str) -> dict[str, str]:
    """Run a shell script in `folder`; what it writes to GITHUB_OUTPUT."""
    output = folder.parent / "output"
    output.write_text("", encoding="utf-8")
    given = {**os.environ, **environment, "GITHUB_OUTPUT": str(output)}
    done = subprocess.run(
        ["bash", "-e", "-c", script], cwd=folder, env=given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return dict(line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())


@dataclass(frozen=True)
class Ran:
    """What a script asked of GitHub, in order, and how it ended."""

    calls: list[tuple[str, dict[str, Any]]]
    result: Any
    error: str | None

    def given(self, name: str) -> dict[str, Any]:
        """What the only call of `name` was given."""
        (found,) = [given for called, given in self.calls if called == name]
        return found

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.calls]


def run_script(
    script: str, folder: Path, event: dict[str, Any], answers: dict[str, Any] | None = None, **environment: str
) -> Ran:
    """Run a script of actions/github-script in `folder`."""
    node = shutil.which("node")
    if node is None:
        pytest.fail("Node.js is missing: `make test` installs it or says how.")
    given = {"script": script, "event": event, "answers": answers or {}, "env": environment}
    command = [node, ROOT / "tests/workflow_script.mjs"]
    done = subprocess.run(command, cwd=folder, input=json.dumps(given), capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    return Ran([(name, value) for name, value in told["calls"]], told["result"], told["error"])
