"""Advice on wording: what could be said better, with its place; it never stops anything."""

import json

import pytest
from click.testing import CliRunner

from inclusive.advice.report import advice_report, sentences, told
from inclusive.advice.rules import LONGEST, Advice, advice, of_passage, words_to_avoid
from inclusive.catalogue import SPEECHES
from inclusive.cli import main
from inclusive.corpus import Passage
from inclusive.languages import Lang
from inclusive.load.corpus_files import load_corpus
from inclusive.problems import Place
from tests.cases import EXAMPLE, example_copied, replace_lines
from tests.conftest import ROOT

AVOID = {"prise en charge": "La personne n’est pas une charge.", "zorgmijder": "Zeg wat iemand tegenhoudt."}


def found(text: str, lang: Lang = Lang.FR) -> list[tuple[str, int, str]]:
    """(name, column, what was found) for one line."""
    all_of_it = sorted(of_passage(Passage(lang, text, "practices/x/fr.md", 1), AVOID, frozenset({"CPAS"})))
    return [(one.name, one.place.column, dict(one.details).get("found", "")) for one in all_of_it]


@pytest.mark.parametrize(
    ("text", "lang", "told_there"),
    [
        ("La prise en charge dure.", Lang.FR, [("avoid", 4, "prise en charge")]),
        ("La **prise en charge** dure.", Lang.FR, [("avoid", 6, "prise en charge")]),
        ("Een zorgmijder belt.", Lang.NL, [("avoid", 5, "zorgmijder")]),
        ("`prise en charge` et reprise en charge", Lang.FR, []),
        ("Le projet est porté par la Ville.", Lang.FR, [("passive", 11, "est porté par")]),
        ("La Ville porte le projet. Elle est passée par là", Lang.FR, [("passive", 32, "est passée par")]),
        ("Il est là par hasard.", Lang.FR, []),
        ("De tafel wordt elke dag door buren gezet.", Lang.NL, [("passive", 10, "wordt elke dag door")]),
        ("Wij gaan door en het wordt laat.", Lang.NL, []),
        ("Le CPAS et le GDT aident. Le GDT suit.", Lang.FR, [("acronym", 15, "GDT")]),
        ("Le groupe de travail (GDT) aide. Le GDT suit.", Lang.FR, []),
        ("Le GDT (groupe de travail) aide.", Lang.FR, []),
        (" ".join(["mot"] * LONGEST) + ".", Lang.FR, []),
        (" ".join(["mot"] * (LONGEST + 1)) + ". Court.", Lang.FR, [("long", 1, "")]),
        ("- " + "\n- ".join(["dix mots pour un point"] * 9), Lang.FR, []),
    ],
)
def test_what_is_advised(text, lang, told_there):
    assert found(text, lang) == told_there


def test_the_words_to_avoid_are_those_of_the_glossary():
    assert "prise en charge" in words_to_avoid(load_corpus(EXAMPLE)[0], Lang.FR)


def test_a_form_that_is_not_linked_is_advised():
    with example_copied() as root:
        replace_lines(root / "practices/soupe-mobile/fr.md", ["La soupe ne remplace pas un toit."], ["Des bas seuils."])
        (one,) = [one for one in advice(load_corpus(root)[0]) if one.name == "form"]
    assert dict(one.details) == {"count": "1", "found": "bas seuils", "record": "bas-seuil"}


def test_the_real_base_uses_none_of_its_words_to_avoid():
    assert [one for one in advice(load_corpus(ROOT)[0]) if one.name == "avoid"] == []


class TestReport:
    ONE = Advice(Place("practices/x/fr.md", 3, 5), "avoid", (("found", "mot, a:b"), ("why", "parce\nque")))

    def test_text(self):
        text = advice_report([self.ONE], "text", "fr")
        assert text.startswith("practices/x/fr.md:3:5: Mot à éviter: «\u00a0mot, a:b\u00a0»")
        assert advice_report([], "text", "nl") == "Geen advies.\n"

    def test_github_shows_it_beside_the_line_and_as_no_error(self):
        line = advice_report([self.ONE], "github", "fr")
        assert line.startswith("::notice file=practices/x/fr.md,line=3,col=5,title=Mot à éviter::")
        assert line.count("\n") == 1

    def test_json_has_every_language(self):
        (one,) = json.loads(advice_report([self.ONE], "json", "fr"))
        assert set(SPEECHES) <= set(one)

    @pytest.mark.parametrize("name", list(sentences()))
    def test_each_is_told_in_three_languages_with_the_same_details(self, name):
        own = sentences()[name]
        assert set(own) == set(SPEECHES)
        details = [sorted(part.partition("}")[0] for part in own[one]["text"].split("{")[1:]) for one in SPEECHES]
        assert details[0] == details[1] == details[2]
        one = Advice(Place("x"), name, tuple((key, "x") for key in details[0]))
        assert len({told(one, speech)[0] for speech in SPEECHES}) == 3

    def test_the_command_never_fails_for_it(self):
        with example_copied() as root:
            replace_lines(
                root / "practices/soupe-mobile/fr.md", ["La soupe ne remplace pas un toit."], ["La prise en charge."]
            )
            result = CliRunner().invoke(main, ["check", "--root", str(root), "--advice"])
        assert result.exit_code == 0
        assert "practices/soupe-mobile/fr.md:27:4: Mot à éviter" in result.output
