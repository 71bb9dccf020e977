"""The pages for those who take the base elsewhere: whole, in both languages, with examples that work as they stand."""

import re
from pathlib import Path

import pytest

from inclusive.data.openapi import SHAPES
from inclusive.languages import LANGS, Lang
from inclusive.render.addresses import DATA, GLOSSARY_DOCX, GLOSSARY_PDF, Place, frame_path, oembed_path
from tests.conftest import EXAMPLE
from tests.data_files import corpus_of
from tests.site_reader import Html

each_language = pytest.mark.parametrize("lang", LANGS)


def page(site: Path, lang: Lang, section: str) -> tuple[str, Html]:
    html = (site / Place(lang, section).path / "index.html").read_text(encoding="utf-8")
    read = Html()
    read.feed(html)
    return html, read


@each_language
def test_every_data_file_is_listed(example_site: Path, lang: Lang) -> None:
    html, read = page(example_site, lang, "data")
    listed = {values["href"].removeprefix("../../") for tag, _, values in read.links if tag == "a" and "href" in values}
    published = {
        file.relative_to(example_site).as_posix() for file in (example_site / DATA).rglob("*") if file.is_file()
    }
    of_a_family = {f"{DATA}index.html", *(f"{DATA}schemas/{name}.json" for name in SHAPES)}
    of_a_family |= {path for path in published if path.startswith(f"{DATA}records/") or path.endswith("-metadata.json")}
    of_a_family |= {path for path in published if f".{lang.other}." in path}
    assert published - of_a_family <= listed
    assert {GLOSSARY_PDF, GLOSSARY_DOCX} <= listed
    assert f"{DATA}records/bas-seuil.json" in html


@each_language
def test_the_examples_lead_to_what_is_published(example_site: Path, lang: Lang) -> None:
    html, _ = page(example_site, lang, "embed")
    addresses = {
        one.removeprefix("http://localhost:8000/") for one in re.findall(r"http://localhost:8000/[^\s&<\"]+", html)
    }
    examples = {frame_path("bas-seuil", lang), "embed/definition.js", "id/bas-seuil/"}
    assert examples <= addresses
    for path in examples:
        file = example_site / path
        assert file.is_file() or (file / "index.html").is_file(), path
    for pattern in (frame_path("<id>", lang), oembed_path("<id>", lang)):
        assert pattern.replace("<", "&lt;").replace(">", "&gt;") in html


@each_language
def test_the_whole_glossary_is_on_one_page(example_site: Path, lang: Lang) -> None:
    html, read = page(example_site, lang, "print")
    assert {*corpus_of(EXAMPLE).term} <= {*read.ids}
    assert "accueil-s1" in read.ids
    assert 'href="#accueil-s1"' in html
