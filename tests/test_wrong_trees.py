"""No tree gives a traceback: files for folders, links, pipes, odd names, closed doors. Only problems come out."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from inclusive.publish.build import Built, build
from inclusive.render.publication import Publication
from tests.cases import delete, example_copied, not_as_administrator, only_problems, problems_in


def replaced_by_a_file(root: Path, path: str) -> None:
    delete(root / path)
    (root / path).write_text("Un mot.\n", encoding="utf-8")


def replaced_by_a_folder(root: Path, path: str) -> None:
    delete(root / path)
    (root / path).mkdir()


def replaced_by_a_link(root: Path, path: str, target: str) -> None:
    delete(root / path)
    (root / path).symlink_to(target)


def replaced_by_a_pipe(root: Path, path: str) -> None:
    delete(root / path)
    os.mkfifo(root / path)


def added(root: Path, path: bytes) -> None:
    """A file whose name may be no text at all, and one in a folder of that name."""
    (root / "practices" / os.fsdecode(path)).write_text("Un mot.\n", encoding="utf-8")
    (root / "docs/fr" / f"{os.fsdecode(path)}.md").write_text("Un mot.\n", encoding="utf-8")
    (root / "practices" / f"{os.fsdecode(path)}-2").mkdir()


PRACTICE = "practices/soupe-mobile"
WRONG_TREES: dict[str, Callable[[Path], None]] = {
    "nothing": lambda root: [delete(path) for path in root.iterdir()] and None,
    **{
        f"{path} is a file": partial(replaced_by_a_file, path=path)
        for path in ("practices", "registers", "docs", "docs/fr", "docs/nl", "docs/assets", PRACTICE)
    },
    **{
        f"{path} is a folder": partial(replaced_by_a_folder, path=path)
        for path in ("glossary.yml", "registers/facets.yml", f"{PRACTICE}/practice.yml", f"{PRACTICE}/fr.md")
    },
    **{
        f"{path} is empty": partial(replaced_by_a_folder, path=path)
        for path in ("practices", "registers", "docs", "docs/fr", PRACTICE)
    },
    **{
        f"{path} is a link to {target}": partial(replaced_by_a_link, path=path, target=target)
        for path in ("practices", PRACTICE, f"{PRACTICE}/practice.yml", "glossary.yml", "docs/fr", "docs/fr/about.md")
        for target in (path.rsplit("/", 1)[-1], "nowhere", "/etc", "/dev/zero")
    },
    **{
        f"{path} is a pipe": partial(replaced_by_a_pipe, path=path)
        for path in ("glossary.yml", f"{PRACTICE}/nl.md", "docs/nl/about.md")
    },
    **{
        f"a file called {name!r}": partial(added, path=name)
        for name in (
            b"\xff\xfe",
            b"a\nb",
            b"a\rb",
            b"a:b,c%d",
            b"\x1b[31m",
            "😀".encode(),
            b"a" * 250,
            b".hidden",
            b"a b",
        )
    },
}


@pytest.mark.parametrize("name", WRONG_TREES)
def test_a_wrong_tree_gives_only_problems(name):
    with example_copied() as root:
        WRONG_TREES[name](root)
        problems = problems_in(root)
    assert problems or name == "docs/assets is a file"
    only_problems(problems)


ODD_DRAWINGS: dict[str, Callable[[Path], None]] = {
    "a name that is no text": lambda folder: (folder / os.fsdecode(b"odd\xff.svg")).touch(),
    "a name of two lines": lambda folder: (folder / "odd\nodd.svg").touch(),
    "a pipe": lambda folder: os.mkfifo(folder / "odd.svg"),
    "a folder": lambda folder: (folder / "odd.svg").mkdir(),
    "a link without end": lambda folder: (folder / "odd.svg").symlink_to("/dev/zero"),
    "a link out of the base": lambda folder: (folder / "odd.svg").symlink_to("/etc/hostname"),
}


@pytest.mark.parametrize("name", ODD_DRAWINGS)
def test_a_drawing_that_is_no_file_of_ours_is_not_published(example_site, name):
    with example_copied() as root:
        shutil.copytree(example_site.parent / "build/shells", root / "build/shells")
        ODD_DRAWINGS[name](root / "docs/assets/drawings")
        assert isinstance(build(root, Publication(), root / "site", search=False), Built)
        published = {file.name for file in (root / "site/assets/drawings").iterdir()}
    assert "way.fr.svg" in published
    assert [one for one in published if "odd" in one] == []


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """Every module is loaded while we may still read it."""
    with example_copied() as root:
        problems_in(root)


@contextmanager
def unreadable(path: Path, rights: int) -> Iterator[None]:
    """`path` with these rights, seen by somebody who is not the administrator."""
    path.chmod(rights)
    try:
        with not_as_administrator():
            yield
    finally:
        path.chmod(0o755)


@pytest.mark.parametrize("rights", [0o000, 0o444], ids=oct)
@pytest.mark.parametrize(
    "path",
    [
        "practices",
        PRACTICE,
        f"{PRACTICE}/practice.yml",
        f"{PRACTICE}/fr.md",
        "glossary.yml",
        "registers",
        "docs",
        "docs/fr",
    ],
)
def test_what_cannot_be_read_gives_only_problems(path, rights):
    with example_copied() as root:
        root.chmod(0o755)
        with unreadable(root / path, rights):
            problems = problems_in(root)
    only_problems(problems)
    assert problems or (rights == 0o444 and "." in path)
