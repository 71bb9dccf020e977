"""An interruption waits for the step between two pieces of work, whatever else runs, and is never lost."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest
from click.testing import CliRunner

from inclusive.cli import main
from inclusive.cli_faults import sentence
from inclusive.interruption import uninterrupted
from inclusive.publish import build as building
from inclusive.publish.build import build, check
from inclusive.render.publication import Publication
from tests.cases import replace_lines
from tests.conftest import EXAMPLE, copy_of
from tests.test_incremental import assert_same, files_in

CAFE = "practices/cafe-des-voisins/fr.md"


@pytest.fixture(autouse=True)
def listening() -> Iterator[None]:
    """As in a terminal: a shell that starts us behind itself has the signal ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def stopped() -> None:
    """Somebody asks this process to stop."""
    os.kill(os.getpid(), signal.SIGINT)


def pieces(done: list[str], *, steps: bool) -> None:
    """Two pieces of work, the first of which is interrupted."""
    with uninterrupted() as listen:
        with uninterrupted():
            stopped()
            done.append("one")
        if steps:
            listen()
        done.append("two")


@pytest.mark.parametrize(("steps", "left"), [(True, ["one"]), (False, ["one", "two"])])
def test_it_is_heard_at_the_next_step_or_at_the_end(steps, left):
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        pieces(done, steps=steps)
    assert done == left


def test_another_thread_does_not_bring_it_about():
    ended, done = threading.Event(), []
    other = threading.Thread(target=ended.wait, daemon=True)
    other.start()

    def work() -> None:
        with uninterrupted():
            signal.pthread_kill(other.ident or 0, signal.SIGINT)
            ended.set()
            other.join()  # it has met the signal
            done.append("whole")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == ["whole"]


def failing() -> None:
    """Work that is interrupted, and fails of something else."""
    with uninterrupted():
        stopped()
        raise OSError


def test_a_fault_meanwhile_gives_way_to_it():
    with pytest.raises(KeyboardInterrupt):
        failing()


def test_the_handlers_are_as_before():
    def handlers() -> list[object]:
        return [signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)]

    before = handlers()
    with uninterrupted():
        assert handlers() != before
    assert handlers() == before


def test_a_process_that_ignores_it_goes_on():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with uninterrupted() as listen:
            stopped()
            listen()
    finally:
        signal.signal(signal.SIGINT, before)


def test_beside_the_main_thread_nothing_changes():
    heard = []

    def work() -> None:
        with uninterrupted() as listen:
            heard.append(signal.getsignal(signal.SIGINT))
            listen()

    one = threading.Thread(target=work)
    one.start()
    one.join()
    assert heard == [signal.getsignal(signal.SIGINT)]


@pytest.mark.parametrize(("which", "status"), [(signal.SIGINT, 1), (signal.SIGTERM, -signal.SIGTERM)])
def test_who_ends_a_process_waits_for_the_clean_up(which, status):
    code = f"""
import signal
from inclusive.cli import main
from inclusive.cli_faults import sentence
from inclusive.interruption import uninterrupted
try:
    with uninterrupted() as listen:
        signal.raise_signal({int(which)})
        try:
            listen()
        finally:
            print("tidy", flush=True)
except KeyboardInterrupt:
    raise SystemExit(1)
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout, told.stderr) == (status, "tidy\n", "")


@pytest.fixture
def root(tmp_path):
    """A base with its site, of which a title has changed since."""
    base = copy_of(EXAMPLE, tmp_path / "base")
    assert not isinstance(build(base, Publication(), base / "site"), list)
    assert check(base, None) == []
    replace_lines(base / CAFE, ["title: Le café des voisins"], ["title: Le café d’à côté"])
    return base


def swallowed() -> None:
    """What a library does that takes an interruption for a fault of its own."""
    with suppress(KeyboardInterrupt):
        stopped()
        signal.getsignal(signal.SIGINT)


@pytest.mark.parametrize("stage", ["brought_up", "applied", "write_search"])
def test_a_library_that_swallows_it_changes_nothing(root, monkeypatch, stage):
    work = getattr(building, stage)

    def swallowing(*given: object, **more: object) -> object:
        swallowed()
        return work(*given, **more)

    before = files_in(root / "site")
    monkeypatch.setattr(building, stage, swallowing)
    with pytest.raises(KeyboardInterrupt):
        build(root, Publication(), root / "site")
    monkeypatch.undo()
    after = files_in(root / "site")
    last = "search/" if stage == "write_search" else ""
    assert {path: data for path, data in after.items() if path.startswith(last)} == {
        path: data for path, data in before.items() if path.startswith(last)
    }
    build(root, Publication(), root / "site")
    clean = copy_of(root, root.parent / "clean" / "base")
    build(clean, Publication(), clean / "site")
    assert_same(files_in(root / "site"), files_in(clean / "site"))


def test_a_check_whose_library_swallows_it_tells_nothing(root, monkeypatch):
    work = building.brought_up

    def swallowing(*given: object, **more: object) -> object:
        swallowed()
        return work(*given, **more)

    monkeypatch.setattr(building, "brought_up", swallowing)
    with pytest.raises(KeyboardInterrupt):
        check(root, None)


@pytest.mark.parametrize("speech", ["fr", "nl"])
def test_who_leaves_a_question_unanswered_is_told_so_in_their_language(tmp_path, speech):
    base = copy_of(EXAMPLE, tmp_path / "base")
    before = files_in(base)
    told = CliRunner().invoke(main, ["new", "practice", "--root", str(base), "--lang", speech], input="Titel\n")
    assert told.exit_code == 1
    assert told.stderr.splitlines()[-1] == f"inclusive: {sentence('stopped', speech)}"
    assert "Aborted" not in told.output
    assert files_in(base) == before
