"""What is made beside the build: made once, kept while nothing changes, made again when anything does."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from inclusive.cli import main
from inclusive.errors import NotASite
from inclusive.publish.apart import LIST, Made, Wanted, apart
from tests.conftest import EXAMPLE, copy_of


class Maker:
    """Wants two files, the second made of `word`, and counts how often each is made."""

    def __init__(self, word: str = "two") -> None:
        self.word = word
        self.made: list[str] = []

    def __call__(self) -> Iterator[Wanted]:
        yield Wanted("data/one.txt", lambda: self.content("one"))
        yield Wanted("data/deep/two.txt", lambda: self.content(self.word), self.word)

    def content(self, word: str) -> bytes:
        self.made.append(word)
        return word.encode()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copy_of(EXAMPLE, tmp_path / "base")
    (root / "site").mkdir()
    (root / "site" / ".nojekyll").touch()
    return root


def test_what_did_not_change_is_not_made_again(root: Path) -> None:
    maker = Maker()
    assert apart(root, "x", "1", maker, root / "site") == Made(2, anew=2)
    shutil.rmtree(root / "site" / "data")
    assert apart(root, "x", "1", maker, root / "site") == Made(2, anew=0)
    assert maker.made == ["one", "two"]
    assert (root / "site/data/deep/two.txt").read_bytes() == b"two"


def new_practice(root: Path) -> None:
    (root / "practices/new").mkdir()
    (root / "practices/new/fr.md").touch()


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "glossary.yml").write_text("[]"),
        new_practice,
        lambda root: (root / "registers/moved.yml").unlink(),
    ],
    ids=["source", "new source", "source gone"],
)
def test_when_a_source_changes_only_what_shows_it_is_made_again(root: Path, change) -> None:
    apart(root, "x", "1", Maker(), root / "site")
    change(root)
    maker = Maker()
    assert apart(root, "x", "1", maker, root / "site") == Made(2, anew=1)
    assert maker.made == ["one"]
    (root / "glossary.yml").write_text("[[]]")
    maker = Maker("changed")
    assert apart(root, "x", "1", maker, root / "site") == Made(2, anew=2)
    assert (root / "site/data/deep/two.txt").read_bytes() == b"changed"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda kept: (kept / "data/one.txt").write_text("other"),
        lambda kept: (kept / "data/one.txt").unlink(),
        lambda kept: (kept / "data/stranger.txt").touch(),
        lambda kept: (kept / LIST).write_text("{"),
        lambda kept: (kept / LIST).write_text('{"files": [], "inputs": 1}'),
        lambda kept: (kept / LIST).write_text('{"files": {"data/one.txt": "x"}}'),
        lambda kept: (kept / LIST).unlink(),
    ],
    ids=["altered", "lost", "stranger", "no JSON", "other JSON", "half a list", "no list"],
)
def test_what_is_damaged_is_made_again_whole(root: Path, spoil) -> None:
    apart(root, "x", "1", Maker(), root / "site")
    spoil(root / "build/x")
    assert apart(root, "x", "1", Maker(), root / "site") == Made(2, anew=2)
    assert not (root / "site/data/stranger.txt").exists()


def test_what_it_depends_on_besides_counts(root: Path) -> None:
    maker = Maker()
    assert [apart(root, "x", about, maker, root / "site").anew for about in ("1", "1", "2")] == [2, 0, 2]


def test_a_maker_that_stops_leaves_what_was_there(root: Path) -> None:
    def stopping() -> Iterator[Wanted]:
        yield Wanted("data/one.txt", lambda: b"half")
        raise KeyboardInterrupt

    apart(root, "x", "1", Maker(), root / "site")
    with pytest.raises(KeyboardInterrupt):
        apart(root, "x", "2", stopping, root / "site")
    assert (root / "site/data/one.txt").read_bytes() == b"one"
    assert apart(root, "x", "1", Maker(), root / "site").anew == 0


def test_only_a_site_is_added_to(root: Path) -> None:
    (root / "site/.nojekyll").unlink()
    with pytest.raises(NotASite):
        apart(root, "x", "1", Maker(), root / "site")


def test_the_command_adds_the_data_and_says_so(root: Path) -> None:
    def told(*options: str) -> tuple[int, str]:
        result = CliRunner().invoke(main, ["data", "--root", str(root), *options])
        return result.exit_code, result.output

    status, words = told()
    files = len([file for name in ("data", "embed") for file in (root / "site" / name).rglob("*") if file.is_file()])
    assert (status, words) == (0, f"data/v1/, embed/\u00a0: {files} fichiers, dont {files} refaits.\n")
    assert told("--lang", "nl") == (0, f"data/v1/, embed/: {files} bestanden, waarvan 0 opnieuw gemaakt.\n")
    assert (root / "site/data/v1/glossary.tbx").is_file()
    (root / "glossary.yml").write_text("- 1\n", encoding="utf-8")
    assert told()[0] == 1


def test_the_documents_are_added_and_only_those_that_change_made_again(root: Path) -> None:
    def told() -> str:
        result = CliRunner().invoke(main, ["paper", "--root", str(root), "--lang", "en"])
        assert result.exit_code == 0, result.output
        return result.output

    assert told() == "paper/: 12 files, 12 of them made anew.\n"
    assert {file.name for file in (root / "site/paper").iterdir()} >= {
        "glossaire-woordenlijst.pdf",
        "glossaire-woordenlijst.docx",
        "soupe-mobile.fr.pdf",
        "soupe-mobile.nl.pdf",
    }
    text = root / "practices/soupe-mobile/nl.md"
    text.write_text(text.read_text(encoding="utf-8").replace("soep", "verse soep", 1), encoding="utf-8")
    assert told() == "paper/: 12 files, 2 of them made anew.\n"  # the French one no longer names the edition
