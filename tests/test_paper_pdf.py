"""The PDF documents: tagged, bookmarked, in reading order, each word in its language, the same bytes, no code run."""

import json
import re
import xml.etree.ElementTree as ET
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from inclusive.citing.cited import Edition
from inclusive.data.base import Base, names
from inclusive.errors import PaperFailed
from inclusive.languages import LANGS, Lang
from inclusive.load.corpus_files import load_corpus
from inclusive.markdown.parts import DEEPEST
from inclusive.markdown.runs import found_parts
from inclusive.paper.glossary import glossary, index
from inclusive.paper.pdf import pdf, qr_code
from inclusive.paper.practice import practice_sheet
from inclusive.render.words import words
from tests.changes import replaced
from tests.conftest import EXAMPLE, ROOT, copy_of
from tests.data_files import SITE, base_of, corpus_of
from tests.pdf_reader import bookmarks, flat, links, opened, page_contents, structure

FIRST = Edition("2026.1", "2026-12-01")
FOOT = re.compile(r"Pratiques inclusives – Glossaire · Inclusieve praktijken – Woordenlijst \d+ / \d+")


@cache
def glossary_pdf(root: Path) -> bytes:
    corpus = corpus_of(root)
    return pdf("glossary", glossary(base_of(corpus), corpus, None))


@cache
def sheet_pdf(practice: str, lang: Lang) -> bytes:
    corpus = corpus_of(EXAMPLE)
    return pdf("practice", practice_sheet(base_of(corpus), corpus, corpus.practice[practice], lang))


DOCUMENTS = {
    "glossary": lambda: glossary_pdf(EXAMPLE),
    "real glossary": lambda: glossary_pdf(ROOT),
    "sheet": lambda: sheet_pdf("soupe-mobile", Lang.NL),
    "sheet without translation": lambda: sheet_pdf("permanence-du-parc", Lang.NL),
}
each_document = pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)


@each_document
def test_the_document_says_that_it_is_accessible_and_has_a_title(document) -> None:
    reader = opened(document())
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/Lang"] in ("fr-BE", "nl-BE")
    assert reader.metadata
    assert reader.metadata.title
    metadata = ET.fromstring(root["/Metadata"].get_object().get_data())
    assert metadata.find(".//{http://www.aiim.org/pdfua/ns/id/}part").text == "1"


