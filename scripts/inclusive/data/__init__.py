"""Data: the base in the formats of the trades that receive it, below `/data/v1/`.

What is published has shapes of its own (`shapes`), apart from those of the sources: a source file may change its form
without breaking anybody's program.
"""
