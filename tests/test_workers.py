"""Two processes give what one gives; what stops one stops the other."""

import os
import time
from pathlib import Path

import pytest

from inclusive.publish.workers import in_silence, side_by_side


def told_by(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def test_two_processes_give_what_one_gives_in_its_order():
    alone, beside = (side_by_side(told_by, range(101), in_silence, worth_it=worth) for worth in (102, 2))
    assert [one for one, _ in alone] == [one for one, _ in beside] == [number * number for number in range(101)]
    assert {process for _, process in alone} == {os.getpid()}
    assert len({process for _, process in beside}) == min(2, os.cpu_count() or 1)


@pytest.mark.parametrize("wrong", [3, 97])
@pytest.mark.parametrize("worth", [102, 2])
def test_what_goes_wrong_in_either_is_told_here(wrong, worth):
    def work(number: int) -> int:
        if number == wrong:
            raise FileNotFoundError(str(number))
        return number

    with pytest.raises(FileNotFoundError, match=f"^{wrong}$"):
        side_by_side(work, range(101), in_silence, worth_it=worth)


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
    assert told == [(100, 200), (200, 200)]


def test_a_large_answer_passes():
    made = side_by_side(lambda number: str(number) * 300_000, range(4), in_silence, worth_it=2)
    assert made == [str(number) * 300_000 for number in range(4)]
