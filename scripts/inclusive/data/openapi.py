"""OpenAPI: the JSON files described for programs: one schema per shape, and an OpenAPI 3.1 description of all."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from inclusive.data.base import LICENSE, Base
from inclusive.data.files import COLLECTIONS
from inclusive.data.shapes import RECORD_SHAPES, CollectionShape, FacetsShape, MovedShape

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ANSWERS: Mapping[str, type[BaseModel]] = {**RECORD_SHAPES, "moved": MovedShape}  # under the id of a record
SHAPES: Mapping[str, type[BaseModel]] = {**ANSWERS, "collection": CollectionShape, "facets": FacetsShape}
ABOUT = """\
Practices, concepts, organisations and questions of the bilingual knowledge base of inclusive practices in health and
social care in Brussels. Plain files: no key, no query, no limit but good manners. Every text is a proposal unless its
status says otherwise.
"""


def json_text(value: Any) -> str:
    """A JSON document as it is published."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def shape_text(shape: BaseModel) -> str:
    """The JSON document of a shape."""
    return shape.model_dump_json(indent=1, by_alias=True) + "\n"


def schema_files(base: Base) -> dict[str, str]:
    """Path below `/data/v1/` → JSON Schema (2020-12) of each shape."""
    return {
        (path := f"schemas/{name}.json"): json_text(
            {"$schema": DIALECT, "$id": base.data(path), **shape.model_json_schema(mode="serialization")}
        )
        for name, shape in SHAPES.items()
    }


def openapi(base: Base) -> dict[str, Any]:
    """The OpenAPI 3.1 description of `/data/v1/`."""
    wanted = [(shape, "serialization") for shape in SHAPES.values()]
    _, schemas = models_json_schema(wanted, ref_template="#/components/schemas/{model}")  # type: ignore[arg-type]
    paths = {"/records/{id}.json": {"get": _record()}}
    for kind, name in COLLECTIONS.items():
        paths[f"/{name}.json"] = {"get": _answer(f"{name}", f"Every {kind}.", "CollectionShape")}
    paths["/facets.json"] = {"get": _answer("facets", "Every closed list of values.", "FacetsShape")}
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": DIALECT,
        "info": {
            "title": "Pratiques inclusives · Inclusieve praktijken",
            "version": "1",
            "description": ABOUT,
            "license": {"name": "CC BY 4.0", "url": LICENSE},
        },
        "servers": [{"url": base.data("").removesuffix("/")}],
        "paths": paths,
        "components": {"schemas": schemas["$defs"]},
    }


def _record() -> dict[str, Any]:
    shapes = [{"$ref": f"#/components/schemas/{shape.__name__}"} for shape in ANSWERS.values()]
    content = {"oneOf": shapes, "discriminator": {"propertyName": "kind", "mapping": _mapping()}}
    return {
        "operationId": "record",
        "summary": "A record, whatever its kind; or, for an id that was left, what replaces it.",
        "parameters": [
            {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}, "example": "bas-seuil"}
        ],
        "responses": {"200": _json("The record.", content), "404": {"description": "No record has this id."}},
    }


def _mapping() -> dict[str, str]:
    return {kind: f"#/components/schemas/{shape.__name__}" for kind, shape in ANSWERS.items()}


def _answer(operation: str, summary: str, shape: str) -> dict[str, Any]:
    answer = _json(summary, {"$ref": f"#/components/schemas/{shape}"})
    return {"operationId": operation, "summary": summary, "responses": {"200": answer}}


def _json(description: str, schema: Any) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": schema}}}
