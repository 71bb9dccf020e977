"""The form of the site tells what the build tells, in the same words, and writes what the intake reads."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from inclusive.advice.report import told as advised_in_words
from inclusive.advice.rules import advice, of_passage
from inclusive.catalogue import told
from inclusive.corpus import Passage, term_text
from inclusive.derive.forms import fold, written_forms
from inclusive.languages import LANGS, Lang
from inclusive.load.corpus_files import load_corpus
from inclusive.proposals.forms import form
from inclusive.proposals.receive import receive
from inclusive.proposals.remarks import sentence
from inclusive.render.known_forms import forms_data
from inclusive.render.proposal_data import LINK, MAIL, SHOWN, advice_data, script_data
from tests.cases import EXAMPLE, example_copied
from tests.conftest import ROOT
from tests.proposal_events import ANSWERS, FACETS, PRACTICE, TERM, body, event

GLOSSARY = load_corpus(EXAMPLE)[0].term.values()
KNOWN = {
    lang: {
        text.term: [fold(one)[0] for one in written_forms(text)] for term in GLOSSARY if (text := term_text(term, lang))
    }
    for lang in LANGS
}
AVOID = {"prise en charge": "La personne n’est pas une charge."}
REPOSITORY = "https://github.com/example/base"
# What the script leaves to the build: it does not know the register, and hidden signs do no harm before sending.
LEFT = {"unknown_organisation", "cleaned"}
PRACTICE_CASES: list[dict[str, Any]] = [
    {},
    {"practice_title": "x" * 121},
    {"practice_title": "Un <b>titre</b>"},
    {"summary": "é" * 301},
    {"summary": "👩🏽‍⚕️" * 60},
    {"need": ""},
    {"need": "Écrivez à quelquun@example.org[^s1]."},
    {"need": "Appelez le 02 123 45 67 ou le +32 470 12 34 56[^s1]."},
    {"need": "Son numéro : 85.07.30-033.28[^s1]."},
    {"need": "En 2022, 1 953 visites et 734 consommations[^s1]."},
    {"need": "<script>x</script>\n\nTexte[^s1]"},
    {"need": "Voir <https://www.example.org/>[^s1]."},
    {"need": "# Titre\n\nTexte[^s1]"},
    {"need": "![x](https://www.example.org/x.png)[^s1]"},
    {"need": "Texte[^s1]\n\n```\nouvert"},
    {"need": "Deux marques[^s1][^s7]."},
    {"need": "Sans marque."},
    {"publics": []},
    {"since": "bientôt"},
    {"since": "1492"},
    {"since": "2400"},
    {"sources": "https://www.example.org/ | T | P\nhttps://www.example.org/2 | T2 | P2 | 2024 | nl"},
    {"sources": "https://www.example.org/ | T | P\nhttps://www.example.org/2 | T2"},
    {"sources": "https://www.example.org/ | T | P | 24\nhttps://www.example.org/2 | T2 | P"},
    {"sources": "http://localhost/ | T | P\nftp://www.example.org/ | T | P"},
    {"sources": "https://u@www.example.org/ | T | P\nhttps://www.example.org/a b | T | P"},
    {"sources": ""},
    {"author": ""},
    {"credit": "nobody", "author": ""},
    {"credit": ""},
    {"agree": ["licence"]},
    {"agree": []},
]
TERM_CASES: list[dict[str, Any]] = [
    {},
    {"definition": "x" * 4001},
    {"forms": f"vestiaires\n{'x' * 121}"},
    {"avoid": "mot sans raison"},
    {"avoid": f"mot | {'x' * 301}"},
    {"note": "", "other_note": "", "sources": ""},
    {"domain": ""},
    {"abbreviation": "&amp;"},
]
OTHER_CASES: list[tuple[str, dict[str, Any]]] = [
    ("correction", {}),
    ("correction", {"reason": ""}),
    ("correction", {"record": ""}),
    ("confirmation", {}),
    ("confirmation", {"month": "novembre 2026"}),
    ("confirmation", {"still": ""}),
]
CASES = [("practice", case) for case in PRACTICE_CASES] + [("term", case) for case in TERM_CASES] + OTHER_CASES


def of_script(
    form_id: str, cases: list[dict[str, Any]], lang: Lang = Lang.FR, forms: Mapping[str, Any] | None = None
) -> list[dict[str, Any]]:
    """What the script makes of each case."""
    node = shutil.which("node")
    if node is None:
        pytest.fail("Node.js is missing: `make test` installs it or says how.")
    given = {
        "data": script_data(REPOSITORY, form(form_id, FACETS, lang), advice_data(lang, AVOID, ["CPAS"])),
        "cases": cases,
        "forms": forms,
    }
    command = [node, "--no-warnings", ROOT / "tests/proposal.mjs"]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=True)
    result: list[dict[str, Any]] = json.loads(done.stdout)
    return result


@pytest.fixture(scope="module")
def by_script() -> dict[str, list[dict[str, Any]]]:
    """Form → what the script makes of its cases, in order."""
    return {
        form_id: of_script(form_id, [{**ANSWERS[form_id], **case} for name, case in CASES if name == form_id])
        for form_id in dict.fromkeys(name for name, _ in CASES)
    }


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda number: str(CASES[number])[:60])
def test_it_tells_what_the_build_tells(by_script, number):
    form_id, changed = CASES[number]
    at = [name for name, _ in CASES[:number]].count(form_id)
    answers = {**ANSWERS[form_id], **changed}
    with example_copied() as root:
        received = receive(root, event(form_id, Lang.FR, answers))
    remarks = [one for one in received.done.remarks if one.name not in LEFT]
    # A missing answer leaves out a key or a section: the form tells it by its label only.
    problems = [one for one in received.problems if one.code not in ("F021", "F026", "T008")]
    expected = {one.name for one in remarks} | {one.code for one in problems}
    told_by_script = by_script[form_id][at]["problems"]
    codes = {one["code"] for one in told_by_script}
    refused = {"F020", "F021", "F025", "F027"} & {one.code for one in received.problems}
    assert codes >= expected if refused else codes == expected  # of a file that is refused, the texts are not read
    sentences = {one["text"] for one in told_by_script}
    assert {sentence(one, Lang.FR) for one in remarks if "value" not in dict(one.details)} <= sentences
    for problem in (one for one in problems if one.code in ("P001", "P002", "P003", "S001", "M004")):
        spoken = told(problem, "fr")
        assert f"{spoken.message} → {spoken.remedy}" in sentences


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda number: str(CASES[number])[:60])
def test_what_it_writes_is_what_a_form_of_github_writes(by_script, number):
    form_id, changed = CASES[number]
    at = [name for name, _ in CASES[:number]].count(form_id)
    expected = body(form(form_id, FACETS, Lang.FR), {**ANSWERS[form_id], **changed})
    assert by_script[form_id][at]["body"] == f"{expected}\n"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", [1, 60, 600])
def test_the_link_never_gets_too_long_and_nothing_is_lost(lang, size):
    (made,) = of_script("practice", [{**PRACTICE, "need": "Été, één, 👩🏽‍⚕️ & <b>.\n" * size}], lang)
    query = parse_qs(urlsplit(made["link"]["href"]).query)
    assert len(made["link"]["href"]) <= LINK
    assert query["template"] == [f"{lang}-6-site.yml"]
    assert (ROOT / ".github/ISSUE_TEMPLATE" / query["template"][0]).is_file()
    rest = made["link"]["rest"]
    assert bool(rest) == (size > 1)
    assert query["proposal"][0] + (f"\n{rest}" if rest else "") == made["body"]


def test_a_mail_holds_the_whole_text_or_speaks_of_the_file():
    short, long = of_script("correction", [dict(ANSWERS["correction"]), {**ANSWERS["correction"], "reason": "é" * 500}])
    assert short["mail"]["whole"]
    assert len(short["mail"]["href"]) <= MAIL
    assert parse_qs(urlsplit(short["mail"]["href"]).query)["body"] == [short["body"].replace("\n", "\r\n")]
    assert not long["mail"]["whole"]
    body = "La proposition est dans le fichier joint\u00a0: proposition.md"
    assert parse_qs(urlsplit(long["mail"]["href"]).query)["body"] == [body]


def test_the_title_of_the_issue_says_what_it_is_about():
    (made,) = of_script("term", [dict(TERM)], Lang.NL)
    assert parse_qs(urlsplit(made["link"]["href"]).query)["title"] == ["Woord: vestiaire"]


def test_every_keyword_of_the_schemas_is_one_that_the_script_knows():
    known = {
        *("type", "minLength", "maxLength", "minimum", "maximum", "minItems", "items", "enum", "pattern"),
        *("additionalProperties", "propertyNames", "properties", "required"),
    }
    for form_id in ANSWERS:
        for item in form(form_id, FACETS, Lang.FR).items:
            assert set(item.schema) <= known, item.id


ADVISED = [
    (Lang.FR, "La prise en charge."),
    (Lang.FR, "Prise en charge\u00a0!"),
    (Lang.FR, "Une **prise en charge** et `prise en charge`"),
    (Lang.FR, "Une reprise en charge"),
    (Lang.FR, "en charge"),
    (Lang.FR, "Le projet est porté par la Ville[^s1]. Elle est passée par là."),
    (Lang.FR, "Il est là par hasard. L’été dernier fut organisé par nous."),
    (Lang.NL, "De tafel wordt elke dag door buren gezet."),
    (Lang.NL, "Wij gaan door en het wordt laat."),
    (Lang.FR, "Le CPAS et le GDT aident. Le GDT suit. Le RAPA (un réseau) aussi."),
    (Lang.FR, "Le groupe de travail (GDT) aide. Le GDT suit."),
    (Lang.FR, " ".join(["mot"] * 30) + "."),
    (Lang.FR, " ".join(["mot"] * 31) + ". Court."),
    (Lang.FR, "- " + "\n- ".join(["dix mots pour un point"] * 9)),
    (Lang.FR, "Voir [le rapport](https://www.example.org/GDT) et [[bas-seuil|le seuil]]."),
]


@pytest.mark.parametrize(("lang", "text"), ADVISED)
def test_the_advice_is_that_of_the_check_and_no_problem(lang, text):
    (made,) = of_script("practice", [{**PRACTICE, "need": f"{text}[^s1]"}], lang)
    passage = Passage(lang, f"{text}[^s1]", "practices/x/fr.md", 1)
    expected = sorted(of_passage(passage, AVOID, frozenset({"CPAS"})))
    assert sorted(one["text"] for one in made["advice"]) == sorted(
        advised_in_words(one, str(lang))[1] for one in expected
    )
    assert {one["item"] for one in made["advice"]} <= {"need"}
    assert made["problems"] == []


UNLINKED = [
    (Lang.FR, "Des bas seuils, et le Bas\u00a0seuils. Nos bas seuils !", {"bas seuils": 3}),
    (Lang.FR, "Le bas seuil et l’accueil inconditionnels", {}),
    (Lang.FR, "Des accueil inconditionnels, et Accueil-inconditionnels.", {"accueil inconditionnels": 1}),
    (Lang.NL, "De laagdrempeligheden van het onthaal, onthaals.", {"laagdrempeligheden": 1, "onthaals": 1}),
]


@pytest.mark.parametrize(("lang", "text", "counts"), UNLINKED)
def test_a_form_that_the_glossary_lacks_is_advised_as_the_check_does(lang, text, counts):
    with example_copied() as root:
        page = root / f"docs/{lang}/about.md"
        page.write_text(page.read_text(encoding="utf-8") + f"\n{text}\n", encoding="utf-8")
        by_check = [dict(one.details) for one in advice(load_corpus(root)[0]) if one.name == "form"]
    (made,) = of_script("practice", [{**PRACTICE, "need": f"{text}[^s1]"}], lang, forms_data(KNOWN[lang], lang))
    told = [one["text"] for one in made["advice"] if one["name"] == "form"]
    assert {one["found"]: int(one["count"]) for one in by_check} == counts
    assert len(told) == len(counts)
    for found, count in counts.items():
        (one,) = [one for one in told if f"{found}\u00a0»" in one or f"‘{found}’" in one]
        assert str(count) in one


def test_each_item_stands_on_the_previewed_page_or_in_a_file_only():
    items = {item.id for form_id in ANSWERS for item in form(form_id, FACETS, Lang.FR).items}
    assert items - SHOWN.keys() == {"sectors", "credit", "author", "agree"}
    assert SHOWN.keys() <= items
