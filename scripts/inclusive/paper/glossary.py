"""Glossary: what the document of the glossary shows, as plain values in both languages."""

from collections.abc import Mapping
from typing import Any

from inclusive.citing.cited import Edition
from inclusive.corpus import Corpus, term_text
from inclusive.data.base import Base
from inclusive.data.retired import retired
from inclusive.languages import LANGS, Lang, sort_key
from inclusive.model.fields import Source
from inclusive.model.registers import FacetValue
from inclusive.model.term import Term, TermText
from inclusive.paper.pdf import qr_code
from inclusive.paper.tree import inline, tree
from inclusive.render.prose import followed
from inclusive.render.words import words

Values = dict[str, Any]


def glossary(base: Base, corpus: Corpus, edition: Edition | None) -> Values:
    """The whole glossary, domain by domain in the register's order. `edition` is the latest one.

    The address of a concept names the edition that holds its words; a concept changed since has its living address.
    """
    text = {lang: words()[lang] for lang in LANGS}
    titles = [f"{one['site']} – {one['glossary']}" for one in text.values()]
    which = _which(base, corpus, edition)
    return {
        "title": " · ".join(titles),
        "author": [one["site"] for one in text.values()],
        "lang": Lang.FR,  # of the document as a whole; what is Dutch says so
        "day": edition.date if edition else None,
        "foot": " · ".join([*titles, *([edition.name] if edition else [])]),
        "url": base.site_url,
        **code(base.site_url, Lang.FR),
        "words": {lang: _words(lang, title, which) for lang, title in zip(LANGS, titles, strict=True)},
        "domains": [one for domain in corpus.facets.domains if (one := _domain(base, domain, corpus))["terms"]],
        "index": {lang: index(corpus, lang) for lang in LANGS},
    }


def _which(base: Base, corpus: Corpus, edition: Edition | None) -> Mapping[Lang, str]:
    """Which edition the texts are of, in each language; some may be newer."""
    newer = not all(base.edition(term) for term in corpus.term)
    return {
        lang: _edition(lang, edition.name, newer=newer) if edition else words()[lang]["edition_none"] for lang in LANGS
    }


def _edition(lang: Lang, name: str, *, newer: bool) -> str:
    text = words()[lang]
    return (text["paper_edition_newer"] if newer else text["edition_named"]).format(name=name)


def _words(lang: Lang, title: str, which: Mapping[Lang, str]) -> Mapping[str, str]:
    text = words()[lang]
    return {
        "title": title,
        "about": text["intro_glossary"],
        "edition": which[lang],
        "license": text["paper_licence"],
        "contents": text["paper_contents"],
        "index": text["paper_index"],
        "missing": text["paper_missing"],
        "avoid": text["avoid"],
        "colon": text["colon"],
    }


def _domain(base: Base, domain: FacetValue, corpus: Corpus) -> Values:
    terms = [term for term in corpus.term.values() if term.domain == domain.id]
    in_order = sorted(terms, key=lambda term: sort_key(base.name(term.id, Lang.FR)))
    return {
        "fr": domain.fr.label,
        "nl": domain.nl.label,
        "terms": [_concept(base, term) for term in in_order],
    }


def _concept(base: Base, term: Term) -> Values:
    equivalence, url = term.equivalence, base.quoted(term.id)
    return {
        "id": term.id,
        "url": url,
        **code(url, Lang.FR),
        **{lang: _side(base, term, lang) for lang in LANGS},
        "equivalence": equivalence.fr
        and equivalence.nl
        and {
            "fr": inline(base.linked(equivalence.fr, Lang.FR), {}),
            "nl": inline(base.linked(equivalence.nl, Lang.NL), {}),
        },
        "sources": source_values(term.sources),
    }


def _side(base: Base, term: Term, lang: Lang) -> Values | None:
    text = term_text(term, lang)
    if text is None:
        return None
    numbers, told = numbered(term.sources), retired(base, term, lang)
    withdrawn = [{"kind": "paragraph", "children": [{"kind": "text", "text": told}]}] if told else []
    return {
        "term": text.term,
        "abbreviation": text.abbreviation,
        "forms": list(text.forms),
        "definition": inline(base.linked(text.definition, lang), numbers),
        "note": [*withdrawn, *(tree(base.linked(text.note, lang), numbers) if text.note else [])],
        "avoid": [{"word": word, "why": inline(base.linked(why, lang), {})} for word, why in text.avoid.items()],
    }


def index(corpus: Corpus, lang: Lang) -> list[Values]:
    """Every designation, abbreviation and word to avoid of a language, in alphabetical order, with its concept."""
    found = [(word, term.id) for term in corpus.term.values() for word in indexed(term_text(term, lang))]
    return [{"word": word, "id": term} for word, term in sorted(found, key=lambda one: (sort_key(one[0]), one[1]))]


def indexed(text: TermText | None) -> list[str]:
    """The words under which a reader looks for a concept; other forms are too near to them to be worth a line."""
    if text is None:
        return []
    return list(dict.fromkeys([text.term, *([text.abbreviation] if text.abbreviation else []), *text.avoid]))


def numbered(sources: tuple[Source, ...]) -> dict[str, int]:
    """Source id → its number in the list."""
    return {source.id: number for number, source in enumerate(sources, start=1)}


def source_values(sources: tuple[Source, ...]) -> list[Values]:
    """Sources as listed below a text."""
    shown = {"title", "publisher", "year", "lang"}
    return [{**source.model_dump(include=shown), "url": followed(source.url)} for source in sources]


def code(url: str, lang: Lang) -> Values:
    """The QR code of an address, and what it says to whoever does not see it."""
    label = words()[lang]["paper_code"].format(url=url)
    return {"qr": qr_code(url, label), "qr_alt": label}
