"""Progress, as somebody at a terminal sees it."""

import os
import pty
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from inclusive.cli_progress import STAGES
from tests.conftest import EXAMPLE, copy_of


def at_a_terminal(root: Path, *arguments: str) -> tuple[int, str, str]:
    """A command whose messages go to a terminal: its status, what it prints, and what the terminal is sent."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "inclusive", *arguments]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(
        command, cwd=root, stdout=subprocess.PIPE, stderr=theirs, text=True, env=environment
    ) as process:
        os.close(theirs)
        sent = b""
        with suppress(OSError):  # Linux tells so that nobody writes any more
            while part := os.read(ours, 65536):
                sent += part
        printed, _ = process.communicate()
    os.close(ours)
    return process.returncode, printed, re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", sent.decode())


@pytest.mark.parametrize("speech", list(STAGES))
def test_each_stage_of_a_build_is_told_with_how_much_is_done(tmp_path, speech):
    root = copy_of(EXAMPLE, tmp_path / "base")
    status, printed, sent = at_a_terminal(root, "build", "--lang", speech)
    assert (status, len(printed.splitlines())) == (0, 1)
    for stage in STAGES[speech].values():
        assert re.search(rf"{stage} +\S+ (\d+)/\1", sent.replace("\r", "\n")), sent
    status, _, sent = at_a_terminal(root, "build", "--lang", speech)
    assert status == 0
    assert "0/0" not in sent


def test_every_language_names_the_same_stages():
    assert {tuple(stages) for stages in STAGES.values()} == {("sources", "pages", "search")}
