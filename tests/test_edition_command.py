"""`inclusive edition`: what it refuses, what it tells, and that it writes all or nothing."""

import errno
import io
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inclusive.edition_command import make_edition
from inclusive.editions.read import path_of, read_editions
from inclusive.in_place import change
from tests.cases import replace_lines
from tests.conftest import EXAMPLE, copy_of
from tests.story import FIRST, SECOND, change_a_definition, edition, withdraw_a_practice, without_editions
from tests.test_commands import Told, files_in, is_one_line, run

CAFE = "practices/cafe-des-voisins"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A copy of the miniature."""
    return without_editions(copy_of(EXAMPLE, tmp_path / "base"))


class TestCommand:
    def test_the_first_edition_holds_every_record(self, base):
        told = run(base, "edition", *FIRST[:1], "--date", FIRST[1])
        lines = told.out.splitlines()
        assert (told.status, told.err) == (0, "")
        assert lines[:2] == ["editions/2026.1.jsonl est écrit. À garder tel quel.", "nouvelles fiches\u00a0: 22"]
        assert lines[2:24] == sorted(lines[2:24])
        assert lines[24:] == ["fiches changées\u00a0: 0", "fiches retirées\u00a0: 0"]
        assert run(base, "check") == Told(0, "Aucun problème.\n", "")

    @pytest.mark.parametrize(
        ("speech", "lines"),
        [
            ("fr", ["nouvelles fiches\u00a0: 0", "fiches changées\u00a0: 1", "fiches retirées\u00a0: 1"]),
            ("nl", ["nieuwe fiches: 0", "gewijzigde fiches: 1", "ingetrokken fiches: 1"]),
            ("en", ["new records: 0", "changed records: 1", "withdrawn records: 1"]),
        ],
    )
    def test_it_tells_what_is_new_changed_and_withdrawn(self, base, speech, lines):
        edition(base, FIRST)
        change_a_definition(base)
        withdraw_a_practice(base)
        told = run(base, "edition", SECOND[0], "--date", SECOND[1], "--lang", speech)
        assert (told.status, told.err) == (0, "")
        assert told.out.splitlines()[1:] == [lines[0], lines[1], "  bas-seuil", lines[2], "  soupe-mobile"]

    def test_it_writes_one_file_and_nothing_else(self, base):
        before = files_in(base)
        run(base, "edition", FIRST[0], "--date", FIRST[1])
        assert files_in(base).keys() == before.keys() | {path_of(FIRST[0])}

    def test_the_citation_of_the_whole_base_names_the_edition(self, base):
        (base / "CITATION.cff").write_text('version: "2025.1"\ntype: dataset\n', encoding="utf-8")
        edition(base, FIRST)
        assert (base / "CITATION.cff").read_text(encoding="utf-8") == (
            'type: dataset\nversion: "2026.1"\ndate-released: "2026-12-01"\n'
        )


class TestRefusals:
    @pytest.mark.parametrize(
        ("name", "day", "part"),
        [
            ("2026.1", "2027-06-15", "2026.1: this edition exists"),
            ("2025.9", "2027-06-15", "the last edition is 2026.1"),
            ("2027.1", "2026-11-30", "2026-11-30 is before the day of the last edition, 2026-12-01"),
            ("2027", "2027-06-15", "for instance 2026.1"),
            ("2027.01", "2027-06-15", "for instance 2026.1"),
            ("../x", "2027-06-15", "for instance 2026.1"),
            ("2027.1\n", "2027-06-15", "for instance 2026.1"),
        ],
    )
    def test_a_name_or_a_day_that_cannot_be(self, base, name, day, part):
        edition(base, FIRST)
        before = files_in(base)
        told = run(base, "edition", name, "--date", day)
        assert part in told.err
        assert (told.status, told.out) == (2, "")
        assert files_in(base) == before

    @pytest.mark.parametrize("options", [(), ("--date", "2026-02-30"), ("--date", "tomorrow")])
    def test_a_day_is_given(self, base, options):
        told = run(base, "edition", "2026.1", *options)
        assert told.status == 2
        assert "--date" in told.err

    def test_problems_in_the_content_are_told(self, base):
        replace_lines(base / CAFE / "practice.yml", ["terms: [aller-vers]"], ["terms: [aller-verz]"])
        told = run(base, "edition", "2026.1", "--date", "2026-12-01", "--lang", "en")
        assert told.status == 1
        assert f"{CAFE}/practice.yml:14:9: L001 " in told.out
        assert not (base / "editions").exists()

    def test_an_edition_that_was_changed_is_told(self, base):
        edition(base, FIRST)
        file = base / path_of(FIRST[0])
        file.write_bytes(file.read_bytes().replace(b"proposed", b"adopted!", 1))
        told = run(base, "edition", SECOND[0], "--date", SECOND[1])
        assert told.status == 1
        assert f"{path_of(FIRST[0])}:" in told.out
        assert " A001 " in told.out
        assert not (base / path_of(SECOND[0])).exists()

    def test_a_folder_that_cannot_be_written(self, base):
        (base / "editions").write_text("a letter", encoding="utf-8")
        assert is_one_line(run(base, "edition", "2026.1", "--date", "2026-12-01"), "editions", 1)
        assert (base / "editions").read_text(encoding="utf-8") == "a letter"


STEPS = ((os, "mkdir"), (io, "open"), (os, "fsync"), (os, "replace"), (os, "unlink"))


class Failing:
    """Makes the step number `at` on the disk fail; each is counted."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int, error: BaseException) -> None:
        self.at, self.error, self.steps = at, error, 0
        for module, name in STEPS:
            monkeypatch.setattr(module, name, self._counted(getattr(module, name)))

    def _counted(self, step: Callable[..., object]) -> Callable[..., object]:
        def counted(*arguments: object, **options: object) -> object:
            if step is not io_open or "w" in str(arguments[1:2]):
                self.steps += 1
                if self.steps == self.at:
                    raise self.error
            return step(*arguments, **options)

        return counted


