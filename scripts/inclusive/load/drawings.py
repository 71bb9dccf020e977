"""Drawings, and what else stands in docs/assets: published as it is, so it is looked at before.

A drawing holds shapes and words: whoever opens it at its own address must meet no script, and no request elsewhere.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from inclusive.load.files import names_in, passes_a_link, read_text
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
    parser = expat.ParserCreate(namespace_separator=BETWEEN)
    found: list[Problem] = []

    def refuse(part: str) -> None:
        place = Place(path, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        found.append(problem(place, "M008", found=part))

    def element(name: str, attributes: dict[str, str]) -> None:
        space, _, own = name.rpartition(BETWEEN)
        if space != SVG or not SHAPES.fullmatch(own):
            refuse(f"<{own}>")
            return
        for attribute, value in attributes.items():
            if not OF_SHAPES.fullmatch(attribute) or ELSEWHERE.search(value):
                refuse(f'{attribute.rpartition(BETWEEN)[2]}="{value[:40]}"')

    def not_to_be_read(*told: object) -> None:
        refuse(f"<?{told[0]}" if len(told) == 2 else "<!DOCTYPE")
        raise _NotToBeRead

    parser.StartElementHandler = element
    parser.StartDoctypeDeclHandler = not_to_be_read
    parser.ProcessingInstructionHandler = not_to_be_read
    try:
        parser.Parse(text, True)
    except _NotToBeRead:
        pass
    except expat.ExpatError as error:
        found.append(problem(Place(path, error.lineno, error.offset + 1), "M009"))
    return found
