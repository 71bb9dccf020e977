"""Measures how fast the build is, beside other site generators, on invented records: `make bench`."""
