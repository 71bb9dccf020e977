"""Receive: read an event, write what it proposes into the base, check it, and put the answer beside."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from inclusive.check.run import checked
from inclusive.errors import NotAnEvent
from inclusive.in_place import change
from inclusive.load.corpus_files import load_corpus
from inclusive.load.files import read_text
from inclusive.mend.earlier import kept_from
from inclusive.problems import Problem
from inclusive.proposals.answer import answer, is_whole, pull_text
from inclusive.proposals.intake import Intake, intake, issue_of
from inclusive.proposals.remarks import remark


@dataclass(frozen=True)
class Received:
    """What came of an event: the paths written, and whether nothing is missing."""

    done: Intake
    problems: tuple[Problem, ...]

    @property
    def is_whole(self) -> bool:
        """Whether there is a text to review and nothing is missing."""
        return is_whole(self.done, self.problems)

    def reports(self) -> Mapping[str, str]:
        """File name → text of what the workflow shows people, and of what it decides by; no author's word decides."""
        facts = {"written": bool(self.done.draft.files), "whole": self.is_whole, "credit": self.done.credit}
        return {
            "answer.md": answer(self.done, self.problems),
            "pull.md": pull_text(self.done, self.problems),
            "files.json": json.dumps(dict(self.done.draft.files), ensure_ascii=False),
            "outputs": "".join(f"{name}={str(value).lower()}\n" for name, value in facts.items()),
        }


def receive(root: Path, event: bytes, before: Path | None = None, *, by_hand: bool = False) -> Received:
    """Write below `root` what the event proposes, and check the base.

    `before` holds the base as this proposal left it last time: its ids stay. With `by_hand` nothing is written:
    somebody else has changed the files of the proposal since. What a translation that falls behind was made from is
    written too: the base has it here, and no longer afterwards.
    """
    corpus, standing = checked(root)
    written = new_ids(root, before) if before else frozenset()
    done = intake(issue_of(_json(event)), corpus, lambda path: read_text(root, path)[0], written)
    if by_hand:
        draft = type(done.draft)(done.draft.record)
        return Received(Intake(done.issue, done.filled, draft, (*done.remarks, remark("by_hand"))), ())
    if not done.draft.files:
        return Received(done, ())
    change(root, {path: text.encode() for path, text in done.draft.files.items()})
    after, found = checked(root)
    earlier = kept_from(corpus, after)
    change(root, {path: text.encode() for path, text in earlier.items()})
    done = replace(done, draft=replace(done.draft, files={**done.draft.files, **earlier}))
    return Received(done, tuple(problem for problem in found if problem not in standing))


def write_reports(received: Received, folder: Path) -> None:
    """Write the answer, the text of the pull request and what the workflow decides by."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in received.reports().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def new_ids(root: Path, before: Path) -> frozenset[str]:
    """The practices and concepts that `before` has and `root` has not, also those that could not be read."""
    return frozenset(_ids(before) - _ids(root))


def _ids(root: Path) -> set[str]:
    corpus, _ = load_corpus(root)
    refused = {
        one for one in corpus.unread if (root / "practices" / one).is_dir() or f"- id: {one}\n" in _glossary(root)
    }
    return {*corpus.practice, *corpus.term, *refused}


def _glossary(root: Path) -> str:
    return read_text(root, "glossary.yml")[0]


def _json(event: bytes) -> object:
    try:
        return json.loads(event)
    except (ValueError, RecursionError):
        raise NotAnEvent from None
