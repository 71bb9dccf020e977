"""What exists is documented, in both languages, and what is documented exists.

Long, for it goes through everything that is to be documented.
"""

import ast
import json
import re
import string
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

import pytest
import yaml
from pydantic import BaseModel

from inclusive.catalogue import SPEECHES, catalogue, codes
from inclusive.cli import main
from inclusive.data.files import BESIDE, DATASETS, IN_EACH_LANGUAGE
from inclusive.derive.translation import State
from inclusive.editions.rows import LABELS
from inclusive.editions.since import Fate
from inclusive.languages import LANGS, Lang
from inclusive.load.shape import inner_model
from inclusive.model import policy, practice, registers, term
from inclusive.model.fields import Format
from inclusive.publish.shells import shell_words
from inclusive.render.addresses import SECTIONS, Place
from inclusive.render.commands import in_language
from inclusive.render.fields import FORMATS
from inclusive.render.finder import FACETS, KINDS, SCRIPT_WORDS
from inclusive.render.pages import ALONE
from inclusive.render.pages import places as every_place
from inclusive.render.proposal_data import WORDS as PROPOSAL_WORDS
from inclusive.render.standing_pages import ROLES
from inclusive.render.templates import THEME, capital
from inclusive.render.words import words
from inclusive.schemas import LISTS, SINGLE, schemas, write_schemas
from tests.bases import site_of
from tests.conftest import EXAMPLE, ROOT

PACKAGE = ROOT / "scripts" / "inclusive"
each_language = pytest.mark.parametrize("lang", LANGS)


@pytest.fixture(scope="module")
def page(example_site: Path):
    """The text of a page of the built site, spaces as in HTML, tags left out."""

    def read(place: Place) -> str:
        html = (example_site / place.path / "index.html").read_text(encoding="utf-8")
        main_part = html[html.index("<main") : html.index("</main>")]
        return " ".join(unescaped(re.sub(r"<[^>]*>", " ", main_part)).split())

    return read


def unescaped(html: str) -> str:
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&#39;", "'"), ("&amp;", "&")):
        html = html.replace(entity, sign)
    return html


def spaced(text: str) -> str:
    return " ".join(text.split())


class TestCommands:
    @each_language
    @pytest.mark.parametrize("name", sorted(main.commands))
    def test_each_command_and_option_is_documented(self, page, lang, name):
        shown = page(Place(lang, "commands"))
        command = main.commands[name]
        own = shown.partition(f"inclusive {name} ")[2].partition(" inclusive ")[0]
        assert own.startswith(spaced(capital(in_language(command.help, lang))))
        for option in (one for one in command.params if one.param_type_name == "option"):
            assert spaced(f"{', '.join(option.opts)} {capital(in_language(option.help, lang))}") in own

    @pytest.mark.parametrize("name", sorted(main.commands))
    def test_each_help_speaks_three_languages(self, name):
        command = main.commands[name]
        for text in (command.help, *(one.help for one in command.params if one.param_type_name == "option")):
            parts = text.rstrip(".").split(" / ")
            assert len(parts) == 3, text
            assert [in_language(text, lang) for lang in LANGS] == parts[1:]

    def test_the_help_of_a_command_differs_from_one_language_to_another(self):
        for command in main.commands.values():
            assert len({command.help.split(" / ")[0], *(in_language(command.help, lang) for lang in LANGS)}) == 3


def models() -> set[type[BaseModel]]:
    """Every format that is not a part of another."""
    every = {one for module in (policy, practice, registers, term) for one in vars(module).values() if is_format(one)}
    inner = {inner_model(field.annotation) for one in every for field in one.model_fields.values()}
    return every - inner


def is_format(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, Format) and value is not Format


def fields(model: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, Mapping[str, str]]]:
    """Name and help of each field, those of inner formats after a dot."""
    for name, field in model.model_fields.items():
        yield prefix + name, field.json_schema_extra or {}
        if (inner := inner_model(field.annotation)) is not None:
            yield from fields(inner, f"{prefix}{name}.")


