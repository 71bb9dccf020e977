"""Make: the records as they stand → the bytes of the next edition. Nothing is written here."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from inclusive.editions.chain import chain
from inclusive.editions.content import key_of
from inclusive.editions.edition import Editions, Frozen, is_name, order
from inclusive.editions.format_1 import Facets, Head, Moved, Record
from inclusive.errors import NotAnEdition
from inclusive.languages import LANGS, Lang


@dataclass(frozen=True)
class Published:
    """A record ready to be frozen, with what belongs to its page: addresses below the root, translation states."""

    record: Frozen
    addresses: Mapping[Lang, str]
    states: Mapping[Lang, str]


@dataclass(frozen=True)
class Contents:
    """Everything that an edition freezes."""

    records: tuple[Published, ...]
    moved: tuple[Moved, ...]
    facets: Facets


def head(editions: Editions, name: str, day: str) -> Head:
    """The head of the edition that would follow, or the reason why there can be none of this name and day."""
    last = editions.last
    if not is_name(name):
        raise NotAnEdition(name, "an edition is named after its year and its number in it, for instance 2026.1")
    if name in editions.named:
        raise NotAnEdition(name, "this edition exists; what is published is never changed")
    if last and order(name) < order(last.name):
        raise NotAnEdition(name, f"the last edition is {last.name}; the next one has a higher name")
    if last and day < last.date:
        raise NotAnEdition(name, f"{day} is before the day of the last edition, {last.date}")
    return Head(format=1, name=name, date=day, before=last.name if last else None)


def edition_bytes(editions: Editions, head: Head, contents: Contents) -> bytes:
    """The file of the edition, whole: what earlier editions store is only named."""
    last = editions.last
    return b"".join(chain(_lines(editions, head, contents), last.digest if last else ""))


def _lines(editions: Editions, head: Head, contents: Contents) -> Iterator[bytes]:
    yield _object("edition", _json(head))
    facets = _json(contents.facets)
    if editions.last is None or _json(Facets(facets=dict(editions.last.facets))) != facets:
        yield _object("facets", facets, key_of(facets))
    records = sorted(contents.records, key=lambda one: one.record.id)
    texts = {key_of(value): value for one in records for value in map(_json, one.record.texts.values())}
    facts = {key_of(value): value for value in (_json(one.record.facts) for one in records)}
    yield from (_object("text", texts[key], key) for key in sorted(texts.keys() - editions.texts.keys()))
    yield from (_object("facts", facts[key], key) for key in sorted(facts.keys() - editions.facts.keys()))
    known = editions.last.moved if editions.last else {}
    yield from (_object("moved", _json(move)) for move in _sorted(contents.moved) if known.get(move.id) != move)
    yield from (_object("record", _json(_entry(one))) for one in records)
    yield _object("end", b"true")


def _sorted(moved: Iterable[Moved]) -> list[Moved]:
    return sorted(moved, key=lambda move: move.id)


def _entry(one: Published) -> Record:
    record = one.record
    return Record(
        id=record.id,
        kind=record.kind,  # type: ignore[arg-type]
        status=record.status,
        fr=one.addresses[Lang.FR],
        nl=one.addresses[Lang.NL],
        texts={lang.value: key_of(_json(record.texts[lang])) for lang in LANGS if lang in record.texts},
        states={lang.value: one.states[lang] for lang in LANGS if lang in one.states},  # type: ignore[misc]
        facts=key_of(_json(record.facts)),
        source=record.source,
    )


def _json(value: BaseModel) -> bytes:
    """A value as the file holds it: keys in order, no spaces, what is absent left out."""
    plain = value.model_dump(mode="json", exclude_none=True)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _object(kind: str, value: bytes, key: str = "") -> bytes:
    named = f'"key":"{key}",'.encode() if key else b""
    return b"{" + named + f'"{kind}":'.encode() + value + b"}"
