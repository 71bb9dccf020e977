"""YAML scalars: where the texts of a file stand, so that one of them can be changed and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml


@dataclass(frozen=True)
class Scalar:
    """A text of a YAML file: the keys that lead to it, and its characters in the file, quotes included."""

    keys: tuple[str, ...]
    start: int
    end: int
    style: str | None  # None, ', ", | or >
    inside: int  # where the list or the mapping that holds it starts: the same for the fields of one source


def scalars(text: str) -> Iterator[Scalar]:
    """Every text of a well-formed YAML file."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    keys: list[str | None] = []  # of each mapping that is open; None in a list
    waiting = False  # whether the next scalar is a key
    stack: list[bool] = []  # whether what is open is a mapping
    opened: list[int] = []  # where it starts
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            stack.append(isinstance(event, yaml.MappingStartEvent))
            keys.append(None)
            opened.append(_ends(starts, event)[0])
            waiting = stack[-1]
        elif isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
            keys.pop()
            opened.pop()
            waiting = bool(stack) and stack[-1]
        elif isinstance(event, yaml.ScalarEvent):
            if waiting:
                keys[-1] = event.value
                waiting = False
                continue
            start, end = _ends(starts, event)
            own = tuple(key for key in keys if key is not None)
            yield Scalar(own, start, min(end, len(text)), event.style, opened[-1])
            waiting = bool(stack) and stack[-1]


def _ends(starts: list[int], event: yaml.Event) -> tuple[int, int]:
    """Where an event starts and ends in a text whose lines start at `starts`."""
    assert event.start_mark is not None  # libyaml marks every event
    assert event.end_mark is not None
    start, end = (starts[mark.line] + mark.column for mark in (event.start_mark, event.end_mark))
    return start, end
