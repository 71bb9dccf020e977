"""YAML faults: what is refused before there is a value, tabs and syntax."""

import re
from collections.abc import Sequence

import yaml

from inclusive.problems import Place, Problem, problem

VALUE = re.compile(r"(?P<indent> *(?:- )?)[a-z]+(?:_[a-z]+)*:(?=\s|$)")  # the key before a value
ENTRY = re.compile(r"(?P<indent>)(?:-|[a-z]+(?:_[a-z]+)*:)(?=\s|$)")  # the beginning of an entry of the file


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
    """The text without the value, or else the entry of the file, in which its line `at` is; and which lines it had.

    The value becomes an empty text, what was below it empty lines: every other line keeps its number. None where that
    changes nothing.
    """
    lines = text.split("\n")
    for pattern in (VALUE, ENTRY):
        start = next((number for number in range(min(at, len(lines) - 1), -1, -1) if pattern.match(lines[number])), 0)
        found = pattern.match(lines[start])
        own = len(found["indent"]) if found else 0
        end = next((number for number in range(start + 1, len(lines)) if _ends(lines[number], own)), len(lines))
        around = [*lines[:start], f'{found[0]} ""' if found else "", *[""] * (end - start - 1), *lines[end:]]
        if around != lines:
            return "\n".join(around), range(start, end)
    return None


def _ends(line: str, indent: int) -> bool:
    """Whether what is below a key, or a dash, in column `indent` ends before this line."""
    return bool(line.strip()) and not line.startswith(" " * (indent + 1))
