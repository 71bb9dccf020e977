"""`python -m inclusive`."""

from inclusive.cli import main

main()
