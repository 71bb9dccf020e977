"""Translation state: computed from the texts, told apart from dates."""

import re

import pytest

from inclusive.check.run import checked
from inclusive.derive.translation import State, pairs
from inclusive.derive.written import digest
from inclusive.languages import LANGS, Lang
from inclusive.load.scalars import is_ambiguous, resolved
from tests.cases import EXAMPLE, case_built, replace_lines

SAME = [
    (("a", "b"), ("a", "b")),
    (("a",), ("  a \n",)),
    (("a\nb",), ("a  \nb\t\n\n",)),
    (("a", None), ("a", "")),
    ((None,), ("\n",)),
]
DIFFERENT = [
    (("a", "b"), ("ab",)),
    (("a", "b"), ("a", "", "b")),
    (("a", "b"), ("b", "a")),
    (("a\nb",), ("a\n\nb",)),
    (("a\n  b",), ("a\nb",)),
    (("é",), ("e",)),
    (("a’b",), ("a'b",)),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_white_space_around_lines_does_not_count(one, other):
    assert digest(*one) == digest(*other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_every_other_character_counts(one, other):
    assert digest(*one) != digest(*other)


def test_a_digest_is_for_ever():
    assert digest("Le café des voisins", "Deux phrases.", None) == "d924028306db4c6d"


def test_yaml_never_takes_a_digest_for_a_number():
    for made in (digest(str(number)) for number in range(5000)):
        assert re.fullmatch("[0-9a-f]{16}", made)
        assert not is_ambiguous(made)
        assert resolved(made) == made


def states(root) -> dict[str, tuple[str, str]]:
    return {pair.record: (str(pair.state(Lang.FR)), str(pair.state(Lang.NL))) for pair in pairs(checked(root)[0])}


def test_the_states_of_the_example():
    assert states(EXAMPLE) == {
        "buurthuis-noord": ("current", "original"),
        "cafe-des-voisins": ("original", "current"),
        "permanence-du-parc": ("original", "missing"),
        "soupe-mobile": ("original", "behind"),
        "accueil": ("original", "current"),
        "aller-vers": ("original", "current"),
        "bas-seuil": ("original", "current"),
        "cssi": ("original", "current"),
        "groupe-cible": ("original", "current"),
        "ligne-0": ("original", "missing"),
        "pair-aidance": ("current", "original"),
        "quartier": ("original", "behind"),
        "mix-of-publics": ("original", "current"),
        "opening-hours": ("current", "original"),
        "docs/about": ("original", "current"),
        "docs/contribute": ("original", "current"),
        "docs/criteria": ("current", "original"),
        "docs/how-to-use": ("original", "current"),
    }


# What is changed in the original, and whether its translation is then behind.
CHANGES = [
    ("practices/cafe-des-voisins/fr.md", "title: Le café des voisins", "title: Le café", "cafe-des-voisins", True),
    ("practices/cafe-des-voisins/fr.md", "## Avec qui", "## Conditions", "cafe-des-voisins", True),
    ("practices/cafe-des-voisins/fr.md", "- on entre sans rien dire ;", "- on entre ;", "cafe-des-voisins", True),
    (
        "practices/cafe-des-voisins/fr.md",
        "- on entre sans rien dire ;",
        "- on entre sans rien dire ;  ",
        "cafe-des-voisins",
        False,
    ),
    ("practices/cafe-des-voisins/practice.yml", "since: 2019", "since: 2018", "cafe-des-voisins", False),
    ("glossary.yml", "    term: bas seuil", "    term: seuil très bas", "bas-seuil", True),
    ("glossary.yml", "    forms: [à bas seuil, seuil bas]", "    forms: [seuil bas]", "bas-seuil", False),
    (
        "registers/questions.yml",
        '    open: "On ne sait pas encore ce que les habitants en pensent."',
        "",
        "mix-of-publics",
        True,
    ),
    (
        "docs/fr/about.md",
        "Cette base est un exemple pour les essais.",
        "Cette base est un exemple.",
        "docs/about",
        True,
    ),
]


@pytest.mark.parametrize(("path", "old", "new", "record", "behind"), CHANGES)
def test_a_translation_is_behind_once_what_was_translated_has_changed(path, old, new, record, behind):
    with case_built("E001-form") as root:
        replace_lines(root / path, [old], [new])
        assert states(root)[record] == ("original", "behind" if behind else "current")


def test_changing_a_translation_changes_no_state():
    with case_built("E001-form") as root:
        replace_lines(root / "practices/cafe-des-voisins/nl.md", ["title: Het burencafé"], ["title: Het café"])
        assert states(root) == states(EXAMPLE)


@pytest.mark.parametrize("lang", LANGS)
def test_a_pending_translation_is_behind_and_has_its_place(lang):
    with case_built("T005-practice") as root:
        pair = next(pair for pair in pairs(checked(root)[0]) if pair.record == "cafe-des-voisins")
    assert pair.state(lang) == (State.ORIGINAL if lang is Lang.FR else State.BEHIND)
    assert str(pair.text_places[Lang.NL]) == "practices/cafe-des-voisins/nl.md:4:1"
