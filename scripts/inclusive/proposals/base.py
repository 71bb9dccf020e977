"""Base: what a proposal is written against: the corpus, the texts of its files, and what it wrote before."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from inclusive.check.suggested import named_in
from inclusive.corpus import Corpus
from inclusive.languages import LANGS, Lang, without_accents
from inclusive.load.files import KEPT_BY_WINDOWS
from inclusive.load.shape import nearest
from inclusive.proposals.body import Filled
from inclusive.proposals.remarks import Remark, remark
from inclusive.render.addresses import SECTIONS

LONGEST_ID = 60
LEGAL_FORM = re.compile(r"\b(asbl|aisbl|vzw|ivzw|npo|ngo|ong)\b")


@dataclass(frozen=True)
class Base:
    """`read` gives the text of a file of the base; `written` are the ids that this proposal got when it came first."""

    corpus: Corpus
    read: Callable[[str], str]
    number: int  # of the issue
    written: frozenset[str] = frozenset()

    def new_id(self, name: str) -> str:
        """The id of what is proposed as `name`: the one it already has, else one that nothing else has."""
        if self.written:
            return min(self.written)
        own = slug(name) or f"proposition-{self.number}"
        taken = self.corpus.known.record_ids | self.corpus.unread | {move.value.id for move in self.corpus.moved}
        names = (own, *(f"{own}-{number}" for number in range(2, 1000)))
        return next(one for one in names if one not in taken and not KEPT_BY_WINDOWS.fullmatch(one))


@dataclass(frozen=True)
class Draft:
    """The files that a proposal becomes: path → whole text; what it is about; what is to be said."""

    record: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Target:
    """The record or page that a proposal is about, in the language of the page that was named."""

    kind: str  # practice | term | organisation | question | page
    id: str
    lang: Lang


def slug(name: str) -> str:
    """An id made of `name`: lower case without accents, digits, hyphens; cut at a word."""
    words = re.findall(r"[a-z0-9]+", without_accents(name))
    own = ""
    for word in words:
        longer = f"{own}-{word}" if own else word[:LONGEST_ID]
        if len(longer) > LONGEST_ID:
            break
        own = longer
    return own


def target(filled: Filled, corpus: Corpus) -> tuple[Target | None, tuple[Remark, ...]]:
    """What the item `record` names, by address or by id; or why it is not known."""
    given = filled.text("record")
    parts = [part for part in re.split(r"[/?#\s]+", unquote(given)) if part]
    lang = next((Lang(part) for part in parts if part in LANGS), filled.form.lang)
    kinds: dict[str, Any] = {
        "practice": corpus.practice,
        "term": corpus.term,
        "organisation": corpus.organisation,
        "question": corpus.question,
    }
    for part in reversed(parts):
        for kind, records in kinds.items():
            if part in records:
                return Target(kind, part, lang), ()
        for page in (page for page in corpus.pages if page.lang is lang):
            if part in (page.name, SECTIONS.get(f"page:{page.name}", {}).get(lang)):
                return Target("page", page.name, lang), ()
    near = nearest(slug(parts[-1]), corpus.known.record_ids) if parts else None
    if near:
        name = dict(named_in(corpus, near)).get(lang, near)
        return None, (remark("unknown_record_near", value=given, near=near, called=name),)
    return None, (remark("unknown_record", value=given),) if given else ()


def organisations(names: tuple[str, ...], corpus: Corpus) -> tuple[tuple[str, ...], tuple[Remark, ...]]:
    """The ids of the organisations that people call so, and a remark for each that the register does not know."""
    known: dict[str, str] = {}
    for entry in corpus.organisations:
        for name in (entry.value.id, entry.value.fr.name, entry.value.nl.name):
            known.setdefault(_name(name), entry.value.id)
    found = tuple(dict.fromkeys(known[_name(name)] for name in names if _name(name) in known))
    return found, tuple(remark("unknown_organisation", value=name) for name in names if _name(name) not in known)


def authors(filled: Filled, corpus: Corpus) -> tuple[tuple[str, ...], tuple[Remark, ...]]:
    """The organisation in whose name the text is proposed, if it is."""
    if filled.text("credit") != "organisation":
        return (), ()
    if not filled.text("author"):
        return (), (remark("author_missing", label=filled.label("author")),)
    return organisations((filled.text("author"),), corpus)


def _name(name: str) -> str:
    return " ".join(LEGAL_FORM.sub(" ", re.sub(r"[^a-z0-9]+", " ", without_accents(name))).split())
