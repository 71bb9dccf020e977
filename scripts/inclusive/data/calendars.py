"""Calendars: when which texts are to be confirmed again, in each language, as iCalendar (RFC 5545).

A practice is to be confirmed a year after it last was. One that nobody has confirmed yet is due a year after its
sources were last read.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from inclusive.corpus import Practice
from inclusive.data.base import Base
from inclusive.languages import Lang, sort_key
from inclusive.render.words import words

LINE = 75  # bytes in a line, at most
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


def calendar(base: Base, lang: Lang, practices: Iterable[Practice]) -> str:
    """The calendar of one language: an event for each month that has something due."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{base.site_url}//reconfirm//{lang.value.upper()}",
        _text("X-WR-CALNAME", words()[lang]["calendar_title"]),
        *(
            line
            for month, names in sorted(known(base, lang, practices).items())
            for line in _event(base, lang, month, names)
        ),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def known(base: Base, lang: Lang, practices: Iterable[Practice]) -> Mapping[str, list[tuple[str, str]]]:
    """Month, as YYYY-MM, → (title, address) of each practice of which it is the last known month."""
    months: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for practice in practices:
        if month := last_known(practice):
            page = base.page("practice", practice.id, lang)
            months[month].append((practice.text(lang).front.title, page))
    return {month: sorted(names, key=lambda one: sort_key(one[0])) for month, names in months.items()}


def last_known(practice: Practice) -> str | None:
    """The month in which the practice was last confirmed, or else its sources last read."""
    read = [source.read for source in practice.facts.sources if source.read]
    return practice.facts.confirmed or (max(read)[:7] if read else None)


def first_day(month: str, *, years: int = 0) -> str:
    """The first day of a month, so many years later, as iCalendar writes it: 2026-11 → 20261101."""
    return f"{int(month[:4]) + years:04}{month[5:]}01"


def _event(base: Base, lang: Lang, month: str, names: list[tuple[str, str]]) -> Iterator[str]:
    text = words()[lang]
    summary = text["calendar_due_one"] if len(names) == 1 else text["calendar_due"].format(count=len(names))
    yield "BEGIN:VEVENT"
    yield f"UID:reconfirm-{month}-{lang}@{base.site_url.split('/')[2]}"
    yield f"DTSTAMP:{first_day(month)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first_day(month, years=1)}"
    yield _text(f"SUMMARY;LANGUAGE={lang.tag}", summary)
    listed = "\n".join(f"{title}\n{page}" for title, page in names)
    yield _text("DESCRIPTION", f"{text['calendar_how']}\n\n{listed}")
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(name: str, value: str) -> str:
    return f"{name}:{value.translate(ESCAPED)}"


def _folded(line: str) -> Iterator[str]:
    """The line cut so that no piece is longer than 75 bytes; a piece that goes on begins with a space."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > LINE:
            yield piece
            piece = " "
        piece += letter
    yield piece
