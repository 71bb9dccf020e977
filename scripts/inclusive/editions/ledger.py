"""The ledger: every address that the site has ever had, in `editions/addresses.txt`. It only grows.

Each line is an address and eight digits computed from it, so that a slip of a finger in the file is noticed. The
ledger is kept where the file exists.
"""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from inclusive.editions.read import FOLDER, LEDGER
from inclusive.problems import Place, Problem, problem

PATH = f"{FOLDER}/{LEDGER}"
Ledger = Mapping[str, int]  # address from the site's root, `/fr/…` → line


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


def ledger_text(ledger: Ledger, addresses: Iterable[str]) -> str:
    """The ledger with these addresses added."""
    return "".join(f"{_line(address)}\n" for address in sorted({*ledger, *addresses}))


def _line(address: str) -> str:
    return f"{address} {hashlib.sha256(address.encode()).hexdigest()[:8]}"
