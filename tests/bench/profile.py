"""Where the time of a cold build goes: `python -m tests.bench.profile FOLDER`, a base, writes docs/measured/profile.md.

A timer looks five hundred times a second at what the build is doing. Work that a second process does meanwhile is not
seen; it is of the same kind. What is written below the last heading of the document is kept.
"""

import argparse
import os
import shutil
import signal
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from types import FrameType

from inclusive.cli import main as inclusive
from tests.bench.cases import ROOT
from tests.bench.table import table

INTERVAL = 0.002  # seconds
SHOWN = 12  # functions by what they do themselves
BRANCHES = 30  # functions by what they and those that they call do
KEPT = "\n## What could be faster\n"
HEAD = """\
# Where the time of a build goes

Written by `make bench`, apart from its last part. Cold build of {size:,} invented practices, {samples:,} looks at what
was being done. A look counts for the innermost function of ours; what Python or a library did for it is named beside.
"""


@dataclass
class Looks:
    """What was being done at each look: (function of ours, what it called), and the functions around it."""

    seen: Counter[tuple[str, str]] = field(default_factory=Counter)
    around: Counter[str] = field(default_factory=Counter)

    def look(self, _: int, frame: FrameType | None) -> None:
        """Take one, at a signal of the timer."""
        modules = list(callers(frame))
        own = next((name for name in modules if name.startswith("inclusive.")), "start")
        called = modules[0].split(".")[0] if modules else ""
        if any(name.startswith("importlib.") for name in modules):
            own, called = "imports", ""
        self.seen[own, "" if called == "inclusive" else called] += 1
        self.around.update({name for name in modules if name.startswith("inclusive.")})


def callers(frame: FrameType | None) -> Iterator[str]:
    """From the innermost function outwards: its module and its name; comprehensions count for what they stand in."""
    while frame is not None:
        module = str(frame.f_globals.get("__name__", "")).removeprefix("_frozen_")
        if module != __name__:  # a look may interrupt another
            yield f"{module}.{frame.f_code.co_qualname.split('.<')[0]}"
        frame = frame.f_back


def looks(root: Path, options: Sequence[str]) -> Looks:
    """Build a base from nothing, and look."""
    for name in ("site", "build"):
        shutil.rmtree(root / name, ignore_errors=True)
    found = Looks()
    before = signal.signal(signal.SIGALRM, found.look)
    signal.setitimer(signal.ITIMER_REAL, INTERVAL, INTERVAL)
    try:
        inclusive(["build", "--root", str(root), *options], standalone_mode=False)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    return found


def steps(found: Looks) -> str:
    """The share of each step of the build."""
    shares: Counter[str] = Counter()
    for (own, _), count in found.seen.items():
        shares[own.split(".")[1] if own.startswith("inclusive.") else own] += count
    total = shares.total()
    return table(["step", "share"], [[step, f"{count / total:.1%}"] for step, count in shares.most_common()])


def functions(found: Looks) -> str:
    """The functions that take most, and what they call."""
    shares: Counter[str] = Counter()
    for (own, _), count in found.seen.items():
        shares[own] += count
    total = shares.total()
    rows = []
    for own, count in shares.most_common(SHOWN):
        called = Counter({name: number for (one, name), number in found.seen.items() if one == own and name})
        within = ", ".join(f"{name} {number / total:.1%}" for name, number in called.most_common(3))
        rows.append([f"`{own.removeprefix('inclusive.')}`", f"{count / total:.1%}", within])
    return table(["function", "share", "of which"], rows)


def branches(found: Looks) -> str:
    """The functions that take most with all that they call."""
    total = found.seen.total()
    rows = [
        [f"`{name.removeprefix('inclusive.')}`", f"{n / total:.1%}"] for name, n in found.around.most_common(BRANCHES)
    ]
    return table(["function, with all that it calls", "share"], rows)


def document(root: Path, kept: str) -> str:
    """The whole page; `kept` is its last part."""
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as fresh:  # a process for each build
        pages, complete = fresh.map(looks, (root, root), (("--no-search",), ()))
    size = sum(1 for _ in os.scandir(root / "practices"))
    parts = [HEAD.format(size=size, samples=pages.seen.total() + complete.seen.total())]
    for title, found in (("Pages", pages), ("Complete, with search index", complete)):
        parts += [f"\n## {title}\n\n", steps(found), "\n", functions(found), "\n", branches(found)]
    return "".join([*parts, kept])


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.profile", description=__doc__)
    parser.add_argument("base", type=Path)
    root = parser.parse_args().base
    file = ROOT / "docs" / "measured" / "profile.md"
    before = file.read_text(encoding="utf-8") if file.is_file() else ""
    kept = KEPT + before.partition(KEPT)[2]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(document(root, kept), encoding="utf-8")


if __name__ == "__main__":
    main()
