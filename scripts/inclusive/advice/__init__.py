"""Advice on wording: it helps who writes, and never stops anything."""
