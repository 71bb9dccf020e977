"""The search index: Pagefind, one index per language, fed with the pages' own HTML.

Its command is run on files: its Python interface waits a tenth of a second for every page.
"""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from inclusive.errors import SearchFailed
from inclusive.languages import Lang


def write_indexes(sources: Path, folder: Path) -> None:
    """Write `folder/<lang>/pagefind/` from the HTML files of `sources/<lang>/`."""
    running = [_pagefind(sources / lang, folder / lang / "pagefind", lang) for lang in Lang]
    failures = []
    for process in running:
        output, _ = process.communicate()
        failures += [output] if process.returncode else []
    if failures:
        raise SearchFailed("\n".join(failures))


def search_sources(pages: Mapping[Lang, Mapping[str, str]]) -> Mapping[str, str]:
    """Path → HTML of each page that is searched; `pages` gives for each language path below its root → HTML."""
    return {f"{lang}/{path}index.html": html for lang, own in pages.items() for path, html in own.items()}


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
