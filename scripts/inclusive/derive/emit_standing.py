"""Emit, of where texts stand: their state in the concertation, and that of each translation.

See `emit`: what a page shows of others is gathered from payloads.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from inclusive.corpus import Entry
from inclusive.derive.translation import Pair, State
from inclusive.languages import LANGS
from inclusive.model.fields import Provenance
from inclusive.model.registers import Governance, Meeting


def states(pair: Pair) -> dict[str, str]:
    """The state of the text in each language, so that a page need not read the other one."""
    return {lang: str(pair.state(lang)) for lang in LANGS}


def stands(pair: Pair, status: str | None = None, provenance: Provenance | None = None) -> dict[str, Any]:
    """The states of the texts; of what is discussed: status, how many wrote and reviewed, meetings, original."""
    if status is None or provenance is None:
        return {"translated": states(pair)}
    counts = len(set(provenance.authors)), len(set(provenance.reviewers))
    original = next((lang for lang in LANGS if pair.state(lang) is State.ORIGINAL), LANGS[0])
    return {"translated": states(pair), "standing": [status, *counts, list(provenance.meetings), original]}


def emitted_by_concertation(governance: Governance, meetings: Iterable[Entry[Meeting]]) -> Iterator[tuple[str, Any]]:
    """The states with what they demand, and every meeting, the newest first."""
    held = sorted((entry.value for entry in meetings), key=lambda meeting: (meeting.date, meeting.id), reverse=True)
    yield "register/governance", governance.model_dump_json()
    yield "meetings", [meeting.model_dump_json() for meeting in held]
