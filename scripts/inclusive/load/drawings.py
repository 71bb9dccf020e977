"""Drawings, and what else stands in docs/assets: published as it is, so it is looked at before.

A drawing holds shapes and words: whoever opens it at its own address must meet no script, and no request elsewhere.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from inclusive.load.files import names_in, passes_a_link, read_text
from inclusive.load.letters import hidden_character, mixed_letter
from inclusive.load.yaml_composer import DEEPEST
from inclusive.problems import Place, Problem, problem

ASSETS = "docs/assets"
DRAWINGS, DRAWING = f"{ASSETS}/drawings", re.compile(r"[a-z0-9.-]+\.svg")
PUBLISHED = (".css", ".js", ".svg")  # files of our own; only drawings come from elsewhere
SVG, BETWEEN = "http://www.w3.org/2000/svg", " "
SHAPES = re.compile("svg|g|title|desc|text|tspan|path|rect|circle|ellipse|line|polyline|polygon")
OF_SHAPES = re.compile(
    r"id|class|lang|role|aria-[a-z]+|version|viewBox|preserveAspectRatio|width|height|d|points|transform|opacity|color"
    r"|[xy][12]?|d[xy]|[cfr][xy]|r|pathLength|(?:fill|stroke|font|text)(?:-[a-z]+)?|(?:letter|word)-spacing"
    r"|(?:dominant|alignment)-baseline|paint-order|vector-effect|http://www\.w3\.org/XML/1998/namespace (?:lang|space)"
)
ENCODING = "UTF-8"  # by which we read it; a browser obeys the drawing
ELSEWHERE = re.compile(r"url\(|[\\<]", re.IGNORECASE)  # in a colour, or a font


def drawings(root: Path) -> frozenset[str]:
    """The drawings that are published, and that a hand-written page may show: files of our own, plainly named."""
    names, _ = names_in(root, DRAWINGS)  # there may be none
    return frozenset(name for name in names if DRAWING.fullmatch(name) and _is_ours(root, f"{DRAWINGS}/{name}"))


def assets(root: Path, folder: str = ASSETS) -> Iterator[str]:
    """Every file of our own in `docs/assets`, in order: a link could publish what is elsewhere on the machine."""
    for name in names_in(root, folder)[0]:
        path = f"{folder}/{name}"
        if os.path.isdir(f"{root}/{path}") and not os.path.islink(f"{root}/{path}"):  # noqa: PTH112, PTH114 (no error)
            yield from assets(root, path)
        elif _is_ours(root, path):
            yield path


def _is_ours(root: Path, path: str) -> bool:
    return not passes_a_link(root, path) and os.path.isfile(f"{root}/{path}")  # noqa: PTH113 (where nobody may look: no)


def assets_checked(root: Path) -> Iterator[Problem]:
    """A problem for each file of `docs/assets` of another kind, and for each part of a drawing that is none."""
    shown = {f"{DRAWINGS}/{name}" for name in drawings(root)}
    for path in assets(root):
        if not path.endswith(PUBLISHED):
            yield problem(Place(path), "I011", name=path.rpartition("/")[2])
        elif path in shown or (path.endswith(".svg") and not path.startswith(f"{DRAWINGS}/")):
            text, problems = read_text(root, path)
            yield from problems or _of_drawing(text, path)


class _NotToBeRead(Exception):
    """What would let a drawing name others, or grow without end."""


def _of_drawing(text: str, path: str) -> list[Problem]:
    """What a drawing holds besides shapes and words; the first of what cannot be read on."""
    reader = _Reader(path)
    try:
        reader.parser.Parse(text, True)
    except _NotToBeRead:
        pass
    except expat.ExpatError as error:
        reader.found.append(problem(Place(path, error.lineno, error.offset + 1), "M009"))
    return reader.found


class _Reader:
    """Reads a drawing as a browser would, and keeps what it may not hold."""

    def __init__(self, path: str) -> None:
        self.path, self.found = path, list[Problem]()
        self.depth = 0
        self.parser = expat.ParserCreate(namespace_separator=BETWEEN)
        self.parser.buffer_text = True  # the words between two tags as one text
        self.parser.StartElementHandler = self.element
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.words
        self.parser.XmlDeclHandler = self.declaration
        self.parser.StartDoctypeDeclHandler = self.not_to_be_read
        self.parser.ProcessingInstructionHandler = self.not_to_be_read

    def refuse(self, code: str, **details: object) -> None:
        place = Place(self.path, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        self.found.append(problem(place, code, **details))

    def element(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            self.refuse("F014", deepest=DEEPEST)
            raise _NotToBeRead
        space, _, own = name.rpartition(BETWEEN)
        if space != SVG or not SHAPES.fullmatch(own):
            self.refuse("M008", found=f"<{own}>")
            return
        for attribute, value in attributes.items():
            if not OF_SHAPES.fullmatch(attribute) or ELSEWHERE.search(value):
                self.refuse("M008", found=f'{attribute.rpartition(BETWEEN)[2]}="{value[:40]}"')
            self.words(value)

    def end(self, _: str) -> None:
        self.depth -= 1

    def words(self, text: str) -> None:
        """What is written as it is has been told of the file; here, what was written as an entity."""
        if hidden := hidden_character(text):
            self.refuse("F005", character=hidden[1])
        elif mixed := mixed_letter(text):
            self.refuse("F032", letter=mixed[1], number=mixed[2])

    def declaration(self, _: str, encoding: str | None, __: int) -> None:
        if (encoding or ENCODING).upper() != ENCODING:
            self.refuse("M008", found=f'encoding="{encoding}"')

    def not_to_be_read(self, *told: object) -> None:
        self.refuse("M008", found=f"<?{told[0]}" if len(told) == 2 else "<!DOCTYPE")
        raise _NotToBeRead
