"""Heat: how strong the colour of a count is."""

LEVELS = 4  # of colour, above none


def level(count: int, most: int) -> int:
    """0 for none, else 1 to 4, by quarters of the largest count."""
    return -(-LEVELS * count // most) if count else 0
