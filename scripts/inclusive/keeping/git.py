"""Git: what the repository answers, and the sources of one of its commits."""

import errno
import io
import os
import signal
import subprocess
import tarfile
from pathlib import Path

from inclusive.errors import GitRefused

REFUSALS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES)


def git(folder: Path, *arguments: str) -> bytes:
    """What git prints in `folder`; `GitRefused` with what it says otherwise, `OSError` where the machine refused."""
    english = {**os.environ, "LC_ALL": "C"}
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, env=english, capture_output=True, check=False)
    except FileNotFoundError:
        raise GitRefused("git is not installed") from None
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace")
        raise refused_by_the_machine(told, done.returncode, folder) or GitRefused(told)
    return done.stdout


def refused_by_the_machine(told: str, status: int, folder: Path) -> OSError | None:
    """What the machine refused to another program at work in `folder`, by what it told in English, and its status."""
    if "File size limit exceeded" in told or -status == getattr(signal, "SIGXFSZ", None):
        return OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(folder))
    number = next((one for one in REFUSALS if os.strerror(one) in told), None)
    return OSError(number, os.strerror(number), str(folder)) if number else None


def commit_of(folder: Path, name: str) -> str:
    """The commit that `name` stands for: 40 hexadecimal digits."""
    return git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode().strip()


def clean_commit(root: Path) -> str | None:
    """The commit whose files stand in `root`; None where they differ from it, or there is no repository."""
    try:
        if git(root, "status", "--porcelain") or Path(git(root, "rev-parse", "--show-toplevel").decode()[:-1]) != root:
            return None
        return commit_of(root, "HEAD")
    except GitRefused:
        return None


def write_sources(folder: Path, commit: str, target: Path, *names: str) -> None:
    """Put the files of a commit into `target`; only those `names` that it has, if any are given."""
    there = [name for name in names if git(folder, "ls-tree", "--name-only", commit, name)]
    if names and not there:
        return
    with tarfile.open(fileobj=io.BytesIO(git(folder, "archive", "--format=tar", commit, *there))) as tar:
        tar.extractall(target, filter="data")
