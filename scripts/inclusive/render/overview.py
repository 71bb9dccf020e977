"""Overview: the base looked at rather than read: which publics and barriers are covered, where, since when."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import product
from typing import Any

from markupsafe import Markup

from inclusive.drawings.concepts import Branch, Concept, concept_map
from inclusive.drawings.heat import level
from inclusive.drawings.tiles import Tile, tile_map
from inclusive.drawings.years import Year, calendar
from inclusive.languages import Lang
from inclusive.render.addresses import Place
from inclusive.render.facts import Facts, in_alphabet
from inclusive.render.site import Site
from inclusive.render.words import words

REGION = "region"  # the place that is all municipalities at once


def overview_facts(site: Site, here: Place) -> Facts:
    """The coverage of publics by barriers, the map of the municipalities, the calendar of beginnings."""
    return {
        "coverage": coverage(site, here),
        "places": place_facts(site, here),
        "years": year_facts(site, here),
        "contribute": here.to(Place(here.lang, "propose", "practice")),
    }


def coverage(site: Site, here: Place) -> Facts:
    """Publics by barriers: how many practices are for the one and lower the other, and which cells are empty."""
    held = {facet: _holders(site, facet) for facet in ("publics", "barriers")}
    both = (one & other for one, other in product(held["publics"].values(), held["barriers"].values()))
    most = max(map(len, both), default=0)
    columns = [site.value_link(here, "barriers", one) for one in held["barriers"]]
    rows = [_row(site, here, public, held, most) for public in held["publics"]]
    empty = [
        {**column, "publics": [row["name"] for row in rows if not row["cells"][at]["count"]]}
        for at, column in enumerate(columns)
    ]
    cells = len(rows) * len(columns)
    return {
        "columns": columns,
        "rows": rows,
        "empty": [one for one in empty if one["publics"]],
        "cells": cells,
        "described": cells - sum(len(one["publics"]) for one in empty),
    }


def _holders(site: Site, facet: str) -> dict[str, set[str]]:
    """Value → the practices that have it, in the register's order."""
    return {value.id: set(site.having(f"holders/{facet}/{value.id}")) for value in site.facet(facet)}


def _row(site: Site, here: Place, public: str, held: Mapping[str, Mapping[str, set[str]]], most: int) -> Facts:
    own = held["publics"][public]
    link = dict(site.value_link(here, "publics", public))
    if not own:
        link["href"] = None  # nobody has described a practice for them: there is no list
    cells = []
    for barrier, others in held["barriers"].items():
        count = len(own & others)
        href = f"{link['href']}#{barrier}" if count else None
        cells.append({"count": count, "level": level(count, most), "href": href})
    return {**link, "total": len(own), "cells": cells}


def by_barrier(site: Site, here: Place) -> list[Facts]:
    """The practices for one public, barrier by barrier: where the cells of the coverage lead."""
    own = set(site.having(f"holders/publics/{here.record}"))
    found = []
    for barrier, others in _holders(site, "barriers").items():
        if both := own & others:
            practices = in_alphabet(site.link(here, one) for one in both)
            found.append({**site.value_link(here, "barriers", barrier), "practices": practices})
    return found


def place_facts(site: Site, here: Place) -> Facts:
    """The municipalities as a map and as a list, and apart from them the practices of the whole Region."""
    listed = []
    for value in site.facet("places"):
        count = len(site.node(f"holders/places/{value.id}"))
        link = dict(site.value_link(here, "places", value.id))
        listed.append({**link, "href": link["href"] if count else None, "count": count})
    tiles = [
        Tile(one["id"], one["name"], one["count"], one["href"], _counted(one["name"], one["count"], here.lang))
        for one in listed
    ]
    return {
        "map": Markup(tile_map(tiles, words()[here.lang]["overview_places"])),
        "list": in_alphabet(one for one in listed if one["id"] != REGION),
        "region": next((one for one in listed if one["id"] == REGION), None),
    }


def year_facts(site: Site, here: Place) -> Facts:
    """When practices began: as a calendar, and as a list from the latest to the first; those that do not say apart."""
    years: dict[int, list[Any]] = defaultdict(list)
    since = {source.partition(":")[2]: year for source, year in site.node("since").items()}
    for practice, year in since.items():
        years[year].append(site.link(here, practice))
    page = here.to(Place(here.lang, "years"))
    drawn = {
        year: Year(len(found), f"{page}#y{year}", _counted(str(year), len(found), here.lang))
        for year, found in sorted(years.items())
    }
    return {
        "calendar": Markup(calendar(drawn, words()[here.lang]["overview_years"])) if drawn else "",
        "list": [{"year": year, "practices": in_alphabet(years[year])} for year in sorted(years, reverse=True)],
        "unknown": in_alphabet(site.link(here, one) for one in site.ids("practice") if one not in since),
        "href": page,
    }


def _counted(name: str, count: int, lang: Lang) -> str:
    """« Jette : 3 pratiques », for who does not see the drawing."""
    text = words()[lang]
    many = {0: text["none_described"], 1: text["count_practices_one"]}.get(count, text["count_practices"])
    return f"{name}{text['colon']} {many.format(count=count)}"


def neighbours(here: Place, name: str, related: Mapping[str, list[Any]]) -> Markup | None:
    """The map of a concept amid its neighbours; None where it has none."""
    text = words()[here.lang]
    branches = [
        Branch(kind, text[kind], tuple(Concept(one["name"], one["href"], one["lang"]) for one in found))
        for kind, found in related.items()
    ]
    return Markup(concept_map(name, branches, text["neighbours"])) if any(one.concepts for one in branches) else None
