"""Since: what became of a record after an edition, up to the text of today."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from inclusive.editions.compare import RETIRED, RecordDifference, compared, note_of, successors
from inclusive.editions.edition import Edition, Frozen
from inclusive.editions.format_1 import Moved
from inclusive.languages import Lang

Fate = Literal["same", "facts", "changed", "renamed", "replaced", "retired"]  # facts: no word, but a fact


@dataclass(frozen=True)
class Since:
    """What became of a record. `to` are the records that it is called or replaced by now."""

    fate: Fate
    to: tuple[str, ...] = ()
    reason: Mapping[Lang, str] | None = None
    difference: RecordDifference | None = None  # to the text of today, where words or facts differ


def since(
    edition: Edition, frozen: Frozen, today: Frozen | None, living: Callable[[str], Frozen | None], move: Moved | None
) -> Since:
    """What became of `frozen`, a record of `edition`.

    `today` is the record now, if there is one; `living` gives any other one of today, `move` where the record went.
    """
    if today is None and move is not None:
        reason = {Lang.FR: move.reason.fr, Lang.NL: move.reason.nl}
        successor = living(move.to[0]) if len(move.to) == 1 and move.to[0] not in edition.records else None
        if successor is None:
            return Since("replaced", move.to, reason)
        return Since("renamed", move.to, reason, _unless_empty(compared(frozen, successor)))
    if today is None:
        return Since("replaced")
    difference = _unless_empty(compared(frozen, today))
    if today.status == RETIRED != frozen.status:
        return Since("retired", successors(today), note_of(today), difference)
    words = difference is not None and any(difference.texts.values())
    return Since("changed" if words else "facts" if difference else "same", difference=difference)


def _unless_empty(difference: RecordDifference) -> RecordDifference | None:
    """The difference, if a word or a fact differs."""
    return difference if any(difference.texts.values()) or any(difference.facts.values()) else None
