"""Shells: MkDocs renders the theme once per depth and language, and the hand-written pages whole.

A shell is an ordinary page of MkDocs whose facts are slots, ⟦name⟧; `pour` fills them.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from html import escape
from pathlib import Path
from urllib.parse import urlencode

from inclusive.errors import ShellsFailed
from inclusive.languages import LANGS, Lang
from inclusive.render.addresses import Place
from inclusive.render.site import Site, words

DRAWING = re.compile(r"\]\(drawing:([a-z0-9-]+)\)")
SLOTS = (
    "full-title",
    "title",
    "description",
    "canonical",
    "fr-url",
    "nl-url",
    "default-url",
    "linked-data",
    "alternate",
    "edit",
    "report",
    "find",
    "scripts",
)
SHELL_FILES = {0: "index.md", 1: "shell-1.md", 2: "shell/shell-2.md"}
PROJECT = Path(__file__).parents[3]


def shell_sources() -> Mapping[str, str]:
    """The Markdown pages that MkDocs renders: path below the pages folder → text."""
    files: dict[str, str] = {}
    for lang in LANGS:
        for file in SHELL_FILES.values():
            facts = {slot.replace("-", "_"): f"⟦{slot}⟧" for slot in SLOTS}
            files[f"{lang}/{file}"] = front_matter_page({**facts, "slot": "⟦inside⟧", "words": shell_words(lang)}, "")
    return files


def shell_words(lang: Lang) -> Mapping[str, str]:
    """The site's words that the shell itself shows."""
    own = words()[lang]
    names = (
        "site",
        "tagline",
        "skip",
        "menu",
        "menu_close",
        "menu_label",
        "foot_label",
        "on_this_page",
        "search",
        "search_label",
        "other_language",
        "theme",
        "edit",
        "report",
        "footer_licence",
        "footer_status",
        "close_card",
        "read_more",
    )
    search = Place(lang, "search").path_in_language
    return {name: escape(own[name]) for name in names} | {"search_path": search, "other_tag": lang.other.tag}


def page_facts(site: Site, place: Place, title: str, description: str, source: str, line: int = 1) -> dict[str, str]:
    """The facts of a shell that every page has, ready to stand in HTML."""
    publication, other = site.publication, place.other
    urls = {lang: publication.site_url + Place(lang, place.section, place.record).path for lang in LANGS}
    name = words()[place.lang]["site"]
    return {
        "full_title": escape(title if place.section == "home" else f"{title} · {name}"),
        "title": escape(title),
        "description": escape(description),
        "canonical": escape(urls[place.lang]),
        "fr_url": escape(urls[Lang.FR]),
        "nl_url": escape(urls[Lang.NL]),
        "default_url": escape(publication.site_url),
        "alternate": escape(place.to(other)),
        "edit": escape(publication.edit(source, line)),
        "report": escape(report_address(site, place, title)),
    }


def report_address(site: Site, place: Place, title: str) -> str:
    """A new issue at the repository that already names the page."""
    subject = {Lang.FR: "Erreur", Lang.NL: "Fout"}[place.lang]
    colon = words()[place.lang]["colon"]
    query = urlencode({"title": f"{subject}{colon} {title}", "body": site.publication.site_url + place.path})
    return f"{site.publication.repo_url}/issues/new?{query}"


def front_matter_page(facts: Mapping[str, object], body: str) -> str:
    """A Markdown page whose head holds `facts`."""
    head = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in facts.items())
    return f"---\n{head}---\n\n{body}\n"


def render_shells(root: Path, pages: Path, shells: Path) -> None:
    """Run MkDocs for both languages side by side; `shells/<lang>` then holds what it wrote."""
    config = root / "mkdocs.yml" if (root / "mkdocs.yml").is_file() else PROJECT / "mkdocs.yml"
    running = [(lang, _mkdocs(config, pages, shells / lang, lang)) for lang in LANGS]
    failures = []
    for _, process in running:
        output, _ = process.communicate()
        failures += [output] if process.returncode else []
    if failures:
        raise ShellsFailed("\n".join(failures))


def _mkdocs(config: Path, pages: Path, target: Path, lang: Lang) -> "subprocess.Popen[str]":
    environment = {
        **os.environ,
        "LOCALE": lang.value,
        "PAGES_DIR": str(pages.resolve()),
        "SHELLS_DIR": str(target.resolve()),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "0",
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--config-file", str(config)]
    return subprocess.Popen(command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
