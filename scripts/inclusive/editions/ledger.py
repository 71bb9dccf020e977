"""The ledger: every address that the site has ever had, in `editions/addresses.txt`. It only grows.

Each line is an address and eight digits computed from it, so that a slip of a finger in the file is noticed. One with
`{record}`, `{term}` or `{practice}` stands for as many as the ledger has records of that kind. The ledger is kept where
the file exists.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from inclusive.editions.read import FOLDER, LEDGER
from inclusive.problems import Place, Problem, problem

PATH = f"{FOLDER}/{LEDGER}"
Ledger = Mapping[str, int]  # address from the site's root, `/fr/…` → line
# What stands for an id → the addresses that tell every id of that kind.
EVERY = {
    "{record}": re.compile(r"/id/([^/]+)/"),
    "{term}": re.compile(r"/fr/glossaire/([^/]+)/"),
    "{practice}": re.compile(r"/fr/pratiques/([^/]+)/"),
}


def read_ledger(root: Path) -> tuple[Ledger | None, list[Problem]]:
    """The addresses of the ledger, or None where none is kept; a problem for each line that was not written by us."""
    if not (root / PATH).is_file():
        return None, []
    found: dict[str, int] = {}
    problems: list[Problem] = []
    lines = (root / PATH).read_bytes().decode("utf-8", "replace").split("\n")
    for number, line in enumerate(lines, start=1):
        address = line.partition(" ")[0]
        if line == _line(address) and address not in found:
            found[address] = number
        elif line or number < len(lines):
            problems.append(problem(Place(PATH, number), "A001"))
    return found, problems


def lost(ledger: Ledger, addresses: Iterable[str]) -> list[Problem]:
    """A problem for each address of the ledger that the site no longer has."""
    there = set(addresses)
    return [problem(Place(PATH, line), "A006", address=one) for one, line in ledger.items() if one not in there]


def unlisted(ledger: Ledger, addresses: Iterable[str]) -> list[str]:
    """The addresses that the ledger does not have yet, in order."""
    return sorted(set(addresses) - ledger.keys())


def spelled_out(ledger: Ledger, below: tuple[str, ...]) -> Ledger:
    """The addresses below these folders, each that stands for many replaced by those."""
    found: dict[str, int] = {}
    for address, line in ledger.items():
        if address.startswith(below):
            mark = next((mark for mark in EVERY if mark in address), None)
            found |= {address.replace(mark, one): line for one in _ids(ledger, mark)} if mark else {address: line}
    return found


def _ids(ledger: Ledger, mark: str) -> list[str]:
    return [told[1] for address in ledger if (told := EVERY[mark].fullmatch(address))]


def ledger_text(ledger: Ledger, addresses: Iterable[str]) -> str:
    """The ledger with these addresses added."""
    return "".join(f"{_line(address)}\n" for address in sorted({*ledger, *addresses}))


def _line(address: str) -> str:
    return f"{address} {hashlib.sha256(address.encode()).hexdigest()[:8]}"
