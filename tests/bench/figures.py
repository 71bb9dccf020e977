"""Figures drawn from measurements: medians, ratios, growth."""

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return statistics.median(values)


def exponent(costs: Mapping[int, float]) -> float:
    """The k of cost ~ size^k that fits best: the slope of the logarithms, by least squares."""
    sizes = [math.log(size) for size in costs]
    logarithms = [math.log(cost) for cost in costs.values()]
    return statistics.linear_regression(sizes, logarithms).slope


@dataclass(frozen=True)
class Figures:
    """What `run` has measured, to be asked."""

    results: Mapping[str, Any]

    @property
    def size(self) -> int:
        """The size of the corpus that all have built."""
        return int(self.results["size"])

    @property
    def sizes(self) -> list[int]:
        """Every size, from small to large."""
        return sorted({row["size"] for row in self.results["builds"]})

    @property
    def largest(self) -> int:
        """The largest size."""
        return self.sizes[-1]

    def row(self, case: str, size: int) -> Mapping[str, Any]:
        """What was measured of a case at a size."""
        found: Mapping[str, Any] = next(
            row for row in self.results["builds"] if (row["case"], row["size"]) == (case, size)
        )
        return found

    def cases(self, size: int) -> list[str]:
        """The cases measured at a size, in their order."""
        return [row["case"] for row in self.results["builds"] if row["size"] == size]

    def of(self, case: str, size: int, what: str = "wall") -> float:
        """The median of `wall`, `cpu` (seconds) or `largest` (MiB)."""
        return median([cost[what] for cost in self.row(case, size)["costs"]])

    def spread(self, case: str, size: int) -> tuple[float, float]:
        """The least and the most seconds that a case took."""
        walls = [cost["wall"] for cost in self.row(case, size)["costs"]]
        return min(walls), max(walls)

    def ratio(self, case: str, other: str, size: int, what: str = "wall") -> float:
        """How many times `other` a case takes."""
        return self.of(case, size, what) / self.of(other, size, what)

    def memory(self, case: str, size: int) -> float:
        """The memory of all processes of a case, in MiB."""
        return float(self.row(case, size)["memory"])

    def growth(self, case: str, sizes: Sequence[int]) -> float:
        """The exponent of the time of a case over `sizes`."""
        return exponent({size: self.of(case, size) for size in sizes})
