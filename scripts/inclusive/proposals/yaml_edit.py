"""Edits of a YAML file that leave everything else in it as it was: a key is set or taken out.

Only block mappings are edited; what stands otherwise is left to a person, told by None.
"""

import re
from collections.abc import Sequence

KEY = re.compile(r"(?P<indent> *)(?:- )?(?P<key>[A-Za-z_]+):(?: |$)")


def with_key(lines: Sequence[str], order: Sequence[str], new: Sequence[str], indent: int = 0) -> list[str] | None:
    """`lines` with the key of `new[0]` at `indent`: in the place of the old one, else before those that follow it.

    `order` are the keys of the mapping as its format has them. None when the mapping is not written as a block.
    """
    starts = _starts(lines, indent)
    key = _key(new[0])
    if not starts:
        return None
    if key in starts:
        return [*lines[: starts[key]], *new, *lines[_end(lines, starts[key], indent) :]]
    following = [starts[other] for other in order[order.index(key) + 1 :] if other in starts]
    at = min(following) if following else _end(lines, max(starts.values()), indent)
    return [*lines[:at], *new, *lines[at:]]


def without_key(lines: Sequence[str], key: str, indent: int = 0) -> list[str]:
    """`lines` without `key` at `indent`, if it stands there."""
    starts = _starts(lines, indent)
    if key not in starts:
        return list(lines)
    return [*lines[: starts[key]], *lines[_end(lines, starts[key], indent) :]]


def with_nested_key(lines: Sequence[str], key: str, order: Sequence[str], new: Sequence[str]) -> list[str] | None:
    """The entry `lines` with the key of `new[0]` in the mapping below its `key`; None where that is not a block."""
    place = block(lines, key, 2)
    if place is None:
        return None
    inner = with_key(lines[place[0] : place[1]], order, new, 4)
    return None if inner is None else [*lines[: place[0]], *inner, *lines[place[1] :]]


def block(lines: Sequence[str], key: str, indent: int = 0) -> tuple[int, int] | None:
    """The lines of the block mapping below `key` at `indent`: first and one past the last; None when it is not one."""
    start = _starts(lines, indent).get(key)
    if start is None or not lines[start].rstrip().endswith(f"{key}:"):
        return None
    return start + 1, _end(lines, start, indent)


def _starts(lines: Sequence[str], indent: int) -> dict[str, int]:
    """Key → its line, for the keys at `indent`; the first key of an entry stands after a dash."""
    found: dict[str, int] = {}
    for number, line in enumerate(lines):
        match = KEY.match(line)
        if match and match.start("key") == indent:
            found.setdefault(match["key"], number)
    return found


def _end(lines: Sequence[str], start: int, indent: int) -> int:
    """One past the last line of the value that begins at `start`; blank lines after it do not belong to it."""
    end = start + 1
    for number, line in enumerate(lines[start + 1 :], start=start + 1):
        inside = len(line) - len(line.lstrip(" "))
        if line.strip() and (inside < indent or (inside == indent and not line.lstrip(" ").startswith("- "))):
            break
        if line.strip():
            end = number + 1
    return end


def _key(line: str) -> str:
    found = KEY.match(line)
    assert found is not None  # what is set begins with its key
    return found["key"]
