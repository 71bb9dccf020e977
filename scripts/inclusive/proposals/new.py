"""New: a practice or a concept, asked for in a terminal and written into the base, with what is still missing."""

from collections.abc import Sequence
from pathlib import Path

from inclusive.check.run import checked
from inclusive.in_place import change
from inclusive.languages import Lang
from inclusive.load.corpus_files import load_corpus
from inclusive.load.files import read_text
from inclusive.problems import Problem
from inclusive.proposals.asking import Ask, asked_for
from inclusive.proposals.base import Base
from inclusive.proposals.forms import form
from inclusive.proposals.intake import DRAFTS
from inclusive.proposals.remarks import sentence
from inclusive.publish.lock import BUILD, Waiting, alone, in_silence


def new(
    root: Path, kind: str, lang: Lang, ask: Ask, waiting: Waiting = in_silence
) -> tuple[list[str], list[str], Sequence[Problem]]:
    """The paths written, what the answers lack, and what the check now says.

    `waiting` hears when another command is at work: what it writes is read before anything is written here.
    """
    filled = asked_for(form(kind, load_corpus(root)[0].facets, lang), ask)
    with alone(root / BUILD, waiting):
        corpus, _ = load_corpus(root)
        draft = DRAFTS[kind](filled, Base(corpus, lambda path: read_text(root, path)[0], 0))
        change(root, {path: text.encode() for path, text in draft.files.items()})
    told = [sentence(one, lang) for one in dict.fromkeys((*filled.remarks, *draft.remarks))]
    return sorted(draft.files), told, checked(root)[1]
