"""The finder's page: the facets with the names of their values, the words of its script, and the lists that exist.

Practices are not read here: the script finds out which values there are, and how many practices have each.
"""

from inclusive.languages import sort_key
from inclusive.render.addresses import FACET_PAGES, Place
from inclusive.render.facts import Facts
from inclusive.render.lists import by_name
from inclusive.render.names import anchor
from inclusive.render.site import Site
from inclusive.render.words import words

FACETS = ("publics", "barriers", "settings", "lines", "sectors", "places", "statuses", "evidence")
KINDS = {  # kind → what one is called, what many are called: names of words
    "practice": ("practice", "practices"),
    "term": ("term", "glossary"),
    "organisation": ("organisation", "organisations"),
    "question": ("question", "questions"),
    "page": ("find_page", "find_pages"),
}
SCRIPT_WORDS = (
    "avoid",
    "colon",
    "count_practices",
    "count_practices_one",
    "find_clear",
    "find_more_with",
    "find_near",
    "find_nowhere",
    "find_nowhere_some",
    "find_one",
    "find_only",
    "find_other",
    "find_query",
    "find_quoted",
    "find_remove",
    "find_some",
    "find_some_words",
    "find_try",
    "find_without",
    "find_zero",
    "in_other",
    "rule",
    "search_failed",
)


def finder_facts(site: Site, here: Place) -> Facts:
    """What the finder's template needs."""
    text = words()[here.lang]
    lists = {"practice": "all_practices", "term": "glossary", "organisation": "organisations", "question": "questions"}
    return {
        "root": "../" * (here.depth + 1),
        "words": {name: text[name] for name in SCRIPT_WORDS},
        "kinds": [{"id": kind, "one": text[one], "name": text[many]} for kind, (one, many) in KINDS.items()],
        "facets": [{"id": facet, "name": text[facet], "values": _values(site, here, facet)} for facet in FACETS],
        "offline": here.within(Place(here.lang, "offline")),
        "lists": [
            {"anchor": anchor(here.to(Place(here.lang, section)), text[name])}
            for section, name in (lists | dict(zip(FACET_PAGES, FACET_PAGES, strict=True))).items()
        ],
    }


def _values(site: Site, here: Place, facet: str) -> list[Facts]:
    """The values of a facet, each with its name in both languages: the other one is understood too."""
    values = [
        {
            "id": value.id,
            "name": site.label(facet, value.id, here.lang).label,
            "other": site.label(facet, value.id, here.lang.other).label,
            "order": sort_key(site.label(facet, value.id, here.lang).label),
        }
        for value in site.facet(facet)
    ]
    return by_name(values) if facet == "places" else values
