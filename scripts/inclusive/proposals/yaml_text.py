"""YAML as the house writes it: every text comes out as it went in, whatever signs it holds.

A text stands without quotes only where our own reader takes it for exactly this text.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from inclusive.load.yaml_reader import read_yaml

QUOTED = ("title", "publisher", "url")  # of a source: always in quotes


def scalar(value: str | int, *, within: str = "{}") -> str:
    """A value after a key; `within` is what stands around it: a block ("{}") or a flow list or mapping ("[{}]")."""
    if isinstance(value, int):
        return str(value)
    plain = value.strip() == value != "" and "\n" not in value and _reads_as(within.format(value), within, value)
    return value if plain else quoted(value)


def quoted(text: str) -> str:
    """`text` in double quotes: what JSON escapes, YAML reads alike."""
    return json.dumps(text, ensure_ascii=False)


def flow_list(values: Sequence[str | int]) -> str:
    """A list on one line."""
    return f"[{', '.join(scalar(value, within='[{}]') for value in values)}]"


def flow_mapping(values: Mapping[str, str | int | None], always: Sequence[str] = ()) -> str:
    """A mapping on one line; what is None is left out, the keys of `always` have their value in quotes."""
    parts = []
    for key, value in values.items():
        if value is not None:
            shown = quoted(str(value)) if key in always else scalar(value, within="[{}]")
            parts.append(f"{scalar(key, within='[{}]')}: {shown}")
    return f"{{{', '.join(parts)}}}"


def source_line(source: Mapping[str, Any]) -> str:
    """A source of a record on one line."""
    return f"- {flow_mapping(source, QUOTED)}"


def prose(key: str, text: str, indent: str) -> Iterator[str]:
    """The lines of a longer text below its key: folded when it is one line, else as it is written."""
    yield f"{indent}{key}: {'|-' if chr(10) in text else '>-'}"
    for line in text.split("\n"):
        yield f"{indent}  {line}" if line else ""


def can_be_prose(text: str) -> bool:
    """Whether `prose` gives back this text: YAML takes white space at an edge for its own."""
    lines = text.split("\n")
    is_trimmed = not any(line != line.rstrip() for line in lines) and lines[0] == lines[0].lstrip() and lines[-1] != ""
    return bool(text.strip()) and is_trimmed


def long_text(key: str, text: str, indent: str) -> list[str]:
    """The lines of a longer text below its key, in quotes where nothing else keeps it whole."""
    return list(prose(key, text, indent)) if can_be_prose(text) else [f"{indent}{key}: {quoted(text)}"]


def _reads_as(written: str, within: str, value: str) -> bool:
    document, problems = read_yaml(f"- {written}\n", "")
    if document is None or problems:
        return False
    read = document.root.plain()[0]
    return bool(read == (value if within == "{}" else (value,)))
