"""Permanent: what `/id/<id>/` shows of a record: what it is in each language today, and the editions that hold it."""

from inclusive.editions.compare import RETIRED
from inclusive.languages import Lang
from inclusive.model.practice import PracticeFacts
from inclusive.model.term import Term
from inclusive.render.addresses import Place, permanent
from inclusive.render.facts import words_alone
from inclusive.render.lasting import Facts, both, fate
from inclusive.render.site import Site
from inclusive.render.words import words


def permanent_facts(site: Site, record: str) -> Facts:
    """Everything that the page shows."""
    kind = site.kind_of(record)
    held = [
        {"name": edition.name, "date": edition.date, "fate": fate(site, edition, record).fate}
        for edition in reversed(site.holding(record))
    ]
    return {
        "kind": kind,
        "record": record,
        "url": site.publication.site_url + permanent(record),
        "names": both(lambda lang: site.name(record, lang)),
        "tags": both(lambda lang: site.language_of(record, lang).tag),
        "sides": both(lambda lang: _side(site, kind, record, lang)),
        "editions": held,
        "standing": both(lambda lang: _standing(held, lang)),
    }


def _side(site: Site, kind: str, record: str, lang: Lang) -> Facts:
    """One language: where its page is, what it says that the record is, and whether that was withdrawn."""
    return {
        "path": Place(lang, kind, record).path,
        "meaning": meaning(site, kind, record, lang),
        "missing": site.language_of(record, lang) is not lang,
        "retired": _retired(site, kind, record, lang),
    }


def meaning(site: Site, kind: str, record: str, lang: Lang) -> str:
    """What a record is, in plain words of `lang`: a definition, a summary, a fragment; empty where it says nothing."""
    if kind == "term":
        return words_alone(site, site.said(f"definition/{record}").get(lang, ""), lang)
    if kind == "practice":
        summary: str = site.said(f"listed/practice:{record}")["summary"].get(lang, "")
        return summary
    if kind == "organisation":
        organisation = site.organisation(record)
        return (organisation.fr if lang is Lang.FR else organisation.nl).about or ""
    question = site.question(record)
    return words_alone(site, (question.fr if lang is Lang.FR else question.nl).why or "", lang)


def _standing(held: list[Facts], lang: Lang) -> str:
    """Whether the words of today are those of the newest edition that holds them."""
    state = held[0]["fate"] if held else "none"
    return words()[lang][f"permanent_{state}"].format(name=held[0]["name"] if held else "")


def _retired(site: Site, kind: str, record: str, lang: Lang) -> Facts | None:
    """Why a record was withdrawn, and what replaces it."""
    if kind not in ("practice", "term"):
        return None
    found: PracticeFacts | Term = site.practice(record).facts if kind == "practice" else site.term(record)
    if found.status != RETIRED:
        return None
    note = found.provenance.note
    return {
        "note": "" if note is None else note.fr if lang is Lang.FR else note.nl,
        "to": [{"id": one, "name": site.name(one, lang)} for one in found.provenance.replaced_by],
    }
