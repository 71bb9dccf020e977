"""Fix: write into the sources what nobody should type: the digests of translated texts."""

import re
from collections.abc import Iterable
from pathlib import Path

from inclusive.corpus import Corpus
from inclusive.derive.translation import State, pairs
from inclusive.errors import NotWritten, UnknownRecord
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
    written: list[Place] = []
    for pair in every:
        for lang in LANGS:
            stamp = pair.translates.get(lang)
            behind = pair.record in confirmed and pair.state(lang) is State.BEHIND
            if pair.stands(lang.other) and (stamp == PENDING or behind):
                write_digest(root, pair.text_places[lang], pair.digests[lang.other])
                written.append(pair.text_places[lang])
    return written


def write_digest(root: Path, place: Place, digest: str) -> None:
    """Replace the digest of the key at `place`; nothing else in the file changes, its line ends neither."""
    file = root / place.path
    pieces = LINE_END.split(file.read_bytes().decode("utf-8"))  # line, line end, line, …
    line = pieces[2 * (place.line - 1)]
    found = TRANSLATES.match(line, place.column - 1)
    if found is None:
        raise NotWritten(place)
    pieces[2 * (place.line - 1)] = line[: found.start()] + found[1] + digest + line[found.end() :]
    file.write_bytes("".join(pieces).encode("utf-8"))
