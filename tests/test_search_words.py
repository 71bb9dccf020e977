"""Words as the search compares them, at the build and in the browser."""

import pytest

from inclusive.languages import Lang
from inclusive.search.entries import stems as known
from inclusive.search.words import speeches, split
from tests.conftest import ROOT
from tests.search_engine import document, stems, written

SPLIT = [
    ("Accès à l’hôpital", ["acces", "a", "l", "hopital"]),
    ("l'œuvre, Œuvre, ÆGIDE", ["l", "oeuvre", "oeuvre", "aegide"]),
    ("sans-papiers (m²)", ["sans", "papiers", "m2"]),
    ("OCMW’s; 0,5-lijn", ["ocmw", "s", "0", "5", "lijn"]),
    ("één coördinatie", ["een", "coordinatie"]),
    ("Šimić, İzmir, e\u0301", ["simic", "izmir", "e"]),
    ("agent·e de santé…", ["agent", "e", "de", "sante"]),
    ("", []),
]
# Words that must meet: whatever is typed of one line finds the others.
SAME = {
    Lang.FR: [
        "hôpital hôpitaux",
        "travail travaux",
        "bureau bureaux",
        "réseau réseaux",
        "usager usagers usagère usagères",
        "travailleur travailleurs travailleuse travailleuses",
        "animateur animatrice animatrices",
        "personnel personnelle personnelles",
        "isolé isolée isolés isolées",
        "accompagner accompagné accompagnée accompagne",
        "infirmier infirmière infirmières",
        "étranger étrangère étrangers",
        "suivi suivis suivie",
        "heureux heureuse",
        "actif active actives",
        "soin soins",
        "prison prisons",
    ],
    Lang.NL: [
        "tolk tolken",
        "dakloos dakloze daklozen",
        "verlener verleners",
        "gevangenis gevangenissen",
        "huis huizen",
        "brief brieven",
        "straat straten",
        "plaats plaatsen",
        "taal talen",
        "laagdrempelig laagdrempelige laagdrempeligheid",
        "mogelijkheid mogelijkheden",
        "organisatie organisaties",
        "ruimte ruimtes ruimten",
        "adres adressen",
        "mens mensen",
        "arts artsen",
        "vrouw vrouwen",
        "idee ideeën",
        "drempel drempels",
    ],
}
# Words that must not: they mean something else.
APART = {
    Lang.FR: ["santé sans", "soin soir", "papier pape", "prison prise", "rue ruelle", "quart quartier", "mal malade"],
    Lang.NL: ["zorg zorgt", "huis huid", "arts art", "wijk wijn", "mens men", "dak dag"],
}
SILENT = [(Lang.FR, "de", True), (Lang.FR, "sans", False), (Lang.NL, "het", True), (Lang.NL, "zonder", False)]


@pytest.mark.parametrize(("text", "words"), SPLIT)
def test_a_text_is_split_into_words(text, words):
    assert split(text) == words


@pytest.mark.parametrize(("lang", "words"), [(lang, line) for lang, lines in SAME.items() for line in lines])
def test_forms_of_a_word_are_compared_as_one(lang, words):
    assert len({speeches()[lang].stem(word) for word in split(words)}) == 1


@pytest.mark.parametrize(("lang", "words"), [(lang, line) for lang, lines in APART.items() for line in lines])
def test_other_words_stay_apart(lang, words):
    first, *others = (speeches()[lang].stem(word) for word in split(words))
    assert first not in others


@pytest.mark.parametrize(("lang", "word", "is_silent"), SILENT)
def test_small_words_say_nothing(lang, word, is_silent):
    assert (word in speeches()[lang].silent) is is_silent


def test_the_browser_compares_words_as_the_build_does(tmp_path):
    folder = written([document("one", lang, "mot woord") for lang in Lang], tmp_path)
    texts = {
        lang: " ".join(file.read_text(encoding="utf-8") for file in ROOT.glob(f"practices/*/{lang}.md"))
        for lang in Lang
    }
    asked = [(lang, word) for lang, text in texts.items() for word in sorted(set(text.split()))]
    ours = [" ".join(known(lang)[word] for word in split(text)) for lang, text in asked]
    assert len(asked) > 5000
    assert list(zip(asked, stems(folder, asked), strict=True)) == list(zip(asked, ours, strict=True))
