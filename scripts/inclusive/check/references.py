"""References: every id or page that is named exists."""

from collections.abc import Collection, Iterator, Mapping
from functools import partial

from inclusive.corpus import Corpus, Entry, Passage, practice_passages, question_passages, term_passages
from inclusive.languages import LANGS, Lang
from inclusive.load.shape import adviser, nearest
from inclusive.markdown.marks import references
from inclusive.markdown.runs import HEADING_ID, found_parts
from inclusive.model.registers import FacetValue, Organisation
from inclusive.problems import Problem, Where, choices, problem
from inclusive.render.addresses import SECTIONS

FacetValues = Mapping[str, Mapping[str, FacetValue]]
PRACTICE_FACETS = ("publics", "barriers", "settings", "lines", "sectors", "places")
PROVENANCE = (
    ("authors", "organisation"),
    ("reviewers", "organisation"),
    ("meetings", "meeting"),
    ("replaced_by", "record"),
)
HOMES = {
    "practice": "practices",
    "term": "glossary.yml",
    "organisation": "registers/organisations.yml",
    "question": "registers/questions.yml",
    "meeting": "registers/meetings.yml",
}


def passages(corpus: Corpus) -> Iterator[Passage]:
    """Every running text of the corpus."""
    for practice in corpus.practices:
        yield from (passage for _, passage in practice_passages(practice))
    for term in corpus.terms:
        yield from (passage for _, passage in term_passages(term))
    for question in corpus.questions:
        yield from (passage for _, passage in question_passages(question))
    yield from (page.passage for page in corpus.pages)


def named_records(corpus: Corpus) -> Iterator[tuple[str, str, Where]]:
    """Every (kind, id, where) that a field names."""
    for practice in corpus.practices:
        facts, place = practice.facts, practice.document.place
        for field, kind in (("organisations", "organisation"), ("related", "practice"), ("terms", "term")):
            for number, named in enumerate(getattr(facts, field)):
                yield kind, named, partial(place, field, number)
        for question in facts.answers:
            yield "question", question, partial(place, "answers", question)
    for entry in corpus.terms:
        for field in ("broader", "related"):
            for number, named in enumerate(getattr(entry.value, field)):
                yield "term", named, partial(entry.place, field, number)
    origins = [(practice.facts.provenance, practice.document) for practice in corpus.practices]
    origins += [(entry.value.provenance, entry.document) for entry in corpus.terms]
    for provenance, document in origins:
        for field, kind in PROVENANCE:
            for number, named in enumerate(getattr(provenance, field)):
                yield kind, named, partial(document.place, "provenance", field, number)
    yield from _named_in_registers(corpus)


def _named_in_registers(corpus: Corpus) -> Iterator[tuple[str, str, Where]]:
    moved = {move.value.id for move in corpus.moved}
    for meeting in corpus.meetings:
        for number, named in enumerate(meeting.value.records):
            if named not in moved:  # what was discussed then has left since
                yield "record", named, partial(meeting.place, "records", number)
        for number, decision in enumerate(meeting.value.decisions):
            if decision.record not in moved:
                yield "record", decision.record, partial(meeting.place, "decisions", number, "record")
    for move in corpus.moved:
        for number, named in enumerate(move.value.to):
            if named not in moved:  # else told as I007
                yield "record", named, partial(move.place, "to", number)


def records_exist(corpus: Corpus) -> Iterator[Problem]:
    """Every practice, concept, organisation, question or meeting that a field names exists."""
    known: Mapping[str, Collection[str]] = {**corpus.known.places, "record": corpus.known.record_ids}
    near = {kind: adviser(ids) for kind, ids in known.items()}
    for kind, named, where in named_records(corpus):
        if named not in known[kind] and not _may_be_unread(corpus, kind, named):
            yield problem(where(), "L001", kind=kind, id=named, near=near[kind](named))


def _may_be_unread(corpus: Corpus, kind: str, named: str) -> bool:
    """Whether `named` may stand in a source that was refused: one fault is told once."""
    homes = HOMES.values() if kind == "record" else (HOMES[kind],)
    return named in corpus.unread or not corpus.unread.isdisjoint(homes)


