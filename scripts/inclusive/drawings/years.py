"""Years: when practices began, as a calendar: a row for each ten years, a square for each year."""

from collections.abc import Mapping
from dataclasses import dataclass

from inclusive.drawings.heat import level
from inclusive.drawings.svg import drawing, element, lines_of_text

SIDE, GAP, LABEL = 27, 3, 60
SIZE = 13  # of the letters


@dataclass(frozen=True)
class Year:
    """A year in which practices began: how many, where their list is, and that in words."""

    count: int
    href: str
    label: str


def calendar(years: Mapping[int, Year], label: str) -> str:
    """The calendar from the first ten years to the last. A year in which nothing began is an empty square."""
    most = max(year.count for year in years.values())
    decades = range(min(years) // 10 * 10, max(years) + 1, 10)
    step = SIDE + GAP
    heads = [lines_of_text((str(unit),), _left(unit) + SIDE / 2, SIZE, SIZE, SIDE) for unit in range(10)]
    rows = [_row(decade, step * at + step, years, most) for at, decade in enumerate(decades)]
    return drawing(label, LABEL + step * 10, step * (len(rows) + 1), *heads, *rows, class_="years")


def _row(decade: int, top: float, years: Mapping[int, Year], most: int) -> str:
    head = lines_of_text((f"{decade}",), LABEL / 2 - GAP, top + SIDE / 2, SIZE, LABEL)
    return head + "".join(_square(unit, top, years.get(decade + unit), most) for unit in range(10))


def _square(unit: int, top: float, year: Year | None, most: int) -> str:
    square = element("rect", x=_left(unit), y=top, width=SIDE, height=SIDE, rx=3)
    if year is None:
        return element("g", square, class_="level-0")
    count = lines_of_text((str(year.count),), _left(unit) + SIDE / 2, top + SIDE / 2, SIZE, SIDE)
    seen = element("g", count, role="img", aria_label=year.label)  # what is seen, said in full
    return element("a", square, seen, class_=f"level-{level(year.count, most)}", href=year.href)


def _left(unit: int) -> int:
    return LABEL + unit * (SIDE + GAP)
