"""Build: the checked corpus → the whole site, made aside and swapped in only when it is whole."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from inclusive.corpus import Corpus
from inclusive.derive.graph import derive
from inclusive.errors import NotASite
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

NOT_PUBLISHED = ("404.html", "sitemap.xml", "sitemap.xml.gz", "shell", "shell-1", "index.html", "assets")


@dataclass(frozen=True)
class Built:
    """What a build made."""

    folder: Path
    pages: int


@dataclass(frozen=True)
class Rendered:
    """What a build writes itself, as values; `build/shells` holds what MkDocs wrote beside."""

    files: Mapping[str, str]  # path below the site's root → content
    searched: Mapping[str, str]  # path below build/search → what the search index reads
    themed: bool  # whether MkDocs ran


def build(root: Path, corpus: Corpus, publication: Publication, target: Path, *, search: bool = True) -> Built:
    """Write the site of a corpus without problems to `target`.

    It is made aside: what stood in `target` stays whole until the new site is.
    """
    folder = target.resolve()
    refuse_other_folders(folder)
    site = rendered(root, corpus, publication)
    aside = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    try:
        copy_theme(root, aside)
        for path, content in site.files.items():
            write(aside / path, content)
        if search:
            refresh(root / "build" / "search", site.searched)
            write_indexes(root / "build" / "search", aside)
        swap(aside, folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return Built(target, pages_in(site.files))


def refuse_other_folders(folder: Path) -> None:
    """A folder that is to be replaced holds nothing, or a site: never somebody's files."""
    if folder.exists() and not (folder / ".nojekyll").is_file() and any(folder.iterdir()):
        raise NotASite(folder)


def rendered(root: Path, corpus: Corpus, publication: Publication, *, themed: bool = True) -> Rendered:
    """Every file of the site that we write ourselves.

    Without `themed`, MkDocs runs only if one of its own pages has changed.
    """
    site = Site(corpus, derive(corpus), publication)
    work = root / "build"
    changed = refresh(work / "pages", {**shell_sources(), **hand_written_pages(site)})
    if themed or changed:
        render_shells(root, work / "pages", work / "shells")
    files, indexed = site_files(site, work / "shells")
    return Rendered(files, search_sources(indexed), themed or changed)


def update(root: Path, target: Path, site: Rendered, standing: Mapping[str, str]) -> Built:
    """Bring the site of `serve` up to date in place: only what differs from `standing` is touched."""
    for path in standing.keys() - site.files.keys():
        (target / path).unlink(missing_ok=True)
    if site.themed:
        copy_theme(root, target)
    for path, content in site.files.items():
        if standing.get(path) != content:
            write(target / path, content)
    return Built(target, pages_in(site.files))


def pages_in(files: Mapping[str, str]) -> int:
    """How many pages are among the files."""
    return sum(path.endswith(".html") for path in files)


def renew_indexes(root: Path, target: Path, searched: Mapping[str, str]) -> None:
    """Write the search index anew beside the site, then put it in its place."""
    refresh(root / "build" / "search", searched)
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


def copy_theme(root: Path, folder: Path) -> None:
    """Into `folder` what MkDocs wrote, but the shells and what we make ourselves; our assets and the drawings."""
    shells, drawn = root / "build" / "shells", root / "docs" / "assets" / "drawings"
    tops = {str(shells / lang) for lang in LANGS}

    def ignored(here: str, _: list[str]) -> tuple[str, ...]:
        return NOT_PUBLISHED if here in tops else ()

    for lang in LANGS:
        shutil.copytree(str(shells / lang), folder / lang, ignore=ignored, dirs_exist_ok=True)
    shutil.copytree(PROJECT / "docs" / "assets", folder / "assets", dirs_exist_ok=True)
    if drawn.is_dir():
        shutil.copytree(drawn, folder / "assets" / "drawings", dirs_exist_ok=True)


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
    try:
        aside.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
