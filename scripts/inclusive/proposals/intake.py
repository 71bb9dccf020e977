"""Intake: an issue that somebody filed → the files that it proposes, and what to answer.

The text of an issue is data: it becomes a value between quotes, a section of a text, or nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from inclusive.corpus import Corpus
from inclusive.errors import NotAnEvent
from inclusive.languages import LANGS, Lang
from inclusive.proposals.base import Base, Draft
from inclusive.proposals.body import Filled, read_body
from inclusive.proposals.confirmation_draft import confirmation_draft
from inclusive.proposals.correction_draft import correction_draft
from inclusive.proposals.forms import every_form
from inclusive.proposals.practice_draft import practice_draft
from inclusive.proposals.remarks import Remark
from inclusive.proposals.term_draft import term_draft
from inclusive.proposals.translation_draft import translation_draft

DRAFTS: Mapping[str, Callable[[Filled, Base], Draft]] = {
    "practice": practice_draft,
    "term": term_draft,
    "translation": translation_draft,
    "correction": correction_draft,
    "confirmation": confirmation_draft,
}


@dataclass(frozen=True)
class Issue:
    """What an event says of an issue."""

    number: int
    body: str


@dataclass(frozen=True)
class Intake:
    """What became of an issue; `filled` is None when the form was not recognised."""

    issue: Issue
    filled: Filled | None
    draft: Draft
    remarks: tuple[Remark, ...]

    @property
    def langs(self) -> tuple[Lang, ...]:
        """The languages to answer in: the author's, or both when it is not known."""
        return (self.filled.form.lang,) if self.filled else LANGS

    @property
    def credit(self) -> str:
        """Who is to be named: organisation, account or nobody."""
        return (self.filled.text("credit") if self.filled else "") or "nobody"


def issue_of(event: Any) -> Issue:
    """The issue of a GitHub event."""
    issue = event.get("issue") if isinstance(event, dict) else None
    number = issue.get("number") if isinstance(issue, dict) else None
    if not isinstance(issue, dict) or not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise NotAnEvent
    body = issue.get("body")
    return Issue(number, body if isinstance(body, str) else "")


def intake(issue: Issue, corpus: Corpus, read: Callable[[str], str], written: frozenset[str] = frozenset()) -> Intake:
    """The files that the issue proposes for `corpus`; `written` are the ids that it got when it came first."""
    filled, remarks = read_body(issue.body, every_form(corpus.facets))
    if filled is None:
        return Intake(issue, None, Draft(), remarks)
    draft = DRAFTS[filled.form.id](filled, Base(corpus, read, issue.number, written))
    every = dict.fromkeys((*filled.remarks, *draft.remarks))
    return Intake(issue, filled, draft, tuple(every))
