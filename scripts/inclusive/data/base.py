"""Base: where the base is published, and what its data say of a record besides its own source."""

from collections.abc import Callable
from dataclasses import dataclass

from inclusive.citing.cited import Edition
from inclusive.corpus import Corpus, term_text
from inclusive.derive.context import plain
from inclusive.languages import LANGS, Lang
from inclusive.markdown.marks import REFERENCE, references
from inclusive.render.addresses import DATA, Place, permanent

LICENSE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Base:
    """The base as it is published."""

    site_url: str  # ends in /
    name: Callable[[str, Lang], str]  # what a record is called in a language
    edition: Callable[[str], Edition | None]  # the edition that holds the present words of a record

    def url(self, record: str) -> str:
        """The permanent address of a record."""
        return self.site_url + permanent(record)

    def quoted(self, record: str) -> str:
        """The address under which the words of today stay: that of the edition which holds them, if one does."""
        edition = self.edition(record)
        return self.site_url + permanent(record, edition.name if edition else "")

    def page(self, kind: str, record: str, lang: Lang) -> str:
        """The address of a record's page."""
        return self.site_url + Place(lang, kind, record).path

    def data(self, path: str) -> str:
        """The address of a file below `/data/v1/`."""
        return f"{self.site_url}{DATA}{path}"

    def words(self, markdown: str, lang: Lang) -> str:
        """The words of a text alone, what it refers to by name."""
        return plain(REFERENCE.sub(lambda found: found[2] or self.name(found[1].strip(), lang), markdown)).strip()

    def linked(self, markdown: str, lang: Lang) -> str:
        """A text that can be read elsewhere: references to records become links to their permanent addresses."""
        pieces, done = [], 0
        for mark in references(markdown):
            label = mark.label or self.name(mark.target, lang)
            pieces += [markdown[done : mark.start], f"[{label}]({self.url(mark.target)})"]
            done = mark.end
        return "".join([*pieces, markdown[done:]])


def names(corpus: Corpus) -> Callable[[str, Lang], str]:
    """What each record is called in a language, or in the other one where it has no text yet."""
    known = {(record, lang): name for lang in LANGS for record, name in _names(corpus, lang)}
    return lambda record, lang: known[record, lang]


def _names(corpus: Corpus, lang: Lang) -> list[tuple[str, str]]:
    every = [(one.id, one.text(lang).front.title) for one in corpus.practices]
    for entry in corpus.terms:
        text = term_text(entry.value, lang) or term_text(entry.value, lang.other)
        every.append((entry.value.id, text.term if text else entry.value.id))
    for organisation in corpus.organisations:
        own = organisation.value.fr if lang is Lang.FR else organisation.value.nl
        every.append((organisation.value.id, own.name))
    for question in corpus.questions:
        asked = question.value.fr if lang is Lang.FR else question.value.nl
        every.append((question.value.id, asked.question))
    return every
