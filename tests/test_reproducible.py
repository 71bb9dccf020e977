"""The same sources give the same bytes, whoever builds them, where and when."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, copy_of
from tests.test_incremental import files_in

# All that may differ from here: another user, another country, another day, another order of sets, one processor.
ELSEWHERE = {
    "HOME": "/nonexistent",
    "LC_ALL": "C",
    "LOGNAME": "somebody",
    "PYTHONHASHSEED": "77",
    "SOURCE_DATE_EPOCH": "1000000000",
    "TZ": "Asia/Kolkata",
    "USER": "somebody",
}


def elsewhere() -> None:
    """What a process is there before it begins: one processor, files that others may not read."""
    os.umask(0o077)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature's site, built elsewhere."""
    root = copy_of(EXAMPLE, tmp_path_factory.mktemp("other") / "un été à Forêt")
    for command in ("build", "data", "paper", "copy"):
        subprocess.run(
            [sys.executable, "-m", "inclusive", command],
            cwd=root,
            env={**os.environ, **ELSEWHERE},
            preexec_fn=elsewhere,
            check=True,
            capture_output=True,
        )
    return root / "site"


def test_two_differing_environments_build_the_same_bytes(example_site, other):
    here, there = files_in(example_site), files_in(other)
    assert sorted(here) == sorted(there)
    assert [path for path in here if here[path] != there[path]] == []
    assert len(here) > 600
    assert {Path(path).suffix for path in here} >= {".html", ".json", ".pdf", ".docx", ".ttl", ".tbx", ".csv", ".ics"}
