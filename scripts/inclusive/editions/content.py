"""Content: the lines of one edition, their digests right → an `Edition`, or the first line that does not fit."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

from inclusive.editions.chain import Line
from inclusive.editions.edition import Edition
from inclusive.editions.format_1 import FacetValue, Facts, Head, Moved, Record, Stored, Text

KEY_LENGTH = 32  # hexadecimal digits
KEYED = re.compile(rb'"key":"[0-9a-f]+","[a-z]+":')


class NotContent(Exception):
    """A line that no edition of this format would hold; `field` says which part of it."""

    def __init__(self, line: int, field: str) -> None:
        super().__init__(f"{line}: {field}")
        self.line, self.field = line, field


@dataclass
class Stock:
    """What the editions read so far hold together."""

    texts: dict[str, Text] = field(default_factory=dict)
    facts: dict[str, Facts] = field(default_factory=dict)
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    moved: dict[str, Moved] = field(default_factory=dict)


def key_of(value: bytes) -> str:
    """The key under which a text or facts, as JSON, are stored."""
    return hashlib.sha256(value).hexdigest()[:KEY_LENGTH]


def content(lines: Iterable[Line], digest: str, stock: Stock) -> Edition:
    """The edition that these lines hold; what they store is added to `stock`."""
    head: Head | None = None
    records: dict[str, Record] = {}
    number, ended = 0, False
    for number, stored in _stored(lines):
        if ended or (head is None) is (stored.edition is None):
            raise NotContent(number, "edition" if head is None else "end" if ended else "edition")
        head = head or stored.edition
        ended = bool(stored.end)
        _add(stored, stock)
        if stored.record is not None:
            _check_record(number, stored.record, records, stock)
            records[stored.record.id] = stored.record
    if head is None or not ended:
        raise NotContent(number + 1, "end")
    return Edition(head.name, head.date, head.before, digest, records, dict(stock.moved), stock.facets)


def head_of(data: bytes) -> Head | None:
    """What the first line of a file says, were its digest right."""
    try:
        return Stored.model_validate_json(b"{" + data.partition(b"\n")[0].partition(b",")[2]).edition
    except ValidationError:
        return None


def _stored(lines: Iterable[Line]) -> Iterable[tuple[int, Stored]]:
    for line in lines:
        try:
            stored = Stored.model_validate_json(b"{" + line.content)
        except ValidationError as error:
            where = ".".join(map(str, error.errors(include_url=False, include_input=False)[0]["loc"]))
            raise NotContent(line.number, where or "json") from None
        kinds = stored.model_fields_set - {"key"}
        keyed = bool(kinds & {"text", "facts", "facets"})
        if len(kinds) != 1 or keyed is (stored.key is None):
            raise NotContent(line.number, "key")
        if keyed and stored.key != key_of(KEYED.sub(b"", line.content, count=1)[:-1]):
            raise NotContent(line.number, "key")
        yield line.number, stored


def _add(stored: Stored, stock: Stock) -> None:
    if stored.text is not None:
        stock.texts[str(stored.key)] = stored.text
    elif stored.facts is not None:
        stock.facts[str(stored.key)] = stored.facts
    elif stored.facets is not None:
        stock.facets = stored.facets.facets
    elif stored.moved is not None:
        stock.moved[stored.moved.id] = stored.moved


def _check_record(number: int, record: Record, records: Mapping[str, Record], stock: Stock) -> None:
    """What a record names is stored, and no record stands twice."""
    if record.id in records:
        raise NotContent(number, "record.id")
    if not record.texts or any(key not in stock.texts for key in record.texts.values()):
        raise NotContent(number, "record.texts")
    if record.facts not in stock.facts:
        raise NotContent(number, "record.facts")
