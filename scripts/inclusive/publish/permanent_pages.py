"""Permanent pages: a record in no language, as it is today (`/id/<id>/`) and as an edition holds it."""

from typing import Any

from inclusive.editions.edition import Edition
from inclusive.languages import LANGS, Lang
from inclusive.publish.root_files import both_words
from inclusive.render.addresses import Place
from inclusive.render.frozen import frozen_facts
from inclusive.render.lasting import left_facts
from inclusive.render.permanent import permanent_facts
from inclusive.render.site import Site
from inclusive.render.templates import template


def permanent_page(site: Site, record: str) -> str:
    """`/id/<record>/`: what it is today in both languages, and the editions that hold it."""
    return _rendered("permanent", **permanent_facts(site, record))


def left_page(site: Site, record: str) -> str:
    """`/id/<record>/` of a record that left this id: why, and where it is now."""
    facts = {lang: left_facts(site, Place(lang, "left-term", record)) for lang in LANGS}
    return _rendered(
        "left-permanent",
        record=record,
        url=facts[Lang.FR]["permanent"],
        left={str(lang): told for lang, told in facts.items()},
    )


def frozen_page(site: Site, edition: Edition, record: str) -> str:
    """`/id/<record>/<edition>/`: the words of an edition, for ever."""
    return _rendered("frozen", **frozen_facts(site, edition, record))


def _rendered(name: str, **facts: Any) -> str:
    return template(name).render(**facts, **both_words())
