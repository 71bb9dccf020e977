"""After any change, a build in place gives what a clean build gives, byte for byte; so does a check."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from inclusive.check.run import checked
from inclusive.problems import Problem
from inclusive.publish.build import Built, build, check
from inclusive.publish.state import State
from inclusive.render.publication import Publication
from tests.cases import MEMORY, TODAY
from tests.changes import CHANGES, forget_editions, put_back

Files = dict[str, bytes]


def files_in(folder: Path) -> Files:
    """Path → content of every file below `folder`."""
    files = (Path(here, name) for here, _, names in os.walk(folder) for name in names)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(files)}


def sources_in(root: Path) -> Files:
    """Path → content of every file that people write."""
    tops = [top for top in root.iterdir() if top.name not in ("site", "build") and top.is_dir()]
    found = {f"{top.name}/{path}": content for top in tops for path, content in files_in(top).items()}
    return found | {"glossary.yml": (root / "glossary.yml").read_bytes()}


def times_in(folder: Path) -> dict[str, int]:
    """Path → when each file was written."""
    files = (Path(here, name) for here, _, names in os.walk(folder) for name in names)
    return {file.relative_to(folder).as_posix(): file.stat().st_mtime_ns for file in files}


def pages_of(root: Path) -> Built | list[Problem]:
    return build(root, Publication(), root / "site", search=False)


@pytest.fixture(scope="module")
def shells(example_site: Path) -> Path:
    """What MkDocs made, once for all bases of this module."""
    return example_site.parent / "build" / "shells"


class Bases:
    """A base that is built in place again and again, and beside it a copy of its sources, built anew each time."""

    def __init__(self, folder: Path, shells: Path) -> None:
        self.root, self.clean = folder / "in place" / "base", folder / "anew" / "base"
        for root in (self.root, self.clean):
            shutil.copytree(shells, root / "build" / "shells")
        put_back(self.root, 0)

    def changed(self, name: str, number: int) -> bool:
        """Make a change; whether anything is not as it was."""
        before = (sources_in(self.root), times_in(self.root / "site"), times_in(self.root / "build"))
        CHANGES[name](self.root, number)
        return before != (sources_in(self.root), times_in(self.root / "site"), times_in(self.root / "build"))

    def is_right(self) -> bool:
        """Whether the base can be built; all that must hold in either case."""
        before, anew, result = times_in(self.root / "site"), self.built_anew(), pages_of(self.root)
        if isinstance(anew, Built):
            assert isinstance(result, Built), result
            assert result.pages == anew.pages
            assert_same(files_in(self.root / "site"), files_in(self.clean / "site"))
            assert_same(state_in(self.root), state_in(self.clean))
            again = pages_of(self.root)
            assert isinstance(again, Built)
            assert (again.written, again.deleted) == (0, 0)
        else:
            assert result == anew
            assert times_in(self.root / "site") == before
        assert check(self.root, TODAY) == checked(self.root, TODAY)[1]
        return isinstance(anew, Built)

    def built_anew(self) -> Built | list[Problem]:
        """A first build of the same sources."""
        for entry in self.clean.iterdir():
            if entry.name != "build":
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        for name in ("site.state", "site.state.seal"):
            (self.clean / "build" / name).unlink(missing_ok=True)
        for entry in self.root.iterdir():
            if entry.is_dir() and entry.name not in ("build", "site"):
                shutil.copytree(entry, self.clean / entry.name)
            elif entry.is_file():
                shutil.copyfile(entry, self.clean / entry.name)
        return pages_of(self.clean)


def state_in(root: Path) -> dict[str, object]:
    """What a build left for the next one, but the times at which files were written and the numbers of names."""
    file = root / "build" / "site.state"
    program = file.with_name("site.state.seal").read_text(encoding="utf-8").split()[0]
    with State(file, program) as state, closing(sqlite3.connect(file)) as base:
        assert not state.void
        nodes = {f"node {key}": list(state.node(key).items()) for (key,) in base.execute("SELECT key FROM node")}
        readers = {f"reader {key}": state.readers_of(key) for (key,) in base.execute("SELECT key FROM reader")}
        products = {path: (digest, size, state.reads(path)) for path, (digest, size, _) in state.products().items()}
        sources = {f"source {name}": state.keys_of(name) for name in state.sources()}
        return {"units": state.units(), **nodes, **readers, **products, **sources}


def assert_same(one: Mapping[str, object], other: Mapping[str, object]) -> None:
    """Told by name first: a page is long."""
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []


@contextmanager
def bases(shells: Path) -> Iterator[Bases]:
    """Both bases, for a while; the one that is built in place has a site."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        made = Bases(Path(folder), shells)
        assert made.is_right()
        yield made


# With which number each change is made, if not 1; and which changes leave something wrong.
NUMBERS = {"practice deleted": 2, "practice renamed": 2, "concept deleted": 8, "concept renamed": 8, "page deleted": 4}
FIRST = (
    "domain of a concept",
    "organisation deleted",
    "value of a facet deleted",
    "drawing deleted",
    "edition deleted",
)
NUMBERS |= dict.fromkeys(FIRST, 0)
WRONG = {"edition changed", "facet of a practice that does not exist", "key that does not exist", "text deleted"}


def test_each_change_after_the_other(shells):
    """What is wrong after a change is put back before the next."""
    wrong = set()
    with bases(shells) as both:
        for name in CHANGES:
            assert both.changed(name, NUMBERS.get(name, 1)), name
            if not both.is_right():
                wrong.add(name)
                put_back(both.root, 0)
                assert both.is_right()
    assert wrong == WRONG


@given(changes=st.lists(st.tuples(st.sampled_from(sorted(CHANGES)), st.integers(0, 9)), min_size=3, max_size=5))
@settings(
    max_examples=5,
    derandomize=True,
    phases=[Phase.generate],  # a sequence that fails is short; to make it shorter would take minutes
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_changes_in_any_order(shells, changes):
    with bases(shells) as both:
        forget_editions(both.root)
        for name, number in changes:
            CHANGES[name](both.root, number)
            both.is_right()
