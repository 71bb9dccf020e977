"""Load and check, in one step: what every command needs first."""

from pathlib import Path

from inclusive.check import problems_of
from inclusive.check.editions import records_of_editions_are_not_lost
from inclusive.check.tolerance import after_tolerance
from inclusive.corpus import Corpus
from inclusive.editions.read import read_editions
from inclusive.load.corpus_files import load_corpus
from inclusive.problems import Problem, in_order


def checked(root: Path, today: str | None = None) -> tuple[Corpus, list[Problem]]:
    """The corpus below `root`, as far as it could be read, and every problem."""
    corpus, problems = load_corpus(root)
    editions, found = read_editions(root)
    problems = [*problems, *found, *problems_of(corpus), *records_of_editions_are_not_lost(corpus, editions)]
    return corpus, after_tolerance(in_order(problems), corpus, today)
