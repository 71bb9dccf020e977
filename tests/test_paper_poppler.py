"""The PDF documents as Poppler reads them: the text in reading order, the structure with its headings and pictures."""

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from inclusive.languages import Lang
from inclusive.paper.glossary import glossary
from inclusive.paper.pdf import pdf
from inclusive.paper.practice import practice_sheet
from tests.conftest import EXAMPLE
from tests.data_files import SITE, base_of, corpus_of


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    """The glossary and a sheet in each language, as files."""
    corpus, folder = corpus_of(EXAMPLE), tmp_path_factory.mktemp("paper")
    base, practice = base_of(corpus), corpus.practice["soupe-mobile"]
    made = {"glossary": pdf("glossary", glossary(base, corpus, None))}
    made |= {lang: pdf("practice", practice_sheet(base, corpus, practice, lang)) for lang in Lang}
    for name, data in made.items():
        (folder / f"{name}.pdf").write_bytes(data)
    yield {name: folder / f"{name}.pdf" for name in made}
    told.cache_clear()


@cache
def told(*command: str | Path) -> str:
    """What a program says; Poppler writes the titles of elements in UTF-16 between lines of UTF-8."""
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8", "replace")


def in_order(text: str, *words: str) -> bool:
    flat = " ".join(text.split())
    places = [flat.find(one) for one in words]
    return places == sorted(places) and min(places) >= 0


def test_the_glossary_is_read_concept_by_concept_french_first(documents):
    text = told("pdftotext", "-raw", documents["glossary"], "-")
    assert in_order(
        text[text.rindex("accueil · onthaal\n") :],
        "accueil · onthaal",
        "premier contact d’un service",
        "eerste contact van een dienst",
        "bas seuil · laagdrempeligheid",
        "qualité d’un service",
        "eigenschap van een dienst",
    )


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (Lang.FR, ("La soupe mobile", "Pour qui", "Besoin", "Ce qui est fait", "Sources", "Pour citer", "Adresse")),
        (Lang.NL, ("De rijdende soep", "Voor wie", "Nood", "Wat er gebeurt", "Bronnen", "Citeren", "Permanent adres")),
    ],
)
def test_a_sheet_is_read_from_its_title_to_its_address(documents, lang, words):
    assert in_order(told("pdftotext", documents[lang], "-"), *words)


@pytest.mark.parametrize("name", ["glossary", *Lang])
def test_poppler_finds_the_structure(documents, name):
    structure = told("pdfinfo", "-struct", documents[name])
    levels = [int(level) for level in re.findall(r"^ *H(\d)\b", structure, re.MULTILINE)]
    assert levels[0] == 1
    assert 2 in levels
    assert re.search(r"^ *Link", structure, re.MULTILINE)
    assert "Tagged:          yes" in told("pdfinfo", documents[name])


def test_the_structure_holds_the_words_under_their_headings(documents):
    structure = told("pdfinfo", "-struct-text", documents["glossary"])
    words = "".join(re.findall(r'"(.*)"', structure))
    assert in_order(words, "accueil", "premier contact d’un service", "eerste contact van een dienst")
    assert SITE in words
