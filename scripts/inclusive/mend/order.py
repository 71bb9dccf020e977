"""Order: the glossary sorted by id, the sections of a practice in their fixed order; no word changes."""

from collections.abc import Iterator, Mapping

from inclusive.corpus import Corpus, PracticeText
from inclusive.mend.texts import Read
from inclusive.model.practice import SectionId

GLOSSARY = "glossary.yml"


def ordered_files(corpus: Corpus, read: Read) -> Mapping[str, str]:
    """Path → new text, of each file that changes."""
    found = dict(_texts(corpus, read))
    glossary = read(GLOSSARY)
    if (sorted_ := sorted_glossary(glossary, corpus)) != glossary:
        found[GLOSSARY] = sorted_
    return found


def sorted_glossary(text: str, corpus: Corpus) -> str:
    """The entries in the order of their ids; what stands before the first stays before it."""
    ids = [entry.value.id for entry in corpus.terms]
    if ids == sorted(ids):
        return text
    lines = text.rstrip("\n").split("\n")
    starts = [entry.document.root.line - 1 for entry in corpus.terms]
    ends = [*starts[1:], len(lines)]
    entries = {one: "\n".join(lines[a:b]).rstrip("\n") for one, a, b in zip(ids, starts, ends, strict=True)}
    between = "\n\n" if any(not line for line in lines[starts[0] :]) else "\n"
    head = "".join(f"{line}\n" for line in lines[: starts[0]])
    return head + between.join(entries[one] for one in sorted(ids)) + "\n"


def _texts(corpus: Corpus, read: Read) -> Iterator[tuple[str, str]]:
    for practice in corpus.practices:
        for text in practice.texts.values():
            found = [section.id for section in text.sections]
            if None not in found and len(set(found)) == len(found) and found != _in_order(found):
                yield text.path, _sorted_sections(text, read(text.path))


def _in_order(found: list[SectionId | None]) -> list[SectionId]:
    return [section for section in SectionId if section in found]


def _sorted_sections(text: PracticeText, source: str) -> str:
    lines = source.rstrip("\n").split("\n")
    starts = [section.place.line - 1 for section in text.sections]
    parts = {
        section.id: "\n".join(lines[start:end]).rstrip("\n")
        for section, start, end in zip(text.sections, starts, [*starts[1:], len(lines)], strict=True)
    }
    head = "".join(f"{line}\n" for line in lines[: starts[0]])
    return head + "\n\n".join(parts[section] for section in SectionId if section in parts) + "\n"
