"""Forms: what a person is asked for, in one language, for each of five kinds of proposal.

Limits and help come from the models, lists of choices from registers/facets.yml, the way of asking from `forms.yml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from inclusive.languages import LANGS, Lang
from inclusive.model.practice import HEADINGS, PracticeFacts, PracticeFrontMatter, SectionId
from inclusive.model.registers import Facets, OrganisationText
from inclusive.model.term import Term, TermText

MODELS: Mapping[str, type[BaseModel]] = {
    "practice": PracticeFacts,
    "front": PracticeFrontMatter,
    "term": Term,
    "text": TermText,
    "organisation": OrganisationText,
}
ABOUT = (
    "description",
    "title",
    "examples",
    "default",
    "x-fr",
    "x-nl",
)  # what a schema says of a field, not of its value

SHORT = 120  # signs of a line that is seen whole while one writes it


class Kind(StrEnum):
    """How an item is answered."""

    LINE = "line"
    TEXT = "text"
    LINES = "lines"
    ONE = "one"
    MANY = "many"
    SOURCES = "sources"
    AGREE = "agree"


@dataclass(frozen=True)
class Option:
    """A choice: the id that the files hold, and what people read."""

    id: str
    label: str


@dataclass(frozen=True)
class Item:
    """One thing that is asked for; `schema` is the JSON Schema of its value in the files."""

    id: str
    kind: Kind
    label: str
    help: str
    example: str
    mandatory: bool
    options: tuple[Option, ...] = ()
    schema: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_long(self) -> bool:
        """Whether it is one line of the file that takes several on a screen: with the signs left counted."""
        return self.kind is Kind.LINE and self.schema.get("maxLength", 0) > SHORT


@dataclass(frozen=True)
class Form:
    """A kind of proposal in one language; `subject` begins the title of its issue."""

    id: str
    lang: Lang
    name: str
    about: str
    subject: str
    items: tuple[Item, ...]

    def item(self, item_id: str) -> Item:
        """The item of this id, which exists."""
        return next(item for item in self.items if item.id == item_id)


@cache
def asked() -> Mapping[str, Any]:
    """`forms.yml` as it is written."""
    text = (Path(__file__).parent / "forms.yml").read_text(encoding="utf-8")
    content: Mapping[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return content


def forms(facets: Facets, lang: Lang) -> tuple[Form, ...]:
    """The five forms in `lang`."""
    return tuple(form(form_id, facets, lang) for form_id in asked()["forms"])


def every_form(facets: Facets) -> tuple[Form, ...]:
    """The forms of both languages."""
    return tuple(one for lang in LANGS for one in forms(facets, lang))


def form(form_id: str, facets: Facets, lang: Lang) -> Form:
    """The form `form_id` in `lang`."""
    own = asked()["forms"][form_id]
    items = tuple(item(one.rstrip("!"), facets, lang, mandatory=one.endswith("!")) for one in own["items"])
    text = own[lang.value]
    return Form(form_id, lang, text["name"], text["about"], text["subject"], items)


def item(item_id: str, facets: Facets, lang: Lang, *, mandatory: bool) -> Item:
    """The item `item_id` in `lang`."""
    own = asked()["items"][item_id]
    text, kind = own.get(lang.value, {}), Kind(own["kind"])
    about = field_schema(own["field"]) if "field" in own else {}
    options = _options(own.get("options", ()), facets, lang)
    label = HEADINGS[lang][SectionId(own["section"])] if "section" in own else text["label"]
    examples = [one for one in about.get("examples", ()) if kind is Kind.LINE]
    return Item(
        item_id,
        kind,
        label,
        text.get("help") or about.get(f"x-{lang}", ""),
        str(text.get("example") or next(iter(examples), "")),
        mandatory,
        options,
        _limits(own, kind, [option.id for option in options]),
    )


def _limits(own: Mapping[str, Any], kind: Kind, ids: list[str]) -> Mapping[str, Any]:
    """The JSON Schema of the answer: the limits of the field, and no other ids than those of the options."""
    name = own.get("limits", own.get("field"))
    schema = _bare(field_schema(name)) if name else {"type": "string"}
    if kind is Kind.ONE:
        return {"type": "string", "enum": ids}
    if kind is Kind.MANY:
        return {**schema, "items": {"type": "string", "enum": ids}}
    if kind is Kind.LINES and schema["type"] == "string":
        return {"type": "array", "items": schema}
    return schema


def field_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a field, `text.term`, without references."""
    model, _, field_name = name.partition(".")
    whole = _whole_schema(model)
    resolved: dict[str, Any] = _resolved(whole["properties"][field_name], whole.get("$defs", {}))
    return resolved


@cache
def _whole_schema(model: str) -> Mapping[str, Any]:
    return MODELS[model].model_json_schema()


def _resolved(schema: Any, definitions: Mapping[str, Any]) -> Any:
    """`schema` with what it refers to written out."""
    if isinstance(schema, list):
        return [_resolved(part, definitions) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _resolved(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    return {name: _resolved(part, definitions) for name, part in schema.items()}


def _bare(schema: Mapping[str, Any]) -> dict[str, Any]:
    """What `schema` says of the value that is given, without what it says to people."""
    bare = {name: part for name, part in schema.items() if name not in ABOUT}
    given = [one for one in bare.pop("anyOf", ()) if one != {"type": "null"}]
    bare |= given[0] if given else {}
    if "properties" in bare:
        bare["properties"] = {name: _bare(part) for name, part in bare["properties"].items()}
    if "items" in bare:
        bare["items"] = _bare(bare["items"])
    return bare


def _options(given: Any, facets: Facets, lang: Lang) -> tuple[Option, ...]:
    """The options of a list of registers/facets.yml, or those that `forms.yml` gives itself."""
    if not isinstance(given, str):
        return tuple(Option(one["id"], one[lang.value]) for one in given)
    values = getattr(facets, given)
    return tuple(Option(value.id, (value.fr if lang is Lang.FR else value.nl).label) for value in values)
