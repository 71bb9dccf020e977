"""The forms ask for every field of the formats, in both languages, and GitHub's issue forms are made from them."""

import re
from collections.abc import Mapping

import pytest
import yaml
from pydantic import BaseModel

from inclusive.languages import LANGS, Lang
from inclusive.load.corpus_files import load_corpus
from inclusive.model.fields import about
from inclusive.model.practice import PracticeFacts
from inclusive.proposals.forms import MODELS, Form, Kind, asked, every_form, form
from inclusive.proposals.issue_forms import FOLDER, LABEL, issue_forms
from inclusive.render.addresses import PROPOSED, Place
from tests.conftest import ROOT

FACETS = load_corpus(ROOT)[0].facets
FORMS = every_form(FACETS)
FILES = issue_forms(FACETS)
TEMPLATES = {path: yaml.safe_load(text) for path, text in FILES.items() if not path.endswith("config.yml")}
# Words of the query of GitHub's page for a new issue: an item of this id could not be filled in by a link.
QUERY = {"assignees", "body", "labels", "milestone", "projects", "template", "title"}
each_form = pytest.mark.parametrize("one", FORMS, ids=lambda one: f"{one.id}-{one.lang}")
each_template = pytest.mark.parametrize("path", TEMPLATES)


def unasked(models: Mapping[str, type[BaseModel]]) -> set[str]:
    """The fields of a proposal that no item asks for and of which nobody says why."""
    fields = {
        f"{name}.{field}" for name in ("practice", "front", "term", "text") for field in models[name].model_fields
    }
    return fields - {item.get("field") for item in asked()["items"].values()} - set(asked()["not_asked"])


def test_every_field_is_asked_for_or_it_is_said_why_not():
    assert unasked(MODELS) == set()


def test_a_new_field_is_missed():
    class Longer(PracticeFacts):
        cost: str = about("Coût.", "Kosten.", default="")

    assert unasked({**MODELS, "practice": Longer}) == {"practice.cost"}


def test_what_is_said_of_fields_is_said_of_fields_that_exist():
    fields = {f"{name}.{field}" for name, model in MODELS.items() for field in model.model_fields}
    items = asked()["items"].values()
    named = {item[key] for item in items for key in ("field", "limits") if key in item}
    assert named <= fields
    assert set(asked()["not_asked"]) <= fields


def test_every_item_is_in_a_form():
    assert {item.rstrip("!") for one in asked()["forms"].values() for item in one["items"]} == set(asked()["items"])


@each_form
def test_labels_of_a_form_differ_and_say_something(one: Form):
    labels = [item.label for item in one.items]
    assert len({" ".join(label.split()).casefold() for label in labels}) == len(labels)
    assert all(label and "\n" not in label for label in labels)
    assert all(item.help for item in one.items if item.kind in (Kind.TEXT, Kind.LINES, Kind.SOURCES, Kind.MANY))


@each_form
def test_choices_can_be_told_apart_where_github_joins_them(one: Form):
    for item in one.items:
        labels = [option.label for option in item.options]
        assert len(set(labels)) == len(labels)
        assert item.kind is not Kind.MANY or not any(", " in label for label in labels), item.id


def test_limits_are_those_of_the_models():
    practice, term = form("practice", FACETS, Lang.FR), form("term", FACETS, Lang.NL)
    assert practice.item("summary").schema == {"type": "string", "minLength": 1, "maxLength": 300}
    assert practice.item("since").schema == {"type": "integer", "minimum": 1800, "maximum": 2200}
    assert practice.item("organisations").schema["items"]["maxLength"] == 120
    assert practice.item("publics").schema["items"]["enum"] == [value.id for value in FACETS.publics]
    assert practice.item("sources").schema["items"]["properties"]["title"]["maxLength"] == 300
    assert term.item("definition").schema["maxLength"] == 4000
    assert term.item("domain").options[0].label == FACETS.domains[0].nl.label


def test_both_languages_ask_for_the_same():
    french, dutch = ([one for one in FORMS if one.lang is lang] for lang in LANGS)
    for one, other in zip(french, dutch, strict=True):
        assert one.id == other.id
        assert one.name != other.name
        assert [(item.id, item.mandatory) for item in one.items] == [(item.id, item.mandatory) for item in other.items]
        differing = [
            (item, same) for item, same in zip(one.items, other.items, strict=True) if item.label == same.label
        ]
        assert {item.id for item, _ in differing} <= {"conditions", "sources"}, "the same word in both languages"


def test_github_has_a_form_for_each_and_one_for_the_site():
    assert len(TEMPLATES) == len(FORMS) + len(LANGS)
    assert {path.rpartition("/")[0] for path in FILES} == {FOLDER}
    assert sorted(file.name for file in (ROOT / FOLDER).iterdir()) == sorted(path.rpartition("/")[2] for path in FILES)


def test_names_at_github_differ():
    names = [template["name"] for template in TEMPLATES.values()]
    assert len(set(names)) == len(names)


@each_template
def test_a_template_is_as_github_wants_it(path: str):
    template = TEMPLATES[path]
    assert set(template) <= {"name", "description", "title", "labels", "body"}
    assert template["labels"] == [LABEL]
    ids = [element["id"] for element in template["body"] if element["type"] != "markdown"]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z_]+", one) for one in ids)
    assert QUERY.isdisjoint(ids)
    for element in template["body"]:
        assert set(element) <= {"type", "id", "attributes", "validations"}
        options = element["attributes"].get("options", [])
        assert "None" not in options
        assert element["type"] in ("input", "textarea", "markdown") or options


def test_a_new_value_of_a_facet_makes_the_templates_old():
    new = FACETS.publics[0].model_copy(
        update={"id": "new", "fr": FACETS.publics[0].fr.model_copy(update={"label": "x"})}
    )
    changed = issue_forms(FACETS.model_copy(update={"publics": (*FACETS.publics, new)}))
    assert {path.rpartition("-")[2] for path in FILES if changed[path] != FILES[path]} == {"practice.yml"}


@each_form
def test_a_form_has_an_address_in_its_own_language(one: Form):
    french, dutch = (Place(lang, "propose", one.id).path_in_language for lang in LANGS)
    assert one.id in PROPOSED
    assert french != dutch
    assert not {"practice", "term", "translation"} & {*french.split("/"), *dutch.split("/")}
