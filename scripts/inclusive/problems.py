"""Problems: what is wrong in a source file, where it is, and how to mend it.

A problem holds no sentence: `catalogue` turns its code and details into French, Dutch or English.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Place(NamedTuple):
    """A character in a file of the repository; line and column start at 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


Where = Callable[[], Place]  # asked only of what is wrong: to look a place up costs more than to look at a value


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend. `code` is stable: documented, never reused."""

    place: Place
    code: str
    details: tuple[tuple[str, str], ...] = field(default=())

    @property
    def values(self) -> Mapping[str, str]:
        """The details by name, as the catalogue's sentences use them."""
        return dict(self.details)


def problem(place: Place, code: str, **details: object) -> Problem:
    """A problem whose details are told as text; details that are None are left out."""
    told = {name: str(value) for name, value in details.items() if value is not None}
    return Problem(place, code, tuple(sorted(told.items())))


def choices(labels: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """The details that tell which values are allowed: ids, and a line for each with its French or Dutch label."""
    fr, nl = (("\n".join(" ".join(pair[at].split()) for pair in labels.values())) for at in (0, 1))
    return {"allowed": ", ".join(labels), "labels_fr": fr, "labels_nl": nl}


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, by file, line, column and code."""
    return sorted(set(problems), key=_as_ordered)


def _as_ordered(one: Problem) -> tuple[object, ...]:
    """What orders problems, as `Problem` itself does: plain values are compared ten times faster."""
    return one.place.path, one.place.line, one.place.column, one.code, one.details
