"""Standing: where each text is in the concertation, since when, what it still needs; what meetings decided."""

from collections.abc import Iterable, Mapping
from typing import Any

from inclusive.derive.index import Payload
from inclusive.editions.edition import Edition
from inclusive.model.registers import Governance, Meeting, State
from inclusive.render.addresses import Place
from inclusive.render.facts import Facts, in_alphabet
from inclusive.render.site import Site
from inclusive.render.words import words

RETIRED = "retired"
ROLES = ("authors", "reviewers", "meetings")


def standing_facts(site: Site, here: Place) -> Facts:
    """Every state with the texts that are in it, and every meeting."""
    states = Governance.model_validate_json(site.said("register/governance")).states
    meetings = [Meeting.model_validate_json(one) for one in site.said("meetings")]
    days = {meeting.id: meeting.date for meeting in meetings}
    decided = last_decisions(meetings)
    rows = [_row(site, here, source, told, states, days, decided) for source, told in site.node("standing").items()]
    return {
        "states": [_state(site, here, state, rows) for state in states],
        "meetings": [_meeting(site, here, meeting) for meeting in meetings],
    }


def _state(site: Site, here: Place, state: State, rows: Iterable[Facts]) -> Facts:
    text = site.label("statuses", state.id, here.lang)
    own = [row for row in rows if row["status"] == state.id]
    kinds = [
        {
            "name": words()[here.lang][plural],
            "rows": in_alphabet(row for row in own if row["kind"] == kind),
            "history": site.publication.history("glossary.yml") if kind == "term" else None,
        }
        for kind, plural in (("practice", "practices"), ("term", "glossary"))
    ]
    return {
        "id": state.id,
        "name": text.label,
        "help": text.help,
        "count": len(own),
        "next": [site.label("statuses", one, here.lang).label for one in state.next],
        "kinds": [kind for kind in kinds if kind["rows"]],
    }


def _row(
    site: Site,
    here: Place,
    source: str,
    told: Payload,
    states: Iterable[State],
    days: Mapping[str, str],
    decided: Mapping[str, tuple[str, str]],
) -> Facts:
    """A text: since when it is in its state, and what is still needed for the next one."""
    kind, _, record = source.partition(":")
    status, authors, reviewers, meetings, original = told
    given = {"authors": authors, "reviewers": reviewers, "meetings": len(set(meetings))}
    later = following(status, states)
    return {
        **site.link(here, record),
        "kind": kind,
        "status": status,
        "discussed": max((days[one] for one in meetings), default=None),
        "decided": since_decision(status, decided.get(record)),
        "since": since_edition(status, site.holding(record), record),
        "history": site.publication.history(f"practices/{record}/{original}.md") if kind == "practice" else None,
        "needed": needed(given, later) if later else {},
        "later": later and site.label("statuses", later.id, here.lang).label,
    }


def following(status: str, states: Iterable[State]) -> State | None:
    """The state after this one on the way to adoption, if there is one."""
    ordered = list(states)
    at = next((number for number, state in enumerate(ordered) if state.id == status), len(ordered))
    reachable = ordered[at].next if at < len(ordered) else ()
    return next((state for state in ordered[at + 1 :] if state.id in reachable and state.id != RETIRED), None)


def needed(given: Mapping[str, int], state: State) -> dict[str, int]:
    """How many more authors, reviewers and meetings the state demands, where it demands more."""
    missing = {role: getattr(state, role) - given[role] for role in ROLES}
    return {role: count for role, count in missing.items() if count > 0}


def last_decisions(meetings: Iterable[Meeting]) -> Mapping[str, tuple[str, str]]:
    """Record → (state, day) of the last decision on it; `meetings` are given the newest first."""
    found: dict[str, tuple[str, str]] = {}
    for meeting in meetings:
        for one in meeting.decisions:
            found.setdefault(one.record, (one.status, meeting.date))
    return found


def since_decision(status: str, last: tuple[str, str] | None) -> str | None:
    """The day of the last decision, if it gave the record the state that it has."""
    return last[1] if last is not None and last[0] == status else None


def since_edition(status: str, holding: Iterable[Edition], record: str) -> str | None:
    """The edition from which on the record has had this status without a break, or None."""
    since = None
    for edition in reversed(list(holding)):
        if edition.records[record].status != status:
            break
        since = edition.name
    return since


def _meeting(site: Site, here: Place, meeting: Meeting) -> Facts:
    def link(record: str) -> Any:
        return site.link(here, record)["anchor"] if site.node(f"card/{record}") else record

    return {
        "id": meeting.id,
        "date": meeting.date,
        "participants": meeting.participants,
        "records": [link(one) for one in meeting.records],
        "decisions": [
            {
                "link": link(one.record),
                "status": site.label("statuses", one.status, here.lang).label,
                "reason": one.reason and getattr(one.reason, here.lang),
            }
            for one in meeting.decisions
        ],
    }
