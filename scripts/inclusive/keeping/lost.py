"""Lost: what stood in one commit and stands no longer in a later one, without a pointer that says where it went.

A record leaves a line in registers/moved.yml. An address stays in the ledger, an edition as it was published. A source
stays in its record (under its id, its address or its title) or elsewhere in the base, or a commit message between the
two says `Withdrawn-source: <address>`.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from inclusive.corpus import Corpus
from inclusive.editions.ledger import PATH, read_ledger
from inclusive.editions.read import FOLDER, SUFFIX
from inclusive.keeping.git import commit_of, git, write_sources
from inclusive.load.corpus_files import load_corpus
from inclusive.model.fields import Source
from inclusive.problems import Place, Problem, in_order, problem

NAMES = ("practices", "glossary.yml", "registers", "docs", "editions")
TRAILER = "Withdrawn-source"
Sourced = tuple[str, Place, Source]  # record, place, source


def lost_between(root: Path, base: str, head: str) -> list[Problem]:
    """A problem for each thing of the commit `base` that `head` has lost."""
    commits = commit_of(root, base), commit_of(root, head)
    with tempfile.TemporaryDirectory() as folder:
        then, now = Path(folder, "then"), Path(folder, "now")
        for commit, target in zip(commits, (then, now), strict=True):
            target.mkdir()
            write_sources(root, commit, target, *NAMES)
        withdrawn = git(root, "log", f"--format=%(trailers:key={TRAILER},valueonly)", f"{commits[0]}..{commits[1]}")
        return in_order(lost(then, now, set(withdrawn.decode("utf-8", "replace").split())))


def lost(then: Path, now: Path, withdrawn: set[str]) -> Iterator[Problem]:
    """A problem for each thing that the base in `then` has and that in `now` has lost."""
    before, after = load_corpus(then)[0], load_corpus(now)[0]
    yield from _lost_records(before, after)
    yield from _lost_addresses(then, now)
    yield from _lost_sources(before, after, withdrawn)
    yield from _lost_editions(then, now)


def _lost_records(before: Corpus, after: Corpus) -> Iterator[Problem]:
    standing = {*after.known.record_ids, *after.unread, *(entry.value.id for entry in after.moved)}
    for places in before.known.places.values():
        for record, place in places.items():
            if record not in standing and record in before.known.record_ids:
                yield problem(place, "N001", id=record)


def _lost_addresses(then: Path, now: Path) -> Iterator[Problem]:
    before, after = read_ledger(then)[0] or {}, read_ledger(now)[0] or {}
    for address, line in before.items():
        if address not in after:
            yield problem(Place(PATH, line), "N002", address=address)


def _lost_sources(before: Corpus, after: Corpus, withdrawn: set[str]) -> Iterator[Problem]:
    standing = list(_sources(after))
    anywhere = {one.url for _, _, one in standing} | {one.title for _, _, one in standing} | withdrawn
    in_record = {(record, one.id) for record, _, one in standing}
    for record, place, source in _sources(before):
        stands = record in after.known.record_ids  # of one that is gone, N001 tells
        if stands and (record, source.id) not in in_record and not {source.url, source.title} & anywhere:
            yield problem(place, "N003", id=record, source=source.id, url=source.url)


def _sources(corpus: Corpus) -> Iterator[Sourced]:
    for practice in corpus.practices:
        for source in practice.facts.sources:
            yield practice.id, Place(f"practices/{practice.id}/practice.yml"), source
    for entries in (corpus.terms, corpus.organisations, corpus.questions):
        for entry in entries:
            for source in entry.value.sources:
                yield entry.value.id, entry.place("id"), source


def _lost_editions(then: Path, now: Path) -> Iterator[Problem]:
    for file in sorted((then / FOLDER).glob(f"*{SUFFIX}")):
        kept = now / FOLDER / file.name
        if not kept.is_file() or kept.read_bytes() != file.read_bytes():
            yield problem(Place(f"{FOLDER}/{file.name}"), "N004", name=file.stem)
