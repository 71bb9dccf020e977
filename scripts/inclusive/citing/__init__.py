"""Citing: a record as others quote it: plain text, BibTeX, RIS and CSL-JSON.

The plain text follows the style of the National Library of Medicine, known to health libraries in both languages.
`nlm-name-year.csl` is that style as its authors publish it, unchanged; they and its licence (CC BY-SA 3.0) are named
in it.
"""
