"""Every hostile string in every kind of field, as if no check had looked: no page holds more than one of plain words.

The pages are read as browsers read HTML; what they may hold is what pages of harmless texts hold.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import lxml.html
import pytest

from inclusive.corpus import Corpus
from inclusive.editions.read import read_editions
from inclusive.embedding.frame import definitions, frame, oembed
from inclusive.languages import LANGS, Lang
from inclusive.publish.pour import read_shells
from inclusive.publish.products import products
from inclusive.render.addresses import Place
from inclusive.render.prose import ATTRIBUTES, TAGS
from tests.bases import site_of
from tests.data_files import base_of
from tests.trust.conftest import EDITION
from tests.trust.dangers import SCHEMES, scheme
from tests.trust.hostile import PHRASE, WORDS, hostile_base

ANY = ("", "lang", "title")  # that nh3 lets pass on every tag
OF_TEXTS = {(tag, name) for tag in TAGS for name in (*ANY, *ATTRIBUTES.get(tag, ()))} - {("img", "src")}
DATA = ("application/ld+json", "application/json")
ADDRESSES = ("href", "src", "action", "formaction")
LETTERS = {"practice": "p", "term": "v", "organisation": "o", "question": "q", "settings": "f", "page": "h"}
NUMBERED = re.compile(r"[a-z][0-9]+")


@dataclass(frozen=True)
class Read:
    """What a browser finds in a page."""

    parts: frozenset[tuple[str, str]]  # (tag, attribute); the attribute is empty for the tag itself
    scripts: tuple[tuple[str, str, str], ...]  # address, type, content
    addresses: frozenset[str]
    title: str
    lang: str


Pages = Mapping[str, Read]


def read(html: str) -> Read:
    tree = lxml.html.document_fromstring(html)
    elements = [*tree.iter()]
    return Read(
        frozenset((str(one.tag), name) for one in elements for name in ("", *one.attrib)),
        tuple((one.get("src", ""), one.get("type", ""), one.text or "") for one in tree.iter("script")),
        frozenset(value for one in elements for name in ADDRESSES if (value := one.get(name)) is not None),
        " ".join(one.text_content() for one in tree.iter("h1")),
        tree.get("lang", ""),
    )


def pages_of(root: Path, shells: Path) -> Pages:
    """Every page of a base."""
    site = site_of(root)
    every = products(site, read_shells(shells), root)
    return {one.path: read(str(one.make(site))) for one in every if one.path.endswith(".html")}


@pytest.fixture(scope="module")
def shells(example_site: Path) -> Path:
    return example_site.parent / "build" / "shells"


@pytest.fixture(scope="module")
def plain(shells: Path, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The same base with two harmless words in the place of every text."""
    return pages_of(hostile_base(tmp_path_factory.mktemp("plain") / "base", ["un mot", "een woord"]), shells)


@pytest.fixture(scope="module")
def pages(hostile: tuple[Path, Corpus], shells: Path) -> Pages:
    return pages_of(hostile[0], shells)


def kind(path: str) -> str:
    """What pages of one kind share: `fr/glossaire/v12/index.html` → `fr/glossaire/v*/index.html`."""
    return "/".join(f"{step[0]}*" if NUMBERED.fullmatch(step) else step for step in path.split("/"))


def test_no_page_holds_a_tag_or_an_attribute_that_harmless_texts_do_not_give(plain: Pages, pages: Pages) -> None:
    allowed = frozenset.union(*(one.parts for one in plain.values())) | OF_TEXTS
    assert not {name for _, name in allowed if name.startswith("on") or name == "style"}
    assert {path: one.parts - allowed for path, one in pages.items() if one.parts - allowed} == {}


def test_every_script_is_one_of_ours(plain: Pages, pages: Pages) -> None:
    usual = {kind(path): [script[:2] for script in one.scripts] for path, one in plain.items()}
    for path, one in pages.items():
        for address, form, content in one.scripts:
            assert (address.endswith(".js") and ":" not in address) if address else form in DATA, path
            assert not content.strip() or ("<" not in content and json.loads(content)), path
        if kind(path) in usual:
            assert [script[:2] for script in one.scripts] == usual[kind(path)], path


def test_every_address_is_of_an_allowed_scheme(pages: Pages) -> None:
    assert {scheme(address) for one in pages.values() for address in one.addresses} == {*SCHEMES}


def test_every_page_is_in_its_language(pages: Pages) -> None:
    assert all(one.lang == Lang(path[:2]).tag for path, one in pages.items() if path.startswith(("fr/", "nl/")))


def words(text: str) -> str:
    return " ".join(text.split()).casefold()


@pytest.mark.parametrize("section", LETTERS)
def test_a_title_is_shown_as_it_was_written(pages: Pages, hostile_texts: list[str], section: str) -> None:
    for at, text in enumerate(hostile_texts):
        record = f"{LETTERS[section]}{at // 2}"
        place = Place(LANGS[at % 2], *((f"page:{record}", "") if section == "page" else (section, record)))
        written = text[: PHRASE if section == "question" else WORDS]
        assert words(written) in words(pages[f"{place.path}index.html"].title), place


def test_an_edition_holds_every_hostile_text(hostile: tuple[Path, Corpus], pages: Pages) -> None:
    root, corpus = hostile
    editions, problems = read_editions(root)
    assert problems == []
    records = editions.named[EDITION].records
    for entry in (*corpus.terms, *corpus.organisations, *corpus.questions):
        assert records[entry.value.id].id == entry.value.id
        assert f"id/{entry.value.id}/{EDITION}/index.html" in pages


def test_a_frame_holds_words_only(hostile: tuple[Path, Corpus]) -> None:
    corpus = hostile[1]
    shown = list(definitions(base_of(corpus), corpus))
    made = {one: read(frame(one)) for one in shown}
    usual = frozenset.union(*(page.parts for one, page in made.items() if not NUMBERED.fullmatch(one.record)))
    for one, page in made.items():
        assert page.parts <= usual, one.record
        assert page.scripts == ()
        inside = lxml.html.fragment_fromstring(json.loads(oembed(one))["html"])
        assert (inside.tag, len(inside), inside.get("src")) == ("iframe", 0, one.frame)


def test_there_are_enough_of_them(hostile_texts: list[str], pages: Pages) -> None:
    assert len(hostile_texts) >= 440
    assert len(pages) >= 5_000
