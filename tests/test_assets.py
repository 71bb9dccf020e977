"""What is published as it is: only files of our own, of the kinds that a site needs; a drawing holds shapes and words.

What a drawing may not hold is in `tests/broken` (M008, M009).
"""

import os
from pathlib import Path

import pytest

from inclusive.load.drawings import DRAWINGS, assets, assets_checked
from tests.conftest import ROOT

DRAWN = [
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '<?xml version="1.0" encoding="UTF-8"?>\n<!-- été --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
    '<s:svg xmlns:s="http://www.w3.org/2000/svg" xml:lang="fr"><s:text dy=".5em"><s:tspan>x</s:tspan></s:text></s:svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><title>a &lt; b</title><g transform="scale(2)" fill-opacity=".5">'
    '<path d="M0 0h9" stroke-dasharray="1 2"/></g><text><![CDATA[a < b]]></text></svg>',
]


def tree(root: Path, *paths: str) -> Path:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("x", encoding="utf-8")
    return root


def test_only_files_of_our_own_are_published(tmp_path):
    root = tree(tmp_path / "base", "docs/assets/b.css", "docs/assets/a/c.js", "docs/assets/a/d.html", "elsewhere/e.js")
    (root / "docs/assets/f.js").symlink_to("../../elsewhere/e.js")
    (root / "docs/assets/g").symlink_to("../../elsewhere")
    os.mkfifo(root / "docs/assets/h.js")
    assert list(assets(root)) == ["docs/assets/a/c.js", "docs/assets/a/d.html", "docs/assets/b.css"]
    assert [(one.code, one.place.path) for one in assets_checked(root)] == [("I011", "docs/assets/a/d.html")]


@pytest.mark.parametrize(
    "name", ["page.html", "page.HTML", "a.svgz", "a.xml", "a.xhtml", "a.pdf", "a.png", "svg", "a.svg.html"]
)
def test_another_kind_of_file_is_refused(tmp_path, name):
    assert [one.code for one in assets_checked(tree(tmp_path, f"docs/assets/{name}"))] == ["I011"]


@pytest.mark.parametrize("text", DRAWN)
def test_shapes_and_words_are_a_drawing(tmp_path, text):
    for path in (f"{DRAWINGS}/a.fr.svg", "docs/assets/icon.svg"):
        (tree(tmp_path, path) / path).write_text(text, encoding="utf-8")
    assert list(assets_checked(tmp_path)) == []


def test_every_drawing_of_ours_is_one():
    assert len([path for path in assets(ROOT) if path.endswith(".svg")]) >= 9
    assert list(assets_checked(ROOT)) == []
