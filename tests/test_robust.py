"""No input gives a traceback, nor takes for ever: whatever stands in a file, only problems come out."""

import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from inclusive.catalogue import FORMATS, SPEECHES, report
from inclusive.problems import Problem
from tests.cases import EXAMPLE, MEMORY, delete, example_files, problems_in

SLOWEST = 3.0  # seconds, on a slow machine: what is quadratic takes minutes

WRONG_SHAPES = [
    *("", "\n", "   ", "# rien\n", "---", "---\n---\n", "...", "--- a\n--- b\n", "null", "~", "true", "42", "3.14"),
    *('"texte"', "'texte'", "texte", "[]", "{}", "[1, 2]", "[texte]", "[[]]", "[{}]", "[null, ~]", "- \n- \n"),
    *("[{id: 1}]", "[{id: [a]}]", "[{id: {a: b}}]", "[{id: a}]", "- id:\n", "{id: a}", "- - - a", "{a: {b: {c: d}}}"),
    *("title: 1\nsummary: [a]\n", "status: {a: b}\npublics: 1\nsources: [1]\nanswers: [a]\nprovenance: a\n"),
    *(
        "- id: a\n  fr: []\n  nl: 1\n  sources: {}\n  never: a\n  avoid: 1\n",
        '"[key]": 1',
        "[key]: 1",
        "answers: {'[key]': 1}",
    ),
    *(
        "__class__: a",
        "{0}: '{1}'",
        "'%s': '%(a)s'",
        "- id: '{{ a }}'\n",
        "- id: 😀\n",
        "😀: 😀",
        "é: è",
        "'': ''",
        ": a",
    ),
]
WRONG_YAML = [
    *(
        "? [a]\n: b",
        "? {a: b}\n: c",
        "? a",
        "? |\n bloc\n: a",
        "? ? a",
        "&a [*a]",
        "*a",
        "&a",
        "<<: {a: b}",
        "<<: *a",
        "!a",
    ),
    *("!!binary abc", "!!python/name:os.system ''", "!<tag:a> b", "! a", "|", ">", "a: |", "a: >-\n", "a: |9\n b"),
    *(
        "%TAG ! tag:a,2000:\n---\n!a b",
        "%YAML 3.0\n---\na",
        "%A\n---\na",
        "%",
        "@",
        "`",
        "'",
        '"',
        '"\\',
        '"\\x',
        '"\\ud800"',
    ),
    *(
        '"\\U00110000"',
        '"\\0"',
        "[",
        "{",
        "]",
        "}",
        "[a",
        "{a",
        "{a: b, a: c}",
        "a: b: c",
        "a\nb: c",
        " a: b\nc: d",
        "\ta: b",
        "-\t-",
    ),
    *(
        "a: 1e5",
        "a: 0o7",
        "a: 1_0",
        "a: 2026-13-45",
        "a: 12:30:45",
        "a: .inf",
        "=: a",
        "no: no",
        "a: 'l''été",
        "a:\n- b\n c: d",
    ),
]
WRONG_BYTES = [
    *(
        b"\x00",
        b"\x00" * 5000,
        b"\r",
        b"a: b\rc: d\r",
        b"a: b\r\nc: d\r\n",
        b"a\n\r\n\rb",
        b"\xff\xfe\xfd",
        b"\xe9t\xe9",
    ),
    *("été".encode("utf-16"), "été".encode("utf-16-le"), "été".encode("utf-32"), b"\xef\xbb\xbfa: b", b"\xed\xa0\x80"),
    *(b"\xc0\xaf", b"\xf5\x80\x80\x80", "a\u2028b: c\u0085d".encode(), "\u202ea: b".encode(), "e\u0301: a".encode()),
    *("\ufffe\uffff\U000e0001".encode(), random.Random(1).randbytes(3000), bytes(range(256))),
]
WRONG_MARKDOWN = [
    *(
        "## Besoin",
        "##",
        "## ",
        "## Besoin ##\n## Besoin\n",
        "# a\n## b\n### c\n",
        "```\n## Besoin\n",
        "~~~\n```\n## Besoin\n",
    ),
    *(
        "[[",
        "[[]]",
        "[[|]]",
        "[[a|b|c]]",
        "[^",
        "[^]",
        "[^s1",
        "[^ ]",
        "[^s1]: a",
        "[a](",
        "[a]()",
        "[a][b]",
        "![",
        "![]()",
        "<",
        "<a",
    ),
    *(
        "<!--",
        "<script>",
        "<?php",
        "<![CDATA[",
        "</",
        "&",
        "&#0;",
        "&#x110000;",
        "&eacute;",
        "\\",
        "|a|\n|-",
        "|a|\n|-|\n|b|c|d|",
    ),
    *(
        "*a **b *c",
        "`a",
        "http://",
        "www.",
        "a@b",
        "mailto:",
        "<http://[>",
        "[a](http://[)",
        "[a](javascript:b)",
        "«",
        '« a “ b ‘ c " d',
    ),
]
LONG = {
    "letters": "a" * 300_000,
    "lines": "a\n" * 150_000,
    "empty lines": "\n" * 300_000,
    "spaces in a heading": "## a" + " " * 300_000 + "b",
    "a heading": "## " + "a" * 300_000,
    "underscores": "a: 1" + "_" * 300_000 + "x",
    "digits": "a: " + "1" * 300_000 + "x",
    "keys": "".join(f"k{number}: 1\n" for number in range(10_000)),
    "the same key": "k: 1\n" * 10_000,
    "entries": "- {id: a}\n" * 5_000,
    "authors": f"provenance: {{authors: [{'a, ' * 20_000}a]}}",
    "hidden characters": "\u200b\n" * 20_000,
    "tabs": "\t\n" * 20_000,
    "e-mail without a name": "@" * 100_000,
    "e-mail without an end": "a." * 100_000 + "@",
    "telephones": "0" * 100_000 + " 02 123 45 67 " * 500,
    "marks": "[^" * 100_000,
    "footnotes": "[^a\n" * 60_000,
    "references": "[[" * 100_000,
    "brackets": "[" * 200_000,
    "braces": "{" * 200_000,
    "dashes": "- " * 100_000,
    "quotations": ">" * 200_000,
    "nested items": "> - 1. " * 20_000,
    "tags": "<a>" * 2_000,
    "stars": "*a **b " * 20_000,
    "backquotes": "`" * 100_000 + " " + "`" * 99_999,
    "table": "|a" * 20_000 + "\n" + "|-" * 20_000 + "\n",
    "guillemets": "«" * 100_000 + "»",
    "entities": "&amp;" * 40_000,
    "an anchor": "&" + "a" * 100_000 + " b",
}


