"""Writes an invented corpus in the form of this base: `python -m tests.bench.generate 1000 FOLDER`.

The same number gives the same bytes, and `inclusive check` has nothing to say of them. Ids, words and figures mean
nothing. The glossary and the organisations grow with the corpus; above 10,000 practices their files are too large.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from inclusive.derive.written import digest
from inclusive.languages import LANGS, Lang
from tests.bench.records import Concept, Practice, Records
from tests.bench.registers import LISTS, organisation_id, question_id, register_files
from tests.bench.yaml_text import listed, quoted, source

PAGES = ("about", "contribute", "criteria", "how-to-use")


def write_corpus(size: int, folder: Path) -> None:
    """A base of `size` practices in `folder`, which may exist already."""
    records = Records(size)
    for practice in records.practices:
        write(folder / "practices" / practice.id, dict(practice_files(records, practice)))
    write(folder, {"glossary.yml": "".join(concept_lines(records))})
    write(folder / "registers", dict(register_files(records)))
    for lang in LANGS:
        write(folder / "docs" / lang, {f"{name}.md": page(records, name, lang) for name in PAGES})


def write(folder: Path, files: dict[str, str]) -> None:
    """Text files in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def practice_files(records: Records, practice: Practice) -> Iterator[tuple[str, str]]:
    """The three files of a practice."""
    yield "practice.yml", practice_facts(records, practice)
    texts = {lang: records.text(practice, lang, reference, source_mark) for lang in LANGS}
    digests = {
        lang: digest(
            practice.titles[lang], practice.summaries[lang], *(part for section in texts[lang] for part in section)
        )
        for lang in LANGS
    }
    for lang, text in texts.items():
        head = [f"title: {quoted(practice.titles[lang])}", f"summary: {quoted(practice.summaries[lang])}"]
        if lang is not practice.original:
            head.append(f"translates: {digests[practice.original]}")
        body = "\n\n".join(f"## {heading}\n\n{markdown}" for heading, markdown in text)
        yield f"{lang}.md", "\n".join(["---", *head, "---", body, ""])


def practice_facts(records: Records, practice: Practice) -> str:
    """`practice.yml`."""
    lines = ["status: proposed", f"organisations: {listed(organisation_id(one) for one in practice.organisations)}"]
    lines += [f"{facet}: {listed(map(quoted, values))}" for facet, values in practice.facets.items()]
    lines += [f"since: {practice.since}", f"evidence: {practice.evidence}"]
    lines.append(f"answers: {{{', '.join(f'{question_id(one)}: [action]' for one in practice.questions)}}}")
    lines.append(f"related: {listed(records.practices[one].id for one in practice.related)}")
    lines += ["sources:", source("s1", practice.id), source("s2", practice.id)]
    return "\n".join([*lines, ""])


def concept_lines(records: Records) -> Iterator[str]:
    """The entries of `glossary.yml`."""
    for number, concept in enumerate(records.concepts):
        related = listed(records.concepts[one].id for one in concept.related)
        yield f"- id: {concept.id}\n  domain: domains-{number % LISTS['domains'][2]:02d}\n  status: proposed\n"
        yield f"  related: {related}\n"
        for lang in LANGS:
            yield concept_text(concept, lang)
        yield f"  sources:\n  {source('s1', concept.id)}\n"


def concept_text(concept: Concept, lang: Lang) -> str:
    """What one language says of a concept; the French is the original."""
    note = f"{concept.notes[lang][:-1]}[^s1]."
    text = f"  {lang}:\n    term: {concept.names[lang]}\n    forms: [{concept.forms[lang]}]\n"
    text += f"    definition: {quoted(concept.definitions[lang])}\n    note: {quoted(note)}\n"
    if lang is Lang.FR:
        return text
    original = concept.notes[Lang.FR][:-1]
    stamp = digest(concept.names[Lang.FR], concept.definitions[Lang.FR], f"{original}[^s1].")
    return f"{text}    translates: {stamp}\n"


def page(records: Records, name: str, lang: Lang) -> str:
    """A hand-written page; the French is the original."""
    title, summary, body = f"Page {name}", records.prose(f"{name} summary", lang, 9), records.prose(name, lang, 120)
    head = f"title: {title}\nsummary: {summary}\n"
    if lang is not Lang.FR:
        original = records.prose(f"{name} summary", Lang.FR, 9), records.prose(name, Lang.FR, 120)
        head += f"translates: {digest(title, *original)}\n"
    return f"---\n{head}---\n{body}\n"


def reference(record: str, label: str) -> str:
    """A reference to another record, in the form of this base."""
    return f"[[{record}|{label}]]"


def source_mark(source_id: str) -> str:
    """The mark of a source, in the form of this base."""
    return f"[^{source_id}]"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.generate", description=write_corpus.__doc__)
    parser.add_argument("size", type=int, help="number of practices, 10,000 at most")
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    write_corpus(given.size, given.folder)


if __name__ == "__main__":
    main()
