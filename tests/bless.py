"""Bless: renew the expected output of the tests. Read the difference before you commit it.

`make bless`, or `python -m tests.bless`.
"""

import tempfile
from pathlib import Path

from inclusive.check.run import checked
from inclusive.generated import write_generated
from inclusive.publish.addresses import list_addresses
from inclusive.publish.build import looked_at
from tests.cases import BROKEN, case_built, case_names, problems_in, told
from tests.conftest import EXAMPLE, ROOT, built
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


def bless_generated() -> None:
    """Write the generated files that are committed: editor schemas, issue forms, pull-request template."""
    corpus, _ = checked(ROOT)
    assert corpus is not None
    write_generated(ROOT, corpus)


def bless_ledger() -> None:
    """Add to editions/addresses.txt the addresses that the site has now."""
    list_addresses(ROOT, lambda: looked_at(ROOT)[1])


BLESSINGS = (bless_generated, bless_ledger, bless_broken, bless_example)


def main() -> None:
    """Renew everything."""
    for blessing in BLESSINGS:
        blessing()


if __name__ == "__main__":
    main()
