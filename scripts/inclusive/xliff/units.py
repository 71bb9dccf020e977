"""Units: what is translated of a record, part by part, as a tool exchanges it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from inclusive.corpus import Corpus, Practice, term_text
from inclusive.derive.translation import State, practice_pair, term_pair
from inclusive.derive.written import digest_of, practice_parts, term_parts
from inclusive.languages import Lang
from inclusive.model.term import Term, TermText

BETWEEN = "\n\n"  # what stands between two paragraphs


@dataclass(frozen=True)
class Unit:
    """A part of a text: its paragraphs in the original, and in the translation where there is one."""

    id: str  # `practice_title`, `summary`, a section; `term`, `definition`, `note`
    source: str
    target: str = ""
    is_done: bool = True  # false: the translation is that of an earlier original, or nobody has said that it is done

    @property
    def segments(self) -> tuple[tuple[str, str], ...]:
        """(original, translation) paragraph by paragraph, or in one piece where the two are not built alike."""
        sources, targets = self.source.split(BETWEEN), self.target.split(BETWEEN)
        if not self.target:
            return tuple((source, "") for source in sources)
        if len(sources) != len(targets):
            return ((self.source, self.target),)
        return tuple(zip(sources, targets, strict=True))


@dataclass(frozen=True)
class Sheet:
    """A record to translate: the original's digest says which text it was."""

    record: str
    digest: str
    units: tuple[Unit, ...]


def sheets(corpus: Corpus, lang: Lang, records: tuple[str, ...] = ()) -> Iterator[Sheet]:
    """What is to be translated into `lang`: the records named, or all that are missing or behind."""
    for practice in corpus.practices:
        state = practice_pair(practice).state(lang)
        if lang.other in practice.texts and _is_wanted(practice.id, state, records):
            yield _practice(practice, lang, is_done=state is State.CURRENT)
    for entry in corpus.terms:
        state, original = term_pair(entry).state(lang), term_text(entry.value, lang.other)
        if original is not None and _is_wanted(entry.value.id, state, records):
            yield _term(entry.value, original, lang, is_done=state is State.CURRENT)


def _is_wanted(record: str, state: State, records: tuple[str, ...]) -> bool:
    if state is State.ORIGINAL:
        return False
    return record in records if records else state in (State.MISSING, State.BEHIND)


def _practice(practice: Practice, lang: Lang, *, is_done: bool) -> Sheet:
    original = practice.texts[lang.other]
    standing = practice.texts.get(lang)
    sources = {"practice_title": original.front.title, "summary": original.front.summary}
    sources |= {str(one.id): one.passage.markdown.strip("\n") for one in original.sections if one.id}
    targets: dict[str, str] = {}
    if standing is not None:
        targets = {"practice_title": standing.front.title, "summary": standing.front.summary}
        targets |= {str(one.id): one.passage.markdown.strip("\n") for one in standing.sections if one.id}
    return Sheet(practice.id, digest_of(practice_parts(original)), _units(sources, targets, is_done))


def _term(term: Term, original: TermText, lang: Lang, *, is_done: bool) -> Sheet:
    standing = term_text(term, lang)
    parts = ("term", "definition", "note")
    sources = {part: getattr(original, part) or "" for part in parts}
    targets = {part: getattr(standing, part) or "" for part in parts} if standing else {}
    return Sheet(term.id, digest_of(term_parts(original)), _units(sources, targets, is_done))


def _units(sources: Mapping[str, str], targets: Mapping[str, str], is_done: bool) -> tuple[Unit, ...]:
    return tuple(Unit(part, source, targets.get(part, ""), is_done) for part, source in sources.items() if source)
