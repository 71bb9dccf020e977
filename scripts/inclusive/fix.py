"""Fix: write into the sources what nobody should type: the digests of translated texts."""

import re
from collections.abc import Iterable
from pathlib import Path

from inclusive.corpus import Corpus
from inclusive.derive.translation import State, pairs
from inclusive.errors import NotWritten
from inclusive.languages import LANGS
from inclusive.model.fields import PENDING
from inclusive.problems import Place

TRANSLATES = re.compile(r"(\btranslates:\s*)(pending|[0-9a-f]{16})")


def fix(root: Path, corpus: Corpus, now_current: Iterable[str] = ()) -> list[Place]:
    """Write the digest of each translation that is pending, and of each record of `now_current`.

    Naming a record in `now_current` says: I compared the two texts, the translation is up to date.
    Returns the places written.
    """
    confirmed = set(now_current)
    written: list[Place] = []
    for pair in pairs(corpus):
        for lang in LANGS:
            stamp = pair.translates.get(lang)
            behind = pair.record in confirmed and pair.state(lang) is State.BEHIND
            if pair.stands(lang.other) and (stamp == PENDING or behind):
                write_digest(root, pair.text_places[lang], pair.digests[lang.other])
                written.append(pair.text_places[lang])
    return written


def write_digest(root: Path, place: Place, digest: str) -> None:
    """Replace the digest on the line of `place`; nothing else in the file changes."""
    file = root / place.path
    lines = file.read_bytes().decode("utf-8").split("\n")
    line, count = TRANSLATES.subn(lambda found: found[1] + digest, lines[place.line - 1], count=1)
    if count != 1:
        raise NotWritten(place)
    lines[place.line - 1] = line
    file.write_bytes("\n".join(lines).encode("utf-8"))
