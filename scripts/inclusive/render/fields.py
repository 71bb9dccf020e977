"""The field reference: each format as a table, taken from the models themselves."""

from typing import Any

from pydantic import BaseModel

from inclusive.languages import Lang
from inclusive.load.shape import inner_model
from inclusive.model.policy import Policy
from inclusive.model.practice import PracticeFacts, PracticeFrontMatter
from inclusive.model.registers import (
    Facets,
    Governance,
    Meeting,
    Move,
    Organisation,
    PageFrontMatter,
    Question,
    Tolerated,
)
from inclusive.model.term import Term

FORMATS: tuple[tuple[str, type[BaseModel]], ...] = (
    ("practices/<id>/practice.yml", PracticeFacts),
    ("practices/<id>/fr.md · nl.md", PracticeFrontMatter),
    ("glossary.yml", Term),
    ("registers/organisations.yml", Organisation),
    ("registers/questions.yml", Question),
    ("registers/facets.yml", Facets),
    ("registers/governance.yml", Governance),
    ("registers/meetings.yml", Meeting),
    ("registers/moved.yml", Move),
    ("registers/policies.yml", Policy),
    ("registers/tolerated.yml", Tolerated),
    ("docs/fr/*.md · docs/nl/*.md", PageFrontMatter),
)


def field_facts(path: str, model: type[BaseModel], lang: Lang) -> dict[str, Any]:
    """A format: where it is used, and its fields, those of inner groups after a dot."""
    return {"path": path, "fields": list(_fields(model, lang, ""))}


def _fields(model: type[BaseModel], lang: Lang, prefix: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for name, field in model.model_fields.items():
        extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
        examples = extra.get("examples")
        found.append(
            {
                "name": f"{prefix}{name}",
                "mandatory": field.is_required(),
                "help": extra.get(f"x-{lang}", ""),
                "example": _shown(examples[0]) if isinstance(examples, list) else None,
            }
        )
        inner = inner_model(field.annotation)
        if inner is not None and inner is not model:
            found += _fields(inner, lang, f"{prefix}{name}.")
    return found


def _shown(example: object) -> str:
    if isinstance(example, list):
        return "[" + ", ".join(map(str, example)) + "]"
    if isinstance(example, dict):
        return "{" + ", ".join(f"{key}: {_shown(value)}" for key, value in example.items()) + "}"
    return str(example)
