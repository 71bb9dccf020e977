"""Similar practices: those that share values with a practice. A value that few practices have weighs more."""

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from inclusive.derive.index import Index, Payload

SIMILAR = 4  # practices shown
ENOUGH = 60  # practices compared, found by the rarest values first: so the work grows with the base, not its square
REASONS = 4
Values = Callable[[str], frozenset[tuple[str, str]]]  # source → the (facet, value) by which it is compared


def put_similar(index: Index) -> None:
    """Bring `similar/<id>` up to date for every practice that the changed keys may concern."""
    known: dict[str, frozenset[tuple[str, str]]] = {}

    def values(source: str) -> frozenset[tuple[str, str]]:
        if source not in known:
            said = index.node(f"values/{source}").get(source, ())
            known[source] = frozenset((facet, value) for facet, value in said)
        return known[source]

    for practice in sorted(_concerned(index)):
        source = f"similar:{practice}"
        alike = most_similar(index, practice, values)
        index.put(source, {f"similar/{practice}": alike} if alike else {})
    for source in [f"similar:{one}" for one in _gone(index)]:
        index.remove(source)


def _gone(index: Index) -> Iterator[str]:
    present = index.node("ids/practice")
    for key in index.changed:
        if key.startswith("values/practice:") and key.removeprefix("values/") not in present:
            yield key.removeprefix("values/practice:")


def _concerned(index: Index) -> Iterable[str]:
    """Every practice that holds a value whose holders changed; all of them when their number changed."""
    everyone = index.node("ids/practice")
    if "ids/practice" in index.changed:
        return {source.removeprefix("practice:") for source in everyone}
    found = {key.removeprefix("values/practice:") for key in index.changed if key.startswith("values/practice:")}
    for key in index.changed:
        if key.startswith("holders/"):
            found |= {source.removeprefix("practice:") for source in index.node(key) if source in everyone}
    return {one for one in found if f"practice:{one}" in everyone}


def most_similar(index: Index, practice: str, values: Values) -> Payload:
    """The few practices most like `practice`, each with the values they share: [[practice, [[facet, value], …]], …]."""
    source = f"practice:{practice}"
    number = len(index.node("ids/practice"))
    weight = {value: math.log(number / len(_holders(index, *value))) for value in values(source)}
    ranked = sorted(weight, key=lambda value: (-weight[value], value))
    rank = {value: at for at, value in enumerate(ranked)}
    counted = {value: weight[value] * (0.5 if value[0] == "terms" else 1) for value in ranked}
    shared = {other: values(other) & values(source) for other in _candidates(index, source, ranked)}
    score = {other: round(sum(sorted(counted[value] for value in both)), 6) for other, both in shared.items()}
    best = sorted((one for one in score if score[one] > 0), key=lambda other: (-score[other], other))[:SIMILAR]
    return [[one.removeprefix("practice:"), _reasons(shared[one], rank)] for one in best]


def _reasons(both: Iterable[tuple[str, str]], rank: Mapping[tuple[str, str], int]) -> list[list[str]]:
    return [list(value) for value in sorted(both, key=rank.__getitem__)[:REASONS]]


def _candidates(index: Index, source: str, ranked: Iterable[tuple[str, str]]) -> list[str]:
    """Practices that share one of `ranked` with `source`, the rarest values first, until there are `ENOUGH`."""
    found: dict[str, None] = {}
    for value in ranked:
        for other in _holders(index, *value):
            if other != source:
                found[other] = None
            if len(found) == ENOUGH:
                return list(found)
    return list(found)


def _holders(index: Index, facet: str, value: str) -> Collection[str]:
    return index.node(f"holders/{facet}/{value}")
