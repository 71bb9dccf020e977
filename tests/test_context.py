"""The sentence around a mention, as plain words."""

import pytest

from inclusive.derive.context import context, plain

# ⟦…⟧ is the mention; then what stands before and after it in its sentence.
CASES = [
    ("⟦Accueil⟧", "", ""),
    ("Un ⟦accueil⟧ ouvert.", "Un ", " ouvert."),
    ("Avant. Un ⟦accueil⟧ ouvert. Après.", "Un ", " ouvert."),
    ("Avant ? Oui ! Un ⟦accueil⟧… Après.", "Un ", "…"),
    ("Un\n\nL’⟦accueil⟧\n\nDeux", "L’", ""),
    ("Une ligne\net l’⟦accueil⟧\nsuivent", "Une ligne et l’", " suivent"),
    ("- un\n- l’⟦accueil⟧\n- trois", "l’", ""),
    ("* un\n* l’⟦accueil⟧", "l’", ""),
    ("1. l’⟦accueil⟧ d’abord", "l’", " d’abord"),
    ("| a | l’⟦accueil⟧ b | c |", " l’", " b "),
    ("> Ici, l’⟦accueil⟧ vit", "Ici, l’", " vit"),
    ("Un **bel ⟦accueil⟧** ici[^s1], *oui*", "Un bel ", " ici, oui"),
    ("Voir `ici` l’⟦accueil⟧", "Voir ici l’", ""),
    (
        "Le [site](https://example.org/) de l’⟦accueil⟧, [[cssi|le centre]] et [[quartier]]",
        "Le site de l’",
        ", le centre et quartier",
    ),
    ("Un ⟦accueil⟧ - ouvert", "Un ", " - ouvert"),
    ("Un ⟦accueil⟧ > 5", "Un ", " > 5"),
    ("Un ⟦accueil⟧ 2. suite", "Un ", " 2."),
    ("Le ⟦[[cssi|centre]]⟧ voisin", "Le ", " voisin"),
    ("Fin.[^s1] Un ⟦accueil⟧[^s2].", "Un ", "."),
]


@pytest.mark.parametrize(("marked", "before", "after"), CASES)
def test_the_sentence_around_a_mention(marked, before, after):
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    found = context(text, start, end)
    assert (found.before, found.after) == (before, after)
    assert found.words == plain(text[start:end])


def test_a_long_sentence_is_cut_at_words():
    text = "mot " * 50 + "accueil" + " mot" * 50
    start = text.index("accueil")
    found = context(text, start, start + len("accueil"))
    assert found.before.startswith("… mot ")
    assert found.after.endswith(" mot …")
    assert max(len(found.before), len(found.after)) <= 92


@pytest.mark.parametrize("more", [0, 1])
def test_a_sentence_is_cut_from_its_ninety_first_letter_on(more):
    text = f"{'m' * 9} {'a' * (79 + more)} accueil {'a' * (79 + more)} {'m' * 9}"
    start = text.index("accueil")
    found = context(text, start, start + len("accueil"))
    assert ("…" in found.before, "…" in found.after) == (bool(more), bool(more))


def test_the_last_of_hundreds_of_sentences_has_its_own_words_only():
    text = "Une phrase. " * 300 + "Un accueil ouvert"
    start = text.index("accueil")
    assert context(text, start, start + len("accueil")).words == "accueil"
    assert context(text, start, start + len("accueil")).after == " ouvert"


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("", ""),
        ("**a** *b* `c`", "a b c"),
        ("a[^s1] b", "a b"),
        ("[a](b) [[c]] [[d|e]]", "a c e"),
        ("## a\n\n- b\n> c\n1. d", "a b c d"),
        ("a\n\n b", "a b"),
        ("3 * 4", "3  4".replace("  ", " ")),
    ],
)
def test_marks_are_not_words(markdown, words):
    assert plain(markdown) == words
