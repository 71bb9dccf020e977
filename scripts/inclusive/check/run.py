"""Load and check, in one step: what every command needs first."""

from collections.abc import Callable, Iterable
from pathlib import Path

from inclusive.check import problems_across, problems_of
from inclusive.check.editions import problems_against
from inclusive.check.suggested import with_names
from inclusive.check.tolerance import after_tolerance
from inclusive.check.torn import problems_of_part
from inclusive.corpus import Corpus
from inclusive.editions.edition import Editions
from inclusive.editions.ledger import read_ledger
from inclusive.editions.read import read_editions
from inclusive.load.corpus_files import Part, corpus_of, joined, known_of, load_frame, load_part
from inclusive.problems import Problem


def checked(root: Path, today: str | None = None) -> tuple[Corpus, list[Problem]]:
    """The corpus below `root`, as far as it could be read, and every problem. Nothing is cached."""
    frame = load_frame(root)
    parts = [load_part(root, unit) for unit in frame.units]
    whole = joined(parts)
    known = known_of(frame, whole)
    corpus = corpus_of(whole, known, frame)
    problems = [*frame.problems, *whole.problems, *frame_checked(root, corpus_of(Part(), known, frame))[1]]
    for part in parts:
        problems += problems_of_part(part, known, frame)
    return corpus, reported(problems, corpus, dict(zip(frame.units, parts, strict=True)).__getitem__, today)


def reported(
    problems: Iterable[Problem], corpus: Corpus, part_of: Callable[[str], Part], today: str | None
) -> list[Problem]:
    """What people are told of `problems`: each once, in order, with the names of what it suggests, unless tolerated."""
    return after_tolerance(with_names(problems, corpus.known, part_of), corpus, today)


def frame_checked(root: Path, frame: Corpus) -> tuple[Editions, list[Problem]]:
    """The editions, and what is wrong with the small registers, with them, or shows only in the whole base."""
    editions, problems = read_editions(root)
    return editions, [
        *problems_of(frame),
        *problems_across(frame),
        *problems,
        *read_ledger(root)[1],
        *problems_against(frame, editions),
    ]
