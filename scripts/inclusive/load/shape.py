"""Shape: a YAML document → a pydantic model, or problems told in our own codes.

pydantic finds what is wrong; nothing of its English reaches a contributor.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from inclusive.load.yaml_nodes import Document
from inclusive.problems import Place, Problem, problem

Model = TypeVar("Model", bound=BaseModel)

LOOKED_AT = 20_000  # known words, to advise on the wrong ones of one text: some tenths of a second
KINDS = {
    "string_type": "text",
    "int_type": "number",
    "bool_type": "truth",
    "tuple_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
}


def shaped(model: type[Model], document: Document) -> tuple[Model | None, list[Problem]]:
    """The model of `document`, or None and a problem for each value that does not fit."""
    try:
        return model.model_validate(document.root.plain()), []
    except ValidationError as error:
        faults = error.errors(include_url=False)
        meant = {(*one["loc"][:-1], _key_meant(model, one)) for one in faults if one["type"] == "extra_forbidden"}
        told = (one for one in faults if not _is_echo(one) and not (one["type"] == "missing" and one["loc"] in meant))
        return None, [_problem(model, document, details) for details in told]


def unless_told(faults: Iterable[Problem], problems: Iterable[Problem], document: Document | None) -> list[Problem]:
    """The faults of values on whose line nothing is told yet: what follows from a refused value is left out."""
    lines = {one.place.line for one in problems}
    if document is not None and document.lost:
        lines |= {document.root.line, *document.lost}  # what lacks in the file may be what could not be read
    return [one for one in faults if one.place.line not in lines]


def nearest(wrong: str, known: Iterable[str]) -> str | None:
    """The known word most like `wrong`, or None when none is near."""
    matches = get_close_matches(wrong, known, n=1, cutoff=0.6)
    return matches[0] if matches else None


def adviser(known: Collection[str]) -> Callable[[str], str | None]:
    """`nearest` among `known`, for as many wrong words as can be looked up at once; None for those after them."""
    told: dict[str, str | None] = {}

    def near(wrong: str) -> str | None:
        if wrong not in told:
            told[wrong] = nearest(wrong, known) if len(told) < max(1, LOOKED_AT // max(1, len(known))) else None
        return told[wrong]

    return near


def _is_echo(error: ErrorDetails) -> bool:
    """Whether a list is called too short only because an entry of it was refused."""
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _problem(model: type[BaseModel], document: Document, error: ErrorDetails) -> Problem:
    kind = error["type"]
    steps = list(error["loc"])
    if steps[-1:] == ["[key]"] and kind != "extra_forbidden":  # so pydantic says that a key is wrong, not its value
        steps.pop()
    place = document.place(*steps)
    field = ".".join(str(step + 1) if isinstance(step, int) else step for step in steps) or document.path
    context: Mapping[str, Any] = error.get("ctx", {})
    value = shown(error["input"])
    if kind == "missing":
        return problem(_around(document, steps), "F021", field=field)
    if kind == "extra_forbidden":
        return problem(place, "F022", key=steps[-1], near=_key_meant(model, error))
    if kind in KINDS:
        return problem(place, "F020", field=field, value=value, kind=KINDS[kind])
    if kind in ("literal_error", "enum"):
        allowed = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
        near = nearest(str(error["input"]), allowed.split(", "))
        return problem(place, "F023", field=field, value=value, allowed=allowed, near=near)
    if kind == "shows_nothing":
        return problem(place, "F026", field=field)
    if kind in ("string_too_long", "string_too_short", "too_short", "too_long"):
        return _length(place, field, kind, error, context)
    if kind == "date_form":
        return problem(place, "F028", field=field, value=value)
    if kind.startswith(("greater_than", "less_than")):
        limit = next(iter(context.values()), "")
        return problem(place, "F027", field=field, value=value, limit=limit)
    return problem(place, "F024", field=field, value=value)


def _length(place: Place, field: str, kind: str, error: ErrorDetails, context: Mapping[str, Any]) -> Problem:
    if kind.endswith("too_short"):
        return problem(place, "F026", field=field)
    return problem(place, "F025", field=field, length=len(error["input"]), limit=context.get("max_length"))


def _around(document: Document, steps: list[Any]) -> Place:
    """Where a missing key should stand: the value that lacks it."""
    return document.place(*steps[:-1])


def _key_meant(model: type[BaseModel], error: ErrorDetails) -> str | None:
    """The key for which an unknown one was written; it is then not said to lack."""
    *steps, key = error["loc"]
    return nearest(str(key), _known_keys(model, steps))


def _known_keys(model: type[BaseModel], steps: list[Any]) -> Iterable[str]:
    """The keys allowed at `steps` below `model`."""
    current: Any = model
    for step in steps:
        if isinstance(step, int):
            continue
        field = current.model_fields.get(step) if _is_model(current) else None
        current = inner_model(field.annotation) if field else None
    return current.model_fields if _is_model(current) else ()


def inner_model(annotation: Any) -> Any:
    """The first model inside a type annotation, or None."""
    if _is_model(annotation):
        return annotation
    return next((inner for part in get_args(annotation) if (inner := inner_model(part))), None)


def _is_model(value: Any) -> bool:
    return isinstance(value, type) and issubclass(value, BaseModel)


def shown(value: Any) -> str:
    """A value as a message quotes it: short, and as YAML writes it."""
    text = value if isinstance(value, str) else _as_yaml(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _as_yaml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{" + ", ".join(map(str, value)) + "}"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(map(str, value)) + "]"
    return str(value)
