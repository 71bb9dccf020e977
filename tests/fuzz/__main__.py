"""`python -m tests.fuzz TARGET MINUTES`: inputs led by the coverage of our code (atheris, libFuzzer), until one fails.

What covers something new is kept in `build/fuzz/`; an input that fails is left there, named after what it did.
"""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["inclusive"]):
    from tests.fuzz.targets import TARGETS, example

LONGEST = 4096  # bytes of an input
SLOWEST = 10  # seconds for an input: what takes longer is a fault
HERE = Path(__file__).parent


def main() -> None:
    """Fuzz one target."""
    target, minutes = sys.argv[1:]
    seconds = round(60 * float(minutes))
    found = HERE.parents[1] / "build" / "fuzz" / target
    found.mkdir(parents=True, exist_ok=True)
    example()
    limits = [f"-max_len={LONGEST}", f"-timeout={SLOWEST}", "-rss_limit_mb=2048", f"-max_total_time={seconds}"]
    told = [f"-artifact_prefix={found.parent}/{target}-", "-print_final_stats=1", "-verbosity=0"]
    options = [*limits, *told, f"-dict={HERE / 'words.dict'}"]
    atheris.Setup([sys.argv[0], *options, str(found), str(HERE / "corpus" / target)], TARGETS[target])
    atheris.Fuzz()


main()
