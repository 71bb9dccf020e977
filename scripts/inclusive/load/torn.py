"""Torn records: what can still be read of a record whose form is wrong somewhere, for the rules to look at.

It tells no problem: whoever loads has told them. Nothing but the rules ever sees a torn record.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError, create_model
from pydantic_core import ErrorDetails

from inclusive.corpus import Entry, HandWritten, Passage, Practice, PracticeText
from inclusive.languages import LANGS, Lang
from inclusive.load.files import names_in, read_text
from inclusive.load.letters import without_hidden
from inclusive.load.pages import load_page, page_files
from inclusive.load.practice_files import split_front_matter, split_sections
from inclusive.load.registers import entries_with
from inclusive.load.shape import nearest
from inclusive.load.yaml_nodes import Document, Node
from inclusive.load.yaml_reader import read_on
from inclusive.model.practice import PracticeFacts, PracticeFrontMatter
from inclusive.model.registers import PageFrontMatter

Model = TypeVar("Model", bound=BaseModel)
STAND_IN = "\0"  # for a text that is demanded and could not be read: no source holds this character
NOT_TO_BE_READ = ("F014", "F029")  # a text nested too deep, or without a head: its body is not looked at


@dataclass(frozen=True)
class Torn:
    """A record as far as it could be read, and the names of the fields that could not."""

    record: Practice | Entry[Any] | HandWritten
    left_out: frozenset[str]


@dataclass(frozen=True)
class _Text(Generic[Model]):
    """A text with a head: `body` starts at `line`."""

    front: Model
    head: Document
    body: str
    line: int
    left_out: frozenset[str]


def torn_entries(root: Path, path: str, model: type[BaseModel]) -> Iterator[Torn]:
    """The entries of a register that do not fit `model`, as far as they do."""
    document, problems = read_on(_clean_text(root, path), path)
    if document is None or not isinstance(document.root.value, list):
        return
    wrong = entries_with(document, problems)
    for number in range(len(document.root.value)):
        value, left_out = remains(model, document.below(number))
        if value is not None and (left_out or number in wrong):
            yield Torn(Entry(value, document.below(number)), left_out)


def torn_pages(root: Path) -> Iterator[Torn]:
    """The hand-written pages whose head does not fit."""
    for lang in LANGS:
        for path in page_files(root, lang)[0]:
            if load_page(root, path, lang)[0] is None and (text := _text(root, path, PageFrontMatter)) is not None:
                passage = Passage(lang, text.body, path, text.line)
                yield Torn(HandWritten(Path(path).stem, lang, path, text.front, text.head, passage), text.left_out)


def torn_practice(root: Path, practice_id: str) -> Iterator[Torn]:
    """A practice of which some file could not be read, with what its facts and its texts say nevertheless."""
    folder = f"practices/{practice_id}"
    path = f"{folder}/practice.yml"
    document = read_on(_clean_text(root, path), path)[0] or _nothing(path)
    facts, left_out = remains(PracticeFacts, document)
    names = names_in(root, folder)[0]
    texts: dict[Lang, PracticeText] = {}
    for lang in LANGS:
        if (text := _text(root, file := f"{folder}/{lang}.md", PracticeFrontMatter)) is not None:
            preamble, sections = split_sections(text.body, file, text.line, lang)
            texts[lang] = PracticeText(lang, file, text.front, text.head, preamble, sections)
            left_out |= text.left_out
    unread = frozenset(lang for lang in LANGS if f"{lang}.md" in names and lang not in texts)
    if facts is not None and texts:
        yield Torn(Practice(practice_id, facts, document, texts, unread), left_out)


def remains(model: type[Model], document: Document) -> tuple[Model | None, frozenset[str]]:
    """`document` without what does not fit `model`, and the names of the fields concerned; None if nothing remains.

    A field that is demanded and lacks holds nothing, or STAND_IN.
    """
    plain = _open_mapping(document.root)
    is_mapping = isinstance(document.root.value, dict)
    fields = model.model_fields.items()
    left_out = {name for name, field in fields if not is_mapping or (field.is_required() and name not in plain)}
    while True:
        try:
            return _lenient(model).model_validate(plain), frozenset(left_out)
        except ValidationError as error:
            ways = [_way(details) for details in error.errors(include_url=False)]
        taken = [_taken_out(plain, way) for way in ways]
        if not any(taken):
            return None, frozenset()
        left_out |= {nearest(way[0], model.model_fields) or way[0] for way in ways if way}


@cache
def _lenient(model: type[Model]) -> type[Model]:
    """`model`, without demanding texts and lists."""
    fields: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        if field.is_required() and (field.annotation is str or getattr(field.annotation, "__origin__", None) is tuple):
            fields[name] = (field.annotation, copy(field))
            fields[name][1].default = STAND_IN if field.annotation is str else ()
    return create_model(model.__name__, __base__=model, **fields)


def _way(error: ErrorDetails) -> Sequence[str]:
    """The keys that lead to what has to go: never into a list, whose places would no longer hold."""
    steps = error["loc"][:-1] if error["type"] == "missing" else error["loc"]
    keys: list[str] = []
    for step in steps:
        if isinstance(step, int) or step == "[key]":
            break
        keys.append(step)
    return keys


def _taken_out(plain: dict[str, Any], way: Sequence[str]) -> bool:
    """Whether something stood there; it no longer does."""
    around: Any = plain
    for key in way[:-1]:
        around = around.get(key) if isinstance(around, dict) else None
    return bool(way) and isinstance(around, dict) and around.pop(way[-1], around) is not around


def _open_mapping(node: Node) -> dict[str, Any]:
    """The mapping at `node` without its places, that can be changed; nothing if it is none."""
    if not isinstance(node.value, dict):
        return {}
    return {
        key: _open_mapping(inner) if isinstance(inner.value, dict) else inner.plain()
        for key, inner in node.value.items()
    }


def _text(root: Path, path: str, model: type[Model]) -> _Text[Model] | None:
    """What a text says; None when there is no such text, or one that is not to be looked at."""
    head, body, line, problems = split_front_matter(_clean_text(root, path), path)
    head = head or _nothing(path)
    front, left_out = remains(model, head)
    if front is None or any(one.code in NOT_TO_BE_READ for one in problems):
        return None
    return _Text(front, head, body, line, left_out)


def _clean_text(root: Path, path: str) -> str:
    """The text of a file without the characters that it may not hold; the lines stay the same."""
    return unicodedata.normalize("NFC", without_hidden(read_text(root, path)[0]))


def _nothing(path: str) -> Document:
    return Document(path, Node(None, 1, 1))
