"""The whole tree of sources → a `Corpus`, and every problem of form found on the way."""

from collections.abc import Collection
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from inclusive.corpus import Corpus, Entry, HandWritten, Passage
from inclusive.languages import LANGS, Lang
from inclusive.load.files import names_in, read_text
from inclusive.load.practice_files import load_practices, split_front_matter
from inclusive.load.shape import shaped, shown
from inclusive.load.yaml_reader import Document, read_yaml
from inclusive.model.registers import (
    Facets,
    Governance,
    Meeting,
    Move,
    Organisation,
    PageFrontMatter,
    Question,
    Tolerated,
)
from inclusive.model.term import Term
from inclusive.problems import Problem, in_order, problem

Model = TypeVar("Model", bound=BaseModel)
Loaded = TypeVar("Loaded")
NO_FACETS = Facets(**dict.fromkeys(Facets.model_fields, ()))
NO_GOVERNANCE = Governance.model_construct(states=())


def load_corpus(root: Path) -> tuple[Corpus, list[Problem]]:
    """Everything below `root` that could be read; what could not is named in `unread`: an id, or a file."""
    unread: set[str] = set()
    problems: list[Problem] = []

    def kept(loaded: tuple[Loaded, Collection[str], list[Problem]]) -> Loaded:
        value, refused, found = loaded
        unread.update(refused)
        problems.extend(found)
        return value

    corpus = Corpus(
        kept(load_practices(root)),
        kept(load_list(root, "glossary.yml", Term)),
        kept(load_list(root, "registers/organisations.yml", Organisation)),
        kept(load_list(root, "registers/questions.yml", Question)),
        kept(load_single(root, "registers/facets.yml", Facets, NO_FACETS)),
        kept(load_single(root, "registers/governance.yml", Governance, NO_GOVERNANCE)),
        kept(load_list(root, "registers/meetings.yml", Meeting)),
        kept(load_list(root, "registers/moved.yml", Move)),
        kept(load_list(root, "registers/tolerated.yml", Tolerated)),
        kept(load_pages(root)),
        drawings(root),
        frozenset(unread),  # last: the others add to it
    )
    return corpus, in_order(problems)


def load_list(root: Path, path: str, model: type[Model]) -> tuple[tuple[Entry[Model], ...], set[str], list[Problem]]:
    """The entries of a file that holds a list; ids of refused entries, or the file itself; problems."""
    document, problems = _document(root, path)
    if document is None:
        return (), {path}, problems
    if not isinstance(document.root.value, list):
        found = shown(document.root.plain())
        return (), {path}, [problem(document.place(), "F020", field=path, value=found, kind="list")]
    entries: list[Entry[Model]] = []
    refused: set[str] = set()
    for number, node in enumerate(document.root.value):
        part = document.below(number)
        value, faults = shaped(model, part)
        problems += faults
        if value is not None:
            entries.append(Entry(value, part))
        elif isinstance(node.value, dict) and "id" in node.value:
            refused.add(str(node.value["id"].value))
    return tuple(entries), refused, problems


def load_single(root: Path, path: str, model: type[Model], nothing: Model) -> tuple[Model, set[str], list[Problem]]:
    """A file that holds one mapping, or `nothing`; the file itself when it was refused; problems."""
    document, problems = _document(root, path)
    if document is not None:
        value, problems = shaped(model, document)
        if value is not None:
            return value, set(), problems
    return nothing, {path}, problems


def load_pages(root: Path) -> tuple[tuple[HandWritten, ...], set[str], list[Problem]]:
    """The hand-written pages of both languages, by name; the files refused; problems."""
    pages: list[HandWritten] = []
    refused: set[str] = set()
    problems: list[Problem] = []
    for lang in LANGS:
        names, found = names_in(root, f"docs/{lang}")
        problems += found
        for path in (f"docs/{lang}/{name}" for name in names if name.endswith(".md")):
            page, found = load_page(root, path, lang)
            problems += found
            pages += [page] if page else []
            refused |= set() if page else {path}
    return tuple(pages), refused, problems


def drawings(root: Path) -> frozenset[str]:
    """The drawings that a hand-written page may show."""
    names, _ = names_in(root, "docs/assets/drawings")  # there may be none
    return frozenset(name for name in names if name.endswith(".svg"))


def load_page(root: Path, path: str, lang: Lang) -> tuple[HandWritten | None, list[Problem]]:
    """One hand-written page."""
    source, problems = read_text(root, path)
    if problems:
        return None, problems
    head, body, line, problems = split_front_matter(source, path)
    front, found = shaped(PageFrontMatter, head) if head else (None, [])
    if front is None or head is None:
        return None, problems + found
    return HandWritten(Path(path).stem, lang, path, front, head, Passage(lang, body, path, line)), []


def _document(root: Path, path: str) -> tuple[Document | None, list[Problem]]:
    source, problems = read_text(root, path)
    if problems:
        return None, problems
    return read_yaml(source, path)
