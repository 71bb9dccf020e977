"""Runs a command and says what it cost: seconds, processor seconds, memory. It reads /proc, hence Linux only."""

import gzip
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

MIB = 1024 * 1024
SMALL_PARENT = Path(__file__).with_name("small_parent.py")
PAUSE = 0.02  # seconds between two looks at the memory
EVERY = 20  # of the pages of records, one in so many is weighed


class Failed(Exception):
    """A command that did not end well: a measurement of it would mean nothing."""


@dataclass(frozen=True)
class Cost:
    """What one run took; `largest` is the memory, in MiB, of the largest of its processes."""

    wall: float
    cpu: float
    largest: float


@dataclass(frozen=True)
class Weight:
    """What a build wrote: HTML pages, and the bytes of the page of a record (median), as they are and compressed."""

    pages: int
    raw: int
    compressed: int


def cost(command: str, folder: Path) -> Cost:
    """Run `command` in `folder`, to its end."""
    with tempfile.TemporaryDirectory() as aside:
        report = Path(aside) / "cost"
        small = [sys.executable, "-S", SMALL_PARENT, report, "sh", "-c", command]
        start = time.perf_counter()
        ended = subprocess.run(
            small, cwd=folder, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, stderr=subprocess.STDOUT, check=False
        )
        wall = time.perf_counter() - start
        status, cpu, largest = report.read_text(encoding="ascii").split()
    refuse_failure(int(status), command, ended.stdout)
    return Cost(wall, float(cpu), int(largest) / MIB)


def memory(command: str, folder: Path) -> float:
    """The most memory, in MiB, that `command` and all its processes held at once; shared memory counts once."""
    with (folder / "output.txt").open("w+b") as output:
        process = started(command, folder, output.fileno())
        most = 0
        while process.poll() is None:
            most = max(most, sum(map(held, tree(process.pid))))
            time.sleep(PAUSE)
        output.seek(0)
        refuse_failure(process.returncode, command, output.read())
    (folder / "output.txt").unlink()
    return most / MIB


def started(command: str, folder: Path, output: int = subprocess.PIPE) -> "subprocess.Popen[bytes]":
    """A shell that runs `command`; what it says on both channels goes to `output`."""
    nothing = subprocess.DEVNULL
    return subprocess.Popen(["sh", "-c", command], cwd=folder, stdin=nothing, stdout=output, stderr=subprocess.STDOUT)


def refuse_failure(status: int, command: str, output: bytes) -> None:
    """Stop when a command failed, with the end of what it said."""
    if status:
        raise Failed(f"status {status}: {command}\n{output[-2000:].decode(errors='replace')}")


def tree(pid: int) -> Iterator[int]:
    """A process and all that it started, as far as they still run."""
    yield pid
    for file in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = file.read_text().split()
        except OSError:  # it has ended meanwhile
            continue
        for child in children:
            yield from tree(int(child))


def held(pid: int) -> int:
    """The memory of a process in bytes: its own, and its share of what it has in common with others."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended meanwhile
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def weight(site: Path, records: str) -> Weight:
    """The pages below `site`, and the bytes of those that the pattern `records` names."""
    found = sorted(site.glob(records))[::EVERY]
    pages = [file.read_bytes() for file in found]
    return Weight(
        sum(1 for _ in site.rglob("*.html")),
        round(statistics.median(map(len, pages))),
        round(statistics.median(map(compressed, pages))),
    )


def compressed(content: bytes) -> int:
    """How many bytes a server sends: most compress text, and nothing that is compressed already."""
    return len(content if content.startswith(b"\x1f\x8b") else gzip.compress(content, 6, mtime=0))


def told(*costs: Cost) -> list[dict[str, float]]:
    """Costs as plain values, to a thousandth."""
    return [{name: round(value, 3) for name, value in asdict(one).items()} for one in costs]
