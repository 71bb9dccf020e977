"""Git: what the repository answers, and the sources of one of its commits."""

import io
import subprocess
import tarfile
from pathlib import Path

from inclusive.errors import GitRefused


def git(folder: Path, *arguments: str) -> bytes:
    """What git prints in `folder`; `GitRefused` with what it says otherwise."""
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except FileNotFoundError:
        raise GitRefused("git is not installed") from None
    if done.returncode:
        raise GitRefused(done.stderr.decode("utf-8", "replace"))
    return done.stdout


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