def facet_values_exist(corpus: Corpus) -> Iterator[Problem]:
    """Every value of a facet is one of registers/facets.yml."""
    if "registers/facets.yml" in corpus.unread:
        return
    known = corpus.known.facet_values
    for practice in corpus.practices:
        for name in PRACTICE_FACETS:
            for number, value in enumerate(getattr(practice.facts, name)):
                yield from _unknown(known, name, value, partial(practice.document.place, name, number))
        yield from _unknown(known, "evidence", practice.facts.evidence, partial(practice.document.place, "evidence"))
        yield from _unlabelled(corpus, practice.facts.status, partial(practice.document.place, "status"))
    for term in corpus.terms:
        yield from _unknown(known, "domains", term.value.domain, partial(term.place, "domain"))
        yield from _unlabelled(corpus, term.value.status, partial(term.place, "status"))
    for organisation in corpus.organisations:
        yield from _organisation_values(known, organisation)
    for question in corpus.questions:
        yield from _unknown(known, "stages", question.value.stage, partial(question.place, "stage"))


def _organisation_values(known: FacetValues, entry: Entry[Organisation]) -> Iterator[Problem]:
    yield from _unknown(known, "kinds", entry.value.kind, partial(entry.place, "kind"))
    for number, value in enumerate(entry.value.places):
        yield from _unknown(known, "places", value, partial(entry.place, "places", number))


def _unlabelled(corpus: Corpus, status: str, where: Where) -> Iterator[Problem]:
    """A state without a label; one that governance does not know either is told as R001."""
    if "registers/governance.yml" in corpus.unread or status in {state.id for state in corpus.governance.states}:
        yield from _unknown(corpus.known.facet_values, "statuses", status, where)


def _unknown(known: FacetValues, name: str, value: str, where: Where) -> Iterator[Problem]:
    if value not in known[name]:
        labels = {one.id: (one.fr.label, one.nl.label) for one in known[name].values()}
        yield problem(where(), "L002", facet=name, value=value, near=nearest(value, labels), **choices(labels))


def answers_name_sections(corpus: Corpus) -> Iterator[Problem]:
    """A question that a practice answers names at least one section of its text."""
    for practice in corpus.practices:
        for question, sections in practice.facts.answers.items():
            if not sections:
                yield problem(practice.document.place("answers", question), "L003", question=question)


def explicit_references_exist(corpus: Corpus) -> Iterator[Problem]:
    """An explicit reference [[id]] names a record that exists."""
    known = corpus.known.record_ids
    near = adviser(known)
    for passage in passages(corpus):
        for mark in references(passage.markdown):
            if mark.target not in known and not _may_be_unread(corpus, "record", mark.target):
                yield problem(passage.place(mark.start), "L004", id=mark.target, near=near(mark.target))


def page_links_exist(corpus: Corpus) -> Iterator[Problem]:
    """A link page:name#id leads to a hand-written page of the same language, and to a section that it has."""
    if not corpus.pages:
        return
    known = {lang: set(_page_addresses(corpus, lang)) for lang in LANGS}
    near = {lang: adviser(known[lang]) for lang in LANGS}
    for page in corpus.pages:
        for part in found_parts(page.passage.markdown):
            target = part.value.removeprefix("page:")
            unread = f"docs/{page.lang}/{target.partition('#')[0]}.md" in corpus.unread
            if part.kind == "link" and target != part.value and target not in known[page.lang] and not unread:
                place = page.passage.place(part.start)
                yield problem(place, "L007", id=target, lang=page.lang, near=near[page.lang](target))


def _page_addresses(corpus: Corpus, lang: Lang) -> Iterator[str]:
    """Every `name` and `name#id` that a page of `lang` may link to, also the pages that the build makes."""
    yield from (section for section in SECTIONS if not section.startswith("page:"))
    for page in corpus.pages:
        if page.lang is lang:
            ids = (HEADING_ID.search(line) for line in page.passage.markdown.split("\n") if line.startswith("## "))
            yield from (page.name, *(f"{page.name}#{found[1]}" for found in ids if found))


def records_do_not_name_themselves(corpus: Corpus) -> Iterator[Problem]:
    """A record is not its own neighbour."""
    for practice in corpus.practices:
        if practice.id in practice.facts.related:
            yield problem(practice.document.place("related"), "L005", id=practice.id, field="related")
    for entry in corpus.terms:
        for field in ("broader", "related"):
            if entry.value.id in getattr(entry.value, field):
                yield problem(entry.place(field), "L005", id=entry.value.id, field=field)
