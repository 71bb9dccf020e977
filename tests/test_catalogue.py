"""The catalogue: every code told in three languages; reports in every form, compared whole."""

import json
import re
from pathlib import Path
from string import Formatter

import pytest

import inclusive
from inclusive.catalogue import LONGEST, NAMED_WORDS, SPEECHES, catalogue, codes, report, told
from inclusive.problems import Place, Problem, problem
from tests.cases import BROKEN, case_names

SOURCES = Path(inclusive.__file__).parent
HERE = Place("practices/a/fr.md", 7, 3)
PROBLEMS = [
    problem(HERE, "L001", kind="term", id="acceuil", near="accueil"),
    problem(Place("registers/a,b:c%d.yml"), "T001", lang="nl"),
]


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("code", codes())
def test_every_code_says_the_same_in_three_languages(code):
    sentences = catalogue()[code]
    assert list(sentences) == list(SPEECHES)
    for part in ("rule", "message", "remedy"):
        assert all(sentences[speech][part].strip() for speech in SPEECHES)
    for part in sentences["fr"]:
        told_of = {
            speech: {name.removesuffix("_id") for name in placeholders(sentences[speech][part])} for speech in SPEECHES
        }
        assert told_of["fr"] == told_of["nl"] == told_of["en"], part
    assert not placeholders(sentences["fr"]["rule"])
    assert {tuple(sentences[speech]) for speech in SPEECHES} == {tuple(sentences["fr"])}


@pytest.mark.parametrize("code", codes())
def test_a_sentence_is_written_as_its_language_does(code):
    fr, nl, en = (" ".join(catalogue()[code][speech].values()) for speech in SPEECHES)
    assert "'" not in fr, "French has typographic apostrophes"
    assert not re.search(r"[“”‘]", fr)
    assert not re.search(r"[«»]", nl + en)


def test_every_word_is_in_three_languages():
    words = catalogue()["words"]
    assert list(words) == list(SPEECHES)
    assert words["fr"].keys() == words["nl"].keys() == words["en"].keys()


def test_the_codes_of_the_code_base_are_those_of_the_catalogue():
    used = {
        code
        for file in SOURCES.rglob("*.py")
        for code in re.findall(r'"([A-Z][0-9]{3})"', file.read_text(encoding="utf-8"))
    }
    assert used == set(codes())


def test_codes_are_in_order_within_their_family():
    for family in {code[0] for code in codes()}:
        own = [code for code in codes() if code[0] == family]
        assert own == sorted(own)


@pytest.mark.parametrize("speech", SPEECHES)
@pytest.mark.parametrize("code", codes())
def test_no_placeholder_is_left_in_a_message(code, speech):
    """The broken cases give every detail that the sentences ask for."""
    reports = [
        (BROKEN / name / "expected.txt").read_text(encoding="utf-8").split(f"== {speech} ==\n")[1].split("\n\n== ")[0]
        for name in case_names()
        if name.startswith(code)
    ]
    assert reports
    names = placeholders(" ".join(catalogue()[code][speech].values()))
    assert all(f" {code} " in one and not any(f"{{{name}}}" in one for name in names) for one in reports)


def test_values_are_told_as_they_are():
    braces = problem(HERE, "F013", value="{0} {value} %s")
    assert told(braces, "en").message == "“{0} {value} %s” would be read as something other than this text"
    lines = problem(HERE, "F013", value="a\nb")
    assert told(lines, "en").message == "“a⏎b” would be read as something other than this text"
    long = problem(HERE, "F012", key="a" * 5000, first=1)
    assert len(told(long, "en").message) < LONGEST + 100


@pytest.mark.parametrize(
    ("found", "message", "remedy"),
    [
        (
            problem(HERE, "L001", kind="term", id="x"),
            "concept : « x » n’existe pas",
            "vérifiez l’identifiant, ou créez d’abord cette fiche",
        ),
        (
            problem(HERE, "L001", kind="term", id="x", near="y"),
            "concept : « x » n’existe pas",
            "vouliez-vous dire « y » ?",
        ),
        (
            problem(HERE, "L001", kind="inconnu", id="x", near=None),
            "inconnu : « x » n’existe pas",
            "vérifiez l’identifiant, ou créez d’abord cette fiche",
        ),
        (
            problem(HERE, "T001", lang="nl"),
            "le texte manque : néerlandais",
            "écrivez-le, ou annoncez son absence par « missing: [nl] »",
        ),
        (
            problem(HERE, "F009", reason="found unexpected end of stream"),
            "YAML mal formé (un guillemet n’est pas refermé)",
            "vérifiez l’alignement, les deux-points et les guillemets de cette ligne et de la précédente",
        ),
    ],
)
def test_a_problem_is_told_with_its_words(found, message, remedy):
    assert (told(found, "fr").message, told(found, "fr").remedy) == (message, remedy)