def bytes_of(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode("utf-8")


@contextmanager
def example() -> Iterator[Path]:
    """A copy of the example, for a while."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        for path, content in example_files():
            (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / path).write_bytes(content)
        yield Path(folder)


def as_head(content: bytes) -> bytes:
    return b"---\n" + content + b"\n---\n## Besoin\n\nUn mot.\n"


def as_body(content: bytes) -> bytes:
    return b"---\ntitle: Un titre\nsummary: Une phrase.\n---\n" + content + b"\n"


def as_section(content: bytes) -> bytes:
    return as_body(b"## Besoin\n\n" + content)


def as_texts_of_a_term(content: bytes) -> bytes:
    quoted = content.replace(b'"', b"'").replace(b"\\", b"").replace(b"\n", b" ")[:3900]
    return b'- id: a\n  domain: access-to-care\n  status: proposed\n  fr: {term: a, definition: "' + quoted + b'"}\n'


# Where each content is put: every kind of source, in two runs, so that in each some registers can be read.
SPOILT: list[dict[str, Callable[[bytes], bytes]]] = [
    {
        "glossary.yml": bytes,
        "registers/facets.yml": bytes,
        "registers/moved.yml": bytes,
        "registers/questions.yml": bytes,
        "practices/cafe-des-voisins/practice.yml": bytes,
        "practices/permanence-du-parc/fr.md": as_head,
        "practices/soupe-mobile/fr.md": bytes,
        "docs/fr/about.md": as_body,
        "docs/nl/criteria.md": bytes,
    },
    {
        "glossary.yml": as_texts_of_a_term,
        "registers/governance.yml": bytes,
        "registers/meetings.yml": bytes,
        "registers/organisations.yml": bytes,
        "registers/tolerated.yml": bytes,
        "practices/buurthuis-noord/nl.md": as_body,
        "practices/cafe-des-voisins/fr.md": as_section,
        "docs/nl/about.md": as_head,
    },
]


def only_problems(problems: list[Problem]) -> None:
    """All are problems, in order, with a place, and can be told in every language and form."""
    assert problems == sorted(set(problems))
    assert all(problem.place.line >= 1 and problem.place.column >= 1 for problem in problems)
    for form in FORMATS:
        for speech in SPEECHES if form == "text" else SPEECHES[:1]:
            report(problems[:200], form, speech).encode("utf-8")


def spoil(content: bytes) -> None:
    for spoilt in SPOILT:
        with example() as root:
            for path, around in spoilt.items():
                (root / path).write_bytes(around(content))
            only_problems(problems_in(root))


@pytest.mark.parametrize(
    "content", [*WRONG_SHAPES, *WRONG_YAML, *WRONG_MARKDOWN, *WRONG_BYTES], ids=lambda one: repr(one)[:30]
)
def test_only_problems_come_out(content):
    spoil(bytes_of(content))


@pytest.mark.parametrize("name", LONG)
def test_a_long_file_takes_little_time(name):
    start = time.process_time()
    spoil(bytes_of(LONG[name]))
    assert time.process_time() - start < SLOWEST
