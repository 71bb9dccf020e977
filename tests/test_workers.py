"""Two processes give what one gives; what stops one stops the other."""

import os
import time
from functools import partial
from pathlib import Path

import pytest

from inclusive.load.corpus_files import load_part
from inclusive.load.digests import unit_digests
from inclusive.publish.pour import read_shells
from inclusive.publish.products import products
from inclusive.publish.sources import brought_up
from inclusive.publish.state import State
from inclusive.publish.workers import PARTS, WORTH_IT, beside, in_silence, processors, side_by_side
from tests.bases import site_of
from tests.conftest import EXAMPLE


def told_by(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def test_two_processes_give_what_one_gives_in_its_order():
    begun = {0: os.pipe(), 100: os.pipe()}

    def together(number: int) -> tuple[int, int]:
        """The first and the last wait for each other, so that neither process does all before the other has begun."""
        if is_shared and number in begun:
            os.write(begun[number][1], b"1")
            os.read(begun[100 - number][0], 1)
        return told_by(number)

    is_shared = False
    alone = side_by_side(together, range(101), in_silence, worth_it=102)
    is_shared = processors() > 1
    beside = side_by_side(together, range(101), in_silence, worth_it=2)
    assert [one for one, _ in alone] == [one for one, _ in beside] == [number * number for number in range(101)]
    assert {process for _, process in alone} == {os.getpid()}
    assert len({process for _, process in beside}) == min(2, processors())


@pytest.mark.parametrize("count", [1, 2, PARTS - 1, PARTS, PARTS + 1, 2 * PARTS, 3 * PARTS + 7])
def test_however_many_there_are_each_is_done_once(count):
    assert side_by_side(str, range(count), in_silence, worth_it=1) == [str(number) for number in range(count)]


def test_two_processes_find_the_digests_that_one_finds():
    assert unit_digests(EXAMPLE, partial(side_by_side, tell=in_silence, worth_it=1)) == unit_digests(EXAMPLE)


@pytest.mark.parametrize("wrong", [3, 97])
@pytest.mark.parametrize("worth", [102, 2])
def test_what_goes_wrong_in_either_is_told_here(wrong, worth):
    def work(number: int) -> int:
        if number == wrong:
            raise FileNotFoundError(str(number))
        return number

    with pytest.raises(FileNotFoundError, match=f"^{wrong}$"):
        side_by_side(work, range(101), in_silence, worth_it=worth)


def test_what_is_done_beside_is_told_when_it_is_asked_for():
    with beside(partial(told_by, 7)) as made:
        told, process = made()
    assert told == 49
    assert (process != os.getpid()) == (processors() > 1)


def test_what_goes_wrong_beside_is_told_here():
    with beside(partial(int, "wrong")) as made, pytest.raises(ValueError, match="wrong"):
        made()


def test_what_nobody_asks_for_is_given_up():
    begun = time.monotonic()
    with beside(partial(time.sleep, 60)):
        pass
    assert time.monotonic() - begun < 30


def test_a_copy_does_not_outlive_us(tmp_path: Path):
    def work(number: int) -> None:
        if number == 0:
            raise KeyboardInterrupt
        time.sleep(0.05)
        (tmp_path / str(number)).touch()

    with pytest.raises(KeyboardInterrupt):
        side_by_side(work, range(40), in_silence, worth_it=2)
    written = len(list(tmp_path.iterdir()))
    time.sleep(0.3)
    assert len(list(tmp_path.iterdir())) == written < 20


def test_progress_is_told_as_a_whole():
    told: list[tuple[int, int]] = []
    side_by_side(told_by, range(200), lambda *one: told.append(one), worth_it=2)
    assert told[-1] == (200, 200)
    assert told == sorted(told)
    assert all(done % 50 == 0 and of == 200 for done, of in told)


def test_a_large_answer_passes():
    made = side_by_side(lambda number: str(number) * 300_000, range(4), in_silence, worth_it=2)
    assert made == [str(number) * 300_000 for number in range(4)]


def test_two_processes_make_the_site_that_one_makes(example_site):
    """The example's site has more files than one process makes alone."""
    shells = read_shells(example_site.parent / "build" / "shells")
    site = site_of(EXAMPLE)
    every = list(products(site, shells, EXAMPLE))
    assert len(every) > WORTH_IT
    for one in every:
        made = one.make(site)
        assert (made.encode() if isinstance(made, str) else made) == (example_site / one.path).read_bytes(), one.path


def test_two_processes_read_what_one_reads(tmp_path):
    with State(tmp_path / "none", "") as state:
        brought = brought_up(EXAMPLE, state)
    loaded = [f"practices/{name}" for name in sorted(brought.practices)]
    parts = [side_by_side(partial(load_part, EXAMPLE), loaded, in_silence, worth_it=worth) for worth in (2, 9)]
    assert parts[0] == parts[1]
    assert [one.practices[0].id for one in parts[0]] == sorted(brought.practices)
