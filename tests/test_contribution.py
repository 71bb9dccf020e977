"""Every screen of the way of a contribution is pictured, in both languages, as the forms are now."""

import re

import pytest

from tests.contribution import FOLDER, STAMP, stamp

LARGEST = 40_000  # bytes of a picture
SHOWN = re.compile(r"!\[([^\]]+)\]\(([a-z-]+)\.(fr|nl)\.webp\)")


def test_the_pictures_show_the_forms_of_today():
    assert STAMP.read_text(encoding="utf-8") == stamp(), "the forms have changed: run `make pictures`"


def test_each_picture_is_shown_once_with_its_own_words():
    found = SHOWN.findall((FOLDER / "README.md").read_text(encoding="utf-8"))
    there = sorted(file.name for file in FOLDER.glob("*.webp"))
    assert sorted(f"{name}.{lang}.webp" for _, name, lang in found) == there
    assert len({words for words, _, _ in found}) == len(found)
    french, dutch = ([name for _, name, own in found if own == lang] for lang in ("fr", "nl"))
    assert french == dutch


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.webp")), ids=lambda file: file.name)
def test_a_picture_is_small(file):
    data = file.read_bytes()
    assert (data[:4], data[8:12]) == (b"RIFF", b"WEBP")
    assert len(data) <= LARGEST
