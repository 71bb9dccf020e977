"""The limits that the build must keep, each with what was measured."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.bench.figures import Figures, median

KB = 1000


@dataclass(frozen=True)
class Limit:
    """`measured` gives a number; the limit is kept when that is at most `most`.

    `what` and `limit` may name the sizes: `{size}`, `{largest}`, and `{pages}`, which is two for each practice.
    """

    what: str
    limit: str
    most: float
    measured: Callable[[Figures], float]
    shown: str  # how the number is written


def _pages(one: Figures) -> float:
    return one.ratio("ours, pages", "hugo, pages", one.size)


def _complete(one: Figures) -> float:
    return one.ratio("ours, complete", "hugo, complete", one.size)


def _complete_largest(one: Figures) -> float:
    return one.ratio("ours, complete", "hugo, complete", one.largest)


def _changed(one: Figures) -> float:
    return _slower_change(one, one.size)


def _slower_change(one: Figures, size: int) -> float:
    return max(one.of("ours, text changed", size), one.of("ours, title changed", size))


def _changed_ratio(one: Figures) -> float:
    return _changed(one) / one.of("hugo, complete", one.size)


def _searchable(one: Figures) -> float:
    return one.of("ours, text changed, searchable", one.size)


def _changed_largest(one: Figures) -> float:
    return _slower_change(one, one.largest) / _changed(one)


def _check(one: Figures) -> float:
    return one.of("check", one.largest)


def _check_changed(one: Figures) -> float:
    return one.of("check, text changed", one.largest)


def _growth(one: Figures) -> float:
    return one.growth("ours, complete", [size for size in one.sizes if size >= one.size])


def _memory(one: Figures) -> float:
    return one.memory("ours, complete", one.size)


def _memory_largest(one: Figures) -> float:
    return one.memory("ours, complete", one.largest)


def _real(one: Figures) -> float:
    return median([cost["wall"] for cost in one.results["reader"]["cold"]])


def _shown(one: Figures) -> float:
    return median(one.results["reader"]["shown"])


def _record(one: Figures) -> float:
    return float(one.row("ours, complete", one.size)["weight"]["compressed"]) / KB


def _search(one: Figures) -> float:
    return float(one.results["reader"]["search"]) / KB


LIMITS = (
    Limit("cold, pages without search index, N = {size:,}", "1.0 × Hugo without index", 1.0, _pages, "{:.2f} ×"),
    Limit(
        "cold, complete with search index, N = {size:,}", "2.0 × Hugo with its own index", 2.0, _complete, "{:.2f} ×"
    ),
    Limit(
        "cold, complete with search index, N = {largest:,}",
        "1.5 × Hugo with its own index",
        1.5,
        _complete_largest,
        "{:.2f} ×",
    ),
    Limit(
        "one practice changed, N = {size:,}, every page right again",
        "0.25 × Hugo’s whole build",
        0.25,
        _changed_ratio,
        "{:.2f} ×",
    ),
    Limit("the same, in seconds", "0.8 s", 0.8, _changed, "{:.2f} s"),
    Limit("the same, searchable again", "4 s", 4, _searchable, "{:.2f} s"),
    Limit("one practice changed, N = {largest:,}", "3 × the time at N = {size:,}", 3, _changed_largest, "{:.2f} ×"),
    Limit("check alone, N = {largest:,}", "6 s", 6, _check, "{:.2f} s"),
    Limit("check, one file changed, N = {largest:,}", "1 s", 1, _check_changed, "{:.2f} s"),
    Limit("cold from N = {size:,} to {largest:,}", "exponent 1.05", 1.05, _growth, "{:.2f}"),
    Limit("peak memory, N = {size:,}", "250 MiB", 250, _memory, "{:.0f} MiB"),
    Limit("peak memory, N = {largest:,}", "1.2 GiB", 1.2 * 1024, _memory_largest, "{:.0f} MiB"),
    Limit("the real corpus, cold", "8 s", 8, _real, "{:.2f} s"),
    Limit("the real corpus, one change in serve until the browser shows it", "1 s", 1, _shown, "{:.2f} s"),
    Limit("page of a record, HTML, compressed", "25 kB", 25, _record, "{:.1f} kB"),
    Limit("first search at {pages:,} pages, compressed", "150 kB", 150, _search, "{:.0f} kB"),
)
