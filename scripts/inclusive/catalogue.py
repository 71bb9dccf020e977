"""The catalogue: a problem's code and details → sentences in French, Dutch or English, and reports."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from inclusive.load.letters import HIDDEN
from inclusive.problems import Problem

Speech = Literal["fr", "nl", "en"]
SPEECHES: tuple[Speech, ...] = ("fr", "nl", "en")
FORMATS = ("text", "github", "json", "sarif")
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
NAMED_WORDS = ("kind", "lang", "found", "reason")  # details whose value is a word of the catalogue
CODE = re.compile(r"^([A-Z][0-9]{3}):$", re.MULTILINE)
LONGEST = 1000  # characters of a value that a message quotes
UNSEEN = re.compile(rf"{HIDDEN.pattern}|[\t\n\r]")
LONGEST_LIST = 3000  # and of the values that a field may take


@dataclass(frozen=True)
class Told:
    """A problem in one language."""

    message: str
    remedy: str


@cache
def catalogue() -> Mapping[str, Any]:
    """Code → language → sentences, and `words` → language → word."""
    content: Mapping[str, Any] = yaml.load(_text(), Loader=yaml.CSafeLoader)
    return content


@cache
def codes() -> tuple[str, ...]:
    """Every code of the catalogue, in order; read off its lines, since most builds need no sentence of it."""
    return tuple(CODE.findall(_text()))


@cache
def _text() -> str:
    return (Path(__file__).parent / "catalogue.yml").read_text(encoding="utf-8")


def told(problem: Problem, speech: Speech) -> Told:
    """The sentences of `problem` in the language `speech`."""
    sentences, words = catalogue()[problem.code][speech], catalogue()["words"][speech]
    values = {name: _one_line(value) for name, value in problem.details}
    for name in NAMED_WORDS:
        if name in values:
            values[f"{name}_id"] = values[name]  # as it is written in the sources
            values[name] = words.get(f"lang.{values[name]}", words.get(values[name], values[name]))
    if "allowed" in values:
        labels = _labels(problem.values, speech)
        values["allowed"] = _one_line(", ".join(_labelled(one, *said) for one, said in labels.items()), LONGEST_LIST)
    if "near" in values:
        values["named"] = _one_line(_named(problem.values, speech))
    remedy = sentences["near"] if "near" in values and "near" in sentences else sentences["remedy"]
    return Told(sentences["message"].format_map(values), remedy.format_map(values))


def _labels(values: Mapping[str, str], speech: Speech) -> Mapping[str, Sequence[str]]:
    """The values that a field may take, each with its label: the register's, in English both, else the catalogue's."""
    ids, words = values["allowed"].split(", "), catalogue()["words"][speech]
    if "labels_fr" in values:
        labels = [values[f"labels_{lang}"].split("\n") for lang in ("fr", "nl") if speech in (lang, "en")]
    else:
        labels = [[words.get(f"choice.{one}", words.get(f"lang.{one}", words.get(one, ""))) for one in ids]]
    return dict(zip(ids, zip(*labels, strict=True), strict=True))


def _named(values: Mapping[str, str], speech: Speech) -> str:
    """What follows the nearest value: its label in brackets, or nothing."""
    near = values["near"]
    own = [values[name] for lang in ("fr", "nl") if speech in (lang, "en") and (name := f"near_{lang}") in values]
    labels = _labels(values, speech).get(near, ()) if "allowed" in values else own
    return _labelled(near, *labels).removeprefix(near)


def _labelled(value: str, *labels: str) -> str:
    """`value (label)`, without the labels that say no more than the value."""
    said = dict.fromkeys(label for label in labels if label.casefold() not in ("", value))
    return f"{value} ({' / '.join(said)})" if said else value


def _one_line(value: str, longest: int = LONGEST) -> str:
    line = visible(value.replace("\n", "⏎"))
    return line if len(line) <= longest else f"{line[:longest]}…"


def visible(text: str) -> str:
    """`text` with what a terminal would obey, or what reorders the words around it, written as an escape."""
    if text.isprintable():
        return text
    return UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def report(problems: list[Problem], form: str, speech: Speech) -> str:
    """All problems in one of `FORMATS`, ending with a line end; text says so when there is none."""
    if form == "text":
        text = "".join(as_text(problem, speech) for problem in problems) + summary(problems, speech)
    elif form == "github":
        text = "".join(as_annotation(problem, speech) for problem in problems)
    else:
        content = [as_json(problem) for problem in problems] if form == "json" else as_sarif(problems, speech)
        text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")  # the name of a file may be no text


def summary(problems: list[Problem], speech: Speech) -> str:
    """How many problems, in words."""
    words: Mapping[str, str] = catalogue()["words"][speech]
    if not problems:
        return f"{words['none']}\n"
    return (words["problem"] if len(problems) == 1 else words["problems"].format(count=len(problems))) + "\n"


def as_text(problem: Problem, speech: Speech) -> str:
    """Place, code and message on one line, the remedy on the next."""
    sentence = told(problem, speech)
    return f"{visible(str(problem.place))}: {problem.code} {sentence.message}\n    → {sentence.remedy}\n"


def as_annotation(problem: Problem, speech: Speech) -> str:
    """A workflow command that makes GitHub show the problem beside its line."""
    sentence = told(problem, speech)
    place = problem.place
    properties = (
        f"file={escaped(visible(place.path), property_=True)},line={place.line},col={place.column},title={problem.code}"
    )
    return f"::error {properties}::{escaped(f'{sentence.message} → {sentence.remedy}')}\n"


def as_json(problem: Problem) -> dict[str, Any]:
    """Everything, in all languages."""
    place = problem.place
    sentences = {str(speech): vars(told(problem, speech)) for speech in SPEECHES}
    return {
        "code": problem.code,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "details": dict(problem.details),
        **sentences,
    }


def as_sarif(problems: list[Problem], speech: Speech) -> dict[str, Any]:
    """SARIF 2.1.0, for code scanning."""
    used = sorted({problem.code for problem in problems})
    rules = [{"id": code, "shortDescription": {"text": catalogue()[code][speech]["rule"]}} for code in used]
    return {
        "$schema": SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "inclusive", "rules": rules}},
                "results": [_sarif_result(problem, speech) for problem in problems],
            }
        ],
    }


def _sarif_result(problem: Problem, speech: Speech) -> dict[str, Any]:
    sentence, place = told(problem, speech), problem.place
    region = {"startLine": place.line, "startColumn": place.column}
    location = {"artifactLocation": {"uri": place.path}, "region": region}
    return {
        "ruleId": problem.code,
        "level": "error",
        "message": {"text": f"{sentence.message} → {sentence.remedy}"},
        "locations": [{"physicalLocation": location}],
    }


def escaped(text: str, *, property_: bool = False) -> str:
    """As GitHub's workflow commands want it."""
    safe = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return safe.replace(":", "%3A").replace(",", "%2C") if property_ else safe