@each_document
def test_headings_go_down_one_by_one_and_figures_have_words(document) -> None:
    found = structure(opened(document()))
    levels = [int(one.kind[1:]) for one in found if re.fullmatch(r"H[1-6]", one.kind)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    figures = [one for one in found if one.kind == "Figure"]
    assert figures
    assert all(figure.alt and SITE in figure.alt for figure in figures)


@each_document
def test_every_letter_can_be_read_as_text(document) -> None:
    reader = opened(document())
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/ToUnicode" in font.get_object()


def test_each_word_is_in_its_language() -> None:
    reader = opened(glossary_pdf(EXAMPLE))
    assert reader.trailer["/Root"]["/Lang"] == "fr-BE"
    assert {one.lang for one in structure(reader)} == {None, "nl-BE", "fr"}  # fr: the title of a source
    assert b"/Lang(nl-BE)" in page_contents(reader)  # of words inside a line, as in a heading


def test_a_text_that_is_not_translated_keeps_its_language() -> None:
    reader = opened(sheet_pdf("permanence-du-parc", Lang.NL))
    assert reader.trailer["/Root"]["/Lang"] == "nl-BE"
    assert "fr-BE" in {one.lang for one in structure(reader)}
    assert "Deze tekst bestaat nog niet in het Nederlands" in reader.pages[0].extract_text()


def test_bookmarks_lead_to_every_concept() -> None:
    titles = bookmarks(opened(glossary_pdf(ROOT)))
    for term in corpus_of(ROOT).term.values():
        assert term.fr
        assert term.nl
        assert any(title.startswith(term.fr.term) and term.nl.term in title for title in titles), term.id


def test_french_is_read_before_dutch_and_a_concept_before_the_next() -> None:
    text = flat(opened(glossary_pdf(EXAMPLE)))
    body = text[text.index("accueil · onthaal") :]
    places = [
        body.index(words)
        for words in (
            "premier contact d’un service",
            "À éviter : prise en charge",
            "eerste contact van een dienst",
            "Accueillir sans condition",
            f"{SITE}id/accueil/",
            "bas seuil · laagdrempeligheid",
            "qualité d’un service",
            "eigenschap van een dienst",
        )
    ]
    assert places == sorted(places)


def test_every_definition_of_the_base_is_printed() -> None:
    text = undivided(FOOT.sub("", flat(opened(glossary_pdf(ROOT)))))
    base = base_of(corpus_of(ROOT))
    for term in corpus_of(ROOT).term.values():
        for lang, own in ((Lang.FR, term.fr), (Lang.NL, term.nl)):
            assert own
            assert undivided(base.words(own.definition, lang)) in text, term.id


def test_permanent_addresses_are_links() -> None:
    found = links(opened(glossary_pdf(EXAMPLE)))
    assert {f"{SITE}id/{term}/" for term in corpus_of(EXAMPLE).term} <= found
    assert f"{SITE}id/soupe-mobile/" in links(opened(sheet_pdf("soupe-mobile", Lang.NL)))


def test_an_edition_is_named_and_dated() -> None:
    corpus = corpus_of(EXAMPLE)
    base = Base(SITE, names(corpus), lambda record: FIRST if record else None)
    for made in (
        pdf("glossary", glossary(base, corpus, FIRST)),
        pdf("practice", practice_sheet(base, corpus, corpus.practice["soupe-mobile"], Lang.FR)),
    ):
        reader = opened(made)
        assert reader.metadata
        assert str(reader.metadata.creation_date).startswith("2026-12-01")
        assert "2026.1" in reader.pages[0].extract_text()
    assert f"{SITE}id/soupe-mobile/2026.1/" in flat(reader).replace(" ", "")


def test_the_glossary_says_which_of_its_words_an_edition_holds() -> None:
    corpus = corpus_of(EXAMPLE)
    changed, *others = corpus.term
    base = Base(SITE, names(corpus), lambda record: None if record == changed else FIRST)
    reader = opened(pdf("glossary", glossary(base, corpus, FIRST)))
    assert {f"{SITE}id/{changed}/", *(f"{SITE}id/{term}/2026.1/" for term in others)} <= links(reader)
    for lang in LANGS:
        assert undivided(words()[lang]["paper_edition_newer"].format(name="2026.1")) in undivided(flat(reader))
    whole = opened(pdf("glossary", glossary(Base(SITE, names(corpus), lambda _: FIRST), corpus, FIRST)))
    assert f"{SITE}id/{changed}/2026.1/" in links(whole)
    assert undivided(words()[Lang.FR]["paper_edition_newer"].format(name="2026.1")) not in undivided(flat(whole))


def test_the_same_values_give_the_same_bytes() -> None:
    corpus = corpus_of(EXAMPLE)
    assert glossary_pdf(EXAMPLE) == pdf("glossary", glossary(base_of(corpus), corpus, None))


def test_a_template_that_fails_says_so() -> None:
    with pytest.raises(PaperFailed, match=r"^Typst: "):
        pdf("practice", {"day": None})


def test_the_index_lists_the_words_of_a_language_in_order() -> None:
    words = [one["word"] for one in index(corpus_of(EXAMPLE), Lang.FR)]
    assert words[:3] == ["accueil", "aller vers", "bas seuil"]
    assert {"CSSI", "prise en charge"} <= {*words}
    assert "onthaal" in {one["word"] for one in index(corpus_of(EXAMPLE), Lang.NL)}


def test_a_qr_code_is_a_drawing_that_asks_nothing_of_anybody() -> None:
    drawn = qr_code(f"{SITE}id/accueil/", "Code QR")
    assert drawn.startswith('<svg xmlns="http://www.w3.org/2000/svg" ')
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("lang", LANGS)
def test_every_practice_of_the_base_can_be_printed(lang: Lang) -> None:
    corpus = corpus_of(ROOT)
    base = base_of(corpus)
    for practice in corpus.practices[::7]:
        reader = opened(pdf("practice", practice_sheet(base, corpus, practice, lang)))
        assert 1 <= len(reader.pages) <= 5
        assert undivided(practice.text(lang).front.title) in undivided(flat(reader))


def undivided(text: str) -> str:
    """The text without spaces and hyphens: a line may end anywhere."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


NESTED = {
    "quotations": "> " * DEEPEST + "x",
    "lists": "\n".join("  " * at + "- x" for at in range(DEEPEST)),
    "lists and quotations": "> - " * (DEEPEST // 2) + "x",
    "emphasis": "*a __b " * (DEEPEST // 2) + "x" + " b__ a*" * (DEEPEST // 2),
}


@pytest.mark.parametrize("text", NESTED.values(), ids=NESTED)
def test_as_many_levels_as_a_text_may_have_can_be_laid_out(tmp_path, text) -> None:
    root = copy_of(EXAMPLE, tmp_path / "base")
    replaced("practices/soupe-mobile/nl.md", r"(?<=\n\n)De (?=.)", f"{text}\n\nDe ", root, 0)
    replaced("glossary.yml", r'"L’accueil se fait debout.*"', json.dumps(text).replace("\\", "\\\\"), root, 0)
    corpus = load_corpus(root)[0]
    base, practice = base_of(corpus), corpus.practice["soupe-mobile"]
    assert text in practice.text(Lang.NL).sections[1].passage.markdown
    assert corpus.term["accueil"].fr.note == text
    assert not [part for part in found_parts(text) if part.kind == "nested"]
    assert pdf("practice", practice_sheet(base, corpus, practice, Lang.NL))
    assert pdf("glossary", glossary(base, corpus, None))
