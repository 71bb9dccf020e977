"""Remarks: what the intake has to say to an author, as values; `remarks.yml` turns them into sentences."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from inclusive.catalogue import NAMED_WORDS, Speech, told, visible
from inclusive.languages import Lang
from inclusive.problems import Problem

HARMLESS = re.compile(r"[\w/-]{1,80}(?:\.(?:md|yml))?\Z")  # an id, a mark, a path of ours
MARKUP = re.compile(r"[\\`*_<>\[\]|~]")
PRIVATE = 0xE000  # signs that no text holds stand for the values until the sentence is made
LONGEST = 120  # characters of an author's text that a sentence quotes


@dataclass(frozen=True, order=True)
class Remark:
    """Something to tell the author; the details are an author's words, or labels of the form."""

    name: str
    details: tuple[tuple[str, str], ...] = ()

    @property
    def is_note(self) -> bool:
        """Whether nothing is missing because of it."""
        return bool(sentences()[self.name].get("note"))


def remark(name: str, **details: object) -> Remark:
    """A remark whose details are told as text."""
    return Remark(name, tuple(sorted((key, str(value)) for key, value in details.items())))


@cache
def sentences() -> Mapping[str, Any]:
    """`remarks.yml` as it is written."""
    text = (Path(__file__).parent / "remarks.yml").read_text(encoding="utf-8")
    content: Mapping[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return content


def sentence(one: Remark, lang: Lang) -> str:
    """The remark in Markdown; what an author wrote stands in code, where it can do nothing."""
    text: str = sentences()[one.name][lang.value]
    own = ("label", "limit", "length")  # ours
    return text.format_map({name: value if name in own else in_code(value) for name, value in one.details})


def in_code(text: str) -> str:
    """`text` as a code span of Markdown: one line, cut short, no mark-up, no mention of anybody."""
    line = visible(" ".join(text.split()))
    line = line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
    fence = "`" * (1 + max((len(run) for run in re.findall(r"`+", line)), default=0))
    edge = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{edge}{line}{edge}{fence}" if line else "–"


def spoken(problem: Problem, speech: Speech, labels: Mapping[str, str]) -> str:
    """The problem in Markdown without mark-up: its values in code, a field by the label that the form gives it."""
    held: dict[str, str] = {}
    details = []
    for name, value in problem.details:
        shown = labels.get(value.split(".")[0], value) if name == "field" else value
        if name not in NAMED_WORDS and not HARMLESS.match(shown):
            held[chr(PRIVATE + len(held))] = in_code(shown)
            shown = list(held)[-1]
        details.append((name, shown))
    sentence_ = told(replace(problem, details=tuple(details)), speech)
    plain = MARKUP.sub(r"\\\g<0>", f"{sentence_.message} → {sentence_.remedy} ({problem.code})")
    return "".join(held.get(sign, sign) for sign in plain)
