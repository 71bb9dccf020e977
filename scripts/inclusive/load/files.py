"""Files: bytes on disk → text, or the problem that forbids reading them.

It knows nothing of YAML or Markdown.
"""

import re
import unicodedata
from pathlib import Path

from inclusive.problems import Place, Problem, problem

LARGEST = 1024 * 1024  # bytes; a source file is written by a person
BOM = b"\xef\xbb\xbf"
# Characters that hide or reorder text on the reviewer's screen (Unicode TR 36), and control characters.
HIDDEN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def read_text(root: Path, path: str) -> tuple[str, list[Problem]]:
    """The text of `path` below `root` with `\\n` line ends, and what is wrong with it as a file.

    The text is empty when it could not be read at all.
    """
    place = Place(path)
    file = root / path
    try:
        if not file.resolve().is_relative_to(root.resolve()):
            return "", [problem(place, "F007", target=_link_target(file))]
        if not file.is_file():
            return "", [problem(place, "F001")]
        if (size := file.stat().st_size) > LARGEST:
            return "", [problem(place, "F002", size=size, largest=LARGEST)]
        return decode(file.read_bytes(), path)
    except OSError as error:
        return "", [problem(place, "F001", reason=error.strerror or type(error).__name__)]


def decode(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """UTF-8 bytes → text in normal form C, with one problem for each fault of encoding."""
    if data.startswith(BOM):
        return "", [problem(Place(path), "F004")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        return "", [problem(Place(path, line, column), "F003", byte=f"0x{data[error.start]:02X}")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, [*_hidden_characters(text, path), *_not_composed(text, path)]


def place_at(path: str, text: str, offset: int, first_line: int = 1) -> Place:
    """The place of character `offset` of `text`, which starts at `first_line` of `path`."""
    line_start = text.rfind("\n", 0, offset) + 1
    return Place(path, first_line + text.count("\n", 0, offset), offset - line_start + 1)


def _hidden_characters(text: str, path: str) -> list[Problem]:
    return [
        problem(place_at(path, text, found.start()), "F005", character=f"U+{ord(found[0]):04X}")
        for found in HIDDEN.finditer(text)
    ]


def _not_composed(text: str, path: str) -> list[Problem]:
    if unicodedata.is_normalized("NFC", text):
        return []
    for number, line in enumerate(text.split("\n"), start=1):
        if not unicodedata.is_normalized("NFC", line):
            return [problem(Place(path, number), "F006")]
    return [problem(Place(path), "F006")]


def _link_target(file: Path) -> str:
    return str(file.readlink()) if file.is_symlink() else file.name
