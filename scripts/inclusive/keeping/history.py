"""History: texts that stood in the base once, found in git by their digest."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from inclusive.derive.translation import pairs
from inclusive.derive.written import Written
from inclusive.errors import GitRefused
from inclusive.keeping.git import git, write_sources
from inclusive.load.corpus_files import load_corpus

SOURCES = ("practices", "glossary.yml", "registers", "docs/fr", "docs/nl")
MOST = 100  # commits of a file that are looked at
Found = Mapping[str, tuple[str, Written]]  # digest → language, text


def found_in_history(root: Path, wanted: Mapping[str, str]) -> Found:
    """The texts with the `wanted` digests (digest → path of the text of today), as far as the history here has them."""
    found: dict[str, tuple[str, Written]] = {}
    for digest, path in sorted(wanted.items()):
        for commit, names in _commits(root, digest, path):
            if digest not in found:
                found.update(_texts_in(root, commit, names))
    return {digest: found[digest] for digest in sorted(wanted) if digest in found}


def is_cut_short(root: Path) -> bool:
    """Whether git has only the last part of the history here."""
    try:
        return git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    except GitRefused:
        return False


def _commits(root: Path, digest: str, path: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Commits that may hold the text, and what to read of each: those that wrote its digest, then those of its file."""
    try:
        stamped = git(root, "log", "--reverse", "--format=%H", f"-S{digest}", "--", *SOURCES).decode().split()
        yield from ((commit, SOURCES) for commit in stamped)
        touched = git(root, "log", f"--max-count={MOST}", "--format=%H", "--", path).decode().split()
    except GitRefused:
        return
    unit = path.rpartition("/")[0] if path.startswith("practices/") else path
    yield from ((commit, (unit,)) for commit in touched)


def _texts_in(root: Path, commit: str, names: Iterable[str]) -> Found:
    """Every text of a commit, as far as it can still be read, by its digest."""
    with tempfile.TemporaryDirectory() as folder:
        write_sources(root, commit, Path(folder), *names)
        texts = [one for pair in pairs(load_corpus(Path(folder))[0]) for one in pair.texts.items()]
    return {text.digest: (str(lang), text) for lang, text in texts}