EVERY_FIELD = [(path, name, texts) for path, model in FORMATS for name, texts in fields(model)]


class TestFields:
    def test_every_format_has_its_table(self):
        assert models() == {model for _, model in FORMATS}

    def test_there_are_fields(self):
        assert len(EVERY_FIELD) > 120

    @each_language
    def test_each_field_of_each_format_is_documented(self, page, lang):
        shown = page(Place(lang, "fields"))
        starts = [shown.index(f" {path} {words()[lang]['field']} ") for path, _ in FORMATS]
        assert starts == sorted(starts)
        own = {path: shown[a:b] for (path, _), a, b in zip(FORMATS, starts, [*starts[1:], len(shown)], strict=True)}
        necessity = {words()[lang]["mandatory"], words()[lang]["optional"]}
        for path, name, texts in EVERY_FIELD:
            lines = {spaced(f" {name} {one} {texts[f'x-{lang}']}") for one in necessity}
            assert any(line in own[path] for line in lines), f"{path}: {name}"

    def test_each_help_has_both_languages_and_they_differ(self):
        for path, name, texts in EVERY_FIELD:
            assert texts["x-fr"].strip(), f"{path}: {name}"
            assert texts["x-nl"].strip(), f"{path}: {name}"
            assert texts["x-fr"] != texts["x-nl"], f"{path}: {name}"


class TestRules:
    @each_language
    @pytest.mark.parametrize("code", codes())
    def test_each_rule_is_documented(self, page, lang, code):
        shown, told = page(Place(lang, "rule", code.lower())), catalogue()[code][lang]
        assert f" {code} " in shown
        for part in told.values():
            assert spaced(capital(part)) in shown

    @each_language
    def test_each_rule_is_in_the_list(self, page, lang):
        shown = page(Place(lang, "rule"))
        for code in codes():
            assert spaced(f"{code} {catalogue()[code][lang]['rule']}") in shown

    @pytest.mark.parametrize("code", codes())
    def test_each_sentence_has_three_languages(self, code):
        told = [catalogue()[code][speech] for speech in SPEECHES]
        assert len({one["rule"] for one in told}) == 3
        assert len({frozenset(one) for one in told}) == 1
        for name in told[0]:
            assert len({frozenset(placeholders(one[name])) for one in told}) == 1, name


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def targets() -> dict[str, str]:
    """The make targets that `make help` shows, with what stands after `##`."""
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    return dict(found.groups() for line in lines if (found := re.match(r"([a-z]+):.*?## (.+)", line)))


class TestReadme:
    def test_both_commands_stand_in_each_language(self):
        parts = re.split(r"^## ", (ROOT / "README.md").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
        assert [part.splitlines()[0] for part in parts] == ["Français", "Nederlands", "English"]
        for part in parts:
            block = part.partition("```sh\n")[2].partition("```")[0]
            assert [line.split("#")[0].strip() for line in block.splitlines()] == ["make site", "make test"]

    def test_every_make_command_named_is_a_target(self):
        files = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
        named = {found for file in files for found in re.findall(r"`make ([a-z]+)", file.read_text(encoding="utf-8"))}
        assert named <= set(targets())

    def test_every_target_is_real(self):
        text = (ROOT / "Makefile").read_text(encoding="utf-8")
        phony = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)[1].split()
        assert sorted(targets()) == sorted(phony)
        for name in targets():
            recipe = re.search(rf"^{name}:.*\n((?:\t.*\n)+)", f"{text}\n", re.MULTILINE)
            assert recipe, name
            for command in re.findall(r"inclusive (\w+)", recipe[1]):
                assert command in main.commands, name


