"""The glossary for Word: opened by python-docx, with its headings, links and languages, the same bytes each time."""

import io
import zipfile
from functools import cache
from pathlib import Path

from docx import Document
from docx.document import Document as Docx
from docx.oxml.ns import qn
from lxml import etree

from inclusive.paper.glossary import glossary
from inclusive.paper.tree import tree
from inclusive.paper.word import docx, lines
from tests.conftest import EXAMPLE, ROOT
from tests.data_files import SITE, base_of, corpus_of


@cache
def made(root: Path) -> bytes:
    corpus = corpus_of(root)
    return docx(glossary(base_of(corpus), corpus, None))


def opened(root: Path) -> Docx:
    return Document(io.BytesIO(made(root)))


def test_every_concept_has_its_heading_and_both_its_definitions() -> None:
    document, corpus = opened(ROOT), corpus_of(ROOT)
    base = base_of(corpus)
    titles = [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 2"]
    cells = {cell.paragraphs[0].text for table in document.tables for cell in table.rows[0].cells}
    assert len(titles) == len(document.tables) == len(corpus.term)
    for term in corpus.term.values():
        assert term.fr
        assert term.nl
        assert any(title.startswith(term.fr.term) for title in titles)
        assert {base.words(term.fr.definition, "fr"), base.words(term.nl.definition, "nl")} <= cells, term.id


def test_each_piece_of_text_bears_its_language() -> None:
    document = opened(EXAMPLE)
    table = next(one for one in document.tables if "premier contact" in one.rows[0].cells[0].text)
    for cell, lang in zip(table.rows[0].cells, ("fr-BE", "nl-BE"), strict=True):
        told = {one.get(qn("w:val")) for one in cell._tc.iter(qn("w:lang"))}
        assert told == {lang}
    assert document.core_properties.language == "fr-BE"


def test_addresses_are_links() -> None:
    targets = {one.target_ref for one in opened(EXAMPLE).part.rels.values() if one.is_external}
    assert {f"{SITE}id/{term}/" for term in corpus_of(EXAMPLE).term} <= targets


def test_a_language_that_is_missing_says_so() -> None:
    texts = [cell.text for table in opened(EXAMPLE).tables for cell in table.rows[0].cells]
    assert "Deze tekst bestaat nog niet in het Nederlands." in texts


def test_the_same_values_give_the_same_bytes() -> None:
    corpus = corpus_of(EXAMPLE)
    assert made(EXAMPLE) == docx(glossary(base_of(corpus), corpus, None))
    with zipfile.ZipFile(io.BytesIO(made(EXAMPLE))) as parts:
        assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert parts.namelist()[0] == "[Content_Types].xml"


def test_properties_of_a_run_stand_in_the_order_that_word_asks() -> None:
    order = ["rStyle", "b", "i", "strike", "u", "vertAlign", "lang"]
    for properties in opened(ROOT).element.body.iter(qn("w:rPr")):
        names = [etree.QName(one).localname for one in properties]
        assert names == sorted(names, key=order.index)


def test_lists_and_tables_of_a_note_become_lines() -> None:
    blocks = tree("Un\n\n- deux\n- trois\n\n| a | b |\n|---|---|\n| c | d |\n", {})
    told = ["".join(node["text"] for node in line) for block in blocks for line in lines(block)]
    assert told == ["Un", "– deux", "– trois", "a  b  ", "c  d  "]
