"""The same sources give the same bytes, whoever builds them, where and when."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from inclusive.render.publication import Publication
from tests.conftest import EXAMPLE, copy_of
from tests.site_reader import Html, pages, read
from tests.test_incremental import files_in

# All that may differ from here: another user, another country, another day, another order of sets, one processor.
ELSEWHERE = {
    "HOME": "/nonexistent",
    "LC_ALL": "C",
    "LOGNAME": "somebody",
    "PYTHONHASHSEED": "77",
    "SOURCE_DATE_EPOCH": "1000000000",
    "TZ": "Asia/Kolkata",
    "USER": "somebody",
}


def elsewhere() -> None:
    """What a process is there before it begins: one processor, files that others may not read."""
    os.umask(0o077)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature's site, built elsewhere."""
    root = copy_of(EXAMPLE, tmp_path_factory.mktemp("other") / "un été à Forêt")
    for command in ("build", "data", "paper", "copy"):
        subprocess.run(
            [sys.executable, "-m", "inclusive", command],
            cwd=root,
            env={**os.environ, **ELSEWHERE},
            preexec_fn=elsewhere,
            check=True,
            capture_output=True,
        )
    return root / "site"


def test_two_differing_environments_build_the_same_bytes(example_site, other):
    here, there = files_in(example_site), files_in(other)
    assert sorted(here) == sorted(there)
    assert [path for path in here if here[path] != there[path]] == []
    assert len(here) > 600
    assert {Path(path).suffix for path in here} >= {".html", ".json", ".pdf", ".docx", ".ttl", ".tbx", ".csv", ".ics"}


LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "object": "data", "embed": "src"}
NOT_LOADED = {"alternate", "canonical", "license", "author", "describedby", "cite-as", "item", "up", "collection"}


def loaded_from_elsewhere(page: Html) -> list[str]:
    """What a browser would fetch from another place when it shows the page."""
    own = Publication().site_url
    found = [values.get(LOADED[tag], "") for tag, values in page.attributes if tag in LOADED]
    links = [values for tag, values in page.attributes if tag == "link"]
    found += [one.get("href", "") for one in links if not set(one.get("rel", "").split()) <= NOT_LOADED]
    return [one for one in found if urlsplit(one).netloc and not one.startswith(own)]


def test_no_page_loads_anything_from_elsewhere(example_site):
    every = pages(example_site)
    assert len(every) > 400
    assert {path: told for path, page in every.items() if (told := loaded_from_elsewhere(page))} == {}


@pytest.mark.parametrize(
    "html",
    ["<script src='https://cdn.example/x.js'></script>", "<link rel='stylesheet' href='//cdn.example/x.css'>"],
)
def test_what_comes_from_elsewhere_would_be_told(tmp_path, html):
    (tmp_path / "index.html").write_text(html, encoding="utf-8")
    assert len(loaded_from_elsewhere(read(tmp_path / "index.html"))) == 1
