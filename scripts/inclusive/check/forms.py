"""Forms: a written form means one concept, so that the linker never has to guess."""

from collections.abc import Iterator

from inclusive.corpus import Corpus, Entry, term_text
from inclusive.derive.forms import fold, written_forms
from inclusive.languages import LANGS, Lang
from inclusive.markdown.language import SMALL_WORDS
from inclusive.model.term import Term, TermText
from inclusive.problems import Place, Problem, problem

SMALL = {lang: frozenset(SMALL_WORDS[lang.value].split()) for lang in LANGS}


def forms_belong_to_one_concept(corpus: Corpus) -> Iterator[Problem]:
    """In one language, no two concepts claim the same written form."""
    for lang in LANGS:
        owner: dict[str, str] = {}
        for entry in corpus.terms:
            if (text := term_text(entry.value, lang)) is None:
                continue
            for form in written_forms(text):
                folded = fold(form)[0]
                if owner.setdefault(folded, entry.value.id) != entry.value.id:
                    place = _place_of(entry, lang, text, form)
                    yield problem(place, "I005", form=form, other=owner[folded])


def forms_are_words(corpus: Corpus) -> Iterator[Problem]:
    """A written form is a word of its own: not one letter or sign, nor a small word that every sentence has."""
    for lang in LANGS:
        small = SMALL[lang]
        for entry in corpus.terms:
            if (text := term_text(entry.value, lang)) is None:
                continue
            for form in written_forms(text):
                if sum(map(str.isalnum, form)) < 2 or fold(form)[0] in small:
                    yield problem(_place_of(entry, lang, text, form), "I014", form=form)


def words_to_avoid_are_not_forms(corpus: Corpus) -> Iterator[Problem]:
    """A word to avoid is not at the same time a form of the same concept that the base links."""
    for lang in LANGS:
        for entry in corpus.terms:
            if (text := term_text(entry.value, lang)) is None:
                continue
            forms = {fold(form)[0] for form in written_forms(text)}
            for word in text.avoid:
                if fold(word)[0] in forms:
                    yield problem(entry.place(lang.value, "avoid", word), "I008", form=word)


def _place_of(entry: Entry[Term], lang: Lang, text: TermText, form: str) -> Place:
    if form == text.term:
        return entry.place(lang.value, "term")
    if form == text.abbreviation:
        return entry.place(lang.value, "abbreviation")
    return entry.place(lang.value, "forms", text.forms.index(form))
