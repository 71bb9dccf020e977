"""The same hostile base in every format that is not HTML: a reader of the trade reads each file, and finds texts."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import bibtexparser
import feedparser
import icalendar
import pytest
import rispy
from lxml import etree
from pypdf import PdfReader
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic

from inclusive.corpus import Corpus
from inclusive.data.base import Base, names
from inclusive.data.held import held
from inclusive.data.published import data_files
from inclusive.data.tables import FORMULA
from inclusive.editions.read import read_editions
from inclusive.languages import LANGS
from inclusive.paper.glossary import glossary
from inclusive.paper.pdf import pdf
from inclusive.paper.practice import practice_sheet
from inclusive.paper.word import docx
from tests.conftest import EXAMPLE
from tests.data_files import REPOSITORY, SITE, files_of
from tests.trust.hostile import WORDS

pytestmark = pytest.mark.filterwarnings(
    "ignore:Dataset:DeprecationWarning", "ignore:ConjunctiveGraph:DeprecationWarning"
)


@pytest.fixture(scope="module")
def base(hostile: tuple[Path, Corpus]) -> Base:
    root, corpus = hostile
    return Base(SITE, names(corpus), held(read_editions(root)[0], corpus))


@pytest.fixture(scope="module")
def files(hostile: tuple[Path, Corpus], base: Base) -> dict[str, str]:
    """Path below `/data/v1/` → text."""
    root, corpus = hostile
    return dict(data_files(base, corpus, REPOSITORY, read_editions(root)[0]))


def terms(hostile_texts: list[str]) -> Iterator[tuple[str, str, str]]:
    """(concept, language, its term as it was written)."""
    for at, text in enumerate(hostile_texts):
        yield f"v{at // 2}", str(LANGS[at % 2]), text[:WORDS].strip()


def test_json_gives_each_term_back(files: dict[str, str], hostile_texts: list[str]) -> None:
    read = {path: json.loads(text) for path, text in files.items() if path.endswith((".json", ".jsonld"))}
    for record, lang, term in terms(hostile_texts):
        assert read[f"records/{record}.json"]["texts"][lang]["term"] == term


def test_no_cell_of_csv_is_a_formula_and_no_text_makes_a_line(
    files: dict[str, str], hostile: tuple[Path, Corpus]
) -> None:
    texts = {path: text.lstrip("\ufeff") for path, text in files.items() if path.endswith(".csv")}
    tables = {path: list(csv.reader(io.StringIO(text, newline=""))) for path, text in texts.items()}
    assert len(tables) >= 5
    for path, rows in tables.items():
        assert {len(row) for row in rows} == {len(rows[0])}, path
        assert [cell for row in rows for cell in row if cell.startswith(FORMULA)] == [], path
    assert len(tables["terms.csv"]) == len(hostile[1].terms) + 1
    assert any(cell.startswith("'=cmd|") for row in tables["terms.csv"] for cell in row)


def test_turtle_holds_the_terms_as_words(files: dict[str, str], hostile_texts: list[str]) -> None:
    usual = Graph().parse(data=files_of(EXAMPLE)["glossary.ttl"], format="turtle")
    graph = Graph().parse(data=files["glossary.ttl"], format="turtle")
    hosts = {urlsplit(one).netloc for triple in usual for one in triple if isinstance(one, URIRef)}
    assert {urlsplit(one).netloc for triple in graph for one in triple if isinstance(one, URIRef)} <= hosts
    said = {str(one) for one in graph.objects() if isinstance(one, Literal)}
    assert {term for _, _, term in terms(hostile_texts)} <= said
    assert isomorphic(Graph().parse(data=files["glossary.jsonld"], format="json-ld"), graph)
    Graph().parse(data=files["catalogue.ttl"], format="turtle")


def words(text: str | None) -> str:
    return " ".join((text or "").split())


def test_tbx_holds_the_terms_as_words(files: dict[str, str], hostile_texts: list[str]) -> None:
    usual = {one.tag for one in etree.fromstring(files_of(EXAMPLE)["glossary.tbx"].encode()).iter()}
    parser = etree.XMLParser(resolve_entities=False)
    tree = etree.fromstring(files["glossary.tbx"].encode(), parser)
    assert {one.tag for one in tree.iter()} <= usual
    assert {words(term) for _, _, term in terms(hostile_texts)} <= {words(one.text) for one in tree.iter("{*}term")}


@pytest.mark.parametrize("lang", LANGS)
def test_feed_and_calendar_hold_what_they_should(files: dict[str, str], lang: str) -> None:
    feed = feedparser.parse(files[f"news.{lang}.atom"])
    assert not feed.bozo
    tree = etree.fromstring(files[f"news.{lang}.atom"].encode())
    assert {etree.QName(one).namespace for one in tree.iter()} == {"http://www.w3.org/2005/Atom"}
    assert len(feed.entries) == 50
    assert all(one.link.startswith(SITE) for one in feed.entries)
    usual, calendar = map(
        icalendar.Calendar.from_ical, (files_of(EXAMPLE)[f"reconfirm.{lang}.ics"], files[f"reconfirm.{lang}.ics"])
    )
    assert [one.name for one in calendar.walk()] == [one.name for one in usual.walk()]
    assert {key for one in calendar.walk() for key in one} == {key for one in usual.walk() for key in one}


def test_each_citation_is_one(files: dict[str, str]) -> None:
    """In all formats, and on one line in words; a reference manager that reads them finds one work each."""
    cited = [
        citation
        for path, text in files.items()
        if path.startswith("records/")
        for citation in json.loads(text).get("cite", {}).values()  # what left its id is not cited
    ]
    assert len(cited) > 1_500
    for one in cited:
        assert "\n" not in one["text"]
    works = bibtexparser.parse_string("\n".join(one["bibtex"] for one in cited[::3]))
    assert (len(works.failed_blocks), len(works.comments)) == (0, 0)
    assert len(rispy.loads("\n".join(one["ris"] for one in cited))) == len(cited)


def test_no_text_is_code_on_paper(hostile: tuple[Path, Corpus], base: Base) -> None:
    """The PDF is made at all: `#panic` and an endless loop would stop it; the text is shown."""
    corpus = hostile[1]
    reader = PdfReader(io.BytesIO(pdf("glossary", glossary(base, corpus, None))))
    assert any("#read" in page.extract_text() for page in reader.pages)
    practice = corpus.practice["p200"]
    for lang in LANGS:
        PdfReader(io.BytesIO(pdf("practice", practice_sheet(base, corpus, practice, lang))))


def test_a_word_document_holds_words_only(hostile: tuple[Path, Corpus], base: Base) -> None:
    corpus = hostile[1]
    with zipfile.ZipFile(io.BytesIO(docx(glossary(base, corpus, None)))) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
        assert not [name for name in archive.namelist() if "vba" in name or "embed" in name]
    said = {etree.QName(one).localname for one in tree.iter()}
    assert not said & {"object", "instrText", "fldSimple", "altChunk", "control"}
