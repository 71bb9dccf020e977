"""Mutation: faults are put into checks, linking and editions, one at a time; the tests of that part should notice each.

`make mutation COUNT=70`. A sample of fixed seed: all would take hours. It works in a copy of the last commit.
"""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[2]
COPY = ROOT / "build" / "mutation" / "copy"
COSMIC = ROOT / ".venv-mutation" / "bin" / "cosmic-ray"
SEED, DEMANDED = 2026, 0.85
# Part → what is changed, the tests that should notice, and the most seconds that they may take.
PARTS = {
    "linking": (
        (
            "scripts/inclusive/derive/forms.py",
            "scripts/inclusive/derive/mentions.py",
            "scripts/inclusive/derive/context.py",
        ),
        "tests/test_mentions.py tests/test_context.py tests/test_emit.py",
        30,
    ),
    "editions": (
        ("scripts/inclusive/editions",),
        "tests/test_editions.py tests/test_since.py tests/test_word_difference.py",
        40,
    ),
    "checks": (
        ("scripts/inclusive/check",),
        "tests/test_broken.py -k 'case_is_told_in_three_languages or keeps_nothing'",
        90,
    ),
}
KEY = "job_id, module_path, start_pos_row, start_pos_col, operator_name, occurrence, operator_args"


def session(name: str, count: int) -> Path:
    """A session of cosmic-ray with `count` of the faults of a part, drawn by lot."""
    modules, tests, seconds = PARTS[name]
    command = f"{ROOT / '.venv/bin/python'} -m pytest -x -q -p no:cacheprovider {tests}"
    told = {"module-path": list(modules), "timeout": seconds, "excluded-modules": [], "test-command": command}
    lines = [f"{key} = {json.dumps(value)}" for key, value in told.items()]
    configuration = COPY.parent / f"{name}.toml"
    text = "\n".join(["[cosmic-ray]", *lines, "[cosmic-ray.distributor]", 'name = "local"', ""])
    configuration.write_text(text, encoding="utf-8")
    file = COPY.parent / f"{name}.sqlite"
    file.unlink(missing_ok=True)
    subprocess.run([COSMIC, "init", configuration, file], cwd=COPY, check=True)
    with closing(sqlite3.connect(file)) as base:
        every = sorted(base.execute(f"SELECT {KEY} FROM mutation_specs"), key=lambda one: [*map(str, one[1:])])
        kept = {one[0] for one in random.Random(SEED).sample(every, min(count, len(every)))}
        for table in ("mutation_specs", "work_items"):
            base.executemany(
                f"DELETE FROM {table} WHERE job_id = ?", [(one[0],) for one in every if one[0] not in kept]
            )
        base.commit()
    return file


def noticed(name: str, count: int) -> float:
    """The part of the faults that the tests noticed; those that they did not are told."""
    file = session(name, count)
    environment = {**os.environ, "PYTHONPATH": str(COPY / "scripts")}
    subprocess.run([COSMIC, "exec", file.with_suffix(".toml"), file], cwd=COPY, env=environment, check=True)
    query = "SELECT test_outcome, module_path, start_pos_row, diff FROM work_results NATURAL JOIN mutation_specs"
    with closing(sqlite3.connect(file)) as base:
        results = base.execute(query).fetchall()
    for outcome, path, line, difference in sorted(results, key=lambda one: [*map(str, one)]):
        if outcome != "KILLED":
            changed = [one for one in difference.splitlines() if one[:1] in "-+" and one[:3] not in ("---", "+++")]
            print(f"{path}:{line}: {outcome}", *changed, sep="\n    ")
    outcomes = Counter(outcome for outcome, *_ in results)
    print(f"{name}: {outcomes['KILLED']} of {len(results)} faults noticed")
    return outcomes["KILLED"] / len(results)


def main(count: int, names: list[str]) -> int:
    """Try each part; 1 where less than 85 of 100 faults are noticed."""
    shutil.rmtree(COPY, ignore_errors=True)
    COPY.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["git", "worktree", "prune"], cwd=ROOT, check=True)
    subprocess.run(["git", "worktree", "add", "--quiet", "--detach", COPY], cwd=ROOT, check=True)
    try:
        return int(min([noticed(name, count) for name in names or PARTS]) < DEMANDED)
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", COPY], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
