"""Tolerance: problems that may wait are listed with a reason and a last day; the list itself is checked."""

from collections.abc import Iterable

from inclusive.corpus import Corpus, Entry
from inclusive.model.registers import Tolerated
from inclusive.problems import Problem, in_order, problem

# These do not wait: form, safety, personal data, identity, archive; and what a page would show but does not exist.
NEVER_TOLERATED = ("F", "M", "P", "X", "I", "A", "L", "R001", "S001", "S003", "S004")


def untolerated(problems: Iterable[Problem], tolerated: Iterable[Entry[Tolerated]]) -> list[Problem]:
    """The problems that may not wait, whatever the day: what has one cannot be published."""
    waiting = {(one.value.code, one.value.path) for one in tolerated if not one.value.code.startswith(NEVER_TOLERATED)}
    return [one for one in problems if (one.code, one.place.path) not in waiting]


def after_tolerance(problems: Iterable[Problem], corpus: Corpus, today: str | None) -> list[Problem]:
    """The problems that remain, and one for each tolerance that is not allowed, not needed or over.

    `today` (YYYY-MM-DD) is given by the caller; without it no tolerance ends. While a source cannot be
    read, no tolerance is called needless: what it tolerates may be in there.
    """
    remaining = set(problems)
    all_read = not any(one.code.startswith("F") for one in remaining)
    for entry in corpus.tolerated:
        code, path, until = entry.value.code, entry.value.path, entry.value.until
        covered = {one for one in remaining if one.code == code and one.place.path == path}
        if code.startswith(NEVER_TOLERATED):
            remaining.add(problem(entry.place("code"), "X003", tolerated=code))
        elif not covered and all_read:
            remaining.add(problem(entry.place("path"), "X001", tolerated=code, path=path))
        elif today is not None and until < today:
            remaining.add(problem(entry.place("until"), "X002", tolerated=code, path=path, until=until))
        else:
            remaining -= covered
    return in_order(remaining)
