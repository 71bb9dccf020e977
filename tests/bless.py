"""Bless: renew the expected output of the tests. Read the difference before you commit it.

`make bless`, or `python -m tests.bless`.
"""

import tempfile
from pathlib import Path

from tests.cases import BROKEN, case_built, case_names, problems_in, told
from tests.conftest import EXAMPLE, built
from tests.expected import bless


def bless_broken() -> None:
    """Write tests/broken/*/expected.txt."""
    for name in case_names():
        with case_built(name) as root:
            (BROKEN / name / "expected.txt").write_text(told(problems_in(root)), encoding="utf-8")


def bless_example() -> None:
    """Write tests/expected/, the whole output of tests/example."""
    with tempfile.TemporaryDirectory() as folder:
        bless(built(EXAMPLE, Path(folder) / "base"))


BLESSINGS = (bless_broken, bless_example)


def main() -> None:
    """Renew everything."""
    for blessing in BLESSINGS:
        blessing()


if __name__ == "__main__":
    main()
