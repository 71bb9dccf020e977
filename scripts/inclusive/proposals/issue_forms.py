"""Issue forms: the same forms at GitHub, one file for each, and one for a proposal written on the site."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from inclusive.languages import LANGS, Lang
from inclusive.model.registers import Facets
from inclusive.proposals.forms import Form, Item, Kind, asked, forms

FOLDER = ".github/ISSUE_TEMPLATE"
LABEL = "proposal"  # what `intake` waits for
FROM_SITE = "site"  # the id of the form whose one item holds a whole proposal
TYPES = {
    Kind.LINE: "input",
    Kind.TEXT: "textarea",
    Kind.LINES: "textarea",
    Kind.SOURCES: "textarea",
    Kind.ONE: "dropdown",
    Kind.MANY: "dropdown",
    Kind.AGREE: "checkboxes",
}
HEAD = "# Generated from the models and scripts/inclusive/proposals/forms.yml by `make bless`.\n"


def issue_forms(facets: Facets) -> dict[str, str]:
    """Path below the repository → text of every issue form; GitHub lists them by file name."""
    files = {f"{FOLDER}/config.yml": f"{HEAD}blank_issues_enabled: true\n"}
    for lang in LANGS:
        for number, form in enumerate(forms(facets, lang), start=1):
            files[template_path(lang, number, form.id)] = _file(form.name, form.about, form.subject, _body(form))
        site = asked()["site"][lang.value]
        item = {"id": "proposal", "attributes": {"label": site["label"], "description": site["help"]}}
        body = [_notice(lang), {"type": "textarea", **item, "validations": {"required": True}}]
        number = len(asked()["forms"]) + 1
        files[template_path(lang, number, FROM_SITE)] = _file(site["name"], site["about"], "", body)
    return files


def template_path(lang: Lang, number: int, form_id: str) -> str:
    """Where the form stands that is the `number`th in `lang`."""
    return f"{FOLDER}/{lang}-{number}-{form_id}.yml"


def template_file(lang: Lang, number: int, form_id: str) -> str:
    """How GitHub calls that form in an address."""
    return template_path(lang, number, form_id).rpartition("/")[2]


def _file(name: str, about: str, subject: str, body: list[dict[str, Any]]) -> str:
    content = {"name": name, "description": about, **({"title": subject} if subject else {}), "labels": [LABEL]}
    return HEAD + "".join(_yaml({**content, "body": body}, ""))


def _body(form: Form) -> list[dict[str, Any]]:
    return [_notice(form.lang), *(_element(item) for item in form.items)]


def _notice(lang: Lang) -> dict[str, Any]:
    return {"type": "markdown", "attributes": {"value": f"{asked()['notice'][lang]} {asked()['starred'][lang]}"}}


def _element(item: Item) -> dict[str, Any]:
    """An item as GitHub's form schema has it."""
    attributes: dict[str, Any] = {"label": item.label}
    if item.help:
        attributes["description"] = item.help
    if item.example and item.kind not in (Kind.ONE, Kind.MANY):
        attributes["placeholder"] = item.example
    if item.kind is Kind.MANY:
        attributes["multiple"] = True
    if item.kind is Kind.AGREE:
        attributes["options"] = [{"label": one.label, "required": item.mandatory} for one in item.options]
        return {"type": TYPES[item.kind], "id": item.id, "attributes": attributes}
    if item.options:
        attributes["options"] = [one.label for one in item.options]
    checks = {"validations": {"required": True}} if item.mandatory else {}
    kind = "textarea" if item.is_long else TYPES[item.kind]
    return {"type": kind, "id": item.id, "attributes": attributes, **checks}


def _yaml(value: Any, indent: str) -> Iterator[str]:
    """Block YAML of mappings, lists, texts and truth values; texts always in quotes."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            if isinstance(part, Mapping | list):
                yield f"{indent}{key}:\n"
                yield from _yaml(part, f"{indent}  ")
            else:
                yield f"{indent}{key}: {json.dumps(part, ensure_ascii=False)}\n"
    else:
        for part in value:
            if isinstance(part, Mapping):
                first, *others = _yaml(part, f"{indent}  ")
                yield f"{indent}- {first.lstrip(' ')}"
                yield from others
            else:
                yield f"{indent}- {json.dumps(part, ensure_ascii=False)}\n"
