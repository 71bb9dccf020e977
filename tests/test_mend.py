"""What a machine can put right: apostrophes, spaces, order; no word changes, and no translation falls behind for it."""

import json
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from inclusive.cli import main
from inclusive.derive.translation import State, pairs
from inclusive.languages import LANGS, Lang
from inclusive.load.corpus_files import load_corpus
from inclusive.load.files import read_text
from inclusive.load.yaml_reader import read_yaml
from inclusive.mend.forms import proposed_forms, variants_of
from inclusive.mend.mending import mend
from inclusive.mend.order import ordered_files
from inclusive.mend.texts import markdown_file, printed_files, yaml_file
from inclusive.mend.typography import printed, printed_markdown
from inclusive.mend.yaml_scalars import scalars
from inclusive.render.words import words
from tests.cases import EXAMPLE, example_copied, problems_in, replace_lines
from tests.conftest import ROOT

SOUP = "practices/soupe-mobile"


@pytest.fixture
def root():
    """The example, mended: its own texts are typed as people type."""
    with example_copied() as root:
        mend(root)
        yield root


@pytest.mark.parametrize(
    ("lang", "typed", "expected"),
    [
        (Lang.FR, "l'accueil d'aujourd'hui", "l’accueil d’aujourd’hui"),
        (Lang.FR, "Qui ? Quoi ! Un : deux ; trois", "Qui\u00a0? Quoi\u00a0! Un\u00a0: deux\u00a0; trois"),
        (Lang.FR, "« bas seuil »", "«\u00a0bas seuil\u00a0»"),
        (Lang.FR, "à 10:30, 'x' et 5'", "à 10:30, 'x' et 5'"),
        (Lang.FR, "deux  espaces", "deux  espaces"),
        (Lang.NL, "'s avonds, foto's, 't is, zo'n", "’s avonds, foto’s, ’t is, zo’n"),
        (Lang.NL, "Wie? Wat!", "Wie? Wat!"),
    ],
)
def test_signs_of_each_language(lang, typed, expected):
    assert printed(typed, lang) == expected
    assert printed(expected, lang) == expected
    assert len(expected) == len(typed)


@pytest.mark.parametrize("lang", LANGS)
def test_the_words_of_the_site_have_the_signs_of_their_language(lang):
    typed = {name: text for name, text in words()[lang].items() if printed(text, lang) != text}
    assert typed == {}


@pytest.mark.parametrize("path", sorted((ROOT / "scripts/inclusive").rglob("*.yml")), ids=lambda path: path.name)
def test_the_words_of_each_file_have_the_signs_of_their_language(path):
    text = path.read_text(encoding="utf-8")
    spoken = [(text[one.start : one.end], Lang(one.keys[at])) for one in scalars(text) for at in _named(one.keys)]
    assert [words for words, lang in spoken if printed(words, lang) != words] == []


def _named(keys: tuple[str, ...]) -> list[int]:
    return [at for at, key in enumerate(keys) if key in LANGS][-1:]


@pytest.mark.parametrize("path", sorted((ROOT / "schemas").glob("*.json")), ids=lambda path: path.name)
def test_the_help_of_each_field_has_the_signs_of_its_language(path):
    helped = re.findall(r'"x-(fr|nl)": ("(?:[^"\\]|\\.)*")', path.read_text(encoding="utf-8"))
    assert helped
    assert [help_ for lang, help_ in helped if printed(json.loads(help_), Lang(lang)) != json.loads(help_)] == []


@pytest.mark.parametrize(
    "markdown",
    [
        "`l'un : deux`",
        "<https://www.example.org/l'un>",
        "https://www.example.org/l'un",
        "[texte](https://www.example.org/l'un)",
        "    l'un : deux",
        "```\nl'un : deux\n```",
    ],
)
def test_code_and_addresses_stay_as_they_are(markdown):
    assert printed_markdown(markdown, Lang.FR) == markdown


def test_running_text_around_marks_is_printed_well():
    typed = "- *L'un* : **l'autre**[^s1] ; voir [[bas-seuil|l'accueil]] ?"
    assert printed_markdown(typed, Lang.FR) == (
        "- *L’un*\u00a0: **l’autre**[^s1]\u00a0; voir [[bas-seuil|l’accueil]]\u00a0?"
    )


YAML = """\
- id: l'un
  fr: {term: l'un, forms: ["l'une"], definition: "l'un : l'autre", avoid: {l'autre: "l'un ?"}}
  nl:
    term: foto's
    note: >-
      zo'n ding
      en foto's
    definition: 'zo''n'
  sources:
    - {id: s1, title: "L'un : l'autre", publisher: "L'un : l'autre", lang: fr}
    - {id: s2, title: "Foto's : l'un", lang: nl}
    - {id: s3, title: "L'un : l'autre", lang: en}
    - id: s4
      lang: 'fr'
      title: Qui ?
"""


def test_of_a_yaml_file_only_texts_of_a_language_change():
    mended = yaml_file(YAML)
    read, problems = read_yaml(mended, "")
    assert problems == []
    (entry,) = read.root.plain()
    assert entry["fr"] == {
        "term": "l’un",
        "forms": ("l'une",),
        "definition": "l’un\u00a0: l’autre",
        "avoid": {"l'autre": "l’un\u00a0?"},
    }
    assert entry["nl"] == {"term": "foto’s", "note": "zo’n ding en foto’s", "definition": "zo'n"}
    assert (entry["id"], entry["sources"][0]["publisher"]) == ("l'un", "L'un : l'autre")


