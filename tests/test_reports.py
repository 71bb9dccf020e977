"""Reports in every form, compared whole."""

import json

import pytest

from inclusive.catalogue import SPEECHES, report
from inclusive.problems import Place, Problem, problem

HERE = Place("practices/a/fr.md", 7, 3)
PROBLEMS = [
    problem(HERE, "L001", kind="term", id="acceuil", near="accueil"),
    problem(Place("registers/a,b:c%d.yml"), "T001", lang="nl"),
]
UNKNOWN_FR = "concept\u00a0: «\u00a0acceuil\u00a0» n’existe pas"
MEANT_FR = "vouliez-vous dire «\u00a0accueil\u00a0»\u00a0?"
TEXT = {
    "fr": (
        "practices/a/fr.md:7:3: L001 concept\u00a0: «\u00a0acceuil\u00a0» n’existe pas\n"
        "    → vouliez-vous dire «\u00a0accueil\u00a0»\u00a0?\n"
        "registers/a,b:c%d.yml:1:1: T001 le texte manque\u00a0: néerlandais\n"
        "    → écrivez-le, ou annoncez son absence par «\u00a0missing: [nl]\u00a0»\n2 problèmes\n"
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
        "fr": {"message": UNKNOWN_FR, "remedy": MEANT_FR},
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
                        "message": {"text": f"{UNKNOWN_FR} → {MEANT_FR}"},
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