class TestSchemas:
    def test_those_of_the_repository_are_up_to_date(self):
        assert stale(ROOT / "schemas") == []

    @pytest.mark.parametrize("change", ["text", "missing", "too many"])
    def test_an_old_one_would_be_told(self, tmp_path, change):
        write_schemas(tmp_path)
        folder = tmp_path / "schemas"
        assert stale(folder) == []
        file = folder / "glossary.schema.json"
        if change == "text":
            file.write_text(
                file.read_text(encoding="utf-8").replace("Identifiant", "Identifiants", 1), encoding="utf-8"
            )
        else:
            file.rename(folder / "old.schema.json") if change == "missing" else (folder / "old").touch()
        assert (
            stale(folder)
            == {
                "text": ["glossary.schema.json"],
                "missing": ["glossary.schema.json", "old.schema.json"],
                "too many": ["old"],
            }[change]
        )

    def test_the_editor_names_schemas_that_exist(self):
        settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
        assert {path.removeprefix("./schemas/") for path in settings} == set(schemas())
        for path, sources in settings.items():
            assert (ROOT / path).is_file()
            assert list(ROOT.glob(sources)), sources

    def test_each_yaml_format_has_a_schema(self):
        yaml_formats = {model for path, model in FORMATS if path.endswith(".yml")}
        assert {*SINGLE.values(), *LISTS.values()} == yaml_formats


def stale(folder: Path) -> list[str]:
    """The schemas of `folder` that are not what the formats give now."""
    there = {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()}
    now = schemas()
    return sorted(name for name in there.keys() | now.keys() if there.get(name) != now.get(name))


# Keys of words.yml whose names the build makes up as it goes.
MADE_UP = {
    *(f"translation_{state}" for state in State),
    *(f"equivalence_{kind}" for kind in get_args(term.Equivalence.model_fields["kind"].annotation)),
    *(f"door_{door}{end}" for door in ("practice", "word", "compare", "quote") for end in ("", "_text")),
    *(facet for facet in FACETS if facet not in ("statuses", "sectors")),
    *(f"proposal_{name}" for name in PROPOSAL_WORDS),
    *(f"standing_{role}" for role in ROLES),
    *(f"translate_{state}" for state in (State.MISSING, State.BEHIND)),
    *(f"rules_{code[0].lower()}" for code in codes()),
    "page",  # a kind of text, beside the kinds of records
    *("why", "known", "open"),  # the parts of a question
    *("authors", "reviewers"),  # roles
    *("broader", "narrower", "related"),  # relations
    *(f"{told}_{fate}" for told in ("since", "quotation") for fate in get_args(Fate)),
    *(f"permanent_{fate}" for fate in ("none", "same", "facts", "changed", "retired")),
    *(f"left_{number}" for number in ("none", "one", "many")),  # successors of a record that left
    *("record_name", "record_summary"),  # parts of a record that have no title
    *("facets", "intro_facets"),  # a data set that is no section of the site
    *(name for name in SCRIPT_WORDS if name.startswith(("find_", "search_"))),
    *(name for names in KINDS.values() for name in names if name.startswith("find_")),
    *(file.about for dataset in DATASETS for file in dataset.files),
    *(file.about for file in (*BESIDE, *IN_EACH_LANGUAGE)),
}
NOT_WORDS = {"search_path", "other_tag"}  # facts of the shell that stand beside its words
# Where templates take words from: `w`; at the root, where both languages meet, `fr`, `nl`, `one` of them or `both`.
TAKE_WORDS = ("citing", "data", "embedding", "paper", "editions", "publish", "render")
IN_TEMPLATE = {"inside": "w", "partials": "w", "root": "fr|nl|one|both", ".": "w"}


def used_in_templates() -> set[str]:
    found = set()
    for folder, names in IN_TEMPLATE.items():
        text = "".join(file.read_text(encoding="utf-8") for file in sorted((THEME / folder).glob("*.html")))
        for key, quoted in re.findall(rf"""\b(?:{names})(?:\.([a-z_]+)\b(?!\()|\["([a-z_]+)"\])""", text):
            found.add(key or quoted)
    return found - NOT_WORDS


