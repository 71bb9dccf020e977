"""The search index of the site: what each page gives to it is kept, and only what changed is made and written anew."""

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

import inclusive.search
from inclusive.interruption import uninterrupted
from inclusive.languages import LANGS
from inclusive.publish.files import standing_files, swap, write
from inclusive.publish.kept_whole import Sizes, kept_whole
from inclusive.publish.search_state import Entered, SearchState, Standing
from inclusive.publish.workers import Told, side_by_side
from inclusive.render.addresses import Place
from inclusive.render.search_documents import document, rule_cards, searched
from inclusive.render.site import Site
from inclusive.search.changes import changed_files
from inclusive.search.entries import search_entries
from inclusive.search.index import FOLDER, index_file, index_files, path_of, version_of
from inclusive.search.script import PARTS, bundled

BROWSER = Path(inclusive.search.__file__).parent / "browser"
SCRIPT = path_of("finder")


def write_search(site: Site, folder: Path, work: Path, program: str, sizes: Sizes, tell: Told) -> None:
    """Bring `search/` in the site that stands in `folder` up to date; `sizes` are those of its other files."""
    kept = work / f"{folder.name}.search"
    before = SearchState.load(kept, program)
    entered = brought_up(site, before.entered, tell)
    stood, stands = ([one.entries for one in some.values()] for some in (before.entered, entered))
    is_whole = not before.files or before.files != standing_files(str(folder), f"{FOLDER}/")
    files: dict[str, str | None] = {SCRIPT: finder_script()}
    if is_whole:
        files |= {**index_files(stands), **dict(rule_files())}
    elif entered != before.entered:
        files |= changed_files(stood, stands)
    index = sizes_after({} if is_whole else before.files, files)
    files |= dict(kept_whole(sizes, index, version_of(stands)))
    _put(files, folder, is_whole=is_whole)
    SearchState(entered, standing_files(str(folder), f"{FOLDER}/")).save(kept, program, before)


def brought_up(site: Site, before: Mapping[str, Entered], tell: Told) -> Mapping[str, Entered]:
    """What each page gives, by its path; made anew only where something that the page read has changed."""
    digests = Digests(site)
    pages = {place.path: place for place in searched(site)}
    kept = {path: one for path, one in before.items() if path in pages and one.digest == digests.of(one.reads)}
    stale = [place for path, place in pages.items() if path not in kept]
    made = {one.path: one for one in side_by_side(partial(_enter, site, digests), stale, tell)}
    return {path: kept.get(path) or made[path] for path in pages}


class Digests:
    """What stands for what the base says under some keys; it remembers each key."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._known: dict[str, bytes] = {}

    def of(self, keys: Iterable[str]) -> str:
        """One digest for all of `keys`."""
        return hashlib.blake2b(b"".join([self._of(key) for key in keys]), digest_size=16).hexdigest()

    def _of(self, key: str) -> bytes:
        if key not in self._known:
            told = json.dumps([key, self._site.node(key)], ensure_ascii=False)
            self._known[key] = hashlib.blake2b(told.encode(), digest_size=16).digest()
        return self._known[key]


def _enter(site: Site, digests: Digests, place: Place) -> Entered:
    site.reads = set()
    entries = search_entries(document(site, place))
    reads = tuple(sorted(site.reads))
    return Entered(place.path, reads, digests.of(reads), entries)


def sizes_after(before: Standing, files: Mapping[str, str | None]) -> dict[str, int]:
    """The size of each file of the index, once `files` are written over those that stand, and None has gone."""
    after: dict[str, int | None] = {path: size for path, (size, _) in before.items()}
    after |= {path: None if text is None else len(text.encode()) for path, text in files.items()}
    return {path: size for path, size in after.items() if size is not None}


def finder_script() -> str:
    """What the finder runs in the browser."""
    return bundled({name: (BROWSER / f"{name}.js").read_text(encoding="utf-8") for name in PARTS})


def rule_files() -> Iterator[tuple[str, str]]:
    """The cards of the rules, by their codes, in a file of their own: few readers look for one.

    They come from the program alone, so they change when all is made anew.
    """
    yield from (index_file(f"{lang}/rules", rule_cards(lang)) for lang in LANGS)


def _put(files: Mapping[str, str | None], folder: Path, *, is_whole: bool) -> None:
    """Write the files beside the site, then put them in their places; None for a file that goes."""
    aside = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    told = {path: text for path, text in files.items() if text is not None}
    try:
        for path, text in told.items():
            write(f"{aside}/{path}", text.encode())
        with uninterrupted():
            if is_whole:
                swap(aside / FOLDER, folder / FOLDER)
            else:
                for path in files.keys() - told.keys():
                    (folder / path).unlink(missing_ok=True)
                for path in told:
                    (aside / path).replace(folder / path)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
