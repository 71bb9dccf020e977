"""Editor schemas: each format as JSON Schema, generated from the models, with help in both languages."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from inclusive.in_place import change
from inclusive.model.policy import Policy
from inclusive.model.practice import PracticeFacts
from inclusive.model.registers import Facets, Governance, Meeting, Move, Organisation, Question, Tolerated
from inclusive.model.term import Term

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SINGLE: Mapping[str, type[BaseModel]] = {"practice": PracticeFacts, "facets": Facets, "governance": Governance}
LISTS: Mapping[str, type[BaseModel]] = {
    "glossary": Term,
    "organisations": Organisation,
    "questions": Question,
    "meetings": Meeting,
    "moved": Move,
    "policies": Policy,
    "tolerated": Tolerated,
}


def schemas() -> Mapping[str, str]:
    """File name → text of each schema."""
    every = {name: model.model_json_schema() for name, model in SINGLE.items()}
    every |= {name: _list_of(model) for name, model in LISTS.items()}
    return {
        f"{name}.schema.json": json.dumps({"$schema": DIALECT, **schema}, ensure_ascii=False, indent=1) + "\n"
        for name, schema in sorted(every.items())
    }


def write_schemas(root: Path) -> None:
    """Write every schema below `root`: all of them, or none."""
    change(root, {f"schemas/{name}": text.encode() for name, text in schemas().items()})


def _list_of(model: type[BaseModel]) -> dict[str, Any]:
    """A file that holds a list of `model`."""
    item = model.model_json_schema()
    return {"$defs": item.pop("$defs", {}), "type": "array", "items": item}
