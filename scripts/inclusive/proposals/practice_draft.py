"""A proposed practice → practice.yml and the text in the author's language."""

import re
from typing import Any

from inclusive.model.practice import SectionId
from inclusive.proposals.base import Base, Draft, authors, organisations
from inclusive.proposals.body import Filled
from inclusive.proposals.markdown_text import kept_within, practice_file
from inclusive.proposals.remarks import Remark, remark
from inclusive.proposals.yaml_text import flow_list, flow_mapping, scalar, source_line

YEAR = re.compile(r"[12][0-9]{3}\Z")
LANGUAGE = re.compile(r"[a-z]{2}\Z")
FEWEST = 3  # parts of a source: address, title, publisher
MOST = 5  # and year, language
FACETS = ("publics", "barriers", "settings", "lines", "sectors", "places")


def practice_draft(filled: Filled, base: Base) -> Draft:
    """The files of a new practice: proposed, in one language, the other one announced as missing."""
    record = base.new_id(filled.text("practice_title"))
    sections, remarks = sections_of(filled)
    text = practice_file(filled.form.lang, filled.text("practice_title"), filled.text("summary"), sections)
    facts, found = _facts(filled, base)
    folder = f"practices/{record}"
    files = {f"{folder}/practice.yml": facts, f"{folder}/{filled.form.lang}.md": text}
    return Draft(record, files, (*remarks, *found))


def sections_of(filled: Filled) -> tuple[dict[SectionId, str], list[Remark]]:
    """The sections that are answered, each kept within itself."""
    sections: dict[SectionId, str] = {}
    remarks: list[Remark] = []
    for section in (one for one in SectionId if filled.text(one)):
        sections[section], found = kept_within(filled.text(section), filled.label(section))
        remarks += found
    return sections, remarks


def _facts(filled: Filled, base: Base) -> tuple[str, list[Remark]]:
    """`practice.yml`, its keys in the order of the format."""
    named, unknown = organisations(filled.several("organisations"), base.corpus)
    signed, unsigned = authors(filled, base.corpus)
    sources, incomplete = sources_of(filled)
    since = filled.text("since")
    lines = ["status: proposed"]
    lines += [f"organisations: {flow_list(named)}"] if named else []
    lines += [f"{name}: {flow_list(_numbers(filled.several(name)))}" for name in FACETS if filled.several(name)]
    lines += [f"since: {since if YEAR.match(since) else scalar(since)}"] if since else []
    lines += [f"evidence: {scalar(filled.text('evidence'))}"] if filled.text("evidence") else []
    lines += [f"missing: [{filled.form.lang.other}]"]
    lines += ["sources:", *(f"  {source_line(source)}" for source in sources)] if sources else []
    lines += [provenance_line(signed)]
    return "\n".join(lines) + "\n", [*unknown, *unsigned, *incomplete]


def provenance_line(signed: tuple[str, ...]) -> str:
    """Who wrote: nobody has reviewed or discussed what is only proposed."""
    return f"provenance: {{authors: {flow_list(signed)}, reviewers: [], meetings: []}}"


def sources_of(filled: Filled) -> tuple[list[dict[str, Any]], list[Remark]]:
    """The sources, each with its mark; a line that is not complete keeps its number and is told."""
    sources: list[dict[str, Any]] = []
    remarks: list[Remark] = []
    for number, line in enumerate(filled.several("sources"), start=1):
        parts = [part.strip() for part in line.split("|")]
        year, lang = (*parts[FEWEST:MOST], "", "")[:2]
        complete = FEWEST <= len(parts) <= MOST and all(parts[:FEWEST])
        if not complete or not YEAR.match(year or "1000") or not LANGUAGE.match(lang or "fr"):
            remarks.append(remark("source_form", label=filled.label("sources"), value=line))
            continue
        url, title, publisher = parts[:FEWEST]
        own = {"id": f"s{number}", "title": title, "publisher": publisher, "url": url}
        sources.append({**own, "year": int(year) if year else None, "lang": lang or str(filled.form.lang)})
    return sources, remarks


def pairs_of(filled: Filled, item_id: str) -> tuple[str, list[Remark]]:
    """Lines `word | why` as a mapping on one line."""
    parts = [(line, *(part.strip() for part in line.partition("|")[::2])) for line in filled.several(item_id)]
    told = {word: why for _, word, why in parts if word and why}
    wrong = [
        remark("pair_form", label=filled.label(item_id), value=line) for line, word, why in parts if not (word and why)
    ]
    return (flow_mapping(told) if told else ""), wrong


def _numbers(values: tuple[str, ...]) -> list[str | int]:
    """Whole numbers as numbers: lines of care are written so."""
    return [int(value) if value.isdecimal() else value for value in values]
