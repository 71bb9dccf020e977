"""Sections: a practice has the fixed ones; those of a hand-written page have anchors, the same in both languages."""

from collections.abc import Collection, Iterator

from inclusive.corpus import Corpus, PracticeText
from inclusive.load.practice_files import page_sections
from inclusive.load.shape import nearest
from inclusive.markdown.runs import HEADING_ID
from inclusive.model.practice import HEADINGS
from inclusive.problems import Place, Problem, problem

NO_HEADING = "—"


def sections_are_the_fixed_ones(corpus: Corpus) -> Iterator[Problem]:
    """A practice's text has the six fixed sections of its language, in order, each with words in it."""
    for practice in corpus.practices:
        for text in practice.texts.values():
            meant = {nearest(one.heading, HEADINGS[text.lang].values()) for one in text.sections if one.id is None}
            yield from _unknown_headings(text)
            yield from _order(text, meant)
            yield from _empty(text)


def _unknown_headings(text: PracticeText) -> Iterator[Problem]:
    headings = list(HEADINGS[text.lang].values())
    for section in text.sections:
        if section.id is None:
            near = nearest(section.heading, headings)
            yield problem(section.place, "T003", heading=section.heading, near=near, headings=" · ".join(headings))


def _order(text: PracticeText, meant: Collection[str | None]) -> Iterator[Problem]:
    """What lacks, comes twice or out of turn; a section whose heading is misspelt is not said to lack."""
    found = [section.id for section in text.sections if section.id is not None]
    expected = HEADINGS[text.lang]
    place = text.sections[0].place if text.sections else text.preamble.place(0)
    for section_id, heading in expected.items():
        if found.count(section_id) == 0 and heading not in meant:
            yield problem(place, "T007", heading=heading)
        elif found.count(section_id) > 1:
            yield problem(place, "T010", heading=heading)
    if found != sorted(found, key=list(expected).index) and len(set(found)) == len(found):
        yield problem(place, "T011", headings=" · ".join(expected.values()))


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
