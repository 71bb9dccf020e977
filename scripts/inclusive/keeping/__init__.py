"""Keeping: what shows that nothing published was changed or lost: sums, verification, comparison, archive."""
