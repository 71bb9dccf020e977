"""Addresses: what the site answers to, held against the ledger of all that it has ever answered to."""

from collections.abc import Callable, Iterable
from pathlib import Path

from inclusive.editions.ledger import PATH, ledger_text, lost, read_ledger, spelled_out, unlisted
from inclusive.in_place import change
from inclusive.problems import Problem
from inclusive.publish.apart_addresses import apart_addresses

NOT_ADDRESSES = ("assets/", ".nojekyll", "404.html")  # nobody quotes them


def addresses(paths: Iterable[str]) -> list[str]:
    """The addresses, from the site's root, of files that somebody may quote."""
    return [f"/{path.removesuffix('index.html')}" for path in paths if not path.startswith(NOT_ADDRESSES)]


def lost_addresses(root: Path, paths: Iterable[str]) -> list[Problem]:
    """A problem for each address of the ledger that these files do not answer."""
    ledger, _ = read_ledger(root)
    return [] if ledger is None else lost(ledger, (*addresses(paths), *apart_addresses()))


def lost_apart(root: Path, below: tuple[str, ...], paths: Iterable[str]) -> list[Problem]:
    """A problem for each address below these folders (`/data/` …) that these files, made apart, do not answer."""
    ledger, _ = read_ledger(root)
    return [] if ledger is None else lost(spelled_out(ledger, below), addresses(paths))


def list_addresses(root: Path, paths: Callable[[], Iterable[str]]) -> list[str]:
    """Write into the ledger, where one is kept, the addresses that it lacks; returns them.

    `paths` is asked for the files of the site only then.
    """
    ledger, _ = read_ledger(root)
    if ledger is None:
        return []
    new = unlisted(ledger, (*addresses(paths()), *apart_addresses()))
    if new:
        change(root, {PATH: ledger_text(ledger, new).encode()})
    return new
