"""Move: a record gets another id, or others take its place, as `inclusive move OLD NEW [NEW …]` does.

All is tried on a copy. Only if the copy has no problem do the files of the base change, all at once.
"""

import re
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from inclusive import moving
from inclusive.check.references import named_records, passages
from inclusive.check.run import checked
from inclusive.corpus import Corpus
from inclusive.derive.translation import State, pairs
from inclusive.editions.read import read_editions
from inclusive.errors import NotMoved
from inclusive.fix import fix
from inclusive.in_place import Changes, change
from inclusive.languages import LANGS
from inclusive.load.corpus_files import load_corpus
from inclusive.load.files import KEPT_BY_WINDOWS
from inclusive.markdown.marks import references
from inclusive.model.fields import ID_PATTERN, LONGEST_ID, Note
from inclusive.problems import Problem

HISTORY = ("registers/moved.yml", "registers/meetings.yml")  # what names records as they were then
SOURCES = ("practices", "glossary.yml", "registers", "docs", "editions")


def reason(fr: str, nl: str) -> Note:
    """Why a record moves, in both languages."""
    try:
        return Note(fr=fr, nl=nl)
    except ValidationError:
        raise NotMoved("--reason", "one sentence in French and one in Dutch, of 300 characters at most") from None


def move(root: Path, old: str, new: tuple[str, ...], why: Note) -> tuple[str, ...] | list[Problem]:
    """Move the record `old`; the paths that changed, or the problems that forbid it, then nothing has changed."""
    corpus, problems = checked(root)
    if problems:
        return problems
    kind = kind_of(corpus, old)
    renamed = is_renaming(root, corpus, kind, old, new)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "base"
        _copy(root, copy)
        if renamed:
            moving.rename(copy, corpus, kind, old, new[0])
        else:
            moving.remove(copy, corpus, kind, old)
        moving.point(copy, corpus, kind, old, new, why)
        fix(copy, load_corpus(copy)[0], _current(corpus, old, new[0]))
        _, problems = checked(copy)
        if problems:
            return problems
        changes = _differences(root, copy)
    change(root, changes)
    return tuple(changes)


def kind_of(corpus: Corpus, record: str) -> str:
    """The kind of a record that exists."""
    kinds = {
        "practice": corpus.practice,
        "term": corpus.term,
        "organisation": corpus.organisation,
        "question": corpus.question,
    }
    found = next((kind for kind, records in kinds.items() if record in records), None)
    if found is None:
        raise NotMoved(record, "no record has this id")
    return found


def is_renaming(root: Path, corpus: Corpus, kind: str, old: str, new: tuple[str, ...]) -> bool:
    """Whether `new` is a new id for the record, or records that stand already and replace it."""
    moved = {entry.value.id for entry in corpus.moved}
    published = read_editions(root)[0].holding
    for target in new:
        if target == old or new.count(target) > 1:
            raise NotMoved(target, "a record leaves its id for others, each named once")
        if target in moved:
            raise NotMoved(target, "this id has itself been left; an id never changes its meaning")
        if target not in corpus.known.record_ids and (target in published or not _is_id(target)):
            raise NotMoved(target, "this cannot be the id of a new record")
    missing = [target for target in new if target not in corpus.known.record_ids]
    if len(new) == 1 and missing:
        return True
    if missing:
        raise NotMoved(missing[0], "no record has this id; write the records first, then move")
    if other := next((target for target in new if kind_of(corpus, target) != kind), None):
        raise NotMoved(other, f"this is a {kind_of(corpus, other)}; a {kind} is replaced by others of its kind")
    _refuse_if_named(corpus, old, new)
    return False


def _is_id(text: str) -> bool:
    return len(text) <= LONGEST_ID and bool(re.fullmatch(ID_PATTERN, text)) and not KEPT_BY_WINDOWS.fullmatch(text)


def _refuse_if_named(corpus: Corpus, old: str, new: tuple[str, ...]) -> None:
    """Which of its successors a text means, only a person knows."""
    fields = {where() for _, named, where in named_records(corpus) if named == old}
    places = {place for place in fields if place.path not in HISTORY}
    for passage in passages(corpus):
        places |= {passage.place(mark.start) for mark in references(passage.markdown) if mark.target == old}
    if places:
        named = ", ".join(map(str, sorted(places)))
        raise NotMoved(old, f"still named at {named}; name there {' or '.join(new)}, then move")


def _current(corpus: Corpus, old: str, new: str) -> set[str]:
    """The records, by the id they will have, whose translation is up to date: a new id does not make it old."""
    current = {pair.record for pair in pairs(corpus) for lang in LANGS if pair.state(lang) is State.CURRENT}
    return {new if record == old else record for record in current}


def _copy(root: Path, copy: Path) -> None:
    """The sources of the base."""
    for file in (file for name in SOURCES for file in _files(root / name)):
        target = copy / file.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)


def _differences(root: Path, copy: Path) -> Changes:
    """What must change below `root` for it to be as `copy` is."""
    then, now = (
        {file.relative_to(base).as_posix(): file.read_bytes() for name in SOURCES for file in _files(base / name)}
        for base in (root, copy)
    )
    return {path: now.get(path) for path in sorted(then.keys() | now.keys()) if then.get(path) != now.get(path)}


def _files(path: Path) -> Iterable[Path]:
    return [path] if path.is_file() else (file for file in path.rglob("*") if file.is_file())
