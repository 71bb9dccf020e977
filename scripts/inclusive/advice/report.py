"""Advice in words: for a terminal, for GitHub beside the line, or as JSON."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from inclusive.advice.rules import Advice, advice
from inclusive.catalogue import SPEECHES, Speech, escaped
from inclusive.load.corpus_files import load_corpus

NONE = {"fr": "Aucun conseil.", "nl": "Geen advies.", "en": "No advice."}


@cache
def sentences() -> Mapping[str, Any]:
    """`advice.yml` as it is written."""
    text = (Path(__file__).parent / "advice.yml").read_text(encoding="utf-8")
    content: Mapping[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return content


def told(one: Advice, speech: Speech) -> tuple[str, str]:
    """The kind of advice, and the advice."""
    own = sentences()[one.name][speech]
    return own["title"], own["text"].format_map(dict(one.details))


def advised(root: Path, form: str, speech: Speech) -> str:
    """All advice on the base below `root`, as far as it can be read."""
    return advice_report(advice(load_corpus(root)[0]), form, speech)


def advice_report(found: Sequence[Advice], form: str, speech: Speech) -> str:
    """All advice in one of the forms of a report; a form without advice gets none."""
    if form == "json":
        return json.dumps([_as_json(one) for one in found], ensure_ascii=False, indent=1) + "\n"
    if form == "github":
        return "".join(_as_notice(one, speech) for one in found)
    lines = [f"{one.place}: {': '.join(told(one, speech))}\n" for one in found]
    return "".join(lines) or f"{NONE[speech]}\n"


def _as_notice(one: Advice, speech: Speech) -> str:
    title, text = told(one, speech)
    place = f"file={escaped(one.place.path, property_=True)},line={one.place.line},col={one.place.column}"
    return f"::notice {place},title={escaped(title, property_=True)}::{escaped(text)}\n"


def _as_json(one: Advice) -> dict[str, Any]:
    place = {"path": one.place.path, "line": one.place.line, "column": one.place.column}
    return {
        "advice": one.name,
        **place,
        "details": dict(one.details),
        **{speech: told(one, speech)[1] for speech in SPEECHES},
    }
