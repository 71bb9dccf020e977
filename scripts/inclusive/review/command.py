"""The command `inclusive review`: two folders → the report on the second."""

from pathlib import Path

from inclusive.advice.rules import advice
from inclusive.check.run import checked
from inclusive.editions.read import read_editions
from inclusive.generated import criteria
from inclusive.load.corpus_files import load_corpus
from inclusive.review.compare import review
from inclusive.review.report import report


def reviewed(root: Path, base: Path) -> tuple[str, bool]:
    """What the base below `root` changes for the readers of `base`, in Markdown; and whether it has no problem
    and takes no step that is not allowed."""
    before, _ = load_corpus(base)
    after, problems = checked(root)
    editions, _ = read_editions(base)
    pages = {page.lang: criteria(page) for page in before.pages if page.name == "criteria"}
    found = review(before, after, editions)
    said = {(one.place.path, one.name, one.details) for one in advice(before)}
    new = [one for one in advice(after) if (one.place.path, one.name, one.details) not in said]
    return report(found, problems, pages, new), not problems and all(step.is_allowed for step in found.steps)