def used_in_code() -> set[str]:
    """The names in `something["name"]` of the steps that take words, and those that the shell takes."""
    found = {name for lang in LANGS for name in shell_words(lang)} - NOT_WORDS
    for file in (file for step in TAKE_WORDS for file in PACKAGE.glob(f"{step}/*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
                found.add(node.slice.value)
    return found


class TestWords:
    def test_both_languages_have_the_same_words(self):
        assert list(words()[Lang.FR]) == list(words()[Lang.NL])

    def test_no_word_is_given_twice(self):
        text = (PACKAGE / "render" / "words.yml").read_text(encoding="utf-8")
        keys = re.findall(r"^  ([a-z_]+):", text, re.MULTILINE)
        assert len(keys) == sum(len(words()[lang]) for lang in LANGS)

    @pytest.mark.parametrize("key", words()[Lang.FR])
    def test_each_word_is_written_with_the_same_placeholders(self, key):
        french, dutch = (words()[lang][key] for lang in LANGS)
        assert french.strip()
        assert dutch.strip()
        assert placeholders(french) == placeholders(dutch)

    def test_each_word_that_a_template_uses_exists(self):
        assert {file.parent.relative_to(THEME).as_posix() for file in THEME.rglob("*.html")} == set(IN_TEMPLATE)
        assert len(used_in_templates()) > 60
        assert used_in_templates() - words()[Lang.FR].keys() == set()

    def test_each_word_is_used(self):
        titles = {name for one in ALONE.values() for name in (one.title, one.description)}
        known = used_in_templates() | used_in_code() | titles | MADE_UP | set(LABELS.values())
        assert [key for key in words()[Lang.FR] if key not in known] == []

    def test_the_finder_gets_the_words_that_its_script_uses(self):
        parts = (PACKAGE / "search" / "browser").glob("*.js")
        used = re.findall(
            r"\bwords\.((?:find|search|count|in)_\w+|avoid|colon|rule)\b", "".join(map(Path.read_text, parts))
        )
        assert set(used) == set(SCRIPT_WORDS)

    def test_each_made_up_key_exists_and_is_made_up(self):
        assert words()[Lang.FR].keys() >= MADE_UP
        assert MADE_UP & used_in_templates() == set()


def menus() -> dict[Lang, dict[str, list[dict[str, str]]]]:
    """The menu and the foot of each language, as mkdocs.yml has them."""
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=AnyTag)
    (i18n,) = (one["i18n"] for one in config["plugins"] if "i18n" in one)
    return {Lang(one["locale"]): one["extra"] for one in i18n["languages"]}


class AnyTag(yaml.SafeLoader):
    """Reads mkdocs.yml; `!ENV` is of no interest here."""


AnyTag.add_multi_constructor("!", lambda loader, suffix, node: None)  # noqa: ARG005


@pytest.fixture(scope="module")
def places() -> set[Place]:
    """Every page of the real site that stands alone."""
    return {place for place in every_place(site_of(ROOT)) if not place.record}


class TestMenu:
    @each_language
    @pytest.mark.parametrize("part", ["menu", "foot"])
    def test_each_entry_leads_to_its_page(self, places, lang, part):
        for item in menus()[lang][part]:
            assert Place(lang, item["section"]) in places, item
            assert item["path"] == Place(lang, item["section"]).path_in_language

    @pytest.mark.parametrize("part", ["menu", "foot"])
    def test_both_languages_have_the_same_entries(self, part):
        french, dutch = ([item["section"] for item in menus()[lang][part]] for lang in LANGS)
        assert french == dutch
        assert set(french) <= set(SECTIONS)

    @each_language
    def test_the_page_shows_them(self, example_site, lang):
        html = (example_site / lang / "index.html").read_text(encoding="utf-8")
        for item in (*menus()[lang]["menu"], *menus()[lang]["foot"]):
            assert re.search(rf'<a href="(?:\./)?{item["path"]}"[^>]*>{re.escape(item["name"])}</a>', html), item

    def test_every_hand_written_page_has_an_address_in_both_languages(self):
        for root in (ROOT, EXAMPLE):
            names = [{file.stem for file in (root / "docs" / lang).glob("*.md")} for lang in LANGS]
            assert names[0] == names[1]
            assert {f"page:{name}" for name in names[0]} <= set(SECTIONS)
