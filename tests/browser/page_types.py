"""The types of pages of the site, each with one real page in both languages."""

from dataclasses import dataclass

from inclusive.languages import LANGS, Lang
from inclusive.render.addresses import FACET_PAGES, Place, permanent
from tests.conftest import ROOT

PRACTICE = "gate-salle-consommation-moindre-risque"
TERM = "bas-seuil"
FACET_VALUES = {
    "publics": "undocumented",
    "barriers": "acceptability",
    "settings": "low-threshold-centre",
    "lines": "0",
    "places": "region",
}
QUERIES = {Lang.FR: "bas seuil", Lang.NL: "laagdrempelig"}
DRAWING = "](drawing:"


@dataclass(frozen=True)
class PageType:
    """A page under both languages."""

    name: str
    section: str  # as in `Place`
    record: str = ""

    def path(self, lang: Lang) -> str:
        """Its path below the site's root; a search comes with its query."""
        query = f"?q={QUERIES[lang].replace(' ', '+')}" if self.name == "results" else ""
        return Place(lang, self.section, self.record).path + query


def hand_written() -> list[PageType]:
    """Every page of `docs/fr`."""
    return [PageType(f"page-{file.stem}", f"page:{file.stem}") for file in sorted((ROOT / "docs" / "fr").glob("*.md"))]


def typical_hand_written() -> list[PageType]:
    """One ordinary page of `docs/fr`, and one that shows a drawing."""
    drawn = [file.stem for file in sorted((ROOT / "docs" / "fr").glob("*.md")) if DRAWING in file.read_text("utf-8")]
    return [page for page in hand_written() if page.name.removeprefix("page-") in {"about", *drawn[:1]}]


RECORDS = [
    PageType("practice", "practice", PRACTICE),
    PageType("term", "term", TERM),
    PageType("organisation", "organisation", "transit"),
    PageType("question", "question", "mix-of-publics"),
]
INDEXES = [
    PageType("home", "home"),
    PageType("practices", "practice"),
    PageType("glossary", "term"),
    PageType("organisations", "organisation"),
    PageType("questions", "question"),
    *(PageType(facet, facet) for facet in FACET_PAGES),
    PageType("editions", "edition"),
    PageType("documents", "policy"),
    PageType("overview", "overview"),
    PageType("years", "years"),
]
OTHERS = [
    *(PageType(f"{facet}-value", facet, FACET_VALUES[facet]) for facet in FACET_PAGES),
    PageType("workbook", "workbook"),
    PageType("standing", "standing"),
    PageType("translations", "translations"),
    PageType("propose", "propose"),
    PageType("proposal", "propose", "practice"),
    PageType("search", "search"),
    PageType("results", "search"),
    PageType("rules", "rule"),
    PageType("rule", "rule", "f001"),
    PageType("fields", "fields"),
    PageType("commands", "commands"),
    PageType("data", "data"),
    PageType("embed", "embed"),
    PageType("print", "print"),
    PageType("offline", "offline"),
]
GENERATED = [*INDEXES, *RECORDS, *OTHERS]

# Above both languages: name → path below the site's root
CHOOSER = ""
MISSING = "fr/nulle-part/"
ROOT_PAGES = {"chooser": CHOOSER, "permanent": permanent(PRACTICE), "missing": MISSING}

EVERY_PAGE = {
    f"{page.name}-{lang}": page.path(lang) for page in [*GENERATED, *hand_written()] for lang in LANGS
} | ROOT_PAGES
PAGE_OF_EACH_TYPE = {
    f"{page.name}-{lang}": page.path(lang) for page in [*GENERATED, *typical_hand_written()] for lang in LANGS
} | ROOT_PAGES
