"""Letters: what hides is found, what is somebody's language is not; two alphabets in a word are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inclusive.load.letters import HIDDEN, hidden_character, mixed_letter, without_hidden
from tests.trust.laws import tried

PLAIN = [
    *("", "l\u00adété", "a\u00a0b\u202fc\u2009d‑e", "ﬁ", "İstanbul", "Žižek", "Nguyễn"),
    *("👩\u200d⚕️", "❤️\u200d🔥", "1️⃣ ☎️ ✔︎", "🏳️\u200d🌈"),
    *("می\u200cخواهم", "क्\u200dष", "Москва", "Αθήνα", "Երևան", "日本", "ᏣᎳᎩ", "𝒙", "ＣＰＡＳ"),
    *("Αθήνα-Bruxelles", "le Москва", "TNF-α", "100 μg", "100 µg", "10 kΩ", "الـCPAS", "Tシャツ", "β", "a, б"),
]
HIDES = [
    ("a\u200db", 1, "U+200D"),
    ("a \u200db", 2, "U+200D"),
    ("👩\u200d", 1, "U+200D"),
    ("👩\u200d\u200d👩", 1, "U+200D"),
    ("\u200c", 0, "U+200C"),
    ("а\u200dб", 1, "U+200D"),
    ("a\ufe0f", 1, "U+FE0F"),
    ("\ufe0fa", 0, "U+FE0F"),
    ("☎\ufe0f\ufe0f", 2, "U+FE0F"),
    ("☎\ufe00", 1, "U+FE00"),
    ("葛\U000e0100", 1, "U+E0100"),
    ("a\u034fb", 1, "U+034F"),
    ("a\u206ab", 1, "U+206A"),
    ("a\u180bb", 1, "U+180B"),
    ("a\U0001d173b", 1, "U+1D173"),
]
MIXED = [
    ("СPAS", 0, "С", "U+0421"),
    ("CPАS", 2, "А", "U+0410"),
    ("accuеil", 4, "е", "U+0435"),
    ("un mot, accuеil", 12, "е", "U+0435"),
    ("αccueil", 0, "α", "U+03B1"),
    ("TNFα", 3, "α", "U+03B1"),
    ("aс\u00adc", 1, "с", "U+0441"),
    ("a\u00adс", 2, "с", "U+0441"),
    ("С\u0301PAS", 0, "С", "U+0421"),
    ("soսpe", 2, "ս", "U+057D"),
    ("Ꮯpas", 0, "Ꮯ", "U+13DF"),
    ("ꓚpas", 0, "ꓚ", "U+A4DA"),
    ("ＣPAS", 0, "Ｃ", "U+FF23"),
    ("𝐂PAS", 0, "𝐂", "U+1D402"),
    ("https://аpple.example/", 8, "а", "U+0430"),
]
ODD = st.text(st.sampled_from("a1é \u00ad\u200b\u200c\u200d\ufe0e\ufe0f\ufeff\u034f\u0301☎👩б\n"), max_size=12)


@pytest.mark.parametrize("text", PLAIN, ids=ascii)
def test_what_people_write_is_left_alone(text):
    assert hidden_character(text) is None
    assert HIDDEN.search(text) is None
    assert mixed_letter(text) is None


@pytest.mark.parametrize(("text", "at", "number"), HIDES, ids=ascii)
def test_what_hides_is_found(text, at, number):
    assert hidden_character(text) == (at, number)


@pytest.mark.parametrize(("text", "at", "letter", "number"), MIXED, ids=ascii)
def test_a_letter_of_another_alphabet_within_a_word_is_found(text, at, letter, number):
    assert mixed_letter(text) == (at, letter, number)


@tried(400)
@given(ODD)
def test_what_was_cleaned_needs_no_cleaning(text):
    assert hidden_character(without_hidden(text)) is None
