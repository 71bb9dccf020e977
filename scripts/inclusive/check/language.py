"""Language: both texts stand, each in its own language, and it is known which one is the original."""

from collections.abc import Iterator

from inclusive.corpus import Corpus, Passage, practice_passages, question_passages, term_passages
from inclusive.derive.translation import pairs
from inclusive.derive.written import digest_of
from inclusive.languages import LANGS, Lang
from inclusive.load.earlier import digest_in_name
from inclusive.markdown.language import likely_language
from inclusive.model.fields import PENDING
from inclusive.problems import Problem, problem


def both_texts_stand_or_are_announced(corpus: Corpus) -> Iterator[Problem]:
    """A record has its text in both languages, or says in `missing` which one is still to come."""
    for pair in pairs(corpus):
        for lang in LANGS:
            if not pair.stands(lang) and lang not in pair.missing and lang not in pair.unread:
                yield problem(pair.place, "T001", lang=lang)
            if pair.stands(lang) and lang in pair.missing:
                yield problem(pair.missing_place, "T002", lang=lang)
        for wrong in sorted(set(pair.missing) - set(LANGS)):
            yield problem(pair.missing_place, "F023", field="missing", value=wrong, allowed="fr, nl")


def texts_are_in_their_language(corpus: Corpus) -> Iterator[Problem]:
    """A text is written in the language of its file or key."""
    for practice in corpus.practices:
        for _, passage in practice_passages(practice):
            yield from _foreign(passage)
    for term in corpus.terms:
        for _, passage in term_passages(term):
            yield from _foreign(passage)
    for question in corpus.questions:
        for _, passage in question_passages(question):
            yield from _foreign(passage)
    for page in corpus.pages:
        yield from _foreign(page.passage)


def _foreign(passage: Passage) -> Iterator[Problem]:
    found = likely_language(passage.markdown)
    if found is not None and found != passage.lang.value and len(passage.markdown) > 40:
        yield problem(passage.place(_first_letter(passage)), "T004", lang=passage.lang, found=found)


def _first_letter(passage: Passage) -> int:
    return len(passage.markdown) - len(passage.markdown.lstrip())


def one_text_is_the_original(corpus: Corpus) -> Iterator[Problem]:
    """Of two texts, exactly one is the original: it alone has no `translates`."""
    for pair in pairs(corpus):
        if not all(pair.stands(lang) for lang in LANGS):
            continue
        translated = [lang for lang in LANGS if pair.translates[lang] is not None]
        if len(translated) != 1:
            yield problem(pair.text_places[Lang.NL], "T006", count=len(translated))


def translations_are_stamped(corpus: Corpus) -> Iterator[Problem]:
    """A translation carries the digest of the text it translates, written by `inclusive fix`."""
    for pair in pairs(corpus):
        for lang in LANGS:
            if pair.translates.get(lang) == PENDING:
                yield problem(pair.text_places[lang], "T005")


def earlier_texts_are_what_was_translated(corpus: Corpus) -> Iterator[Problem]:
    """An earlier text is kept under the digest of its words: it is the one that was translated, to the letter."""
    for entry in corpus.earlier:
        found = digest_of(entry.value.parts)
        if found != digest_in_name(entry):
            yield problem(entry.place("parts"), "T015", name=digest_in_name(entry), digest=found)


def equivalence_is_explained(corpus: Corpus) -> Iterator[Problem]:
    """Where two designations do not cover the same thing, both languages say how they differ."""
    for entry in corpus.terms:
        equivalence = entry.value.equivalence
        told = (equivalence.fr, equivalence.nl)
        if equivalence.kind != "exact" and None in told:
            yield problem(entry.place("equivalence"), "T009", kind=equivalence.kind)
