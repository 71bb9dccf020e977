"""A proposed concept → its entry in glossary.yml, in its alphabetical place; everything else in the file stays."""

from collections.abc import Sequence

from inclusive.corpus import Corpus
from inclusive.derive.written import digest
from inclusive.languages import Lang
from inclusive.proposals.base import Base, Draft, authors
from inclusive.proposals.body import Filled
from inclusive.proposals.practice_draft import pairs_of, provenance_line, sources_of
from inclusive.proposals.remarks import Remark, remark
from inclusive.proposals.yaml_text import flow_list, long_text, scalar, source_line

GLOSSARY = "glossary.yml"


def term_draft(filled: Filled, base: Base) -> Draft:
    """The glossary with the new entry."""
    record = base.new_id(filled.text("term"))
    entry, remarks = _entry(record, filled, base.corpus)
    text = with_entry(base.read(GLOSSARY), base.corpus, record, entry)
    return Draft(record, {GLOSSARY: text}, tuple(remarks))


def with_entry(text: str, corpus: Corpus, record: str, entry: Sequence[str]) -> str:
    """The glossary with `entry` before the first one whose id comes after."""
    lines = text.rstrip("\n").split("\n")
    following = [one.document.root.line for one in corpus.terms if one.value.id > record]
    if not corpus.terms:
        lines, following = [line for line in lines if line.startswith("#")], []
    spaced = any(not line for line in lines)
    if not following:
        return "\n".join([*lines, *([""] if spaced else []), *entry]) + "\n"
    at = min(following) - 1
    return "\n".join([*lines[:at], *entry, *([""] if spaced else []), *lines[at:]]) + "\n"


def entry_lines(lines: Sequence[str], corpus: Corpus, record: str) -> tuple[int, int]:
    """Where the entry of `record` stands: its first line and one past its last, counted from 0."""
    starts = sorted(one.document.root.line - 1 for one in corpus.terms)
    start = next(one.document.root.line - 1 for one in corpus.terms if one.value.id == record)
    end = min([one for one in starts if one > start], default=len(lines))
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return start, end


def text_lines(lang: Lang, values: dict[str, str | Sequence[str]]) -> list[str]:
    """What one language says of a concept, below its key; nothing where it says nothing."""
    lines = [f"  {lang}:"]
    for key, value in values.items():
        if not isinstance(value, str):
            lines += [f"    {key}: {flow_list(value)}"] if value else []
        elif key in ("definition", "note"):
            lines += long_text(key, value, "    ") if value else []
        elif value:
            lines.append(f"    {key}: {value if key == 'avoid' else scalar(value)}")
    return lines if len(lines) > 1 else []


def _entry(record: str, filled: Filled, corpus: Corpus) -> tuple[list[str], list[Remark]]:
    lang = filled.form.lang
    sources, remarks = sources_of(filled)
    signed, unsigned = authors(filled, corpus)
    avoided, wrong = pairs_of(filled, "avoid")
    own = {
        "term": filled.text("term"),
        "forms": filled.several("forms"),
        "abbreviation": filled.text("abbreviation"),
        "definition": filled.text("definition"),
        "note": filled.text("note"),
        "avoid": avoided,
    }
    texts = {lang: text_lines(lang, own)}
    other, half = _other(filled)
    if other:
        translates = digest(filled.text("term"), filled.text("definition"), filled.text("note"))
        texts[lang.other] = text_lines(lang.other, {**other, "translates": translates})
    lines = [f"- id: {scalar(record)}"]
    lines += [f"  domain: {scalar(filled.text('domain'))}"] if filled.text("domain") else []
    lines += ["  status: proposed", *texts.get(Lang.FR, ()), *texts.get(Lang.NL, ())]
    lines += [] if other else [f"  missing: [{lang.other}]"]
    lines += ["  sources:", *(f"    {source_line(source)}" for source in sources)] if sources else []
    lines += [f"  {provenance_line(signed)}"]
    return lines, [*remarks, *unsigned, *wrong, *half]


def _other(filled: Filled) -> tuple[dict[str, str | Sequence[str]], list[Remark]]:
    """What the other language says, when it has both a word and a definition."""
    term, definition = filled.text("other_term"), filled.text("other_definition")
    if term and definition:
        return {"term": term, "definition": definition, "note": filled.text("other_note")}, []
    some = term or definition or filled.text("other_note")
    return {}, [remark("other_half", label=filled.label("other_term"))] if some else []
