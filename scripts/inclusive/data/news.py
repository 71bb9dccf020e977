"""News: what the feeds tell: what each edition brought; before the first one, every practice and concept."""

from collections.abc import Iterable, Iterator
from html import escape

from inclusive.corpus import Corpus, term_text
from inclusive.data.base import Base
from inclusive.data.feeds import News
from inclusive.editions.compare import Difference, RecordDifference, Withdrawn, changes
from inclusive.editions.edition import Edition, Editions, Frozen
from inclusive.editions.word_difference import Piece, shortened
from inclusive.languages import Lang
from inclusive.model.fields import Source
from inclusive.render.words import words

TAGS = {"removed": "del", "added": "ins"}


def news(base: Base, lang: Lang, corpus: Corpus, editions: Editions) -> Iterator[News]:
    """Everything that the feed of `lang` may tell."""
    if not editions.all:
        yield from proposed(base, lang, corpus)
    for edition in editions.all:
        yield from brought(lang, editions, edition)


def proposed(base: Base, lang: Lang, corpus: Corpus) -> Iterator[News]:
    """Every practice and concept, on the day when its sources were last read: the last day known for it."""
    label = words()[lang]["news_proposed"]
    for practice in corpus.practices:
        text = practice.text(lang)
        if day := last_read(practice.facts.sources):
            yield News(practice.id, "practice", day, text.front.title, text.lang, escape(text.front.summary), label)
    for term in corpus.term.values():
        spoken = lang if term_text(term, lang) else lang.other
        found = term_text(term, spoken)
        if found and (day := last_read(term.sources)):
            definition = escape(base.words(found.definition, spoken))
            yield News(term.id, "term", day, found.term, spoken, definition, label)


def last_read(sources: Iterable[Source]) -> str | None:
    """The latest day on which one of these sources was read."""
    return max((source.read for source in sources if source.read), default=None)


def brought(lang: Lang, editions: Editions, edition: Edition) -> Iterator[News]:
    """What an edition brought as against the one before: new records, changed words, withdrawals."""
    told = changes(editions, edition)
    for record in told.new:
        yield _new(lang, edition, editions.frozen(edition.records[record]))
    for changed in told.changed:
        yield _changed(lang, edition, changed)
    for gone in told.withdrawn:
        yield _withdrawn(lang, edition, gone)


def _new(lang: Lang, edition: Edition, record: Frozen) -> News:
    text, label = record.text(lang), words()[lang]["news_new"]
    assert text is not None  # a record has one text at least
    first = text.parts[0].text if text.parts else ""
    summary = escape(text.summary or first)
    return News(record.id, record.kind, edition.date, text.name, Lang(text.lang), summary, label, edition.name)


def _changed(lang: Lang, edition: Edition, changed: RecordDifference) -> News:
    own = words()[lang]
    parts = [*changed.texts[lang], *changed.facts[lang]]
    summary = "".join(f"<p>{_told(part, lang)}</p>" for part in parts) or escape(own["news_other_language"])
    title = changed.names[lang]
    return News(changed.id, changed.kind, edition.date, title, lang, summary, own["news_changed"], edition.name)


def _told(part: Difference, lang: Lang) -> str:
    """A part and how its words changed, as HTML: what went is `del`, what came is `ins`."""
    title = f"{escape(part.title)}{words()[lang]['colon']} " if part.title else ""
    return title + "".join(map(_piece, shortened(part.pieces)))


def _piece(piece: Piece) -> str:
    text = escape(piece.text)
    tag = TAGS.get(piece.kind)
    return f"<{tag}>{text}</{tag}>" if tag else text


def _withdrawn(lang: Lang, edition: Edition, gone: Withdrawn) -> News:
    label, reason = words()[lang]["news_withdrawn"], escape(gone.reason.get(lang, ""))
    return News(gone.id, gone.kind, edition.date, gone.names[lang], lang, reason, label, edition.name)
