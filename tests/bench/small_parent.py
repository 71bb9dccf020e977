"""Runs a command from a small process and writes what it cost: `python -S small_parent.py REPORT PROGRAM ARGUMENT …`.

Linux counts the memory of whoever starts a program as the program's own, until it runs: a test that has grown large
would measure itself. The report holds the exit status, the seconds of the processor and the largest memory in bytes.
"""

import os
import sys


def main(report: str, command: list[str]) -> None:
    """Run `command` to its end, with our own input and output."""
    child = os.spawnvp(os.P_NOWAIT, command[0], command)
    _, status, used = os.wait4(child, 0)  # unlike getrusage, of this child only, and of those that it waited for
    unit = 1 if sys.platform == "darwin" else 1024
    with open(report, "w", encoding="ascii") as told:  # noqa: PTH123 (pathlib would make this process larger)
        told.write(f"{os.waitstatus_to_exitcode(status)} {used.ru_utime + used.ru_stime} {used.ru_maxrss * unit}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
