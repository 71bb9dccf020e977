"""Real git repositories in a folder of a test: a base, committed, whose `make site` is short."""

import shutil
import sys
from pathlib import Path

from tests.cases import example_files
from tests.workflow_steps import git

# Not the pages of the base, which take long: what the test needs is that the same commit makes the same files.
MAKEFILE = f"""\
.PHONY: site
site:
	rm -rf site
	mkdir -p site && touch site/.nojekyll && cp -R practices site/ && cp glossary.yml site/
	echo "$${{SITE_URL:-http://localhost:8000/}}" > site/addresses.txt
	{sys.executable} -m inclusive sums
"""


def repository(folder: Path) -> Path:
    """A repository that holds the miniature, committed."""
    for path, content in example_files():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    (folder / "Makefile").write_text(MAKEFILE, encoding="utf-8")
    (folder / ".gitignore").write_text("/build/\n/site/\n", encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch=main")
    committed(folder, "start")
    return folder


def committed(folder: Path, message: str) -> str:
    """Everything committed as it stands; the commit."""
    git(folder, "add", "--all")
    days = {"GIT_AUTHOR_DATE": "2026-11-28T12:00:00Z", "GIT_COMMITTER_DATE": "2026-11-28T12:00:00Z"}
    git(folder, "commit", "--quiet", "--allow-empty", f"--message={message}", **days)
    return git(folder, "rev-parse", "HEAD").strip()


def cloned(folder: Path, target: Path, *options: str) -> Path:
    """A clone, as over a network."""
    git(folder, "clone", "--quiet", *options, folder.as_uri(), str(target))
    return target


def without(folder: Path, *paths: str) -> None:
    """Delete files or folders."""
    for path in paths:
        if (folder / path).is_dir():
            shutil.rmtree(folder / path)
        else:
            (folder / path).unlink()
