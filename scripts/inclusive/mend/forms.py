"""Forms: written forms that the texts use and the glossary may lack, for a person to accept or not."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inclusive.check.references import passages
from inclusive.corpus import Corpus, term_text
from inclusive.derive.forms import fold, written_forms
from inclusive.languages import LANGS, Lang
from inclusive.markdown.runs import BETWEEN, EDGE, read_markdown
from inclusive.model.term import Term
from inclusive.problems import Place

# Each way to bend a word: endings and what takes their place; the first that fits is used.
ENDINGS: dict[Lang, tuple[tuple[tuple[str, str], ...], ...]] = {
    Lang.FR: (
        (("al", "aux"), ("eau", "eaux"), ("", "s")),
        (("if", "ive"), ("", "e")),
        (("if", "ives"), ("", "es")),
    ),
    Lang.NL: ((("heid", "heden"), ("", "en")), (("", "s"),), (("", "’s"),), (("", "e"),)),
}
SMALL = 3  # letters: shorter words (de, à, van) have no other form
PHRASE = 5  # words in the longest form that is looked for
EDGES = re.compile(f"[{BETWEEN}{EDGE}.,;:!?()]")
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@dataclass(frozen=True, order=True)
class Proposed:
    """A form that texts use and nobody has claimed, for the concept whose word it looks like."""

    place: Place
    record: str
    lang: Lang
    form: str
    count: int


def proposed_forms(corpus: Corpus) -> list[Proposed]:
    """In the order of the glossary, the most used first."""
    found: list[Proposed] = []
    for lang in LANGS:
        known = {fold(form)[0] for entry in corpus.terms for form in _forms(entry.value, lang)}
        used = _phrases(corpus, lang)
        for entry in corpus.terms:
            variants = {fold(one)[0] for form in _forms(entry.value, lang) for one in variants_of(form, lang)}
            counts = {form: used[form] for form in variants - known if used[form]}
            place = entry.place(lang.value, "forms")
            found += [Proposed(place, entry.value.id, lang, form, count) for form, count in counts.items()]
    return sorted(found, key=lambda one: (one.place, -one.count, one.form))


def variants_of(form: str, lang: Lang) -> Iterator[str]:
    """The forms that the rules of the language make of `form`: one ending for all its longer words, or for the last."""
    words = form.split(" ")
    for endings in ENDINGS[lang]:
        bent = [_bent(word, endings) for word in words]
        yield " ".join(bent)
        yield " ".join([*words[:-1], bent[-1]])


def _bent(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    old, new = next(pair for pair in endings if word.endswith(pair[0]))
    if len(word) <= SMALL or (not old and word.endswith(new)):
        return word
    return word.removesuffix(old) + new


def _forms(term: Term, lang: Lang) -> Iterable[str]:
    text = term_text(term, lang)
    return written_forms(text) if text else ()


def _phrases(corpus: Corpus, lang: Lang) -> Counter[str]:
    """How often each run of one to five words stands in the texts of a language, as forms are compared."""
    counts: Counter[str] = Counter()
    for passage in passages(corpus):
        if passage.lang is lang:
            for run in EDGES.split(read_markdown(passage.markdown).text):
                words = [found[0] for found in WORD.finditer(run)]
                for size in range(1, PHRASE + 1):
                    counts.update(fold(" ".join(words[at : at + size]))[0] for at in range(len(words) - size + 1))
    return counts
