"""The rules of advice: what in a text could be said better, with its place. Each looks at running text only."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from inclusive.advice.acronyms import ACRONYM, of_organisation, of_term
from inclusive.check.references import passages
from inclusive.corpus import Corpus, Passage, term_text
from inclusive.derive.forms import Form, fold
from inclusive.derive.mentions import Linker
from inclusive.languages import LANGS, Lang
from inclusive.markdown.runs import BETWEEN, EDGE, read_markdown
from inclusive.mend.forms import proposed_forms
from inclusive.problems import Place

LONGEST = 30  # words in a sentence
SENTENCE = re.compile(rf"[^.!?…{BETWEEN}]+[.!?…]*")
WORD = re.compile(r"[^\W_]+(?:[-’'·][^\W_]+)*")
# The form of the site gets these patterns too: letters stand in them as [\w] only, which a browser reads otherwise.
PASSIVE = {
    Lang.FR: re.compile(
        r"(?<![\w])(?:est|sont|était|étaient|sera|seront|fut|furent|(?:a|ont|avait|avaient) été) (?:[\w]+ment )?"
        r"[\w]+(?:ée?s?|ie?s?|ue?s?|ite?s?|ise?s?) par(?![\w])"
    ),
    Lang.NL: re.compile(rf"(?<![\w])(?:wordt|worden|werd|werden)(?: [^.,;:{BETWEEN}]{{0,50}}?)? door(?![\w])"),
}


@dataclass(frozen=True, order=True)
class Advice:
    """Something that could be said better. `details` fill in the sentences of `advice.yml`."""

    place: Place
    name: str
    details: tuple[tuple[str, str], ...] = ()


def advice(corpus: Corpus) -> list[Advice]:
    """All advice on the running texts of the base, in their order."""
    avoided = {lang: words_to_avoid(corpus, lang) for lang in LANGS}
    known = frozenset(_explained(corpus))
    found: set[Advice] = set()
    for passage in passages(corpus):
        found.update(of_passage(passage, avoided[passage.lang], known))
    return sorted(found | set(_forms(corpus)))


def of_passage(passage: Passage, avoided: Mapping[str, str], known: frozenset[str]) -> Iterator[Advice]:
    """All advice on one text; `avoided` are words with why, `known` the acronyms that the base explains."""
    rules: tuple[Callable[[], Iterable[tuple[str, int, dict[str, object]]]], ...] = (
        lambda: _avoided(passage, avoided),
        lambda: _long(passage),
        lambda: _passive(passage),
        lambda: _acronyms(passage, known),
    )
    for rule in rules:
        for name, at, details in rule():
            told = tuple(sorted((key, str(value)) for key, value in details.items()))
            yield Advice(passage.place(at), name, told)


def words_to_avoid(corpus: Corpus, lang: Lang) -> dict[str, str]:
    """Word → why, and what to write instead, from the whole glossary."""
    texts = (term_text(entry.value, lang) for entry in corpus.terms)
    return {word: why for text in texts if text for word, why in text.avoid.items()}


def _avoided(passage: Passage, avoided: Mapping[str, str]) -> Iterator[tuple[str, int, dict[str, object]]]:
    for mention in _finder(tuple(sorted(avoided)), passage.lang).mentions(passage.markdown):
        if passage.path != "glossary.yml":  # there the words are explained
            yield "avoid", mention.start, {"found": mention.text, "why": avoided[mention.term]}


@lru_cache(maxsize=8)
def _finder(words: tuple[str, ...], lang: Lang) -> Linker:
    return Linker([Form(fold(word)[0], None, word) for word in words], lang)


def _long(passage: Passage) -> Iterator[tuple[str, int, dict[str, object]]]:
    reading = read_markdown(passage.markdown)
    for found in SENTENCE.finditer(reading.text):
        words = list(WORD.finditer(found[0]))
        if len(words) > LONGEST:
            at = found.start() + words[0].start()
            yield "long", reading.source_span(at, at + 1)[0], {"count": len(words), "limit": LONGEST}


def _passive(passage: Passage) -> Iterator[tuple[str, int, dict[str, object]]]:
    reading = read_markdown(passage.markdown)
    for found in PASSIVE[passage.lang].finditer(reading.text.replace(EDGE, " ")):
        yield "passive", reading.source_span(*found.span())[0], {"found": found[0]}


def _acronyms(passage: Passage, known: frozenset[str]) -> Iterator[tuple[str, int, dict[str, object]]]:
    """Each acronym once, where it stands first without an explanation in brackets beside it."""
    reading = read_markdown(passage.markdown)
    told: set[str] = set()
    for found in ACRONYM.finditer(reading.text):
        around = reading.text[max(0, found.start() - 1) : found.end() + 2]
        if found[0] not in known and found[0] not in told and "(" not in around:
            yield "acronym", reading.source_span(*found.span())[0], {"found": found[0]}
        told.add(found[0])


def _forms(corpus: Corpus) -> Iterator[Advice]:
    """Forms that texts use and that are not linked, because the glossary does not have them."""
    for one in proposed_forms(corpus):
        details = (("count", str(one.count)), ("found", one.form), ("record", one.record))
        yield Advice(one.place, "form", details)


def _explained(corpus: Corpus) -> Iterator[str]:
    """The acronyms that a name, a form or an abbreviation of the base holds."""
    for entry in corpus.terms:
        yield from of_term(entry.value)
    for organisation in corpus.organisations:
        yield from of_organisation(organisation.value)
