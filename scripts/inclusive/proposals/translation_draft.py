"""A proposed translation → the text of a practice or concept in the other language, stamped with what it translates.

Whoever sends the form says that it is faithful to the original of today: the digest is written at once.
What is left empty keeps the text that stands.
"""

from inclusive.corpus import Practice, term_text
from inclusive.derive.written import digest_of, practice_parts, term_parts
from inclusive.languages import Lang
from inclusive.model.practice import PracticeFacts, SectionId
from inclusive.model.term import Term, TermText
from inclusive.proposals.base import Base, Draft, target
from inclusive.proposals.body import Filled
from inclusive.proposals.markdown_text import practice_file
from inclusive.proposals.practice_draft import sections_of
from inclusive.proposals.remarks import Remark, remark
from inclusive.proposals.term_draft import GLOSSARY, entry_lines, text_lines
from inclusive.proposals.yaml_edit import with_key, with_nested_key, without_key
from inclusive.proposals.yaml_text import flow_list


def translation_draft(filled: Filled, base: Base, translates: str = "") -> Draft:
    """The text in the language of the form, of the record that the form names.

    `translates` is the digest of the original that was before the translator, when that was not today’s.
    """
    found, remarks = target(filled, base.corpus)
    lang = filled.form.lang
    if found is None:
        return Draft(remarks=remarks)
    if found.kind == "practice":
        practice = base.corpus.practice[found.id]
        text = practice.texts.get(lang)
        if lang.other not in practice.texts or (text and text.front.translates is None):
            return Draft(found.id, remarks=(remark("is_original", value=found.id),))
        return _practice(filled, base, practice, translates)
    if found.kind == "term":
        term = base.corpus.term[found.id]
        own = term_text(term, lang)
        if term_text(term, lang.other) is None or (own and own.translates is None):
            return Draft(found.id, remarks=(remark("is_original", value=found.id),))
        return _term(filled, base, term, translates)
    return Draft(found.id, remarks=(remark("wrong_record", value=found.id),))


def _practice(filled: Filled, base: Base, practice: Practice, translates: str) -> Draft:
    lang = filled.form.lang
    written, remarks = sections_of(filled)
    title, summary = filled.text("practice_title"), filled.text("summary")
    if (standing := practice.texts.get(lang)) is not None:
        kept = {one.id: one.passage.markdown.strip("\n") for one in standing.sections if one.id}
        written = {**kept, **written}
        title, summary = title or standing.front.title, summary or standing.front.summary
    missing = [*_missing(filled, {"practice_title": title, "summary": summary}), *_empty(filled, written)]
    digest = translates or digest_of(practice_parts(practice.texts[lang.other]))
    folder = f"practices/{practice.id}"
    files = {f"{folder}/{lang}.md": practice_file(lang, title, summary, written, digest)}
    if lang in practice.facts.missing:
        lines = base.read(f"{folder}/practice.yml").rstrip("\n").split("\n")
        left = tuple(one for one in practice.facts.missing if one != lang)
        files[f"{folder}/practice.yml"] = "\n".join(_announced(lines, left, list(PracticeFacts.model_fields), 0)) + "\n"
    return Draft(practice.id, files, (*remarks, *missing))


def _term(filled: Filled, base: Base, term: Term, translates: str) -> Draft:
    lang = filled.form.lang
    standing = term_text(term, lang)
    original = term_text(term, lang.other)
    assert original is not None  # the caller asked
    new = _new_text(filled, standing, translates or digest_of(term_parts(original)))
    missing = _missing(filled, {"term": str(new["term"]), "definition": str(new["definition"])})
    lines = base.read(GLOSSARY).rstrip("\n").split("\n")
    start, end = entry_lines(lines, base.corpus, term.id)
    order = list(Term.model_fields)
    left = tuple(one for one in term.missing if one != lang)
    entry = _announced(lines[start:end], left, order, 2)
    changed = _with_text(entry, lang, new, order, is_new=standing is None)
    if changed is None:
        return Draft(term.id, remarks=(remark("unreadable_file"),))
    return Draft(term.id, {GLOSSARY: "\n".join([*lines[:start], *changed, *lines[end:]]) + "\n"}, tuple(missing))


def _new_text(filled: Filled, standing: TermText | None, digest: str) -> dict[str, str | tuple[str, ...]]:
    """What stands, with what the form answers in its place; without an answer to `note` or `forms`, none is made up."""
    values: dict[str, str | tuple[str, ...]] = {
        "term": filled.text("term") or (standing.term if standing else ""),
        "forms": filled.several("forms") or (standing.forms if standing else ()),
        "abbreviation": filled.text("abbreviation") or (standing.abbreviation or "" if standing else ""),
        "definition": filled.text("definition") or (standing.definition if standing else ""),
        "note": filled.text("note") or (standing.note or "" if standing else ""),
    }
    return {**values, "translates": digest}


def _with_text(
    entry: list[str], lang: Lang, new: dict[str, str | tuple[str, ...]], order: list[str], *, is_new: bool
) -> list[str] | None:
    """The entry with the text of one language; of a text that stands, only the keys given here are touched."""
    if is_new:
        return with_key(entry, order, text_lines(lang, dict(new)), 2)
    changed: list[str] | None = entry
    for key, value in new.items():
        own = text_lines(lang, {key: value})[1:]
        if own and changed is not None:
            changed = with_nested_key(changed, str(lang), list(TermText.model_fields), own)
    return changed


def _announced(lines: list[str], left: tuple[str, ...], order: list[str], indent: int) -> list[str]:
    """`lines` with only the languages `left` announced as missing."""
    if not left:
        return without_key(lines, "missing", indent)
    return with_key(lines, order, [f"{' ' * indent}missing: {flow_list(left)}"], indent) or lines


def _missing(filled: Filled, needed: dict[str, str]) -> list[Remark]:
    return [remark("missing", label=filled.label(item)) for item, value in needed.items() if not value]


def _empty(filled: Filled, written: dict[SectionId, str]) -> list[Remark]:
    return [remark("missing", label=filled.label(section)) for section in SectionId if not written.get(section)]
