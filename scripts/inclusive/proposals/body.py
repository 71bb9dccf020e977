"""The body of an issue → the answers of a form. What is written between two headings stays between them."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from inclusive.languages import Lang
from inclusive.load.letters import without_hidden
from inclusive.mend.typography import printed, printed_markdown
from inclusive.proposals.forms import Form, Item, Kind, asked
from inclusive.proposals.remarks import Remark, remark

LONGEST = 65_536  # characters: GitHub takes no longer message
FEWEST = 3  # headings of a form that must be there to recognise it
HEADING = re.compile(r"### (.*\S)\s*\Z")
NO_ANSWER = ("_No response_", "None")  # as GitHub writes an empty answer
PRINTED = ("practice_title", "summary", "term", "other_term", "forms", "avoid")  # lines that are words of a language
TICKED = re.compile(r"\s*[-*] \[[xX]\] (.*)")
BULLET = re.compile(r"\s*(?:[-*•]\s+)?")
SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Filled:
    """A form with its answers: text, or a tuple of lines or of ids of options; an empty answer is absent."""

    form: Form
    answers: Mapping[str, str | tuple[str, ...]]
    remarks: tuple[Remark, ...] = ()

    def text(self, item_id: str) -> str:
        """The answer in one piece, or nothing."""
        answer = self.answers.get(item_id, "")
        return answer if isinstance(answer, str) else "\n".join(answer)

    def several(self, item_id: str) -> tuple[str, ...]:
        """The answer as several values, or none."""
        answer = self.answers.get(item_id, ())
        return (answer,) if isinstance(answer, str) else answer

    def label(self, item_id: str) -> str:
        """What the form calls the item."""
        return self.form.item(item_id).label


def read_body(body: str, forms: Sequence[Form]) -> tuple[Filled | None, tuple[Remark, ...]]:
    """The form that `body` fills in, or None with the reason."""
    if len(body) > LONGEST:
        return None, (remark("too_long", length=len(body), limit=LONGEST),)
    lines = _without_site_heading(cleaned(body, keep_hidden=True)[0].split("\n"))
    form = _recognised(lines, forms)
    if form is None:
        return None, (remark("unknown_form"),)
    found = _headings(lines, form)
    items = [item for _, item in found]
    if repeated := sorted({item.label for item in items if items.count(item) > 1}):
        return None, tuple(remark("repeated", label=label) for label in repeated)
    return filled(form, _pieces(lines, found)), ()


def filled(form: Form, pieces: Mapping[str, str]) -> Filled:
    """The answers of `form` from what stands below each heading."""
    answers: dict[str, str | tuple[str, ...]] = {}
    remarks: list[Remark] = []
    for item in form.items:
        answer, found = answer_to(item, pieces.get(item.id, ""), form.lang)
        remarks += found
        if answer:
            answers[item.id] = answer
        elif item.mandatory and all(one.is_note for one in found):
            remarks.append(remark("missing", label=item.label))
    return Filled(form, answers, tuple(remarks))


def answer_to(item: Item, text: str, lang: Lang) -> tuple[str | tuple[str, ...], list[Remark]]:
    """The answer to `item` in what somebody wrote: without hidden characters, with the signs of its language."""
    text, had_hidden = cleaned(text)
    answer, found = _answer(item, _well_printed(item, text, lang))
    return answer, [*([remark("cleaned", label=item.label)] if had_hidden else []), *found]


def cleaned(text: str, *, keep_hidden: bool = False) -> tuple[str, bool]:
    """`text` as a source file may hold it, and whether it had characters that nobody sees."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    text = SURROGATES.sub("\ufffd", text)
    if keep_hidden:
        return text, False
    seen = without_hidden(text)
    return unicodedata.normalize("NFC", seen), seen != text


def folded(label: str) -> str:
    """A label whatever its spaces and capitals."""
    return " ".join(label.split()).casefold()


def _without_site_heading(lines: list[str]) -> list[str]:
    """`lines` without the heading under which a proposal of the site stands."""
    names = {folded(text["label"]) for text in asked()["site"].values()}
    return [line for line in lines if not ((found := HEADING.match(line)) and folded(found[1]) in names)]


def _recognised(lines: Iterable[str], forms: Sequence[Form]) -> Form | None:
    """The form that has more of these headings than any other."""
    headings = {folded(found[1]) for line in lines if (found := HEADING.match(line))}
    counts = [(len(headings & {folded(item.label) for item in form.items}), form) for form in forms]
    best = max(count for count, _ in counts)
    having = [form for count, form in counts if count == best]
    return having[0] if best >= FEWEST and len(having) == 1 else None


def _headings(lines: Sequence[str], form: Form) -> list[tuple[int, Item]]:
    """(line, item) of every heading of the form."""
    items = {folded(item.label): item for item in form.items}
    found = ((number, HEADING.match(line)) for number, line in enumerate(lines))
    return [(number, items[folded(one[1])]) for number, one in found if one and folded(one[1]) in items]


def _pieces(lines: Sequence[str], found: Sequence[tuple[int, Item]]) -> dict[str, str]:
    ends = [number for number, _ in found[1:]] + [len(lines)]
    return {
        item.id: "\n".join(lines[number + 1 : end]).strip("\n") for (number, item), end in zip(found, ends, strict=True)
    }


def _well_printed(item: Item, text: str, lang: Lang) -> str:
    """Running text with the apostrophes and spaces of its language, as `inclusive fix` would put them."""
    own = lang.other if item.id.startswith("other_") else lang
    if item.kind is Kind.TEXT:
        return printed_markdown(text, own)
    return printed(text, own) if item.id in PRINTED else text


def _answer(item: Item, text: str) -> tuple[str | tuple[str, ...], list[Remark]]:
    """The answer to `item`, empty when there is none, and what is wrong with it."""
    text = "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
    if item.kind is Kind.AGREE:
        ticked = {folded(found[1]) for line in text.split("\n") if (found := TICKED.match(line))}
        agreed = tuple(option.id for option in item.options if folded(option.label) in ticked)
        return agreed, [] if len(agreed) == len(item.options) else [remark("not_agreed", label=item.label)]
    if text.strip() in NO_ANSWER:
        return "", []
    if item.kind in (Kind.ONE, Kind.MANY):
        return _choices(item, text)
    if item.kind in (Kind.LINES, Kind.SOURCES):
        values = (BULLET.sub("", line, count=1).strip() for line in text.split("\n"))
        return tuple(value for value in values if value), []
    return (" ".join(text.split()) if item.kind is Kind.LINE else text), []


def _choices(item: Item, text: str) -> tuple[str | tuple[str, ...], list[Remark]]:
    ids = {folded(option.label): option.id for option in item.options}
    parts = re.split(r",\s+|\n", text) if item.kind is Kind.MANY else [text]
    given = [part for part in parts if part.strip()]
    wrong = [remark("unknown_choice", label=item.label, value=part) for part in given if folded(part) not in ids]
    chosen = tuple(dict.fromkeys(ids[folded(part)] for part in given if folded(part) in ids))
    return (chosen if item.kind is Kind.MANY else "".join(chosen)), wrong
