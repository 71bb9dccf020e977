"""Every broken case, told in a process of its own that measures itself: what a case costs is not what the tests cost.

`python -m tests.broken_told` prints a line of JSON for each case.
"""

import json
import resource
import sys
import time

from tests.cases import case_built, case_names, problems_in, told

UNIT = 1 if sys.platform == "darwin" else 1024  # bytes in which the system tells memory


def main() -> None:
    """Tell every case, with the seconds of processor time and the largest memory so far."""
    for name in case_names():
        with case_built(name) as root:
            start = time.process_time()
            problems = problems_in(root)
            seconds = time.process_time() - start
        largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT
        codes = sorted({one.code for one in problems})
        print(json.dumps({"name": name, "told": told(problems), "codes": codes, "seconds": seconds, "bytes": largest}))


if __name__ == "__main__":
    main()
