"""Editions: what was published, frozen in `editions/`, one file for each edition, never changed again.

`freeze` makes values of the records, `compare` says what differs, `read` and `write` are the only ones
that touch the disk. A frozen file is read by its own format (`format_1`), never by today's models.
"""