io_open = io.open
ERRORS = [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()]
Files = dict[str, bytes]


def outcomes(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, start: Path, step: Callable[[Path], object]
) -> Iterator[tuple[bool, Files]]:
    """For the first, second, third … step on the disk that fails: whether that was told, and what stands then.

    Each time from a fresh copy of `start`; until no step is left to fail.
    """
    for at in range(1, 200):
        root = Path(shutil.copytree(start, start.with_name(f"{start.name}-{at}")))
        with monkeypatch.context() as context:
            failing, told = Failing(context, at, error), False
            try:
                step(root)
            except type(error):
                told = True
        if failing.steps < at:
            return
        yield told, {path: data for path, data in files_in(root).items() if not path.startswith("build/")}


@pytest.mark.parametrize("error", ERRORS, ids=["disk full", "interrupted"])
class TestInterruption:
    """Whatever step fails, all is as before, or all is done; what is left in build/ is of no weight."""

    @pytest.mark.parametrize("having", [[], [FIRST]], ids=["the first", "the next"])
    def test_an_edition_is_written_whole_or_not_at_all(self, base, monkeypatch, error, having):
        for one in having:
            edition(base, one)
        before = {path: data for path, data in files_in(base).items() if not path.startswith("build/")}
        found = list(outcomes(monkeypatch, error, base, lambda root: make_edition(root, *SECOND)))
        edition(base, SECOND)
        after = before | {path_of(SECOND[0]): (base / path_of(SECOND[0])).read_bytes()}
        assert all(stands in (before, after) for _, stands in found)
        assert all(told or stands == after for told, stands in found)
        assert sum(stands == before for _, stands in found) >= 4
        assert all((base.parent / f"base-{at + 1}" / "editions").exists() for at in range(len(found))) is bool(having)

    def test_several_files_change_together(self, tmp_path, monkeypatch, error):
        before = {"a/one.txt": b"1", "a/two.txt": b"2", "b/three.txt": b"3"}
        wanted = {"a/one.txt": None, "a/two.txt": b"II", "b/three.txt": None, "c/d/four.txt": b"IV", "a/five.txt": b"V"}
        after = {path: data for path, data in (before | wanted).items() if data is not None}
        change(tmp_path / "start", before)
        shutil.rmtree(tmp_path / "start" / "build")
        found = list(outcomes(monkeypatch, error, tmp_path / "start", lambda root: change(root, wanted)))
        assert all(stands in (before, after) for _, stands in found)
        assert all(told or stands == after for told, stands in found)
        assert sum(stands == before for _, stands in found) > 15
        change(tmp_path / "start", wanted)
        assert files_in(tmp_path / "start") == after
        assert sorted(one.name for one in (tmp_path / "start").iterdir()) == ["a", "build", "c"]


def test_a_copy_of_a_base_keeps_its_editions(base, tmp_path):
    edition(base, FIRST)
    shutil.copytree(base, tmp_path / "copy")
    edition(tmp_path / "copy", SECOND)
    assert [one.name for one in read_editions(tmp_path / "copy")[0].all] == [FIRST[0], SECOND[0]]
