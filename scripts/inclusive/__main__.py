"""`python -m inclusive`."""

from inclusive.cli import run

run()
