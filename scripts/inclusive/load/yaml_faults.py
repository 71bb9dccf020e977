"""YAML faults: what is refused before there is a value, tabs and syntax."""

import re
from collections.abc import Sequence

import yaml

from inclusive.problems import Place, Problem, problem

KEY = re.compile(r"[a-z]+(?:_[a-z]+)*(?=:)")


def tabs(text: str, path: str, first_line: int) -> list[Problem]:
    """The first tab of each line: to YAML it is never white space of the right width."""
    lines = enumerate(text.split("\n"), start=first_line)
    return [problem(Place(path, number, line.index("\t") + 1), "F008") for number, line in lines if "\t" in line]


def syntax_problem(error: yaml.YAMLError, path: str, first_line: int) -> Problem:
    """What libyaml stumbled over."""
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "?"
    # What is not closed is told where it opens, not where libyaml despairs of it.
    opened = any(part in reason for part in ("end of stream", "expected ',' or", "expected ':'"))
    mark = getattr(error, "context_mark" if opened else "problem_mark", None)
    line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
    return problem(Place(path, line, column), "F009", reason=reason)


def without_block(text: str, at: int) -> tuple[str, Sequence[int]] | None:
    """The text without the entry, or the value of the key, in which its line `at` is; and which lines that concerns.

    What is left out becomes empty lines: every other line keeps its number. None where that changes nothing.
    """
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if line[:1] not in ("", " ", "#")]
    start = max((number for number in starts if number <= at), default=0)
    end = min((number for number in starts if number > start), default=len(lines))
    key = KEY.match(lines[start])
    around = [*lines[:start], f'{key[0]}: ""' if key else "", *[""] * (end - start - 1), *lines[end:]]
    return ("\n".join(around), range(start, end)) if around != lines else None
