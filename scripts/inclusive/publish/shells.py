"""Shells: MkDocs renders the theme once per depth and language, as pages whose facts are slots, ⟦name⟧.

`pour` fills the slots. MkDocs runs again only when the theme changes, never for a text.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import escape
from importlib.metadata import version
from pathlib import Path

from inclusive.errors import ShellsFailed
from inclusive.languages import LANGS, Lang
from inclusive.render.addresses import Place
from inclusive.render.templates import THEME
from inclusive.render.words import words

RENDERERS = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "markdown", "jinja2")
SLOTS = (
    "policy",
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
REFUSED = 3  # status of a MkDocs to which the machine refused something: a full disk, a missing right
REFUSAL = "refused: "  # how the line starts that tells it, as JSON


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
        "feed_title",
        "kept",
        "absent",
    )
    search = Place(lang, "search").path_in_language
    return {name: escape(own[name]) for name in names} | {"search_path": search, "other_tag": lang.other.tag}


def front_matter_page(facts: Mapping[str, object], body: str) -> str:
    """A Markdown page whose head holds `facts`."""
    head = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in facts.items())
    return f"---\n{head}---\n\n{body}\n"


def config_of(root: Path) -> Path:
    """The configuration of MkDocs: that of the base if it has one, else ours."""
    own = root / "mkdocs.yml"
    return own if own.is_file() else PROJECT / "mkdocs.yml"


def shells_digest(root: Path) -> str:
    """What the shells are made of: the theme, the words, the configuration, the versions of what renders them."""
    told = hashlib.blake2b(config_of(root).read_bytes(), digest_size=16)
    for file in sorted(THEME.rglob("*.html")):
        told.update(f"\0{file.relative_to(PROJECT)}\0".encode() + file.read_bytes())
    told.update(repr(sorted(shell_sources().items())).encode())
    told.update(repr([(name, version(name)) for name in RENDERERS]).encode())
    return told.hexdigest()


@contextmanager
def shells_rendered(root: Path, work: Path, digest: str) -> Iterator[None]:
    """The shells stand in `work/shells` at the end; what is done meanwhile, if it stops, stops MkDocs too."""
    running = start_shells(root, work, digest)
    try:
        yield
    except BaseException:
        if running is not None:
            running.kill()
            running.communicate()
        raise
    finish_shells(running, work, digest)


def start_shells(root: Path, work: Path, digest: str) -> "subprocess.Popen[str] | None":
    """Have MkDocs render the shells in `work/shells`, unless those that stand there were made from the same."""
    mark = work / "shells" / "made-from"
    if mark.is_file() and mark.read_text(encoding="utf-8") == f"{digest} {contents_digest(work / 'shells')}":
        return None
    shutil.rmtree(work / "shells", ignore_errors=True)
    shutil.rmtree(work / "pages", ignore_errors=True)
    for path, content in shell_sources().items():
        file = work / "pages" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8", newline="\n")
    environment = {
        **os.environ,
        "PAGES_DIR": str((work / "pages").resolve()),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "0",
    }
    command = [
        sys.executable,
        "-m",
        "inclusive.publish.run_mkdocs",
        str(config_of(root)),
        str((work / "shells").resolve()),
    ]
    return subprocess.Popen(command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def finish_shells(running: "subprocess.Popen[str] | None", work: Path, digest: str) -> None:
    """Wait for MkDocs; mark what it made, so that the next build may take it."""
    if running is None:
        return
    output, _ = running.communicate()
    refusals = [line for line in output.splitlines() if line.startswith(REFUSAL)]
    if running.returncode == REFUSED and refusals:
        raise OSError(*json.loads(refusals[-1].removeprefix(REFUSAL)))
    if running.returncode:
        raise ShellsFailed(output)
    mark = f"{digest} {contents_digest(work / 'shells')}"
    (work / "shells" / "made-from").write_text(mark, encoding="utf-8")


def contents_digest(folder: Path) -> str:
    """A digest of all files below `folder` but the mark, by path and content."""
    told = hashlib.sha256()
    for file in sorted(file for file in folder.rglob("*") if file.is_file() and file.name != "made-from"):
        told.update(f"{file.relative_to(folder)}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return told.hexdigest()