@pytest.mark.parametrize("name", NAMED_WORDS)
def test_a_word_that_is_not_in_the_catalogue_is_told_as_it_is(name):
    values = {"kind": "a", "id": "b", "lang": "c", "found": "d", "reason": "e"}
    code = {"kind": "L001", "lang": "T001", "found": "T004", "reason": "F009"}[name]
    assert values[name] in told(problem(HERE, code, **values), "en").message


TEXT = {
    "fr": (
        "practices/a/fr.md:7:3: L001 concept : « acceuil » n’existe pas\n    → vouliez-vous dire « accueil » ?\n"
        "registers/a,b:c%d.yml:1:1: T001 le texte manque : néerlandais\n"
        "    → écrivez-le, ou annoncez son absence par « missing: [nl] »\n2 problèmes\n"
    ),
    "nl": (
        "practices/a/fr.md:7:3: L001 begrip: ‘acceuil’ bestaat niet\n    → bedoelde u ‘accueil’?\n"
        "registers/a,b:c%d.yml:1:1: T001 de tekst ontbreekt: Nederlands\n"
        "    → schrijf hem, of kondig aan dat hij ontbreekt met ‘missing: [nl]’\n2 problemen\n"
    ),
    "en": (
        "practices/a/fr.md:7:3: L001 concept: “acceuil” does not exist\n    → did you mean “accueil”?\n"
        "registers/a,b:c%d.yml:1:1: T001 the text is missing: Dutch\n"
        "    → write it, or announce its absence by “missing: [nl]”\n2 problems\n"
    ),
}
GITHUB = (
    "::error file=practices/a/fr.md,line=7,col=3,title=L001::concept: “acceuil” does not exist"
    " → did you mean “accueil”?\n"
    "::error file=registers/a%2Cb%3Ac%25d.yml,line=1,col=1,title=T001::the text is missing: Dutch"
    " → write it, or announce its absence by “missing: [nl]”\n"
)


@pytest.mark.parametrize("speech", SPEECHES)
def test_the_text_report(speech):
    assert report(PROBLEMS, "text", speech) == TEXT[speech]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, ["Aucun problème.\n", "Geen problemen.\n", "No problem.\n"]),
        (1, ["1 problème\n", "1 probleem\n", "1 problem\n"]),
        (3, ["3 problèmes\n", "3 problemen\n", "3 problems\n"]),
    ],
)
def test_the_text_report_ends_with_the_count(count, said):
    found = [Problem(HERE, "F015")] * count
    assert [report(found, "text", speech).split("\n", 2 * count)[-1] for speech in SPEECHES] == said


def test_the_report_for_github():
    assert report(PROBLEMS, "github", "en") == GITHUB
    assert report([], "github", "en") == ""


def test_the_json_report_holds_every_language():
    found = json.loads(report(PROBLEMS, "json", "nl"))
    assert found[0] == {
        "code": "L001",
        "path": "practices/a/fr.md",
        "line": 7,
        "column": 3,
        "details": {"id": "acceuil", "kind": "term", "near": "accueil"},
        "fr": {"message": "concept : « acceuil » n’existe pas", "remedy": "vouliez-vous dire « accueil » ?"},
        "nl": {"message": "begrip: ‘acceuil’ bestaat niet", "remedy": "bedoelde u ‘accueil’?"},
        "en": {"message": "concept: “acceuil” does not exist", "remedy": "did you mean “accueil”?"},
    }
    assert [one["code"] for one in found] == ["L001", "T001"]
    assert report([], "json", "fr") == "[]\n"


def test_the_sarif_report():
    assert json.loads(report(PROBLEMS[:1], "sarif", "fr")) == {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "inclusive",
                        "rules": [{"id": "L001", "shortDescription": {"text": "Ce qui est nommé existe."}}],
                    }
                },
                "results": [
                    {
                        "ruleId": "L001",
                        "level": "error",
                        "message": {"text": "concept : « acceuil » n’existe pas → vouliez-vous dire « accueil » ?"},
                        "locations": [
                            {
                                "physicalLocation": {
                                    "artifactLocation": {"uri": "practices/a/fr.md"},
                                    "region": {"startLine": 7, "startColumn": 3},
                                }
                            }
                        ],
                    }
                ],
            }
        ],
    }


@pytest.mark.parametrize("form", ["text", "github", "json", "sarif"])
def test_a_name_that_is_no_text_can_be_told(form):
    said = report([problem(Place("practices/\udcff"), "I002", name="\udcff")], form, "fr")
    assert "\\udcff" in said
    said.encode("utf-8")
