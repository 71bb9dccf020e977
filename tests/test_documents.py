"""The documents for those who contribute say the same in both languages, and lead to what exists."""

import re

import pytest

from inclusive.languages import Lang
from inclusive.mend.typography import printed_markdown
from tests.conftest import ROOT

DOCUMENTS = ("CONTRIBUTING.md", "GOVERNANCE.md", "SECURITY.md", "CODE_OF_CONDUCT.md")
LINK = re.compile(r"\]\(([^)]+)\)")
AT_GITHUB = re.compile(r"\.\./\.\./(issues/new/choose|security/advisories/new)\Z")
each = pytest.mark.parametrize("name", DOCUMENTS)


def parts(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    _, french, dutch = re.split(r"^## (?:Français|Nederlands)\n", text, flags=re.MULTILINE)
    return {"fr": french, "nl": dutch}


def shape(text: str) -> list[tuple[str, int, int]]:
    """Each block: what begins it, its lines, its links."""
    blocks = [block for block in text.strip().split("\n\n") if block]
    return [(block[:2] if block[0] in "-|*" else "", block.count("\n"), len(LINK.findall(block))) for block in blocks]


@each
def test_both_languages_say_the_same_block_by_block(name):
    french, dutch = parts(name).values()
    assert shape(french) == shape(dutch)


@each
def test_every_link_leads_somewhere(name):
    for target in LINK.findall((ROOT / name).read_text(encoding="utf-8")):
        path, _, heading = target.partition("#")
        assert AT_GITHUB.match(target) or heading in ("français", "nederlands") or (ROOT / path).exists(), target


@each
def test_they_are_well_printed_and_short(name):
    for lang, text in parts(name).items():
        assert printed_markdown(text, Lang(lang)) == text
        assert len(text.split()) < 450


def test_the_readme_is_well_printed():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    french, dutch = re.split(r"^## (?:Français|Nederlands|English)\n", readme, flags=re.MULTILINE)[1:3]
    assert (printed_markdown(french, Lang.FR), printed_markdown(dutch, Lang.NL)) == (french, dutch)


def test_the_readme_leads_to_each():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"]({name})" in readme for name in DOCUMENTS)
