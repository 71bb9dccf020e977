"""A trial: the hand-written pages built by Zensical too, their list and their links compared with those of our site.

`python -m tests.zensical`, after `make site .venv-bench/installed`. It says whether we could change the renderer one
day; it decides nothing. Marks that are ours ([[…]], page:…, [^s1]) are written as Zensical knows them, or left out.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from inclusive.languages import LANGS, Lang
from inclusive.load.corpus_files import load_corpus
from inclusive.render.addresses import Place
from tests.conftest import ROOT
from tests.site_reader import read

PROGRAM = ROOT / ".venv-bench/bin/zensical"
CONFIGURATION = "site_name: Trial\ndocs_dir: docs\nsite_dir: site\ntheme: {name: material}\n"
OUTSIDE = re.compile(r"https?://(?!localhost)")


def as_common_markdown(text: str) -> str:
    """A page of ours without the marks that only our build knows."""
    text = re.sub(r"\[\[([^]|]+)(?:\|([^]]+))?\]\]", lambda found: found[2] or found[1], text)
    text = re.sub(r"\]\(page:([a-z0-9-]+)(#[a-z0-9-]+)?\)", r"](\1.md\2)", text)
    return re.sub(r"\[\^s\d+\]", "", text)


def trial(lang: Lang, folder: Path) -> tuple[Path, str]:
    """Where Zensical put the pages of a language, and what it said."""
    (folder / "docs").mkdir(parents=True)
    for page in sorted((ROOT / "docs" / lang).glob("*.md")):
        (folder / "docs" / page.name).write_text(as_common_markdown(page.read_text("utf-8")), encoding="utf-8")
    (folder / "docs/index.md").write_text("# Trial\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    done = subprocess.run(
        [PROGRAM, "build", "-f", "mkdocs.yml"], cwd=folder, capture_output=True, text=True, check=True
    )
    return folder / "site", done.stdout + done.stderr


def outside(file: Path) -> set[str]:
    """The addresses outside that a page leads to, in its text."""
    return {address for tag, address, _ in read(file).links if tag == "a" and OUTSIDE.match(address)}


def main() -> int:
    """Compare, tell, and end with 1 where something differs."""
    status = 0
    corpus, _ = load_corpus(ROOT)
    for lang in LANGS:
        with tempfile.TemporaryDirectory() as folder:
            theirs, said = trial(lang, Path(folder) / "trial")
            names = sorted(page.name for page in corpus.pages if page.lang == lang)
            absent = [name for name in names if not (theirs / name / "index.html").is_file()]
            print(f"{lang}: {len(names)} pages, {len(absent)} absent {absent}")
            for name in sorted(set(names) - set(absent)):
                own = ROOT / "site" / Place(lang, f"page:{name}").path / "index.html"
                text = (ROOT / "docs" / lang / f"{name}.md").read_text(encoding="utf-8")
                written = {one for one in outside(own) if f"({one})" in text}
                lost = sorted(written - outside(theirs / name / "index.html"))
                status |= bool(lost)
                print(f"  {name}: {len(written)} links, {len(lost)} lost {lost}")
            status |= bool(absent)
            print("\n".join(f"  | {line}" for line in said.splitlines() if "rror" in line or "arning" in line))
            shutil.rmtree(theirs, ignore_errors=True)
    return status


if __name__ == "__main__":
    sys.exit(main())
