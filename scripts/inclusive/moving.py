"""Moving: the files of a copy of the base in which a record gets another id, or leaves for others.

Files are edited as text, at the places that the loader knows: comments and layout stay as they are.
"""

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from inclusive.check.references import named_records
from inclusive.corpus import Corpus
from inclusive.load.yaml_nodes import Document
from inclusive.model.fields import Note
from inclusive.model.registers import Move
from inclusive.problems import Place

MOVED = "registers/moved.yml"
FILES = {"term": "glossary.yml", "organisation": "registers/organisations.yml", "question": "registers/questions.yml"}
ID_KEY = r"""["']?id["']?\s*:\s*"""


def rename(root: Path, corpus: Corpus, kind: str, old: str, new: str) -> None:
    """Give the record the id `new`, in its own file and wherever it is named."""
    edits = {where(): "" for _, named, where in named_records(corpus) if named == old}
    if kind != "practice":
        edits[entries(corpus, kind)[old].place("id")] = ID_KEY
    for place in sorted(edits, reverse=True):  # from the end: places before an edit stay right
        _replace_at(root, place, edits[place], old, new)
    reference = re.compile(rf"\[\[(\s*){re.escape(old)}(?=\s*(?:\||\]\]))")
    for file in sorted(
        [*root.glob("practices/*/*.md"), *root.glob("docs/*/*.md"), *map(root.joinpath, FILES.values())]
    ):
        if f"[[{old}" in (text := _read(file)):
            _write(file, reference.sub(rf"[[\g<1>{new}", text))
    if kind == "practice":
        (root / "practices" / old).rename(root / "practices" / new)
    elif kind == "term":
        _put_in_order(root, entries(corpus, kind), old, new)


def remove(root: Path, corpus: Corpus, kind: str, old: str) -> None:
    """Take the record away."""
    if kind == "practice":
        shutil.rmtree(root / "practices" / old)
        return
    file = root / FILES[kind]
    lines = _read(file).splitlines(keepends=True)
    start, end = _span(list(entries(corpus, kind).values()), entries(corpus, kind)[old], len(lines))
    _write(file, "".join(lines[:start] + lines[end:]))


def point(root: Path, corpus: Corpus, kind: str, old: str, new: tuple[str, ...], reason: Note) -> None:
    """Say in moved.yml where the record went; what led to it leads to its successors."""
    lines = _read(root / MOVED).splitlines(keepends=True)
    documents = [entry.document for entry in corpus.moved]
    for entry in reversed(corpus.moved):
        if old in entry.value.to:
            start, end = _span(documents, entry.document, len(lines))
            steps = (new if target == old else (target,) for target in entry.value.to)
            to = tuple(dict.fromkeys(target for step in steps for target in step))
            lines[start:end] = [_as_yaml(entry.value.model_copy(update={"to": to}))]
    text = "".join(line for line in lines if line.strip() != "[]").rstrip()
    _write(root / MOVED, f"{text}\n{_as_yaml(Move(id=old, kind=kind, to=new, reason=reason))}".lstrip())  # type: ignore[arg-type]


def entries(corpus: Corpus, kind: str) -> Mapping[str, Document]:
    """The records of a register or of the glossary, by id, in the order of their file."""
    if kind == "term":
        return {entry.value.id: entry.document for entry in corpus.terms}
    if kind == "organisation":
        return {entry.value.id: entry.document for entry in corpus.organisations}
    return {entry.value.id: entry.document for entry in corpus.questions}


def _as_yaml(move: Move) -> str:
    kind = f"  kind: {move.kind}\n" if move.kind else ""
    fr, nl = (json.dumps(text, ensure_ascii=False) for text in (move.reason.fr, move.reason.nl))
    return f"- id: {move.id}\n{kind}  to: [{', '.join(move.to)}]\n  reason: {{fr: {fr}, nl: {nl}}}\n"


def _replace_at(root: Path, place: Place, before: str, old: str, new: str) -> None:
    """Replace the id that is written at `place`, after `before`, in quotes or not."""
    lines = _read(root / place.path).split("\n")
    line = lines[place.line - 1]
    found = re.compile(rf"""{before}["']?{re.escape(old)}(?![a-z0-9-])""").match(line, place.column - 1)
    assert found is not None, place  # the loader has read it there
    lines[place.line - 1] = line[: found.end() - len(old)] + new + line[found.end() :]
    _write(root / place.path, "\n".join(lines))


def _span(every: Sequence[Document], one: Document, lines: int) -> tuple[int, int]:
    """The lines of an entry of a list, from 0: up to the next entry, or the end of the file."""
    after = [other.root.line for other in every if other.root.line > one.root.line]
    return one.root.line - 1, min(after) - 1 if after else lines


def _put_in_order(root: Path, documents: Mapping[str, Document], old: str, new: str) -> None:
    """Move the entry that is now called `new` to its alphabetical place."""
    file = root / FILES["term"]
    lines = _read(file).splitlines(keepends=True)
    start, end = _span(list(documents.values()), documents[old], len(lines))
    block = lines[start:end]
    following = [document.root.line - 1 for name, document in documents.items() if name > new and name != old]
    at = min(following, default=len(lines))
    lines[start:end] = []
    at -= len(block) if at > start else 0
    lines[at:at] = block
    _write(file, "".join(lines))


def _read(file: Path) -> str:
    return file.read_bytes().decode("utf-8")


def _write(file: Path, text: str) -> None:
    file.write_bytes(text.encode("utf-8"))
