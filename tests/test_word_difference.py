"""The difference between two texts, word by word: right, readable, and found in time."""

import random
import time

import pytest

from inclusive.editions.word_difference import WORD, Piece, difference, shortened

SLOWEST = 2.0  # seconds of the processor; what is cubic takes minutes
MARKS = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]", "cut": "[…]"}


def told(before: str, after: str, *, short: bool = False) -> str:
    pieces = difference(before, after)
    return "".join(MARKS[piece.kind].format(piece.text) for piece in (shortened(pieces) if short else pieces))


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("", "", ""),
        ("un mot", "un mot", "un mot"),
        ("", "tout neuf", "[+tout neuf+]"),
        ("een woord weg", "", "[-een woord weg-]"),
        ("sans condition", "sans aucune condition", "sans [+aucune +]condition"),
        ("l’accueil du soir", "l’accueil du matin", "l’accueil du [-soir-][+matin+]"),
        # two changes with two words between are one
        (
            "premier contact d’un service avec une personne",
            "premier contact entre un service et une personne",
            "premier contact [-d’un service avec-][+entre un service et+] une personne",
        ),
        # … with more between, they are two
        ("een a b c d twee", "1 a b c d 2", "[-een-][+1+] a b c d [-twee-][+2+]"),
        ("1 200 passages", "1 350 passages", "[-1 200-][+1 350+] passages"),
        ("Het café, open.", "Het café; open!", "Het café[-, open.-][+; open!+]"),
        ("aan de deur", "aan de deur\nof elders", "aan de deur[+\nof elders+]"),
    ],
)
def test_differences_are_told_in_whole_words(before, after, shown):
    assert told(before, after) == shown


def test_words_far_from_a_change_are_left_out():
    words = " ".join(f"mot{number}" for number in range(100))
    shown = told(f"{words} fin", f"{words} suite", short=True)
    assert shown.startswith("[…]")
    assert shown.endswith("mot98 mot99 [-fin-][+suite+]")
    assert len(shown) < 150
    assert told("a b c d e f", "a b c d e g", short=True) == "a b c d e [-f-][+g+]"


def test_what_lies_between_two_changes_keeps_its_ends():
    words = " ".join(f"mot{number}" for number in range(100))
    shown = told(f"un {words} fin", f"deux {words} suite", short=True)
    before, after = shown.split("[…]")
    assert before == "[-un-][+deux+] " + " ".join(f"mot{number}" for number in range(12))
    assert after == " ".join(f"mot{number}" for number in range(88, 100)) + " [-fin-][+suite+]"


def test_both_texts_can_be_read_out_of_their_difference():
    dice = random.Random(20261201)
    for _ in range(300):
        spaces = dice.choice([[" "], [" ", "\n", " \u00a0", "\n "]])
        words = ["a", "b", "c,", "d.\n", "1 000"]
        before, after = (
            "".join(dice.choice(words) + dice.choice(spaces) for _ in range(dice.randrange(20))) for _ in "12"
        )
        pieces = difference(before, after)
        assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
        assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after


@pytest.mark.parametrize("words", [["a", "b"], ["a"], [str(number) for number in range(300)]])
def test_no_text_takes_long(words):
    dice = random.Random(20261201)
    before, after = (" ".join(dice.choices(words, k=6000)) for _ in "12")
    start = time.process_time()
    difference(before, after)
    assert time.process_time() - start < SLOWEST


def test_what_two_long_texts_begin_and_end_with_is_not_looked_at():
    words = " ".join(["a", "b"] * 3000)
    assert told(f"un {words} fin", f"deux {words} fin") == f"[-un-][+deux+] {words} fin"
    assert told(f"un {words} fin", f"un {words} suite") == f"un {words} [-fin-][+suite+]"


NEW = Piece("added", "neuf")


def same(many: int) -> Piece:
    """Words that stayed; each with its space, which counts as one more."""
    return Piece("same", "".join(f"{number} " for number in range(many // 2)) + "." * (many % 2))


@pytest.mark.parametrize(
    ("pieces", "longest"),
    [((same, NEW), 48), ((NEW, same), 48), ((NEW, same, NEW), 72)],
    ids=["before", "after", "between"],
)
def test_far_words_are_left_out_from_a_length_on(pieces, longest):
    def with_words(many):
        return tuple(piece(many) if callable(piece) else piece for piece in pieces)

    at = pieces.index(same)
    assert shortened(with_words(longest)) == with_words(longest)
    short = shortened(with_words(longest + 1))
    assert "".join(piece.text for piece in short) == "".join(piece.text for piece in with_words(longest + 1))
    cut = next(piece for piece in short if piece.kind == "cut")
    assert cut.text == "".join(WORD.findall(same(longest + 1).text)[24 * (at > 0) : 25 + 24 * (at > 0)])
