"""YAML faults: what is refused before there is a value, tabs and syntax."""

import yaml

from inclusive.problems import Place, Problem, problem


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
