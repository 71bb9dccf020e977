"""Render: the corpus and its graph → pages, as values; nothing is written here."""
