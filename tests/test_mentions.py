"""Where words of the glossary are found in a text, case by case. ⟦…⟧ marks what must be found, nothing else may be."""

import json
import re
import time
from dataclasses import FrozenInstanceError
from html import unescape
from pathlib import Path

import pytest

from inclusive.derive.forms import fold, forms_of, written_forms
from inclusive.derive.mentions import Linker, first_mentions, linkers, longest_first
from inclusive.languages import Lang
from inclusive.model.term import Term, TermText
from inclusive.render.prose import Addresses, to_html

MARK = re.compile("⟦(.*?)⟧", re.DOTALL)


def term(term_id: str, fr: list[str], nl: list[str], never: tuple[str, ...] = ()) -> Term:
    """A concept: the first form of each language is its designation, one in capitals its abbreviation."""

    def text(forms: list[str]) -> TermText | None:
        abbreviation = next((form for form in forms[1:] if form.isupper()), None)
        others = tuple(form for form in forms[1:] if form != abbreviation)
        definition = "définition"
        return (
            TermText(term=forms[0], forms=others, abbreviation=abbreviation, definition=definition) if forms else None
        )

    return Term(id=term_id, domain="d", status="proposed", fr=text(fr), nl=text(nl), never=never)


TERMS = [
    term("accueil", ["accueil", "accueils", "accueil inconditionnel"], ["onthaal"]),
    term("aller-vers", ["aller vers", "aller-vers"], ["outreach", "outreachend", "outreachwerker"]),
    term("bas-seuil", ["bas seuil", "à bas seuil"], ["laagdrempelig", "laagdrempelige"], ("bas seuil d’imposition",)),
    term("cpas", ["centre public d’action sociale", "CPAS"], ["openbaar centrum", "OCMW"]),
    term("ecoute", ["écoute"], ["luisterend oor"]),
    term("hopital", ["hôpital", "hôpitaux"], ["ziekenhuis", "ziekenhuizen"]),
    term("inconditionnalite", ["inconditionnel"], ["onvoorwaardelijk"]),
    term("ligne-0", ["ligne 0"], ["nulde lijn", "0-lijn"]),
    term("non-recours", ["non-recours"], ["niet-gebruik"]),
    term("pair-aidance", ["pair-aidance", "pairs-aidants"], ["ervaringsdeskundige", "ervaringsdeskundigen"]),
    term("photo", ["photo"], ["foto", "foto’s"]),
    term(
        "quartier",
        ["quartier", "quartiers"],
        ["wijk", "wijken", "wijkwerking"],
        ("quartier général", "wijk bij Duurstede"),
    ),
    term("recours", ["recours"], ["beroep"]),
    term("usager", ["usager", "usagers", "usager·e·s"], ["gebruiker", "gebruikers"]),
]
LINKER = linkers(TERMS)
ADDRESSES = Addresses(
    term=lambda term_id: f"/{term_id}/",
    record=lambda record_id: (f"/{record_id}/", record_id),
    mark=lambda mark: (f"#{mark}", mark, mark),
)


def cases(lang: Lang) -> list[str]:
    """The cases of tests/mentions/<lang>.txt."""
    lines = (Path(__file__).parent / "mentions" / f"{lang}.txt").read_text(encoding="utf-8").split("\n")
    escaped = (line.replace('"', '\\"') for line in lines if line and not line.startswith("//"))
    return [json.loads(f'"{line}"') for line in escaped]


CASES = [(lang, text) for lang in Lang for text in cases(lang)]
NAMES = [f"{lang}: {text[:40]!r}" for lang, text in CASES]


def unmarked(marked: str) -> str:
    return MARK.sub(r"\1", marked)


def marked(text: str, lang: Lang) -> str:
    """`text` with each mention marked, from the offsets alone."""
    pieces, done = [], 0
    for mention in LINKER[lang].mentions(text):
        pieces += [text[done : mention.start], "⟦", text[mention.start : mention.end], "⟧"]
        done = mention.end
    return "".join([*pieces, text[done:]])


@pytest.mark.parametrize(("lang", "expected"), CASES, ids=NAMES)
def test_exactly_these_words_are_found(lang, expected):
    assert marked(unmarked(expected), lang) == expected


