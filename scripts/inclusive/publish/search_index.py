"""The search index: Pagefind, one index per language, fed with the pages' own HTML.

Its command is run on files: its Python interface waits a tenth of a second for every page.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from html import escape
from pathlib import Path

from inclusive.errors import SearchFailed
from inclusive.languages import LANGS, Lang
from inclusive.render.addresses import Place
from inclusive.render.pages import SCHEMA_TYPES, places
from inclusive.render.site import Site

ARTICLE = re.compile(r"<article>(.*)</article>", re.DOTALL)
TITLE = re.compile(r"<title>(.*) · .*</title>")
NOT_SEARCHED = re.compile('<template.*?</template>|<sup><a class="mark".*?</sup>', re.DOTALL)  # cards, source numbers
FOLDER = "pagefind"


def write_index(site: Site, folder: Path, work: Path) -> None:
    """Write `<lang>/pagefind/` in the site that stands in `folder`."""
    shutil.rmtree(work / "search", ignore_errors=True)
    for place in (one for one in places(site) if one.section in SCHEMA_TYPES and one.record):
        page = (folder / place.path / "index.html").read_text(encoding="utf-8")
        file = work / "search" / place.path / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(searched(place, page), encoding="utf-8", newline="\n")
    _finish([_pagefind(work / "search" / lang, work / "search" / "index" / lang, lang) for lang in LANGS])
    for lang in LANGS:
        shutil.rmtree(folder / lang / FOLDER, ignore_errors=True)
        shutil.move(work / "search" / "index" / lang, folder / lang / FOLDER)


def searched(place: Place, page: str) -> str:
    """A page as the search index reads it: apostrophes and ligatures as people type them.

    It uses no filters: Pagefind writes those in another order at each run.
    """
    inside, title = ARTICLE.search(page), TITLE.search(page)
    assert inside is not None  # every page of ours has both
    assert title is not None
    body = NOT_SEARCHED.sub("", inside[1]).replace("’", "'").replace("œ", "oe").replace("Œ", "Oe")
    meta = "".join(
        f'<meta data-pagefind-meta="{name}[content]" content="{value}">'
        for name, value in (("kind", escape(place.section)), ("title", title[1]))
    )
    return (
        f'<html lang="{place.lang.tag}"><head><title>{title[1]}</title>{meta}</head>'
        f"<body><main data-pagefind-body>{body}</main></body></html>"
    )


def _finish(running: Iterable["subprocess.Popen[str]"]) -> None:
    failures = []
    for process in running:
        output, _ = process.communicate()
        failures += [output] if process.returncode else []
    if failures:
        raise SearchFailed("\n".join(failures))


def _pagefind(source: Path, target: Path, lang: Lang) -> "subprocess.Popen[str]":
    command = [
        sys.executable,
        "-m",
        "pagefind",
        "--site",
        str(source),
        "--output-path",
        str(target),
        "--force-language",
        lang.tag.lower(),
        "--quiet",
    ]
    return subprocess.Popen(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
