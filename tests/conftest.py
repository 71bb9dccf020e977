"""What several tests share: the real site and the miniature's site, each built once; and who runs what, when."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from inclusive.data_command import publish_data
from inclusive.paper_command import publish_paper
from inclusive.publish.build import Built, build
from inclusive.publish.copy import publish_copy
from inclusive.render.publication import Publication

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "tests" / "example"
# The files whose tests take longest, longest first: begun last, one of them would keep the others waiting.
LONGEST = (
    "test_incremental.py",
    "browser/test_accessibility.py",
    "test_check_again.py",
    "test_state.py",
    "trust/test_laws.py",
    "browser/test_adaptation.py",
    "browser/test_finder.py",
    "test_hostile_proposals.py",
    "browser/test_proposal.py",
    "test_site.py",
    "test_commands.py",
    "test_search_build.py",
    "test_move.py",
    "browser/test_language_switch.py",
    "test_lasting_pages.py",
    "test_robust.py",
)
SOURCES = ("practices", "registers", "docs", "editions", "glossary.yml")


def copy_of(sources: Path, folder: Path) -> Path:
    """A copy of a base's sources, so that a test may build or break it."""
    folder.mkdir(parents=True)
    for name in SOURCES:
        if (sources / name).is_dir():
            shutil.copytree(sources / name, folder / name)
        elif (sources / name).exists():
            shutil.copy(sources / name, folder / name)
    return folder


def built(sources: Path, folder: Path) -> Path:
    """The whole site of a copy of `sources`: pages, data, documents and archive, as `make site` makes them."""
    root = copy_of(sources, folder)
    result = build(root, Publication(), root / "site")
    assert isinstance(result, Built), result
    publish_data(root, Publication(), result.folder)
    publish_paper(root, Publication(), result.folder)
    publish_copy(result.folder, Publication().site_url)
    return result.folder


def shared(tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder `name` that `make` makes: once in a run, whichever of its processes needs it first; only read then."""
    own = tmp_path_factory.getbasetemp()
    base = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (base / f"{name}.made").exists():
            make(base / name)
            (base / f"{name}.made").touch()
    return base / name


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real content."""
    return shared(tmp_path_factory, "real", lambda folder: built(ROOT, folder / "base")) / "base" / "site"


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the miniature repository."""
    return shared(tmp_path_factory, "example", lambda folder: built(EXAMPLE, folder / "base")) / "base" / "site"


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores: a test in the browser, or of a command, waits a third of its time."""
    return 1 + len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1 + (os.cpu_count() or 1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take longest first; the others stay in their order."""
    places = {ROOT / "tests" / name: place for place, name in enumerate(LONGEST)}
    assert all(file.is_file() for file in places)
    items.sort(key=lambda item: places.get(item.path, len(places)))
