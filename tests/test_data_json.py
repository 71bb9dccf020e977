"""The JSON files: each of the shape that its schema tells, and OpenAPI tells the same."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from openapi_spec_validator import validate
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from inclusive.citing.cited import Edition
from inclusive.data.base import Base, names
from inclusive.data.files import COLLECTIONS, SCHEMAS
from inclusive.data.openapi import SHAPES
from inclusive.data.records import record_shapes
from tests.conftest import EXAMPLE, ROOT
from tests.data_files import BOTH, SITE, corpus_of, files_of

each_base = pytest.mark.parametrize("root", BOTH, ids=("example", "real"))


@cache
def validator(root: Path, name: str) -> Draft202012Validator:
    schema = json.loads(files_of(root)[f"schemas/{name}.json"])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def records(root: Path) -> dict[str, dict[str, Any]]:
    found = [json.loads(text) for path, text in files_of(root).items() if path.startswith("records/")]
    return {record["id"]: record for record in found}


@each_base
def test_every_record_has_its_shape(root: Path) -> None:
    found = records(root)
    assert set(found) == corpus_of(root).known.record_ids | {one.value.id for one in corpus_of(root).moved}
    for record in found.values():
        validator(root, record["kind"]).validate(record)


@each_base
def test_collections_list_every_record_and_where_it_is(root: Path) -> None:
    found = records(root)
    for kind, name in COLLECTIONS.items():
        collection = json.loads(files_of(root)[f"{name}.json"])
        validator(root, "collection").validate(collection)
        assert [one["id"] for one in collection["records"]] == sorted(
            record["id"] for record in found.values() if record["kind"] == kind
        )
        for one in collection["records"]:
            assert one["json"].removeprefix(f"{SITE}data/v1/") in files_of(root)
    validator(root, "facets").validate(json.loads(files_of(root)["facets.json"]))


def test_a_record_of_another_shape_would_be_told() -> None:
    term = records(EXAMPLE)["bas-seuil"]
    for wrong in ({**term, "kind": "practice"}, {**term, "extra": 1}, {k: v for k, v in term.items() if k != "texts"}):
        with pytest.raises(ValidationError):
            validator(EXAMPLE, "term").validate(wrong)


def test_openapi_is_valid_and_tells_the_same_shapes() -> None:
    told = json.loads(files_of(ROOT)["openapi.json"])
    validate(told)
    assert told["openapi"].startswith("3.1.")
    assert {path.removeprefix("/") for path in told["paths"]} == {
        "records/{id}.json",
        "facets.json",
        *(f"{name}.json" for name in COLLECTIONS.values()),
    }
    registry: Registry[Any] = Registry().with_resource("urn:api", Resource(contents=told, specification=DRAFT202012))
    answer = told["paths"]["/records/{id}.json"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    one_of = {"oneOf": [{"$ref": f"urn:api{one['$ref']}"} for one in answer["oneOf"]]}
    for record in records(EXAMPLE).values():
        Draft202012Validator(one_of, registry=registry).validate(record)


def test_every_shape_has_a_schema_that_names_itself() -> None:
    assert tuple(SHAPES) == SCHEMAS  # known to the addresses without making the shapes
    for name in SHAPES:
        schema = json.loads(files_of(ROOT)[f"schemas/{name}.json"])
        assert schema["$id"] == f"{SITE}data/v1/schemas/{name}.json"


def test_texts_can_be_read_elsewhere() -> None:
    found = records(EXAMPLE)
    definition = found["cssi"]["texts"]["nl"]["definition"]
    assert definition == "plek waar welzijnsdiensten en gezondheidsdiensten samenwerken voor een wijk"
    every = json.dumps([*found.values()], ensure_ascii=False)
    assert "[[" not in every
    assert "](https://example.org/base/id/" in every
    assert found["ligne-0"]["texts"].keys() == {"fr"}
    states = {lang: found["pair-aidance"]["texts"][lang]["translation"] for lang in ("fr", "nl")}
    assert states == {"fr": "current", "nl": "original"}


def test_a_record_names_the_edition_that_holds_its_words() -> None:
    corpus = corpus_of(EXAMPLE)
    first = Edition("2026.1", "2026-12-01")
    base = Base(SITE, names(corpus), lambda record: first if record == "accueil" else None)
    found = {shape.id: shape for shape in record_shapes(base, corpus)}
    edition = found["accueil"].edition
    assert edition is not None
    assert (edition.name, edition.date, edition.url) == ("2026.1", "2026-12-01", f"{SITE}id/accueil/2026.1/")
    assert found["accueil"].cite["fr"].text.startswith("Association Exemple, Huis Voorbeeld. accueil. ")
    assert found["quartier"].edition is None
