"""No input gives a traceback, nor takes for ever: whatever stands in a file, only problems come out."""

import time
from collections.abc import Callable

import pytest

from inclusive.derive.context import context
from inclusive.languages import Lang
from inclusive.load.files import LARGEST_TEXT
from inclusive.render.prose import to_html
from tests.cases import example_copied, only_problems, problems_in
from tests.nasty import LONG, MANY, WRONG_BYTES, WRONG_MARKDOWN, WRONG_SHAPES, WRONG_YAML
from tests.test_mentions import ADDRESSES, LINKER

SLOWEST = 3.0  # seconds, on a slow machine: what is quadratic takes minutes


def as_head(content: bytes) -> bytes:
    return b"---\n" + content + b"\n---\n## Besoin\n\nUn mot.\n"


def as_body(content: bytes) -> bytes:
    return b"---\ntitle: Un titre\nsummary: Une phrase.\n---\n" + content + b"\n"


def as_section(content: bytes) -> bytes:
    return as_body(b"## Besoin\n\n" + content)


def as_definition(content: bytes) -> bytes:
    quoted = content.replace(b'"', b"'").replace(b"\\", b"").replace(b"\n", b" ")[:3900]
    return b'- id: a\n  domain: access-to-care\n  status: proposed\n  fr: {term: a, definition: "' + quoted + b'"}\n'


# Where each content is put: every kind of source.
YAML_SOURCES: dict[str, Callable[[bytes], bytes]] = {
    "glossary.yml": bytes,
    "registers/facets.yml": bytes,
    "registers/governance.yml": bytes,
    "registers/meetings.yml": bytes,
    "registers/moved.yml": bytes,
    "registers/organisations.yml": bytes,
    "registers/questions.yml": bytes,
    "registers/tolerated.yml": bytes,
    "practices/cafe-des-voisins/practice.yml": bytes,
    "practices/permanence-du-parc/fr.md": as_head,
    "docs/nl/about.md": as_head,
}
TEXTS: dict[str, Callable[[bytes], bytes]] = {
    "glossary.yml": as_definition,
    "practices/buurthuis-noord/nl.md": as_body,
    "practices/cafe-des-voisins/fr.md": as_section,
    "practices/soupe-mobile/fr.md": bytes,
    "docs/fr/about.md": as_body,
    "docs/nl/criteria.md": bytes,
}


def spoil(content: bytes, sources: dict[str, Callable[[bytes], bytes]]) -> None:
    with example_copied() as root:
        for path, around in sources.items():
            (root / path).write_bytes(around(content))
        only_problems(problems_in(root))


def named(content: str | bytes) -> str:
    return repr(content)[:30]


@pytest.mark.parametrize("content", [*WRONG_SHAPES, *WRONG_YAML], ids=named)
def test_wrong_yaml_gives_only_problems(content):
    spoil(content.encode("utf-8"), YAML_SOURCES)


@pytest.mark.parametrize("content", WRONG_MARKDOWN, ids=named)
def test_wrong_markdown_gives_only_problems(content):
    spoil(content.encode("utf-8"), TEXTS)


@pytest.mark.parametrize("content", WRONG_BYTES, ids=named)
def test_wrong_bytes_give_only_problems(content):
    spoil(content, YAML_SOURCES)
    spoil(content, TEXTS)


@pytest.mark.parametrize("name", LONG)
def test_a_long_file_takes_little_time(name):
    start = time.process_time()
    spoil(LONG[name].encode("utf-8"), YAML_SOURCES)
    spoil(LONG[name].encode("utf-8"), TEXTS)
    assert time.process_time() - start < SLOWEST


@pytest.mark.parametrize("name", MANY)
def test_as_many_as_a_text_may_hold_take_little_time(name):
    times = (LARGEST_TEXT - 200) // len(MANY[name].format(n=10_000))
    text = "".join(MANY[name].format(n=number) for number in range(times)).encode("utf-8")
    start = time.process_time()
    spoil(text, {"practices/cafe-des-voisins/fr.md": as_section, "docs/nl/about.md": as_body})
    assert time.process_time() - start < SLOWEST


@pytest.mark.parametrize("name", sorted(LONG.keys() - {"dashes", "nested items", "quotations"}))  # refused by F014
def test_a_long_text_is_linked_in_little_time(name):
    start = time.process_time()
    text = f"{LONG[name]}\n\nUn accueil.\n\n{LONG[name]}"
    mentions = LINKER[Lang.FR].mentions(text)
    to_html(text, mentions, ADDRESSES)
    context(text, *[text.index("accueil") + length for length in (0, len("accueil"))])
    assert time.process_time() - start < SLOWEST
