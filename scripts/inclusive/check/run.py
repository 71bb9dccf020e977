"""Load and check, in one step: what every command needs first."""

from pathlib import Path

from inclusive.check import problems_of
from inclusive.check.tolerance import after_tolerance
from inclusive.corpus import Corpus
from inclusive.load.corpus_files import load_corpus
from inclusive.problems import Problem, in_order


def checked(root: Path, today: str | None = None) -> tuple[Corpus | None, list[Problem]]:
    """The corpus below `root` and every problem; the corpus is None when it could not be loaded at all."""
    corpus, problems = load_corpus(root)
    if corpus is None:
        return None, problems
    return corpus, after_tolerance(in_order([*problems, *problems_of(corpus)]), corpus, today)
