"""Citation file: `CITATION.cff`, which says how to cite the whole base; it names the last edition."""

import re

PATH = "CITATION.cff"
NAMED = re.compile(rb"^(?:version|date-released):.*\n?", re.MULTILINE)


def naming(text: bytes, edition: str, day: str) -> bytes:
    """The file, its last two lines naming the edition and its day; all other lines stay as they are."""
    others = NAMED.sub(b"", text)
    if others and not others.endswith(b"\n"):
        others += b"\n"
    return others + f'version: "{edition}"\ndate-released: "{day}"\n'.encode()
