"""No input gives a traceback, nor takes for ever: whatever stands in a file, only problems come out."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from inclusive.derive.context import context
from inclusive.languages import Lang
from inclusive.markdown.page import to_html
from inclusive.problems import Problem
from tests.cases import MEMORY, delete, example_files, problems_in, told
from tests.nasty import LONG, WRONG_BYTES, WRONG_MARKDOWN, WRONG_SHAPES, WRONG_YAML
from tests.test_mentions import ADDRESSES, LINKER

SLOWEST = 3.0  # seconds, on a slow machine: what is quadratic takes minutes


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


def only_problems(problems: list[Problem]) -> None:
    """All are problems, in order, with a place, and can be told in every language."""
    assert problems == sorted(set(problems))
    assert all(problem.place.line >= 1 and problem.place.column >= 1 for problem in problems)
    told(problems[:50])


def spoil(content: bytes, sources: dict[str, Callable[[bytes], bytes]]) -> None:
    with example() as root:
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


@pytest.mark.parametrize("name", set(LONG) - {"dashes", "nested items", "quotations"})  # refused by F014
def test_a_long_text_is_linked_in_little_time(name):
    start = time.process_time()
    text = f"{LONG[name]}\n\nUn accueil.\n\n{LONG[name]}"
    mentions = LINKER[Lang.FR].mentions(text)
    to_html(text, mentions, ADDRESSES)
    context(text, *[text.index("accueil") + length for length in (0, len("accueil"))])
    assert time.process_time() - start < SLOWEST


def replaced_by_a_file(root: Path, path: str) -> None:
    delete(root / path)
    (root / path).write_text("Un mot.\n", encoding="utf-8")


def replaced_by_a_folder(root: Path, path: str) -> None:
    delete(root / path)
    (root / path).mkdir()


def replaced_by_a_link(root: Path, path: str, target: str) -> None:
    delete(root / path)
    (root / path).symlink_to(target)


def replaced_by_a_pipe(root: Path, path: str) -> None:
    delete(root / path)
    os.mkfifo(root / path)


def added(root: Path, path: bytes) -> None:
    """A file whose name may be no text at all, and one in a folder of that name."""
    (root / "practices" / os.fsdecode(path)).write_text("Un mot.\n", encoding="utf-8")
    (root / "docs/fr" / f"{os.fsdecode(path)}.md").write_text("Un mot.\n", encoding="utf-8")
    (root / "practices" / f"{os.fsdecode(path)}-2").mkdir()


PRACTICE = "practices/soupe-mobile"
WRONG_TREES: dict[str, Callable[[Path], None]] = {
    "nothing": lambda root: [delete(path) for path in root.iterdir()] and None,
    **{
        f"{path} is a file": partial(replaced_by_a_file, path=path)
        for path in ("practices", "registers", "docs", "docs/fr", "docs/nl", "docs/assets", PRACTICE)
    },
    **{
        f"{path} is a folder": partial(replaced_by_a_folder, path=path)
        for path in ("glossary.yml", "registers/facets.yml", f"{PRACTICE}/practice.yml", f"{PRACTICE}/fr.md")
    },
    **{
        f"{path} is empty": partial(replaced_by_a_folder, path=path)
        for path in ("practices", "registers", "docs", "docs/fr", PRACTICE)
    },
    **{
        f"{path} is a link to {target}": partial(replaced_by_a_link, path=path, target=target)
        for path in ("practices", PRACTICE, f"{PRACTICE}/practice.yml", "glossary.yml", "docs/fr", "docs/fr/about.md")
        for target in (path.rsplit("/", 1)[-1], "nowhere", "/etc", "/dev/zero")
    },
    **{
        f"{path} is a pipe": partial(replaced_by_a_pipe, path=path)
        for path in ("glossary.yml", f"{PRACTICE}/nl.md", "docs/nl/about.md")
    },
    **{
        f"a file called {name!r}": partial(added, path=name)
        for name in (
            b"\xff\xfe",
            b"a\nb",
            b"a\rb",
            b"a:b,c%d",
            b"\x1b[31m",
            "😀".encode(),
            b"a" * 250,
            b".hidden",
            b"a b",
        )
    },
}


@pytest.mark.parametrize("name", WRONG_TREES)
def test_a_wrong_tree_gives_only_problems(name):
    with example() as root:
        WRONG_TREES[name](root)
        problems = problems_in(root)
    assert problems or name == "docs/assets is a file"
    only_problems(problems)


@contextmanager
def unreadable(path: Path, rights: int) -> Iterator[None]:
    """`path` with these rights, seen by somebody who is not the administrator."""
    path.chmod(rights)
    administrator = os.geteuid() == 0
    try:
        if administrator:
            os.seteuid(65534)
        yield
    finally:
        if administrator:
            os.seteuid(0)
        path.chmod(0o755)


@pytest.mark.parametrize("rights", [0o000, 0o444], ids=oct)
@pytest.mark.parametrize(
    "path",
    [
        "practices",
        PRACTICE,
        f"{PRACTICE}/practice.yml",
        f"{PRACTICE}/fr.md",
        "glossary.yml",
        "registers",
        "docs",
        "docs/fr",
    ],
)
def test_what_cannot_be_read_gives_only_problems(path, rights):
    with example() as root:
        root.chmod(0o755)
        problems_in(root)  # loads every module while we may
        with unreadable(root / path, rights):
            problems = problems_in(root)
    only_problems(problems)
    assert problems or (rights == 0o444 and "." in path)
