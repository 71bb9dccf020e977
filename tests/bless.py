"""Bless: renew the expected output of the tests. Read the difference before you commit it.

`make bless`, or `python -m tests.bless`.
"""

import tempfile
from pathlib import Path

from tests.cases import BROKEN, build_case, case_names, problems_in, told


def bless_broken() -> None:
    """Write tests/broken/*/expected.txt."""
    for name in case_names():
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "root"
            build_case(name, root)
            (BROKEN / name / "expected.txt").write_text(told(problems_in(root)), encoding="utf-8")


BLESSINGS = (bless_broken,)


def main() -> None:
    """Renew everything."""
    for blessing in BLESSINGS:
        blessing()


if __name__ == "__main__":
    main()
