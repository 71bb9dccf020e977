"""The three files of a practice → a `Practice`."""

import re
from bisect import bisect_left
from pathlib import Path

from inclusive.corpus import HandWritten, Passage, Practice, PracticeText, Section
from inclusive.languages import LANGS, Lang
from inclusive.load.files import is_folder, names_in, read_text
from inclusive.load.shape import shaped, unless_told
from inclusive.load.yaml_composer import DEEPEST
from inclusive.load.yaml_nodes import Document
from inclusive.load.yaml_reader import read_on
from inclusive.model.fields import ID_PATTERN
from inclusive.model.practice import HEADINGS, PracticeFacts, PracticeFrontMatter, SectionId
from inclusive.problems import Place, Problem, problem

FILES = {"practice.yml", "fr.md", "nl.md"}
# These two are looked for behind the end of the line before: many times faster than at each start of a line.
NESTED = re.compile(rf"\n(?: {{0,3}}(?:>|[-*+] |[0-9]{{1,9}}[.)] )){{{DEEPEST + 1}}}")  # quotations, lists
FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
HEADING = re.compile(r"\n## (.*)")
SECTION_IDS = {lang: {heading: section for section, heading in HEADINGS[lang].items()} for lang in LANGS}


def practice_names(root: Path) -> tuple[tuple[str, ...], frozenset[str], list[Problem]]:
    """The names of the practices' folders, in order; `practices` if it cannot be listed; problems."""
    names, problems = names_in(root, "practices")
    refused = frozenset(["practices"]) if problems else frozenset[str]()
    good = []
    for name in names:
        path = f"practices/{name}"
        if not is_folder(root, path):
            problems.append(problem(Place(path), "I003", name=name))
        elif not re.fullmatch(ID_PATTERN, name):
            problems.append(problem(Place(path), "I002", name=name))
        else:
            good.append(name)
    return tuple(good), refused, problems


def load_practice(root: Path, practice_id: str) -> tuple[Practice | None, list[Problem]]:
    """The practice in `practices/<practice_id>/`, or None, and its problems of form."""
    folder = f"practices/{practice_id}"
    names, problems = names_in(root, folder)
    problems += [problem(Place(f"{folder}/{name}"), "I003", name=name) for name in names if name not in FILES]
    source, found = read_text(root, f"{folder}/practice.yml")
    problems += found
    document, found = (None, []) if found else read_on(source, f"{folder}/practice.yml")
    facts, faults = shaped(PracticeFacts, document) if document else (None, [])
    facts = None if found else facts
    problems += [*found, *unless_told(faults, found, document)]
    texts, unread = {}, set()
    for lang in LANGS:
        if f"{lang}.md" in names:
            text, found = load_practice_text(root, f"{folder}/{lang}.md", lang)
            problems += found
            if text:
                texts[lang] = text
            else:
                unread.add(lang)
    if facts is None or document is None or not texts:
        nothing = LANGS if facts is not None and not unread else ()
        return None, problems + [problem(Place(folder), "T001", lang=lang) for lang in nothing]
    return Practice(practice_id, facts, document, texts, frozenset(unread)), problems


def load_practice_text(root: Path, path: str, lang: Lang) -> tuple[PracticeText | None, list[Problem]]:
    """The text of a practice in one language."""
    source, problems = read_text(root, path)
    if problems:
        return None, problems
    head, body, body_line, problems = split_front_matter(source, path)
    front, found = shaped(PracticeFrontMatter, head) if head else (None, [])
    if front is None or head is None or problems:
        return None, problems + unless_told(found, problems, head)
    preamble, sections = split_sections(body, path, body_line, lang)
    return PracticeText(lang, path, front, head, preamble, sections), []


def split_front_matter(source: str, path: str) -> tuple[Document | None, str, int, list[Problem]]:
    """The head between two lines `---` as far as it can be read, the body, the line it starts at, and problems."""
    end = f"{source}\n".find("\n---\n", 3)
    if not source.startswith("---\n") or end < 0:
        return None, "", 1, [problem(Place(path), "F029")]
    head, body, line = source[4 : end + 1], source[end + 5 :], source.count("\n", 0, end) + 3
    document, problems = read_on(head, path, first_line=2)
    deep = [line + body.count("\n", 0, found.start()) for found in NESTED.finditer(f"\n{body}")]
    problems += [problem(Place(path, number), "F014", deepest=DEEPEST) for number in deep]
    return (None if deep else document), body, line, problems


def split_sections(body: str, path: str, first_line: int, lang: Lang) -> tuple[Passage, tuple[Section, ...]]:
    """What stands before the first `## ` heading, then each section."""
    found = HEADING.finditer(f"\n{body}")
    starts = [(one.start(), one.end() - 1, one[1].strip(" ").rstrip("#").rstrip(" ")) for one in found]
    if "```" in body or "~~~" in body:
        fences = [fence.start() for fence in FENCE.finditer(body)]
        starts = [start for start in starts if bisect_left(fences, start[0]) % 2 == 0]
    ends = [start for start, _, _ in starts[1:]] + [len(body)]
    line, told = first_line, 0
    preamble = Passage(lang, body[: max(0, starts[0][0] - 1) if starts else len(body)], path, line)
    sections: list[Section] = []
    named: set[SectionId] = set()
    for (start, text, heading), end in zip(starts, ends, strict=False):  # without a heading, no section
        line, told = line + body.count("\n", told, start), start
        passage = Passage(lang, body[text + 1 : end if end == len(body) else end - 1], path, line + 1)
        known = SECTION_IDS[lang].get(heading)
        name = f"section-{len(sections) + 1}" if known is None or known in named else str(known)
        named |= {known} if known is not None else set()
        sections.append(Section(known, name, heading, Place(path, line), passage))
    return preamble, tuple(sections)


def page_sections(page: HandWritten) -> list[tuple[str, Passage]]:
    """(heading, text) of a hand-written page; the first stands before any heading."""
    preamble, sections = split_sections(page.passage.markdown, page.path, page.passage.line, page.lang)
    return [("", preamble), *((section.heading, section.passage) for section in sections)]
