"""Lasting pages: editions, documents that quote the base, and ids that were left, as pages of the site."""

from collections.abc import Callable, Iterator, Mapping

from inclusive.languages import LANGS
from inclusive.render.addresses import LEFT, Place
from inclusive.render.dates import day
from inclusive.render.edition_pages import edition_facts
from inclusive.render.lasting import left_facts
from inclusive.render.page import Page
from inclusive.render.policy_pages import policy_facts
from inclusive.render.site import Site
from inclusive.render.words import words

POLICIES = "registers/policies.yml"


def pointer_places(site: Site) -> Iterator[Place]:
    """Every page of an id that was left, in each language: it says where the record is now."""
    for record, kind, to in site.said("moved") or ():
        if kind or to:
            section = f"left-{kind or site.kind_of(to[0])}"
            yield from (Place(lang, section, record) for lang in LANGS)


def _edition(site: Site, place: Place) -> Page:
    own, text = edition_facts(site, place), words()[place.lang]
    title = f"{text['edition']} {place.record}"
    description = text["edition_of"].format(name=own["name"], date=day(own["date"], place.lang))
    return Page(place, title, description, "edition", own, "scripts/inclusive/theme/inside/edition.html")


def _policy(site: Site, place: Place) -> Page:
    own = policy_facts(site, place)
    return Page(place, own["title"], words()[place.lang]["intro_documents"], "policy", own, POLICIES)


def _left(site: Site, place: Place) -> Page:
    own = left_facts(site, place)
    return Page(place, own["title"], own["reason"], "left", own, "registers/moved.yml")


LASTING: Mapping[str, Callable[[Site, Place], Page]] = {
    "edition": _edition,
    "policy": _policy,
    **dict.fromkeys(LEFT, _left),
}
