"""Tiles: the nineteen municipalities of Brussels as a map of equal squares, so that a small one is as easy to touch.

A square stands about where the municipality lies. The City of Brussels, which stretches north to south, takes two.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from inclusive.drawings.heat import level
from inclusive.drawings.svg import drawing, element, lines_of_text, wrapped

SIDE, GAP, COLUMNS, ROWS = 70, 4, 5, 5
NAME, COUNT = 12, 16  # size of the letters
LETTERS = 11  # of a name, in a line
# municipality → column, row, rows taken
POSITIONS = {
    "ganshoren": (1, 0, 1),
    "jette": (2, 0, 1),
    "schaerbeek": (3, 0, 1),
    "evere": (4, 0, 1),
    "berchem-sainte-agathe": (0, 1, 1),
    "koekelberg": (1, 1, 1),
    "bruxelles-ville": (2, 1, 2),
    "saint-josse-ten-noode": (3, 1, 1),
    "woluwe-saint-lambert": (4, 1, 1),
    "molenbeek-saint-jean": (1, 2, 1),
    "etterbeek": (3, 2, 1),
    "woluwe-saint-pierre": (4, 2, 1),
    "anderlecht": (0, 3, 1),
    "forest": (1, 3, 1),
    "saint-gilles": (2, 3, 1),
    "ixelles": (3, 3, 1),
    "auderghem": (4, 3, 1),
    "uccle": (2, 4, 1),
    "watermael-boitsfort": (3, 4, 1),
}


@dataclass(frozen=True)
class Tile:
    """A municipality: its id and name, how many practices, where their list is, and all that in words."""

    id: str
    name: str
    count: int
    href: str | None
    label: str


def tile_map(tiles: Sequence[Tile], label: str) -> str:
    """The map. A municipality without a list is drawn, and is no link."""
    placed = [tile for tile in tiles if tile.id in POSITIONS]
    most = max((tile.count for tile in placed), default=0)
    width, height = ((SIDE + GAP) * many - GAP for many in (COLUMNS, ROWS))
    drawn = [_tile(tile, most) for tile in placed]
    return drawing(label, width, height, *drawn, class_="tiles")


def _tile(tile: Tile, most: int) -> str:
    column, row, rows = POSITIONS[tile.id]
    x, y, height = column * (SIDE + GAP), row * (SIDE + GAP), rows * (SIDE + GAP) - GAP
    middle = y + height / 2
    seen = (
        lines_of_text(wrapped(short(tile.name), LETTERS), x + SIDE / 2, middle - 10, NAME, SIDE - 6),
        lines_of_text((str(tile.count or "–"),), x + SIDE / 2, middle + 20, COUNT, SIDE),
    )
    square = element("rect", x=x, y=y, width=SIDE, height=height, rx=4)
    inside = (square, element("g", *seen, role="img", aria_label=tile.label))  # what is seen, said in full
    heat = f"level-{level(tile.count, most)}"
    if tile.href is None:
        return element("g", *inside, class_=heat)
    return element("a", *inside, class_=heat, href=tile.href)


def short(name: str) -> str:
    """The name as it fits in a square: without what stands in brackets, Saint and Sint shortened."""
    return name.split(" (")[0].replace("Sainte-", "Ste-").replace("Saint-", "St-").replace("Sint-", "St-")
