"""What several tests share: the real site and the miniature's site, each built once."""

import shutil
from pathlib import Path

import pytest

from inclusive.data_command import publish_data
from inclusive.paper_command import publish_paper
from inclusive.publish.build import Built, build
from inclusive.publish.copy import publish_copy
from inclusive.render.publication import Publication

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "tests" / "example"
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


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real content."""
    return built(ROOT, tmp_path_factory.mktemp("real") / "base")


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the miniature repository."""
    return built(EXAMPLE, tmp_path_factory.mktemp("example") / "base")