def test_a_mention_does_not_change():
    (mention,) = LINKER[Lang.FR].mentions("un accueil")
    with pytest.raises(FrozenInstanceError):
        mention.start = 0
    assert len({mention, *LINKER[Lang.FR].mentions("un accueil")}) == 1


def test_offsets_name_a_form_of_the_concept():
    forms = {lang: {(form.term, form.folded) for form in forms_of(TERMS, lang)} for lang in Lang}
    for lang, expected in CASES:
        text = unmarked(expected)
        for mention in LINKER[lang].mentions(text):
            assert mention.text == text[mention.start : mention.end]
            words = unescape(re.sub(r"\\?\n(?:> )?", " ", mention.text).replace("\\", ""))
            assert (mention.term, fold(words)[0]) in forms[lang]


def test_linking_again_finds_nothing_new():
    for lang, expected in CASES:
        linked = MARK.sub(r"[\1](https://example.org/)", expected)
        assert marked(linked, lang) == linked


def test_linking_twice_changes_nothing():
    again = linkers(TERMS[::-1])
    for lang, expected in CASES:
        assert again[lang].mentions(unmarked(expected)) == LINKER[lang].mentions(unmarked(expected))


def test_each_mention_becomes_one_link_of_the_page():
    for lang, expected in CASES:
        mentions = LINKER[lang].mentions(unmarked(expected))
        html = to_html(unmarked(expected), mentions, ADDRESSES)
        assert re.findall('<a class="term" data-term="(.*?)"', html) == [mention.term for mention in mentions]
        assert "<script" not in html


def test_each_mention_names_its_concept():
    text = "L’accueil à bas seuil du CPAS, pour les usager·e·s du quartier, sans recours ni non-recours."
    assert [(mention.text, mention.term) for mention in LINKER[Lang.FR].mentions(text)] == [
        ("accueil", "accueil"),
        ("à bas seuil", "bas-seuil"),
        ("CPAS", "cpas"),
        ("usager·e·s", "usager"),
        ("quartier", "quartier"),
        ("recours", "recours"),
        ("non-recours", "non-recours"),
    ]


def test_only_the_first_mention_of_each_concept_is_shown():
    mentions = LINKER[Lang.FR].mentions("Accueil, quartier, accueils, quartiers et écoute.")
    assert [mention.text for mention in first_mentions(mentions)] == ["Accueil", "quartier", "écoute"]
    assert [mention.text for mention in first_mentions(mentions, without="quartier")] == ["Accueil", "écoute"]


def test_the_longest_of_overlapping_candidates_is_kept():
    assert longest_first([(0, 4, "a"), (2, 9, "b"), (8, 12, "c"), (10, 12, "d")]) == [(2, 9, "b"), (10, 12, "d")]
    assert longest_first([(0, 4, "b"), (0, 4, "a"), (0, 4, "")]) == [(0, 4, "")]


def test_the_forms_of_a_concept_are_told_once():
    assert written_forms(TermText(term="a", forms=("b", "a", "C"), abbreviation="C", definition="d")) == ("a", "C", "b")


def test_without_a_word_in_the_language_nothing_is_found():
    assert Linker((), Lang.FR).mentions("accueil") == []
    assert Linker(forms_of([term("a", ["accueil"], [])], Lang.NL), Lang.NL).mentions("accueil") == []


@pytest.mark.parametrize(
    "text",
    ["", "L’Été", "a  b", " \u00a0 a", "ac\u00adcueil", "İstanbul", "straße", "😀 Œuvre  é", "\u00ad", "Σας ΣΑΣ"],
)
def test_folding_keeps_the_place_of_each_character(text):
    folded, index = fold(text)
    assert len(folded) == len(index)
    assert [fold(text[place])[0] for place in index] == list(folded) or "Σ" in text
    assert fold(folded)[0] == folded


def test_no_text_takes_long_to_be_linked():
    """Each word asks whether it stands in one of as many references."""
    text = "[[accueil]] accueil\n" * 20_000
    start = time.process_time()
    assert len(LINKER[Lang.FR].mentions(text)) == 20_000
    assert time.process_time() - start < 4
