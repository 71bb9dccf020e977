"""Compare: what differs between two states of a record, and from one edition to the next."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from inclusive.editions.edition import Edition, Editions, Frozen
from inclusive.editions.format_1 import Record, Row, Shown, Text
from inclusive.editions.word_difference import Piece, difference
from inclusive.languages import LANGS, Lang

RETIRED = "retired"


@dataclass(frozen=True)
class Difference:
    """A part of a text, or a fact, that is not what it was. `title` is empty for a name or a summary."""

    id: str
    title: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class RecordDifference:
    """What differs in a record; `was` is its former id, where it was renamed."""

    id: str
    kind: str
    names: Mapping[Lang, str]
    texts: Mapping[Lang, tuple[Difference, ...]]
    facts: Mapping[Lang, tuple[Difference, ...]]
    was: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether no word, no fact and no id differs."""
        return not self.was and not any(self.texts.values()) and not any(self.facts.values())


@dataclass(frozen=True)
class Withdrawn:
    """A record that is retired, or has left: what it was called, why, what replaces it."""

    id: str
    kind: str
    names: Mapping[Lang, str]
    reason: Mapping[Lang, str]
    to: tuple[str, ...] = ()


@dataclass(frozen=True)
class Changes:
    """From one edition to the next: ids of new records, what changed, what was withdrawn; in order of id."""

    new: tuple[str, ...]
    changed: tuple[RecordDifference, ...]
    withdrawn: tuple[Withdrawn, ...]


def compared(old: Frozen, new: Frozen) -> RecordDifference:
    """What differs from one state of a record to a later one."""
    return RecordDifference(
        new.id,
        new.kind,
        names(new),
        {lang: tuple(_text_differences(old.texts.get(lang), new.texts.get(lang))) for lang in LANGS},
        {lang: tuple(_fact_differences(old, new, lang)) for lang in LANGS},
        old.id if old.id != new.id else "",
    )


def changes(editions: Editions, edition: Edition) -> Changes:
    """What `edition` brought, as against the one before; for the first, everything is new."""
    before = editions.named[edition.before] if edition.before else None
    if before is None:
        return Changes(tuple(sorted(edition.records)), (), ())
    former = {new: _former(new, before, edition) for new in sorted(edition.records)}
    differences = (
        compared(editions.frozen(before.records[old]), editions.frozen(edition.records[new]))
        for new, old in former.items()
        if old and not _same(before.records[old], edition.records[new])
    )
    withdrawn = tuple(_withdrawn(editions, before, edition, {old for old in former.values() if old}))
    told = {one.id for one in withdrawn}
    return Changes(
        tuple(new for new, old in former.items() if not old),
        tuple(one for one in differences if not one.is_empty and (one.id not in told or any(one.texts.values()))),
        withdrawn,
    )


def names(record: Frozen) -> Mapping[Lang, str]:
    """What a record is called in each language, or in the other where it has no text."""
    return {lang: text.name for lang in LANGS if (text := record.text(lang))}


def _former(record: str, before: Edition, edition: Edition) -> str:
    """The id that a record had in the edition before; empty if it was not there."""
    if record in before.records:
        return record
    renamed = (
        move.id
        for move in edition.moved.values()
        if move.to == (record,) and move.id in before.records and move.id not in edition.records
    )
    return min(renamed, default="")


def _same(old: Record, new: Record) -> bool:
    return (old.id, old.texts, old.facts) == (new.id, new.texts, new.facts)


def _withdrawn(editions: Editions, before: Edition, edition: Edition, kept: set[str]) -> Iterator[Withdrawn]:
    for old in sorted(before.records):
        record = editions.frozen(before.records[old])
        now = edition.records.get(old)
        if now is not None and now.status == RETIRED != record.status:
            after = editions.frozen(now)
            yield Withdrawn(old, record.kind, names(record), note_of(after), successors(after))
        elif now is None and old not in kept and (move := edition.moved.get(old)):
            reason = {Lang.FR: move.reason.fr, Lang.NL: move.reason.nl}
            yield Withdrawn(old, record.kind, names(record), reason, move.to)


def note_of(record: Frozen) -> Mapping[Lang, str]:
    """Why a record was retired: the note of its provenance."""
    notes = [row for row in record.facts.rows if row.id == "note"]
    return {lang: " ".join(value for row in notes for value in _shown(row, lang).values) for lang in LANGS}


def successors(record: Frozen) -> tuple[str, ...]:
    """What replaces a retired record."""
    return tuple(value for row in record.facts.rows if row.id == "replaced_by" for value in row.values)


def _text_differences(old: Text | None, new: Text | None) -> Iterator[Difference]:
    left, right = _parts(old), _parts(new)
    for part in _union(left, right):
        (before_title, before), (title, after) = left.get(part, ("", "")), right.get(part, ("", ""))
        if before != after:
            yield Difference(part, title or before_title, difference(before, after))


def _parts(text: Text | None) -> Mapping[str, tuple[str, str]]:
    """Part → title and words."""
    if text is None:
        return {}
    return {
        "name": ("", text.name),
        "summary": ("", text.summary),
        **{part.id: (part.title, part.text) for part in text.parts},
    }


def _fact_differences(old: Frozen, new: Frozen, lang: Lang) -> Iterator[Difference]:
    left, right = ({row.id: row for row in one.facts.rows if not row.derived} for one in (old, new))
    for name in _union(left, right):
        before, after = left.get(name), right.get(name)
        if (before.values if before else ()) != (after.values if after else ()):
            lines = _line(before, lang), _line(after, lang)
            label = _shown(after or before, lang).label  # type: ignore[arg-type]
            if lines[0] != lines[1]:  # else another record was only renamed
                yield Difference(name, label, difference(*lines))
    sources = [_source_lines(one) for one in (old, new)]
    if sources[0] != sources[1]:
        yield Difference("sources", "", difference(*sources))


def _line(row: Row | None, lang: Lang) -> str:
    return ", ".join(_shown(row, lang).values) if row else ""


def _shown(row: Row, lang: Lang) -> Shown:
    return row.fr if lang is Lang.FR else row.nl


def _source_lines(record: Frozen) -> str:
    """The sources as a person reads them, one a line."""
    listed = ((one.title, one.publisher, one.year, one.url) for one in record.facts.sources)
    return "\n".join(", ".join(str(part) for part in one if part) for one in listed)


def _union(left: Iterable[str], right: Iterable[str]) -> tuple[str, ...]:
    """The keys of both, in the order of the right one, what only the left has at the end."""
    return tuple(dict.fromkeys([*right, *left]))
