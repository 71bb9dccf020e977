"""Home: the way in: a search, four doors, the base in figures, what the last edition brought, what began last."""

from inclusive.render.addresses import FACET_PAGES, Place
from inclusive.render.edition_pages import edition_index
from inclusive.render.facts import Facts, in_alphabet
from inclusive.render.lists import by_letter, counted, practice_card
from inclusive.render.overview import coverage
from inclusive.render.site import Site
from inclusive.render.words import words

LATEST = 3  # practices shown
# kind (its colour) → name of its words, section where it leads
DOORS = (
    ("practice", "practice", "practice"),
    ("term", "word", "term"),
    ("question", "compare", "question"),
    ("organisation", "quote", "page:how-to-use"),
)


def home_facts(site: Site, here: Place) -> Facts:
    """The home page."""
    seen = coverage(site, here)
    return {
        "search": here.to(Place(here.lang, "search")),
        "doors": [_door(site, here, *door) for door in DOORS],
        "figures": [_figure(site, here, kind) for kind in ("practice", "term", "organisation", "question")],
        "coverage": seen,
        "overview": here.to(Place(here.lang, "overview")),
        "publics": in_alphabet(counted(site, here, "publics")),
        "news": edition_index(site, here)["editions"][:1],
        "editions": here.to(Place(here.lang, "edition")),
        "latest": [practice_card(site, here, one) for one in latest(site)],
        "easy": here.to(Place(here.lang, "page:easy-home")),
    }


def latest(site: Site) -> list[str]:
    """The practices that began last."""
    since = {source.partition(":")[2]: year for source, year in site.node("since").items()}
    return sorted(since, key=lambda practice: (-since[practice], practice))[:LATEST]


def _door(site: Site, here: Place, kind: str, name: str, section: str) -> Facts:
    text = words()[here.lang]
    href = here.to(Place(here.lang, section)) + ("#address" if name == "quote" else "")
    ways = {"practice": _facets, "word": _letters, "compare": _compare}.get(name)
    told = {"id": name, "kind": kind, "href": href, "name": text[f"door_{name}"], "text": text[f"door_{name}_text"]}
    return {**told, "ways": ways(site, here) if ways else []}


def _facets(site: Site, here: Place) -> list[Facts]:
    del site
    pages = [{"href": here.to(Place(here.lang, facet)), "name": words()[here.lang][facet]} for facet in FACET_PAGES]
    return [*pages, {"href": here.to(Place(here.lang, "overview")), "name": words()[here.lang]["overview"]}]


def _letters(site: Site, here: Place) -> list[Facts]:
    glossary = here.to(Place(here.lang, "term"))
    groups = by_letter(dict(site.link(here, term)) for term in site.ids("term"))
    return [{"href": f"{glossary}#{group['id']}", "name": group["letter"]} for group in groups]


def _compare(site: Site, here: Place) -> list[Facts]:
    del site
    return [{"href": here.to(Place(here.lang, "workbook")), "name": words()[here.lang]["workbook"]}]


def _figure(site: Site, here: Place, kind: str) -> Facts:
    text = words()[here.lang]
    name = text["notions"] if kind == "term" else text[f"{kind}s"]
    return {"href": here.to(Place(here.lang, kind)), "count": len(site.ids(kind)), "name": name.lower()}
