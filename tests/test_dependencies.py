"""What we depend on: bounded above, locked by hash, whoever the registry; what is published says what it is made of."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.conftest import EXAMPLE, ROOT, copy_of

LOCKS = sorted(
    path.relative_to(ROOT).as_posix()
    for name in ("requirements*.lock", "tests/*/requirements.lock")
    for path in ROOT.glob(name)
)
# It makes several major versions a year; what we ask of it (to find packages, to install them in place) is none of
# what they change, and an installation that fails is seen in the proposal that renews the lock.
WITHOUT_BOUND = {"setuptools"}
NAME = re.compile(r"[A-Za-z0-9._-]+")


def asked() -> Iterator[str]:
    """Each requirement of `pyproject.toml`."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    yield from told["project"]["dependencies"]
    for group in told["dependency-groups"].values():
        yield from group


def locked(lock: str) -> dict[str, str]:
    """Package → its version and hashes, of a lock file."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return {NAME.match(one)[0]: one for one in re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]}


def test_every_requirement_has_an_upper_bound():
    assert {NAME.match(one)[0] for one in asked() if not re.search(r"<\d|==", one)} == WITHOUT_BOUND


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_locked_by_hash(lock):
    assert locked(lock)
    for name, told in locked(lock).items():
        assert re.match(rf"{re.escape(name)}==[^\s;]+", told), name
        assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", told)) >= 1, name
        assert "://" not in told, name


def test_every_requirement_is_locked():
    every = {name.lower().replace("_", "-") for lock in LOCKS for name in locked(lock)}
    assert {NAME.match(one)[0].lower() for one in asked()} - every == set()
    assert len(LOCKS) == 6


def test_what_is_published_is_attested_with_what_it_is_made_of():
    steps = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8"))["jobs"]["build"][
        "steps"
    ]
    done = [step.get("run") or step["uses"].partition("@")[0] for step in steps]
    way = ["make site", "make bom", "actions/attest-build-provenance", "actions/upload-pages-artifact"]
    assert [one for one in done if one in way] == way
    by_name = dict(zip(done, steps, strict=True))
    assert by_name["actions/attest-build-provenance"]["with"]["subject-path"].split() == [
        "site/SHA256SUMS",
        "build/bom.json",
    ]
    assert by_name["actions/upload-pages-artifact"]["with"] == {"path": "site"}


# Python reads it when it starts, in each process that a command starts.
ALONE = """
import sys

def told(event, given):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        print("asked of the network:", event, given, file=sys.stderr)
        raise RuntimeError(event)

sys.addaudithook(told)
"""


def alone(tmp_path: Path, *command: str, root: Path) -> "subprocess.CompletedProcess[str]":
    """A command of Python, in which whoever asks something of the network fails and is told."""
    hook = tmp_path / "hook"
    hook.mkdir(exist_ok=True)
    (hook / "sitecustomize.py").write_text(ALONE, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(hook)}
    command = (sys.executable, *command)
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def test_no_package_asks_anything_of_the_network_while_a_site_is_made(tmp_path):
    root = copy_of(EXAMPLE, tmp_path / "base")
    for command in ("check", "build", "data", "paper", "copy"):
        done = alone(tmp_path, "-m", "inclusive", command, root=root)
        assert (done.returncode, done.stderr) == (0, ""), command
    assert (root / "build/shells/made-from").is_file()  # MkDocs ran too


@pytest.mark.parametrize("asking", ["urllib.request.urlopen('http://localhost:9/')", "socket.getaddrinfo('x', 1)"])
def test_who_asks_something_of_the_network_is_seen(tmp_path, asking):
    done = alone(tmp_path, "-c", f"import socket, urllib.request; {asking}", root=tmp_path)
    assert done.returncode == 1
    assert "asked of the network: socket." in done.stderr
