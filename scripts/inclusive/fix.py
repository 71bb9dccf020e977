"""Fix: write into the sources what nobody should type: the digests of translated texts."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from inclusive.corpus import Corpus
from inclusive.derive.translation import State, pairs
from inclusive.errors import NotWritten, UnknownRecord
from inclusive.in_place import change
from inclusive.languages import LANGS
from inclusive.model.fields import PENDING
from inclusive.problems import Place

TRANSLATES = re.compile(r"""(["']?translates["']?\s*:\s*["']?)(?:pending|[0-9a-f]{16})\b""")
LINE_END = re.compile(r"(\r\n|\r|\n)")


def fix(root: Path, corpus: Corpus, now_current: Iterable[str] = ()) -> list[Place]:
    """Write the digest of each translation that is pending, and of each record of `now_current`.

    Naming a record in `now_current` says: I compared the two texts, the translation is up to date.
    Returns the places written.
    """
    confirmed = set(now_current)
    every = list(pairs(corpus))
    for record in sorted(confirmed - {pair.record for pair in every}):
        raise UnknownRecord(record)
    digests: dict[Place, str] = {}
    for pair in every:
        for lang in LANGS:
            stamp = pair.translates.get(lang)
            behind = pair.record in confirmed and pair.state(lang) is State.BEHIND
            if pair.stands(lang.other) and (stamp == PENDING or behind):
                digests[pair.text_places[lang]] = pair.digests[lang.other]
    write_digests(root, digests)
    return list(digests)


def write_digests(root: Path, digests: Mapping[Place, str]) -> None:
    """Write a digest at each place, all of them or none."""
    files = {place.path: (root / place.path).read_bytes() for place in digests}
    for place, digest in digests.items():
        files[place.path] = with_digest(files[place.path], place, digest)
    change(root, files)


def with_digest(content: bytes, place: Place, digest: str) -> bytes:
    """A file with another digest for the key at `place`; nothing else changes, its line ends neither."""
    pieces = LINE_END.split(content.decode("utf-8"))  # line, line end, line, …
    line = pieces[2 * (place.line - 1)]
    found = TRANSLATES.match(line, place.column - 1)
    if found is None:
        raise NotWritten(place)
    pieces[2 * (place.line - 1)] = line[: found.start()] + found[1] + digest + line[found.end() :]
    return "".join(pieces).encode("utf-8")
