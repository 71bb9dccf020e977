"""The words of the PDF documents: no text of a contributor becomes code, and what was withdrawn says so."""

from dataclasses import replace

import pytest

from inclusive.corpus import Corpus
from inclusive.languages import Lang
from inclusive.load.corpus_files import load_corpus
from inclusive.model.fields import Note, Provenance
from inclusive.paper.glossary import glossary
from inclusive.paper.letters import drawable
from inclusive.paper.pdf import pdf
from inclusive.paper.practice import practice_sheet
from tests.cases import example_copied
from tests.conftest import EXAMPLE
from tests.data_files import base_of, corpus_of
from tests.pdf_reader import flat, opened

TYPST = r'#panic("ran") #eval("1+1") #read("/etc/passwd") $x^2$ *b* _i_ @ref <lab> `r` // c \u{41} ]]) #}'


def hostile() -> Corpus:
    """The miniature with Typst code wherever people write."""
    with example_copied() as root:
        for path in ("practices/soupe-mobile/fr.md", "practices/soupe-mobile/nl.md"):
            text = (root / path).read_text(encoding="utf-8")
            text = text.replace("summary: ", f"summary: >-\n  {TYPST}\n  ", 1)
            (root / path).write_text(
                f"{text}\n{TYPST}\n\n- {TYPST}\n\n| {TYPST} |\n|---|\n| {TYPST} |\n", encoding="utf-8"
            )
        words = (root / "glossary.yml").read_text(encoding="utf-8")
        for name in ("term: accueil\n", "term: onthaal\n"):
            words = words.replace(name, f"term: >-\n      {TYPST}\n")
        words = words.replace("definition: premier", f"definition: >-\n      {TYPST} premier")
        (root / "glossary.yml").write_text(words, encoding="utf-8")
        corpus, problems = load_corpus(root)
    assert not problems
    assert corpus.term["accueil"].fr
    assert corpus.term["accueil"].fr.term == TYPST
    return corpus


def test_no_text_becomes_code() -> None:
    corpus = hostile()
    base = base_of(corpus)
    shown = flat(opened(pdf("glossary", glossary(base, corpus, None))))
    shown += flat(opened(pdf("practice", practice_sheet(base, corpus, corpus.practice["soupe-mobile"], Lang.FR))))
    for code in ('#panic("ran")', '#eval("1+1")', '#read("/etc/passwd")', "$x^2$", "@ref", "<lab>"):
        assert shown.count(code) >= 4, code
    assert "root:" not in shown


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("œuf « ‘ß’ » – 5 °C…", "œuf « ‘ß’ » – 5 °C…"),
        ("привет שלום مرحبا γειά", "привет שלום مرحبا γειά"),
        ("ሰላም", "□□□"),
        ("你好 ｅ 😀", "□□ □ □"),
    ],
)
def test_a_letter_without_a_drawing_does_not_stop_the_document(text: str, drawn: str) -> None:
    assert drawable(text) == drawn


def test_what_was_withdrawn_says_so_and_why() -> None:
    corpus = corpus_of(EXAMPLE)
    text = flat(opened(pdf("glossary", glossary(base_of(corpus), corpus, None))))
    assert "Cette fiche est retirée. Retiré : le mot parle des gens comme d’une cible." in text.replace("\u00a0", " ")
    assert "Deze fiche is ingetrokken. Ingetrokken: het woord spreekt over mensen" in text
    practice = corpus.practice["soupe-mobile"]
    gone = Provenance(
        note=Note(fr="La tournée a pris fin.", nl="De ronde stopte."), replaced_by=("permanence-du-parc",)
    )
    facts = practice.facts.model_copy(update={"status": "retired", "provenance": gone})
    sheet = practice_sheet(base_of(corpus), corpus, replace(practice, facts=facts), Lang.FR)
    told = "Cette fiche est retirée. La tournée a pris fin. Voir maintenant : La permanence du parc."
    assert told in flat(opened(pdf("practice", sheet))).replace("\u00a0", " ")
