"""The chain: each line of an edition begins with a digest of itself and of the line before, over all editions.

A line is JSON: `{"digest":"<64 hexadecimal digits>",…}`. The digest is SHA-256 of the digest of the line
before (nothing, for the very first) followed by the line's bytes after its own digest and comma.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inclusive.problems import Place, Problem, problem

OPENING = b'{"digest":"'
DIGEST = re.compile(rb'\{"digest":"([0-9a-f]{64})",')
FIRST = frozenset([""])  # what stands before the very first line


@dataclass(frozen=True)
class Line:
    """A line whose digest is right: its number in the file, and its JSON after the digest."""

    number: int
    content: bytes  # `"record":{…}}`


@dataclass(frozen=True)
class Chained:
    """What a file holds. `ends` are the digests that a next line may follow: one; after a damaged line two, or any."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    ends: frozenset[str]


def chain(contents: Iterable[bytes], before: str) -> Iterator[bytes]:
    """Each content, `{…}` in JSON without a digest, as a line of the chain that follows the digest `before`."""
    for content in contents:
        rest = content[1:]
        before = _digest(before, rest)
        yield OPENING + before.encode() + b'",' + rest + b"\n"


def unchained(data: bytes, path: str, before: frozenset[str] = FIRST) -> Chained:
    """The lines of a file that follows one of the digests `before`, and a problem for each that was changed.

    A line after one whose own digest cannot be read is taken as it is: one change is told once.
    """
    lines: list[Line] = []
    problems: list[Problem] = []
    written = data.split(b"\n")
    for number, line in enumerate(written[:-1], start=1):
        found = DIGEST.match(line)
        stated, rest = (found[1].decode(), line[found.end() :]) if found else ("", line)
        computed = {_digest(one, rest) for one in before}
        if stated and (not before or stated in computed):
            lines.append(Line(number, rest))
            before = frozenset([stated])
        else:
            problems.append(problem(Place(path, number), "A001"))
            before = frozenset([stated, *computed]) if stated else frozenset()  # the digest was changed, or the rest
    if written[-1]:
        problems.append(problem(Place(path, len(written)), "A001"))
        before = frozenset()
    return Chained(tuple(lines), tuple(problems), before)


def _digest(before: str, rest: bytes) -> str:
    return hashlib.sha256(before.encode() + rest).hexdigest()
