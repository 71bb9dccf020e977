"""Measure: what a reader waits for and downloads, by `make measure`; the figures are printed, and limits are kept."""
