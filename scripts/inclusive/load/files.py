"""Files: bytes on disk → text, or the problem that forbids reading them.

It knows nothing of YAML or Markdown.
"""

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Callable
from pathlib import Path

from inclusive.load.letters import hidden_character, mixed_letter
from inclusive.problems import Place, Problem, problem

LARGEST = 1024 * 1024  # bytes; a source file is written by a person
LARGEST_TEXT = 64 * 1024  # bytes of a Markdown file: some 10,000 words, that one person reads at once
LEADS_NOWHERE = {errno.ENOENT, errno.ENOTDIR, errno.ELOOP}
BOM = b"\xef\xbb\xbf"
KEPT_BY_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE | re.DOTALL)


def read_text(root: Path, path: str) -> tuple[str, list[Problem]]:
    """The text of `path` below `root` with `\\n` line ends, and what is wrong with it as a file.

    The text is empty when it could not be read at all.
    """
    place, file = Place(path), f"{root}/{path}"
    try:
        if passes_a_link(root, path) and not Path(file).resolve().is_relative_to(root.resolve()):
            return "", [problem(place, "F007", target=_link_target(Path(file)))]
        told = os.stat(file)  # noqa: PTH116 (thousands of files)
        if not stat.S_ISREG(told.st_mode):
            return "", [problem(place, "F001")]
        if told.st_size > (largest := LARGEST_TEXT if path.endswith(".md") else LARGEST):
            return "", [problem(place, "F002", size=told.st_size, largest=largest)]
        with open(file, "rb", buffering=0) as content:  # noqa: PTH123 (thousands of files, each read whole: no buffer)
            return decode(content.readall(), path)
    except (OSError, RuntimeError):  # no right to read it, or links that lead to each other
        return "", [problem(place, "F001")]


def passes_a_link(root: Path, path: str) -> bool:
    """Whether `path` below `root` is a link, or goes through one, or upwards."""
    steps = path.split("/")
    return ".." in steps or any(os.path.islink(f"{root}/{'/'.join(steps[:end])}") for end in range(1, len(steps) + 1))  # noqa: PTH114 (the same)


def names_in(root: Path, path: str) -> tuple[list[str], list[Problem]]:
    """The names in the folder `path` below `root`, sorted, or the problem that forbids listing it."""
    try:
        return sorted(os.listdir(f"{root}/{path}")), []  # noqa: PTH208 (thousands of folders)
    except OSError:
        return [], [problem(Place(path), "F001")]


def misplaced(root: Path, folder: str, belongs: Callable[[str], object]) -> list[Problem]:
    """A problem for each name in a folder that the base does not read; hidden files are those of editors."""
    names = (name for name in names_in(root, folder)[0] if not name.startswith("."))
    return [problem(Place(f"{folder}/{name}"), "I012", name=name) for name in names if not belongs(name)]


def names_are_names_everywhere(root: Path, path: str) -> list[Problem]:
    """A problem for each name in the folder `path` that some systems cannot have, or not beside another of them."""
    first: dict[str, str] = {}
    problems = []
    for name in names_in(root, path)[0]:
        other = first.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if other != name:
            problems.append(problem(Place(f"{path}/{name}"), "I009", name=name, other=other))
        if KEPT_BY_WINDOWS.fullmatch(name):
            problems.append(problem(Place(f"{path}/{name}"), "I010", name=name))
    return problems


def is_folder(root: Path, path: str) -> bool:
    """Whether `path` below `root` is a folder; when the right to know it lacks, reading it will tell."""
    try:
        return stat.S_ISDIR(os.stat(f"{root}/{path}").st_mode)  # noqa: PTH116 (the same)
    except OSError as error:
        return error.errno not in LEADS_NOWHERE


def decode(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """UTF-8 bytes → text in normal form C, with one problem for each fault of encoding."""
    if data.startswith(BOM):
        return "", [problem(Place(path), "F004")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        return "", [problem(place_at(path, before, len(before)), "F003", byte=f"0x{data[error.start]:02X}")]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, [*_hidden_characters(text, path), *_mixed_letters(text, path), *_not_composed(text, path)]


def place_at(path: str, text: str, offset: int, first_line: int = 1) -> Place:
    """The place of character `offset` of `text`, which starts at `first_line` of `path`."""
    line_start = text.rfind("\n", 0, offset) + 1
    return Place(path, first_line + text.count("\n", 0, offset), offset - line_start + 1)


def _hidden_characters(text: str, path: str) -> list[Problem]:
    """The first of each line: a binary file has thousands."""
    if hidden_character(text) is None:
        return []
    found = ((number, hidden_character(line)) for number, line in enumerate(text.split("\n"), start=1))
    return [problem(Place(path, number, one[0] + 1), "F005", character=one[1]) for number, one in found if one]


def _mixed_letters(text: str, path: str) -> list[Problem]:
    """The first of each line."""
    if mixed_letter(text) is None:
        return []
    found = ((number, mixed_letter(line)) for number, line in enumerate(text.split("\n"), start=1))
    return [problem(Place(path, at, one[0] + 1), "F032", letter=one[1], number=one[2]) for at, one in found if one]


def _not_composed(text: str, path: str) -> list[Problem]:
    if unicodedata.is_normalized("NFC", text):
        return []
    for number, line in enumerate(text.split("\n"), start=1):
        if not unicodedata.is_normalized("NFC", line):
            return [problem(Place(path, number), "F006")]
    return [problem(Place(path), "F006")]


def _link_target(file: Path) -> str:
    """Where the link goes that is the file, or the nearest folder around it that is one."""
    link = next((one for one in (file, *file.parents) if one.is_symlink()), file)
    return str(link.readlink()) if link.is_symlink() else file.name
