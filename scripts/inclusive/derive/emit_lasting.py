"""Emit, of what lasts: editions, pointers of records that left their id, and documents that quote the base.

See `emit`: what a page shows of others is gathered from payloads.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from inclusive.corpus import Entry
from inclusive.derive.index import Payload
from inclusive.editions.edition import Editions
from inclusive.model.policy import Policy
from inclusive.model.registers import Move


def emitted_by_editions(editions: Editions) -> Iterator[tuple[str, Payload]]:
    """All editions by name and digest; and for each record, the editions that hold it, as they hold it."""
    yield "editions", [[edition.name, edition.digest] for edition in editions.all]
    for record, holding in editions.holding.items():
        yield f"edition/{record}", [[edition.name, edition.records[record].model_dump_json()] for edition in holding]


def emitted_by_pointers(moved: Iterable[Entry[Move]]) -> Iterator[tuple[str, Payload]]:
    """Where each record went that left its id; and of a record, which ids lead to it."""
    moves = [entry.value for entry in moved]
    yield "moved", [[move.id, move.kind, list(move.to)] for move in moves]
    for move in moves:
        yield f"moved/{move.id}", move.model_dump_json()


def emitted_by_policies(policies: Iterable[Entry[Policy]]) -> Iterator[tuple[str, Payload]]:
    """Each document; and for each record, the documents that quote it, with the edition and the place."""
    quoted: dict[str, list[Payload]] = defaultdict(list)
    documents = sorted((entry.value for entry in policies), key=lambda document: document.id)
    yield "policies", [document.id for document in documents]
    for document in documents:
        yield f"policy/{document.id}", document.model_dump_json()
        for quotation in document.quotes:
            quoted[quotation.record].append([document.id, quotation.edition, quotation.where])
    for record, quotations in sorted(quoted.items()):
        yield f"quoted/{record}", quotations
