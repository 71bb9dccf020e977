"""A proposed correction → the one passage that it names, changed in its file.

People copy a passage from the page, where marks, emphasis and kinds of spaces are not those of the source.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inclusive.corpus import Passage, term_text
from inclusive.model.term import TermText
from inclusive.proposals.base import Base, Draft, Target, target
from inclusive.proposals.body import Filled
from inclusive.proposals.markdown_text import kept_within
from inclusive.proposals.remarks import remark
from inclusive.proposals.term_draft import GLOSSARY, entry_lines
from inclusive.proposals.yaml_edit import with_key, with_nested_key
from inclusive.proposals.yaml_text import long_text, scalar

UNSEEN = re.compile(r"\[\^[^\]\s]{1,40}\]|\*+|\[\[(?:[^\[\]|]*\|)?|\]\]|\\(?=[#*_\[])")
MARK = re.compile(r"\[\^[^\]\s]{1,40}\]")
SAME = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2011": "-", "\n": " "})
END = re.compile(r"[.!?…;:,]?\s*\Z")
HEAD_ORDER = ("title", "summary", "translates", "sources")


@dataclass(frozen=True)
class Place:
    """A text in which the passage may stand: a key of the YAML, or running Markdown."""

    key: str  # empty for running text
    text: str
    passage: Passage | None = None


def correction_draft(filled: Filled, base: Base) -> Draft:
    """The file with the passage as it should read."""
    found, remarks = target(filled, base.corpus)
    if found is None:
        return Draft(remarks=remarks)
    if not filled.text("passage"):
        return Draft(found.id, remarks=(remark("no_passage"),))
    if not filled.text("replacement"):
        return Draft(found.id, remarks=(remark("replacement_missing", label=filled.label("replacement")),))
    places = list(_places(found, base))
    if not places:
        return Draft(found.id, remarks=(remark("wrong_record", value=found.id),))
    spans = [(place, *span) for place in places for span in occurrences(place.text, filled.text("passage"))]
    if len(spans) != 1:
        return Draft(found.id, remarks=(remark("passage_repeated" if spans else "passage_absent", value=found.id),))
    place, start, end = spans[0]
    return _corrected(filled, base, found, place, (start, end))


def occurrences(text: str, passage: str) -> list[tuple[int, int]]:
    """Where `passage`, as a reader sees it, stands in the source `text`."""
    seen, origin = as_read(text)
    wanted = as_read(passage)[0].strip()
    found = []
    at = seen.find(wanted) if wanted else -1
    while at >= 0:
        found.append((origin[at], origin[at + len(wanted) - 1] + 1))
        at = seen.find(wanted, at + 1)
    return found


def as_read(text: str) -> tuple[str, list[int]]:
    """`text` without the marks that a page does not show, spaces run together; and where each sign came from."""
    hidden = {at for found in UNSEEN.finditer(text) for at in range(*found.span())}
    signs: list[str] = []
    origin: list[int] = []
    for at, sign in enumerate(text.translate(SAME)):
        if at in hidden or (sign == " " and signs[-1:] == [" "]):
            continue
        signs.append(sign)
        origin.append(at)
    return "".join(signs), origin


def with_its_marks(replacement: str, replaced: str) -> str:
    """The new passage with the source marks of the old one: nobody sees them on the page that is copied from."""
    lost = [mark for mark in dict.fromkeys(MARK.findall(replaced)) if mark not in replacement]
    end = END.search(replacement)
    at = end.start() if end else len(replacement)
    return replacement[:at] + "".join(lost) + replacement[at:]


def _places(found: Target, base: Base) -> Iterator[Place]:
    """The texts of a practice, concept or hand-written page in the language of the page that was named."""
    if found.kind == "practice" and (text := base.corpus.practice[found.id].texts.get(found.lang)):
        yield Place("title", text.front.title)
        yield Place("summary", text.front.summary)
        yield from (Place("", one.passage.markdown, one.passage) for one in text.sections)
    if found.kind == "term" and (own := term_text(base.corpus.term[found.id], found.lang)):
        yield from (Place(key, getattr(own, key)) for key in ("term", "definition", "note") if getattr(own, key))
    if found.kind == "page":
        page = next(one for one in base.corpus.pages if (one.name, one.lang) == (found.id, found.lang))
        yield Place("title", page.front.title)
        yield Place("summary", page.front.summary)
        yield Place("", page.passage.markdown, page.passage)


def _corrected(filled: Filled, base: Base, found: Target, place: Place, span: tuple[int, int]) -> Draft:
    replacement, remarks = kept_within(filled.text("replacement"), filled.label("replacement"))
    start, end = span
    new = with_its_marks(replacement, place.text[start:end])
    whole = place.text[:start] + new + place.text[end:]
    path = GLOSSARY if found.kind == "term" else _path(found)
    lines = base.read(path).rstrip("\n").split("\n")
    changed: list[str] | None
    if place.passage is not None:
        first = place.passage.line - 1
        count = place.text.count("\n") + 1
        changed = [*lines[:first], *whole.split("\n"), *lines[first + count :]]
    elif found.kind == "term":
        changed = _in_entry(lines, base, found, place.key, whole)
    else:
        changed = with_key(lines[: _head_end(lines)], HEAD_ORDER, [f"{place.key}: {scalar(_one_line(whole))}"])
        changed = changed and [*changed, *lines[_head_end(lines) :]]
    if changed is None:
        return Draft(found.id, remarks=(remark("unreadable_file"),))
    return Draft(found.id, {path: "\n".join(changed).rstrip("\n") + "\n"}, tuple(remarks))


def _in_entry(lines: list[str], base: Base, found: Target, key: str, whole: str) -> list[str] | None:
    start, end = entry_lines(lines, base.corpus, found.id)
    new = [f"    term: {scalar(_one_line(whole))}"] if key == "term" else long_text(key, whole, "    ")
    changed = with_nested_key(lines[start:end], str(found.lang), list(TermText.model_fields), new)
    return changed and [*lines[:start], *changed, *lines[end:]]


def _path(found: Target) -> str:
    if found.kind == "practice":
        return f"practices/{found.id}/{found.lang}.md"
    return f"docs/{found.lang}/{found.id}.md"


def _head_end(lines: Iterable[str]) -> int:
    """The line that closes the head."""
    return [number for number, line in enumerate(lines) if line == "---"][1]


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))
