"""Derive: what follows from the sources and nobody writes."""
