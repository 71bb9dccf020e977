"""The benchmark: every case in turn, several rounds, and the tables in docs/measured: `make bench`.

A part alone, beside what was measured before: `python -m tests.bench.run 10000`. A quick look, elsewhere:
`python -m tests.bench.run 60 reader 20 100 --size 60 --rounds 1 --growth-rounds 1 --out build/bench/look`.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.bench.cases import ALL, ELEVENTY, GROWING, HUGO, OURS, ROOT, ZENSICAL, Case, clear, editor
from tests.bench.measure import compressed, cost, memory, told, weight
from tests.bench.table import document

WORK = ROOT / "build" / "bench"
MEASURED = ROOT / "docs" / "measured"


def projects(size: int, cases: Sequence[Case]) -> Path:
    """The projects of one size, written anew by processes of their own: ours must stay small to measure others."""
    folder = WORK / str(size)
    shutil.rmtree(folder, ignore_errors=True)
    for name in dict.fromkeys(case.project for case in cases):
        writer = ["generate"] if name == "ours" else ["peers", name]
        command = [sys.executable, "-m", f"tests.bench.{writer[0]}", *writer[1:], str(size), str(folder / name)]
        subprocess.run(command, cwd=ROOT, check=True)
    return folder


def measured(size: int, cases: Sequence[Case], rounds: int) -> list[dict[str, Any]]:
    """The cases at one size: a first round for memory and weights, then `rounds` for time."""
    folder = projects(size, cases)
    practice = editor(folder / "ours")

    def ready(case: Case) -> Path:
        clear(case, folder / case.project)
        if case.edit:
            practice.edit(case.edit)
        os.sync()
        return folder / case.project

    rows = [{"size": size, "case": case.name, **first_look(case, ready(case)), "costs": []} for case in cases]
    for number in range(rounds):
        for case, row in zip(cases, rows, strict=True):
            row["costs"] += told(cost(case.command, ready(case)))
            tell(f"{size}, round {number + 1}, {case.name}: {row['costs'][-1]}")
    return rows


def first_look(case: Case, folder: Path) -> dict[str, Any]:
    """The memory that a case takes, and what it writes."""
    row: dict[str, Any] = {"memory": round(memory(case.command, folder), 1)}
    if case.site:
        row["weight"] = asdict(weight(folder / case.site, case.records))
    if case.index:
        row["search"] = compressed((folder / case.site / case.index).read_bytes())
    tell(f"{case.name}: {row}")
    return row


def real_corpus(rounds: int) -> dict[str, Any]:
    """The cold build of the real content, in a copy."""
    root = WORK / "real"
    shutil.rmtree(root, ignore_errors=True)
    for name in ("practices", "registers", "docs"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "glossary.yml", root)
    case = next(case for case in OURS if case.name == "ours, complete")
    costs = []
    for _ in range(rounds):
        clear(case, root)
        costs += told(cost(case.command, root))
    return {"cold": costs}


def reader_figures(size: int, rounds: int) -> dict[str, Any]:
    """What a reader waits for, measured by a process of its own: a browser makes it large."""
    folders = [str(WORK / "real"), str(WORK / str(size) / "ours")]
    command = [sys.executable, "-m", "tests.bench.reader", *folders, str(rounds)]
    figures: dict[str, Any] = json.loads(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout)
    return figures


def machine() -> dict[str, str]:
    """What was measured, and on what."""
    return {
        "machine": f"{len(os.sched_getaffinity(0))} processors, {platform.system()}, {platform.machine()}",
        "Python": platform.python_version(),
        "Node.js": said("node", "--version").removeprefix("v"),
        "Hugo": said(str(HUGO), "version").split("-")[0].removeprefix("hugo v"),
        "Eleventy": said("node", str(ELEVENTY), "--version"),
        "Zensical": said(str(ZENSICAL), "--version"),
    }


def said(*command: str) -> str:
    """What a program says of itself."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def tell(line: str) -> None:
    """Progress, for whoever waits."""
    print(line, file=sys.stderr, flush=True)


def save(results: Mapping[str, Any], folder: Path) -> None:
    """The measurements as they were taken and, once every part is there, the tables."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(results, ensure_ascii=False, indent=1)
    (folder / "build-speed.json").write_text(f"{text}\n", encoding="utf-8")
    if max(row["size"] for row in results["builds"]) > results["size"] and results["reader"]:
        (folder / "build-speed.md").write_text(document(results), encoding="utf-8")


def earlier(folder: Path, size: int) -> dict[str, Any]:
    """What was measured before, if it was the same machine, tools and size: a part can then be measured alone."""
    file = folder / "build-speed.json"
    nothing = {"size": size, "machine": machine(), "builds": [], "reader": {}}
    before: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else nothing
    return before if all(before[name] == nothing[name] for name in ("size", "machine")) else nothing


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.run", description=__doc__)
    parser.add_argument("parts", nargs="*", default=["1000", "reader", "100", "10000"], help="numbers, or reader")
    parser.add_argument("--size", type=int, default=1000, help="practices of the corpus that all generators build")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--growth-rounds", type=int, default=3, help="rounds at the other sizes, for Hugo and us")
    parser.add_argument("--out", type=Path, default=MEASURED, help="folder of the results")
    given = parser.parse_args()
    results = earlier(given.out, given.size)
    for part in given.parts:
        if part == "reader":
            results["reader"] = real_corpus(given.rounds) | reader_figures(given.size, given.rounds)
        else:
            size = int(part)
            cases, rounds = (ALL, given.rounds) if size == given.size else (GROWING, given.growth_rounds)
            others = [row for row in results["builds"] if row["size"] != size]
            results["builds"] = [*others, *measured(size, cases, rounds)]
        save(results, given.out)


if __name__ == "__main__":
    main()
