"""Pages: the hand-written pages below `docs/`."""

import re
from pathlib import Path

from inclusive.corpus import HandWritten, Passage
from inclusive.languages import LANGS, Lang
from inclusive.load.files import misplaced, names_in, read_text
from inclusive.load.practice_files import split_front_matter
from inclusive.load.shape import shaped, unless_told
from inclusive.model.fields import ID_PATTERN, LONGEST_ID
from inclusive.model.registers import PageFrontMatter
from inclusive.problems import Problem

SUFFIX = ".md"


def load_pages(root: Path) -> tuple[tuple[HandWritten, ...], set[str], list[Problem]]:
    """The hand-written pages of both languages, by name; the files refused; problems."""
    pages: list[HandWritten] = []
    refused: set[str] = set()
    problems: list[Problem] = []
    for lang in LANGS:
        paths, found = page_files(root, lang)
        problems += found
        for path in paths:
            page, found = load_page(root, path, lang)
            problems += found
            pages += [page] if page else []
            refused |= set() if page else {path}
    return tuple(pages), refused, problems


def page_files(root: Path, lang: Lang) -> tuple[list[str], list[Problem]]:
    """The hand-written pages of a language, in order, and a problem for each file that is none."""
    folder = f"docs/{lang}"
    names, problems = names_in(root, folder)
    paths = [f"{folder}/{name}" for name in names if name.endswith(SUFFIX) and not name.startswith(".")]
    return paths, [*problems, *misplaced(root, folder, _names_a_page)]


def _names_a_page(name: str) -> bool:
    stem = name.removesuffix(SUFFIX)
    return stem != name and len(stem) <= LONGEST_ID and re.fullmatch(ID_PATTERN, stem) is not None


def load_page(root: Path, path: str, lang: Lang) -> tuple[HandWritten | None, list[Problem]]:
    """One hand-written page."""
    source, problems = read_text(root, path)
    if problems:
        return None, problems
    head, body, line, problems = split_front_matter(source, path)
    front, found = shaped(PageFrontMatter, head) if head else (None, [])
    if front is None or head is None or problems:
        return None, problems + unless_told(found, problems, head)
    return HandWritten(Path(path).stem, lang, path, front, head, Passage(lang, body, path, line)), []
