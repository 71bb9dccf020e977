"""Sections: a practice has the fixed ones; those of a hand-written page have anchors, the same in both languages."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from inclusive.corpus import Corpus, Passage, PracticeText
from inclusive.load.practice_files import page_sections
from inclusive.load.shape import nearest
from inclusive.markdown.runs import HEADING_ID, found_parts
from inclusive.model.practice import HEADINGS
from inclusive.problems import Place, Problem, problem

NO_HEADING = "—"


def sections_are_the_fixed_ones(corpus: Corpus) -> Iterator[Problem]:
    """A practice's text has the six fixed sections of its language, in order, each with words in it."""
    for practice in corpus.practices:
        for text in practice.texts.values():
            meant = _meant(text)
            yield from _unknown_headings(text, meant)
            yield from _order(text, meant)
            yield from _empty(text)


def _meant(text: PracticeText) -> Sequence[str | None]:
    """For each section the fixed heading that it has or means: by its letters, else by its place."""
    headings = list(HEADINGS[text.lang].values())
    by_letters = [HEADINGS[text.lang][one.id] if one.id else nearest(one.heading, headings) for one in text.sections]
    meant: list[str | None] = []
    for is_known, run in groupby(by_letters, key=lambda heading: heading is not None):
        own = list(run)
        meant += own if is_known else _in_the_gap(headings, by_letters, len(meant), len(own))
    return meant


def _in_the_gap(headings: list[str], found: Sequence[str | None], start: int, count: int) -> Sequence[str | None]:
    """The headings that lack between the neighbours of `count` unknown ones, if they are as many."""
    before, after = found[start - 1] if start else None, next(iter(found[start + count :]), None)
    first = headings.index(before) + 1 if before else 0
    gap = headings[first : headings.index(after) if after else None]
    return gap if len(gap) == count and not set(gap) & set(found) else [None] * count


def _unknown_headings(text: PracticeText, meant: Iterable[str | None]) -> Iterator[Problem]:
    headings = " · ".join(HEADINGS[text.lang].values())
    for section, near in zip(text.sections, meant, strict=True):
        if section.id is None:
            yield problem(section.place, "T003", heading=section.heading, near=near, headings=headings)


def _order(text: PracticeText, meant: Collection[str | None]) -> Iterator[Problem]:
    """What lacks, comes twice or out of turn; a section whose heading is told to be wrong is not said to lack."""
    found = [section.id for section in text.sections if section.id is not None]
    expected = HEADINGS[text.lang]
    place = text.sections[0].place if text.sections else text.preamble.place(0)
    lacking = [heading for section, heading in expected.items() if section not in found and heading not in meant]
    told = _told_otherwise(text) if lacking else ()
    yield from (problem(place, "T007", heading=heading) for heading in lacking if heading not in told)
    for section_id, heading in expected.items():
        if found.count(section_id) > 1:
            yield problem(place, "T010", heading=heading)
    if found != sorted(found, key=list(expected).index) and len(set(found)) == len(found):
        yield problem(place, "T011", headings=" · ".join(expected.values()))


def _told_otherwise(text: PracticeText) -> Iterable[str | None]:
    """The headings at another level, told as M003, and the first one where its text has none, told as T012."""
    first = next(iter(HEADINGS[text.lang].values()))
    parts = [(one.passage, part) for one in text.sections for part in found_parts(one.passage.markdown)]
    levels = [fixed_heading(passage, part.start) for passage, part in parts if part.kind == "heading"]
    return [first, *levels] if text.preamble.markdown.strip() else levels


def fixed_heading(passage: Passage, start: int) -> str | None:
    """The fixed heading that the line at `start` holds, at whatever level; None if none, or in no practice."""
    line = passage.markdown[start:].partition("\n")[0].strip("# \t")
    return line if passage.path.startswith("practices/") and line in HEADINGS[passage.lang].values() else None


def _empty(text: PracticeText) -> Iterator[Problem]:
    for section in text.sections:
        if not section.passage.markdown.strip():
            yield problem(section.place, "T008", heading=section.heading)
    if text.preamble.markdown.strip():
        before = len(text.preamble.markdown) - len(text.preamble.markdown.lstrip())
        yield problem(text.preamble.place(before), "T012", heading=HEADINGS[text.lang][next(iter(HEADINGS[text.lang]))])


def anchors_know_no_language(corpus: Corpus) -> Iterator[Problem]:
    """Each heading of a hand-written page has an anchor, and both languages have the same ones, in the same order."""
    first: dict[str, list[str | None]] = {}
    for page in corpus.pages:
        found = [(heading, _anchor(heading), passage) for heading, passage in page_sections(page)[1:]]
        others = first.setdefault(page.name, [anchor for _, anchor, _ in found])
        for number, (heading, anchor, passage) in enumerate(found):
            place = Place(passage.path, passage.line - 1)
            other = others[number] if number < len(others) else NO_HEADING
            if anchor is None:
                yield problem(place, "T013", heading=heading)
            elif other not in (anchor, None):
                yield problem(place, "T014", anchor=anchor, other=other)
        for other in others[len(found) :]:
            yield problem(Place(page.path), "T014", anchor=NO_HEADING, other=other or NO_HEADING)


def _anchor(heading: str) -> str | None:
    found = HEADING_ID.search(heading)
    return found[1] if found else None
