"""Governance: a status is supported by who wrote, who read and which meetings discussed."""

from collections.abc import Iterator

from inclusive.corpus import Corpus
from inclusive.load.yaml_nodes import Document
from inclusive.model.fields import Provenance
from inclusive.model.registers import State
from inclusive.problems import Problem, choices, problem


def provenance_supports_status(corpus: Corpus) -> Iterator[Problem]:
    """A status demands as many distinct authors, reviewers and meetings as registers/governance.yml says."""
    states = {state.id: state for state in corpus.governance.states}
    allowed = choices({state: _labels(corpus, state) for state in states})
    first = next(iter(states), None)  # what a new text is: whoever writes another one supposes a decision
    is_known = "registers/governance.yml" not in corpus.unread
    records = [(practice.facts.status, practice.facts.provenance, practice.document) for practice in corpus.practices]
    records += [(entry.value.status, entry.value.provenance, entry.document) for entry in corpus.terms]
    for status, provenance, document in records:
        if status in states:
            yield from _too_few(states[status], provenance, document)
        elif is_known:
            yield problem(document.place("status"), "R001", status=status, near=first, **allowed)
        yield from _both_roles(provenance, document)
    for meeting in corpus.meetings if is_known else ():
        for number, decision in enumerate(meeting.value.decisions):
            if decision.status not in states:
                place = meeting.place("decisions", number, "status")
                yield problem(place, "R001", status=decision.status, **allowed)


def _labels(corpus: Corpus, state: str) -> tuple[str, str]:
    label = corpus.known.facet_values["statuses"].get(state)
    return (label.fr.label, label.nl.label) if label else ("", "")


def _too_few(state: State, provenance: Provenance, document: Document) -> Iterator[Problem]:
    for role, code in (("authors", "R002"), ("reviewers", "R003"), ("meetings", "R004")):
        given, demanded = len(set(getattr(provenance, role))), getattr(state, role)
        if given < demanded:
            yield problem(document.place("provenance", role), code, status=state.id, given=given, demanded=demanded)


def _both_roles(provenance: Provenance, document: Document) -> Iterator[Problem]:
    for organisation in sorted(set(provenance.authors) & set(provenance.reviewers)):
        yield problem(document.place("provenance", "reviewers"), "R005", id=organisation)
    for role in ("authors", "reviewers", "meetings"):
        named = getattr(provenance, role)
        for repeated in sorted({one for one in named if named.count(one) > 1}):
            yield problem(document.place("provenance", role), "R006", id=repeated, role=role)


def retired_records_are_explained(corpus: Corpus) -> Iterator[Problem]:
    """A retired record says why in the note of its provenance."""
    for practice in corpus.practices:
        if practice.facts.status == "retired" and practice.facts.provenance.note is None:
            yield problem(practice.document.place("status"), "R007", id=practice.id)
    for entry in corpus.terms:
        if entry.value.status == "retired" and entry.value.provenance.note is None:
            yield problem(entry.place("status"), "R007", id=entry.value.id)


def only_retired_records_are_replaced(corpus: Corpus) -> Iterator[Problem]:
    """A record names what replaces it only once it is retired, and never itself."""
    records = [(one.id, one.facts.status, one.facts.provenance, one.document) for one in corpus.practices]
    records += [(one.value.id, one.value.status, one.value.provenance, one.document) for one in corpus.terms]
    for record, status, provenance, document in records:
        place = document.place("provenance", "replaced_by")
        if provenance.replaced_by and status != "retired":
            yield problem(place, "R008", id=record, status=status)
        if record in provenance.replaced_by:
            yield problem(place, "L005", id=record, field="replaced_by")
