"""Read: the files of `editions/` → editions, and a problem for each line that is not as it was published."""

from pathlib import Path

from inclusive.editions.chain import FIRST, unchained
from inclusive.editions.content import NotContent, Stock, content, head_of
from inclusive.editions.edition import Edition, Editions, is_name, order
from inclusive.load.files import names_in
from inclusive.problems import Place, Problem, problem

FOLDER = "editions"
SUFFIX = ".jsonl"
LEDGER = "addresses.txt"
BESIDE = frozenset([LEDGER, "README.md"])


def path_of(name: str) -> str:
    """The file of the edition `name`, below the repository."""
    return f"{FOLDER}/{name}{SUFFIX}"


def read_editions(root: Path) -> tuple[Editions, list[Problem]]:
    """Every edition below `root`, and every problem. After a problem, only the editions before it are given."""
    if not (root / FOLDER).is_dir():
        return Editions(), []
    names, problems = names_in(root, FOLDER)
    ours = {name for name in names if _is_edition(root, name)}
    strangers = [name for name in names if name not in ours | BESIDE]
    problems += [problem(Place(f"{FOLDER}/{name}"), "A003", name=name) for name in strangers]
    editions, found = _read_all(root, sorted((name.removesuffix(SUFFIX) for name in ours), key=order))
    return editions, problems + found


def _is_edition(root: Path, name: str) -> bool:
    file = root / FOLDER / name
    return name.endswith(SUFFIX) and is_name(name.removesuffix(SUFFIX)) and file.is_file() and not file.is_symlink()


def _read_all(root: Path, names: list[str]) -> tuple[Editions, list[Problem]]:
    """The editions `names`, the oldest first. Every file is looked at, also after a problem."""
    editions: list[Edition] = []
    stock, ends, problems = Stock(), FIRST, list[Problem]()
    for before, name in zip([None, *names], names, strict=False):
        path = path_of(name)
        try:
            data = (root / path).read_bytes()
        except OSError:
            problems.append(problem(Place(path), "F001"))
            break
        head = head_of(data)
        if head is not None and head.before != before:
            problems.append(problem(Place(path), "A004", before=head.before or "—"))
            break
        chained = unchained(data, path, ends)
        ends = chained.ends
        problems += chained.problems
        if not problems:
            try:
                edition = content(chained.lines, min(ends), stock)
                problems += _disorder(path, name, edition, editions)
                editions.append(edition)
            except NotContent as error:
                problems.append(problem(Place(path, error.line), "A002", field=error.field))
    return Editions(tuple(editions), stock.texts, stock.facts, not problems), problems


def _disorder(path: str, name: str, edition: Edition, before: list[Edition]) -> list[Problem]:
    """A file is named after its edition, and no edition is older than the one before."""
    if edition.name != name:
        return [problem(Place(path), "A002", field="edition.name")]
    if before and edition.date < before[-1].date:
        return [problem(Place(path), "A002", field="edition.date")]
    return []
