"""What is made beside the build: made once, kept while nothing changes, made again when anything does."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from inclusive.cli import main
from inclusive.errors import NotASite
from inclusive.publish.apart import LIST, Made, apart
from tests.conftest import EXAMPLE, copy_of


class Maker:
    """Makes two files, and counts how often."""

    times = 0

    def __call__(self) -> Iterator[tuple[str, bytes]]:
        self.times += 1
        yield "data/one.txt", b"one"
        yield "data/deep/two.txt", b"two"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copy_of(EXAMPLE, tmp_path / "base")
    (root / "site").mkdir()
    (root / "site" / ".nojekyll").touch()
    return root


def test_what_did_not_change_is_not_made_again(root: Path) -> None:
    maker = Maker()
    assert apart(root, "x", "1", maker, root / "site") == Made(2, anew=True)
    shutil.rmtree(root / "site" / "data")
    assert apart(root, "x", "1", maker, root / "site") == Made(2, anew=False)
    assert maker.times == 1
    assert (root / "site/data/deep/two.txt").read_bytes() == b"two"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda root: (root / "glossary.yml").write_text("[]"),
        lambda root: (root / "practices/new").mkdir() or (root / "practices/new/fr.md").touch(),
        lambda root: (root / "registers/moved.yml").unlink(),
        lambda root: (root / "build/x/data/one.txt").write_text("other"),
        lambda root: (root / "build/x/data/one.txt").unlink(),
        lambda root: (root / "build/x/data/stranger.txt").touch(),
        lambda root: (root / "build/x" / LIST).write_text("{"),
        lambda root: (root / "build/x" / LIST).unlink(),
    ],
    ids=["source", "new source", "source gone", "altered", "lost", "stranger", "list damaged", "list lost"],
)
def test_anything_changed_is_made_again(root: Path, spoil) -> None:
    maker = Maker()
    apart(root, "x", "1", maker, root / "site")
    spoil(root)
    assert apart(root, "x", "1", maker, root / "site") == Made(2, anew=True)
    assert not (root / "site/data/stranger.txt").exists()


def test_what_it_depends_on_besides_counts(root: Path) -> None:
    maker = Maker()
    assert [apart(root, "x", about, maker, root / "site").anew for about in ("1", "1", "2")] == [True, False, True]


def test_a_maker_that_stops_leaves_what_was_there(root: Path) -> None:
    def stopping() -> Iterator[tuple[str, bytes]]:
        yield "data/one.txt", b"half"
        raise KeyboardInterrupt

    apart(root, "x", "1", Maker(), root / "site")
    with pytest.raises(KeyboardInterrupt):
        apart(root, "x", "2", stopping, root / "site")
    assert (root / "site/data/one.txt").read_bytes() == b"one"
    assert apart(root, "x", "1", Maker(), root / "site").anew is False


def test_only_a_site_is_added_to(root: Path) -> None:
    (root / "site/.nojekyll").unlink()
    with pytest.raises(NotASite):
        apart(root, "x", "1", Maker(), root / "site")


def test_the_command_adds_the_data_and_says_so(root: Path) -> None:
    def told(*options: str) -> tuple[int, str]:
        result = CliRunner().invoke(main, ["data", "--root", str(root), *options])
        return result.exit_code, result.output

    status, words = told()
    files = len([file for file in (root / "site/data/v1").rglob("*") if file.is_file()])
    assert (status, words) == (0, f"data/v1/\u00a0: {files} fichiers.\n")
    assert told("--lang", "nl") == (0, f"data/v1/: {files} bestanden, ongewijzigd.\n")
    assert (root / "site/data/v1/glossary.tbx").is_file()
    (root / "glossary.yml").write_text("- 1\n", encoding="utf-8")
    assert told()[0] == 1
