"""What became of a frozen record: each fate, and what it takes to be of another."""

from dataclasses import replace

import pytest

from inclusive.editions.edition import Frozen
from inclusive.editions.format_1 import Facts, Moved, Reason, Row, Shown, Source
from inclusive.editions.read import read_editions
from inclusive.editions.since import Since, since
from inclusive.languages import Lang
from tests.conftest import EXAMPLE

EDITIONS = read_editions(EXAMPLE)[0]
EDITION = EDITIONS.named["2026.1"]
THEN = EDITIONS.frozen(EDITION.records["bas-seuil"])
WORDS = replace(THEN, texts={**THEN.texts, Lang.FR: THEN.texts[Lang.FR].model_copy(update={"name": "autre"})})
SOURCE = Source(id="s1", title="t", publisher="p", url="https://example.org/", lang="fr")
FACTS = replace(THEN, facts=Facts(rows=THEN.facts.rows, sources=(SOURCE,)))
BOTH = replace(WORDS, facts=FACTS.facts)
SHOWN = Shown(label="", values=("Raison.",))
NOTE = Row(id="note", values=("note",), fr=SHOWN, nl=SHOWN)
AFTER = Row(id="replaced_by", values=("aller-vers",), fr=SHOWN, nl=SHOWN)
RETIRED = replace(THEN, status="retired", facts=Facts(rows=(NOTE, AFTER)))
REASON = {Lang.FR: "fr", Lang.NL: "nl"}


def became(today: Frozen | None, *to: str, moved: bool = False, then: Frozen = THEN) -> Since:
    """What became of a record; any other of today is as the one with other words."""
    move = Moved(id=then.id, to=to, reason=Reason(fr="fr", nl="nl")) if moved else None
    return since(EDITION, then, today, lambda one: replace(WORDS, id=one), move)


@pytest.mark.parametrize(
    ("today", "fate", "texts", "facts"),
    [(THEN, "same", 0, 0), (WORDS, "changed", 1, 0), (FACTS, "facts", 0, 2), (BOTH, "changed", 1, 2)],
    ids=["same", "words", "facts", "both"],
)
def test_a_record_that_stands_is_the_same_or_its_words_or_facts_are_not(today, fate, texts, facts):
    told = became(today)
    assert (told.fate, told.to, told.reason) == (fate, (), None)
    assert (told.difference is None) == (fate == "same")
    if told.difference:
        assert sum(map(len, told.difference.texts.values())) == texts
        assert sum(map(len, told.difference.facts.values())) == facts


def test_a_record_that_was_retired_since_says_why_and_what_replaces_it():
    told = became(RETIRED)
    assert (told.fate, told.to) == ("retired", ("aller-vers",))
    assert told.reason == {Lang.FR: "Raison.", Lang.NL: "Raison."}
    assert became(RETIRED, then=RETIRED) == Since("same")
    assert became(THEN, then=RETIRED).fate == "facts"


@pytest.mark.parametrize(
    ("to", "fate"),
    [
        (("seuil-bas",), "renamed"),
        (("accueil",), "replaced"),  # it had a text of its own in that edition
        (("seuil-bas", "seuil-leger"), "replaced"),
        ((), "replaced"),
    ],
)
def test_a_record_that_left_its_id_was_renamed_or_replaced(to, fate):
    told = became(None, *to, moved=True)
    assert (told.fate, told.to, told.reason) == (fate, to, REASON)
    assert (told.difference is not None) == (fate == "renamed")


def test_a_record_that_is_gone_without_a_word_counts_as_replaced():
    assert became(None) == Since("replaced")