def test_the_title_of_a_source_has_the_signs_of_its_document():
    titles = [source["title"] for source in read_yaml(yaml_file(YAML), "")[0].root.plain()[0]["sources"]]
    assert titles == ["L’un\u00a0: l’autre", "Foto’s : l’un", "L'un : l'autre", "Qui\u00a0?"]


def test_scalars_know_their_keys_and_their_place():
    text = "a: x\nb: [y, {c: z}]\nd:\n  e: |\n    w\nf: v\n"
    assert [(one.keys, text[one.start : one.end].strip()) for one in scalars(text)] == [
        (("a",), "x"),
        (("b",), "y"),
        (("b", "c"), "z"),
        (("d", "e"), "|\n    w"),
        (("f",), "v"),
    ]


def test_the_head_of_a_text_is_in_the_language_of_its_file():
    typed = "---\ntitle: L'un\nsummary: \"Qui ?\"\ntranslates: pending\n---\n## Besoin\n\nL'un ?\n"
    assert markdown_file(typed, Lang.FR) == (
        '---\ntitle: L’un\nsummary: "Qui\u00a0?"\ntranslates: pending\n---\n## Besoin\n\nL’un\u00a0?\n'
    )


def test_a_translation_stays_what_it_was(root):
    def states(where: Path) -> dict[tuple[str, str], State]:
        return {(pair.record, lang): pair.state(lang) for pair in pairs(load_corpus(where)[0]) for lang in LANGS}

    assert states(root) == states(EXAMPLE)
    assert problems_in(root) == []


def test_a_second_time_there_is_nothing_to_do(root):
    before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    assert mend(root) == []
    assert {file: file.read_bytes() for file in root.rglob("*") if file.is_file()} == before


def test_the_real_base_is_well_printed_and_in_order():
    corpus, _ = load_corpus(ROOT)

    def read(path: str) -> str:
        return read_text(ROOT, path)[0]

    assert printed_files(corpus, read) == {}
    assert ordered_files(corpus, read) == {}


def test_the_glossary_is_sorted_and_keeps_every_line(root):
    before = (root / "glossary.yml").read_text(encoding="utf-8")
    entries = re.split(r"(?m)^(?=- id: )", before)[1:]
    (root / "glossary.yml").write_text("# Le glossaire\n" + "".join(reversed(entries)), encoding="utf-8")
    assert "I004" in {problem.code for problem in problems_in(root)}
    assert mend(root) == ["glossary.yml"]
    assert (root / "glossary.yml").read_text(encoding="utf-8") == "# Le glossaire\n" + before.rstrip("\n") + "\n"


def test_sections_are_put_in_order(root):
    path = root / SOUP / "fr.md"
    before = path.read_text(encoding="utf-8")
    head, *sections = re.split(r"(?m)^(?=## )", before)
    path.write_text(head + "\n\n".join(one.strip() for one in reversed(sections)) + "\n", encoding="utf-8")
    assert "T011" in {problem.code for problem in problems_in(root)}
    assert mend(root) == [f"{SOUP}/fr.md"]
    assert path.read_text(encoding="utf-8") == before


def test_sections_that_nobody_knows_are_left_to_a_person(root):
    replace_lines(root / SOUP / "fr.md", ["## Conditions"], ["## Condition"])
    assert mend(root) == []


@pytest.mark.parametrize(
    ("lang", "form", "variant"),
    [
        (Lang.FR, "centre social", "centres sociaux"),
        (Lang.FR, "bas seuil", "bas seuils"),
        (Lang.FR, "secteur ambulatoire", "secteurs ambulatoires"),
        (Lang.NL, "wijk", "wijken"),
        (Lang.NL, "kwetsbaarheid", "kwetsbaarheden"),
        (Lang.NL, "lage drempel", "lage drempels"),
    ],
)
def test_variants(lang, form, variant):
    assert variant in set(variants_of(form, lang))


def test_a_form_that_texts_use_is_proposed_and_never_written(root):
    replace_lines(root / SOUP / "fr.md", ["La soupe ne remplace pas un toit."], ["Des bas seuils, des bas seuils."])
    before = (root / "glossary.yml").read_bytes()
    (found,) = proposed_forms(load_corpus(root)[0])
    assert (found.record, found.lang, found.form, found.count) == ("bas-seuil", Lang.FR, "bas seuils", 2)
    assert (root / "glossary.yml").read_bytes() == before


def test_the_command_mends_then_stamps(root):
    replace_lines(root / SOUP / "fr.md", ["La soupe ne remplace pas un toit."], ["La soupe n'est pas un toit."])
    result = CliRunner().invoke(main, ["fix", "--root", str(root), "--texts"])
    assert (result.exit_code, result.output.splitlines()[0]) == (0, f"{SOUP}/fr.md")
    assert "n’est" in (root / SOUP / "fr.md").read_text(encoding="utf-8")
    forms = CliRunner().invoke(main, ["fix", "--root", str(root), "--forms"])
    assert forms.exit_code == 0


class TestTools:
    def test_pre_commit_runs_what_make_installs(self):
        (repo,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
        assert repo["repo"] == "local"
        for hook in repo["hooks"]:
            program, command = hook["entry"].split(" ")[:2]
            assert hook["language"] == "system"
            assert (ROOT / program).is_file()
            assert command in (*main.commands, "format", "check")
        assert re.compile(repo["hooks"][0]["files"]).match("practices/x/fr.md")

    def test_the_container_installs_and_serves(self):
        container = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))
        assert container["postCreateCommand"] == "make .venv/installed"
        extensions = json.loads((ROOT / ".vscode/extensions.json").read_text(encoding="utf-8"))["recommendations"]
        assert container["customizations"]["vscode"]["extensions"] == extensions
