"""Status: how complete the base is, counted."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from inclusive.corpus import Corpus
from inclusive.derive.translation import Pair, State, page_pair, pairs, practice_pair, question_pair, term_pair
from inclusive.languages import LANGS


@dataclass(frozen=True)
class Row:
    """One kind of record: how many, and the states of their texts in each language."""

    kind: str
    records: int
    texts: Mapping[str, Mapping[str, int]]  # language → state → count
    statuses: Mapping[str, int]
    in_both: float = 1.0  # the share of records whose text stands in both languages


def status(corpus: Corpus) -> list[Row]:
    """Practices, concepts, questions, pages and organisations, counted."""
    pages = [
        page_pair([page for page in corpus.pages if page.name == name])
        for name in dict.fromkeys(page.name for page in corpus.pages)
    ]
    return [
        _row(
            "practices",
            [practice_pair(one) for one in corpus.practices],
            [one.facts.status for one in corpus.practices],
        ),
        _row("terms", [term_pair(one) for one in corpus.terms], [one.value.status for one in corpus.terms]),
        _row("questions", [question_pair(one) for one in corpus.questions], []),
        _row("pages", pages, []),
        Row("organisations", len(corpus.organisations), {}, {}),
    ]


def _row(kind: str, of_kind: list[Pair], statuses: list[str]) -> Row:
    texts = {str(lang): dict(sorted(Counter(str(pair.state(lang)) for pair in of_kind).items())) for lang in LANGS}
    whole = sum(all(pair.stands(lang) for lang in LANGS) for pair in of_kind)
    share = whole / len(of_kind) if of_kind else 1.0
    return Row(kind, len(of_kind), texts, dict(sorted(Counter(statuses).items())), share)


def behind(corpus: Corpus) -> list[str]:
    """The records of which one text is behind the other."""
    return [pair.record for pair in pairs(corpus) if any(pair.state(lang) is State.BEHIND for lang in LANGS)]


def as_text(rows: list[Row]) -> str:
    """One line for each kind."""
    lines = []
    for row in rows:
        told = [f"{row.kind}: {row.records}"]
        told += [f"{row.in_both:.0%} fr+nl"] if row.texts else []
        told += [
            f"{lang} " + ", ".join(f"{state} {count}" for state, count in states.items())
            for lang, states in row.texts.items()
        ]
        told += [", ".join(f"{name} {count}" for name, count in row.statuses.items())] if row.statuses else []
        lines.append(" · ".join(told))
    return "\n".join(lines) + "\n"
