"""The archive of the site: it opens from a folder, says that it is a copy, and holds the same bytes each time."""

import os
import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pytest

from inclusive.errors import NotASite
from inclusive.languages import Lang
from inclusive.publish.copy import TOP, copied_page, named_file, publish_copy, said
from inclusive.render.addresses import COPY
from tests.site_reader import Html, read

DAY = "2026-12-01"
URL = "https://example.org/kb/"


@pytest.fixture(scope="module")
def made(example_site, tmp_path_factory):
    """The site of the miniature with its archive."""
    site = Path(shutil.copytree(example_site, tmp_path_factory.mktemp("copy") / "site"))
    publish_copy(site, URL, DAY)
    return site


@pytest.fixture(scope="module")
def folder(made):
    """The folder that a reader extracts."""
    with ZipFile(made / COPY) as archive:
        archive.extractall(made.parent)
    return made.parent / TOP


def within(page: Html) -> list[str]:
    """The addresses of a page that lead to a file of the folder."""
    parts = [urlsplit(address) for _, address, _ in page.links]
    return [unquote(one.path) for one in parts if one.path and not one.scheme and not one.netloc]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("./", "./index.html"),
        ("../", "../index.html"),
        ("..", "../index.html"),
        ("../../id/accueil/", "../../id/accueil/index.html"),
        ("../assets/site.css", "../assets/site.css"),
    ],
)
def test_a_link_to_a_folder_names_its_file(before, after):
    assert named_file(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (' href="../x/#part"', ' href="../x/index.html#part"'),
        (' action="../recherche/"', ' action="../recherche/index.html"'),
        (' href="./?q=a"', ' href="./index.html?q=a"'),
        (' href="#part"', ' href="#part"'),
        (' href="https://example.org/"', ' href="https://example.org/"'),
        (' href="mailto:a@example.org"', ' href="mailto:a@example.org"'),
        (' data-href="../"', ' data-href="../"'),
        (f' href="../../{COPY}"', f' href="{URL}{COPY}"'),
    ],
)
def test_only_addresses_within_the_site_change(before, after):
    assert copied_page(f"<a{before}>", "fr/index.html", URL, "") == f"<a{after}>"


def test_every_link_that_leads_somewhere_leads_to_a_file(made, folder):
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) > 100
    for page in pages:
        before = made / page.relative_to(folder)
        links = [one for one in within(read(before)) if not one.endswith(COPY)]
        pairs = zip(links, within(read(page)), strict=True)
        gone = [now for then, now in pairs if (before.parent / then).exists() and not (page.parent / now).is_file()]
        assert gone == [], page


def test_every_page_says_that_it_is_a_copy_in_its_language(folder):
    for page in sorted(folder.rglob("*.html")):
        text, path = page.read_text(encoding="utf-8"), page.relative_to(folder).as_posix()
        for lang in Lang:
            expected = path.startswith(f"{lang}/") or path[:3] not in ("fr/", "nl/")
            assert text.count(said(lang, DAY)) == expected, path
    assert "1er\u00a0décembre 2026" in said(Lang.FR, DAY)


def test_what_only_a_server_needs_is_left_out(folder):
    held = {one.name for one in folder.iterdir()}
    assert held == {"assets", "data", "embed", "fr", "id", "index.html", "nl", "paper", "search"}


def test_the_policy_allows_the_files_of_the_folder_and_no_script_of_a_page(folder):
    text = (folder / "fr" / "index.html").read_text(encoding="utf-8")
    assert "script-src 'self' file:;" in text
    assert "unsafe" not in text


def test_the_same_site_gives_the_same_bytes(made, tmp_path):
    again = Path(shutil.copytree(made, tmp_path / "elsewhere"))
    for file in again.rglob("*.html"):
        os.utime(file, (0, 0))
    files, size = publish_copy(again, URL, DAY)
    assert (again / COPY).read_bytes() == (made / COPY).read_bytes()
    assert size == (again / COPY).stat().st_size
    with ZipFile(again / COPY) as archive:
        assert len(archive.infolist()) == files
        assert {one.date_time[:3] for one in archive.infolist()} == {(2026, 12, 1)}
    assert list((again / COPY).parent.iterdir()) == [again / COPY]


def test_another_folder_is_not_taken_for_a_site(tmp_path):
    with pytest.raises(NotASite):
        publish_copy(tmp_path, URL)
    assert list(tmp_path.iterdir()) == []
