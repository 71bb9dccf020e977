"""The catalogue: every code told in three languages, with the words of each."""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import inclusive
from inclusive.catalogue import (
    LONGEST,
    LONGEST_LIST,
    NAMED_WORDS,
    SPEECHES,
    as_annotation,
    as_text,
    catalogue,
    codes,
    told,
)
from inclusive.languages import Lang
from inclusive.model.policy import Policy
from inclusive.model.practice import HEADINGS, PracticeFacts
from inclusive.model.registers import Facets, Governance, Meeting, Move, Organisation, Question, Tolerated
from inclusive.model.term import Term
from inclusive.problems import Place, choices, problem
from inclusive.proposals.remarks import in_code
from tests.cases import BETWEEN_STATES, BROKEN, case_names

SOURCES = Path(inclusive.__file__).parent
HERE = Place("practices/a/fr.md", 7, 3)


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
    assert not re.search(r"« | [;!?»]| :(?!\w)", fr), "French has no-break spaces before high punctuation"
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
    assert [*codes(), "words"] == list(catalogue())


def test_codes_are_in_order_within_their_family():
    for family in {code[0] for code in codes()}:
        own = [code for code in codes() if code[0] == family]
        assert own == sorted(own)


@pytest.mark.parametrize("speech", SPEECHES)
@pytest.mark.parametrize("code", [code for code in codes() if code not in BETWEEN_STATES])
def test_no_placeholder_is_left_in_a_message(code, speech):
    """The broken cases give every detail that the sentences ask for."""
    names = [name for name in case_names() if name.startswith(code)]
    files = [(BROKEN / name / "expected.txt").read_text(encoding="utf-8") for name in names]
    reports = [text.split(f"== {speech} ==\n")[1].split("\n\n== ")[0] for text in files]
    assert reports
    left = [f"{{{name}}}" for name in placeholders(" ".join(catalogue()[code][speech].values()))]
    assert all(f" {code} " in one and not any(name in one for name in left) for one in reports)


def test_values_are_told_as_they_are():
    braces = problem(HERE, "F013", value="{0} {value} %s")
    assert told(braces, "en").message == "“{0} {value} %s” would be read as something other than this text"
    lines = problem(HERE, "F013", value="a\nb")
    assert told(lines, "en").message == "“a⏎b” would be read as something other than this text"
    long = problem(HERE, "F012", key="a" * 5000, first=1)
    assert len(told(long, "en").message) < LONGEST + 100


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("\x1b[2J\x1b]0;x\x07", "\\x1b[2J\\x1b]0;x\\x07"),
        ("a\rb\tc\u0085\u2028", "a\\rb\\tc\\x85\\u2028"),
        ("a\u202eb\u2066\U000e0041", "a\\u202eb\\u2066\\U000e0041"),
        ("l\u00adété\u00a0👩\u200d⚕️ \ud800", "l\u00adété\u00a0👩\u200d⚕️ \ud800"),
    ],
    ids=ascii,
)
def test_what_a_terminal_would_obey_or_what_hides_is_shown(given, shown):
    """The name of a file, or a value, may hold it: whoever reads the report on a screen must see what is there."""
    found = problem(Place(f"docs/fr/{given}\n.md"), "I012", name=given)
    assert f"“{shown}”" in told(found, "en").message
    assert as_text(found, "en").startswith(f"docs/fr/{shown}\\n.md:1:1: I012 “{shown}”")
    assert as_annotation(found, "en").count("\n") == 1


def test_what_reorders_words_is_shown_in_a_comment_too():
    assert in_code("a\u202eb") == "`a\\u202eb`"


@pytest.mark.parametrize(
    ("found", "message", "remedy"),
    [
        (
            problem(HERE, "L001", kind="term", id="x"),
            "concept\u00a0: «\u00a0x\u00a0» n’existe pas",
            "vérifiez l’identifiant, ou créez d’abord cette fiche",
        ),
        (
            problem(HERE, "L001", kind="term", id="x", near="y"),
            "concept\u00a0: «\u00a0x\u00a0» n’existe pas",
            "vouliez-vous dire «\u00a0y\u00a0»\u00a0?",
        ),
        (
            problem(HERE, "L001", kind="term", id="x", near="bas-seuil", near_fr="bas seuil", near_nl="lage drempel"),
            "concept\u00a0: «\u00a0x\u00a0» n’existe pas",
            "vouliez-vous dire «\u00a0bas-seuil\u00a0» (bas seuil)\u00a0?",
        ),
        (
            problem(HERE, "L001", kind="inconnu", id="x", near=None),
            "inconnu\u00a0: «\u00a0x\u00a0» n’existe pas",
            "vérifiez l’identifiant, ou créez d’abord cette fiche",
        ),
        (
            problem(HERE, "T001", lang="nl"),
            "le texte manque\u00a0: néerlandais",
            "écrivez-le, ou annoncez son absence par «\u00a0missing: [nl]\u00a0»",
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


def closed_lists(schema: object) -> Iterator[str]:
    """Every value that a JSON schema lists."""
    if isinstance(schema, dict):
        yield from schema.get("enum", ())
        yield from (one for part in schema.values() for one in closed_lists(part))
    if isinstance(schema, list):
        yield from (one for part in schema for one in closed_lists(part))


FORMATS = (PracticeFacts, Term, Organisation, Question, Facets, Governance, Meeting, Move, Tolerated, Policy)


@pytest.mark.parametrize("speech", SPEECHES)
def test_every_value_of_a_closed_list_has_its_label(speech):
    values = {one for model in FORMATS for one in closed_lists(model.model_json_schema())} | set(map(str, Lang))
    words = catalogue()["words"][speech]
    assert {"limits", "near", "docs", "question", "nl"} <= values
    assert [one for one in sorted(values) if not {f"choice.{one}", f"lang.{one}", one} & words.keys()] == []


@pytest.mark.parametrize("lang", Lang)
def test_the_label_of_a_section_is_its_heading(lang):
    words = catalogue()["words"][lang.value]
    assert {section: words[f"choice.{section}"] for section in HEADINGS[lang]} == HEADINGS[lang]


@pytest.mark.parametrize(
    ("labels", "fr", "nl", "en"),
    [
        ({"women": ("femmes", "vrouwen")}, "women (femmes)", "women (vrouwen)", "women (femmes / vrouwen)"),
        ({"jette": ("Jette", "Jette")}, "jette", "jette", "jette"),  # a label that says no more than the value
        ({"forest": ("Forest", "Vorst")}, "forest", "forest (Vorst)", "forest (Vorst)"),
        ({"adopted": ("", "")}, "adopted", "adopted", "adopted"),  # a state without a label in the register
        ({"a": ("x\ny", "z"), "b": ("u, v", "w")}, "a (x y), b (u, v)", "a (z), b (w)", "a (x y / z), b (u, v / w)"),
        ({}, "", "", ""),
    ],
)
def test_a_value_of_a_register_is_told_with_its_label(labels, fr, nl, en):
    found = problem(HERE, "R001", status="x", **choices(labels))
    told_in = [told(found, speech).remedy for speech in SPEECHES]
    assert told_in == [f"choisissez parmi\u00a0: {fr}", f"kies uit: {nl}", f"choose from: {en}"]


def test_a_list_of_values_does_not_fill_the_screen():
    many = choices({f"value-{number}": ("libellé", "label") for number in range(1000)})
    assert len(told(problem(HERE, "R001", status="x", **many), "en").remedy) < LONGEST_LIST + 100
