"""Build: the checked corpus → the whole site, made aside and swapped in only when it is whole."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from inclusive.corpus import Corpus
from inclusive.derive.graph import derive
from inclusive.languages import LANGS, Lang
from inclusive.publish.hand_written import hand_written_pages
from inclusive.publish.pour import poured, read_shells, searched
from inclusive.publish.root_files import root_files
from inclusive.publish.search_index import search_sources, write_indexes
from inclusive.publish.shells import PROJECT, render_shells, shell_sources
from inclusive.render.addresses import Place
from inclusive.render.inside import inside
from inclusive.render.pages import pages
from inclusive.render.site import Publication, Site

NOT_PUBLISHED = ("404.html", "sitemap.xml", "sitemap.xml.gz", "shell", "shell-1", "index.html")


@dataclass(frozen=True)
class Built:
    """What a build made."""

    folder: Path
    pages: int


@dataclass(frozen=True)
class Wishes:
    """How a build is to be made. `serve` trades nothing but work that it knows to be done already."""

    search: bool = True  # write the search index; without it, the one that stands is kept
    shells: bool = True  # run MkDocs even if its sources are those of the last run


def build(root: Path, corpus: Corpus, publication: Publication, target: Path, wishes: Wishes = Wishes()) -> Built:
    """Write the site of a corpus without problems to `target`.

    It is made aside: what stood in `target` stays whole until the new site is.
    """
    site = Site(corpus, derive(corpus), publication)
    work = root / "build"
    changed = refresh(work / "pages", {**shell_sources(), **hand_written_pages(site)})
    if wishes.shells or changed:
        render_shells(root, work / "pages", work / "shells")
    files, indexed = site_files(site, work / "shells")
    refresh(work / "search", search_sources(indexed))
    aside = target.with_name(f"{target.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    copy_theme(work / "shells", aside)
    shutil.copytree(PROJECT / "docs" / "assets", aside / "assets")
    for path, content in files.items():
        write(aside / path, content)
    if wishes.search:
        write_indexes(work / "search", aside)
    else:
        keep_indexes(target, aside)
    swap(aside, target)
    return Built(target, sum(path.endswith(".html") for path in files))


def keep_indexes(target: Path, aside: Path) -> None:
    """Give the new site the search index of the old one, where there is one."""
    for lang in LANGS:
        if (standing := target / lang / "pagefind").is_dir():
            shutil.copytree(standing, aside / lang / "pagefind")


def renew_indexes(root: Path, target: Path) -> None:
    """Write the search index anew beside the site, then put it in its place."""
    aside = root / "build" / "indexes"
    shutil.rmtree(aside, ignore_errors=True)
    write_indexes(root / "build" / "search", aside)
    for lang in LANGS:
        swap(aside / lang / "pagefind", target / lang / "pagefind")


def site_files(site: Site, shells: Path) -> tuple[Mapping[str, str], Mapping[Lang, Mapping[str, str]]]:
    """Path → content of every page that we pour or write, and for each language what the search index reads."""
    empty = read_shells(shells)
    files: dict[str, str] = {}
    indexed: dict[Lang, dict[str, str]] = {lang: {} for lang in LANGS}
    places: list[Place] = []
    for page in pages(site):
        html = inside(site, page)
        files[page.place.path + "index.html"] = poured(site, page, empty[page.place.lang, page.place.depth], html)
        places.append(page.place)
        if page.searched:
            indexed[page.place.lang][page.place.path_in_language] = searched(page, html)
    places += [Place(page.lang, f"page:{page.name}") for page in site.corpus.pages]
    files |= root_files(site, places)
    return files, indexed


def copy_theme(shells: Path, aside: Path) -> None:
    """What MkDocs wrote, but the shells and the files that we make ourselves."""
    for lang in LANGS:
        ignored = shutil.ignore_patterns("*.map", "javascripts")
        shutil.copytree(shells / lang, aside / lang, ignore=ignored)
        for name in NOT_PUBLISHED:
            file = aside / lang / name
            if file.is_dir():
                shutil.rmtree(file)
            else:
                file.unlink(missing_ok=True)


def refresh(folder: Path, files: Mapping[str, str]) -> bool:
    """Make `folder` hold exactly `files`; whether anything had to change. What is right is left untouched."""
    changed = False
    wanted = {folder / path: content for path, content in files.items()}
    for file in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if file.is_file() and file not in wanted:
            file.unlink()
            changed = True
    for file, content in wanted.items():
        if not file.is_file() or file.read_text(encoding="utf-8") != content:
            write(file, content)
            changed = True
    return changed


def write(file: Path, content: str) -> None:
    """Write a text file, UTF-8, `\\n`."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8", newline="\n")


def swap(aside: Path, target: Path) -> None:
    """Put the finished folder in the place of the old one."""
    old = target.with_name(f"{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    aside.rename(target)
    shutil.rmtree(old, ignore_errors=True)
