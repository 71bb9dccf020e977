"""News: what a base without editions can say is new: each practice and concept, on the last day known for it."""

from collections.abc import Iterable, Iterator

from inclusive.corpus import Corpus, term_text
from inclusive.data.base import Base
from inclusive.data.feeds import News
from inclusive.languages import Lang
from inclusive.model.fields import Source
from inclusive.render.site import words


def proposed(base: Base, lang: Lang, corpus: Corpus) -> Iterator[News]:
    """Every practice and concept whose sources say when they were last read."""
    label = words()[lang]["news_proposed"]
    for practice in corpus.practices:
        text = practice.text(lang)
        if day := last_read(practice.facts.sources):
            yield News(practice.id, "practice", day, text.front.title, text.lang, text.front.summary, label)
    for term in corpus.term.values():
        spoken = lang if term_text(term, lang) else lang.other
        found = term_text(term, spoken)
        if found and (day := last_read(term.sources)):
            yield News(term.id, "term", day, found.term, spoken, base.words(found.definition, spoken), label)


def last_read(sources: Iterable[Source]) -> str | None:
    """The latest day on which one of these sources was read."""
    return max((source.read for source in sources if source.read), default=None)
