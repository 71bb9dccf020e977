"""What a change rebuilds: exactly the pages that show what changed, or that ask for it.

Each row of the table is a change and every file of the site that is written anew for it.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from inclusive.languages import LANGS, Lang
from inclusive.publish.build import Built, build
from inclusive.render.addresses import Place
from inclusive.render.publication import Publication
from tests.cases import MEMORY, replace_lines
from tests.changes import put_back

CAFE, BUURTHUIS = "practices/cafe-des-voisins", "practices/buurthuis-noord"
GLOSSARY, ORGANISATIONS, QUESTIONS = "glossary.yml", "registers/organisations.yml", "registers/questions.yml"
MEETING = "- {{id: reunion-2026-05, date: 2026-05-{}, participants: {}, records: [accueil, cafe-des-voisins]}}"
KEPT = ("id/", "fr/editions/", "nl/edities/")  # the words of then
TERMS = ("accueil", "aller-vers", "bas-seuil", "cssi", "groupe-cible", "ligne-0", "pair-aidance", "quartier")
CALM, STILL = '    open: "On ne sait pas encore ce que les habitants en pensent."', '    open: "On ne sait pas."'


def both(section: str, record: str = "") -> set[str]:
    """A page in both languages."""
    return {f"{Place(lang, section, record).path}index.html" for lang in LANGS}


def one(lang: Lang, section: str, record: str = "") -> set[str]:
    return {f"{Place(lang, section, record).path}index.html"}


def lasting(record: str, *editions: str) -> set[str]:
    """The permanent address of a record; its frozen pages tell what has changed since."""
    return {f"id/{path}/index.html" for path in (record, *(f"{record}/{edition}" for edition in editions))}


# The café has a name of before, which a document quotes: the document tells whether its words still stand.
QUOTED = both("policy") | both("policy", "plan-exemple") | lasting("cafe-du-coin", "2026.1") - lasting("cafe-du-coin")
BEHIND = both("translations")  # in both languages: the translation of what changed is to be done again
OF_CAFE = both("practice", "cafe-des-voisins") | lasting("cafe-des-voisins", "2026.2") | QUOTED
TABLE = {
    "a comment": (f"{CAFE}/practice.yml", "since: 2019", "since: 2019 # vu", set()),
    "spaces after a heading": (f"{CAFE}/fr.md", "## Besoin", "## Besoin  ", set()),
    "prose that names nothing": (
        f"{CAFE}/fr.md",
        "- on entre sans rien dire ;",
        "- on entre sans un mot ;",
        OF_CAFE | BEHIND,
    ),
    "a sentence that is quoted where its concepts are explained": (
        f"{BUURTHUIS}/fr.md",
        "L’accueil est à bas seuil. Il faut une équipe qui se fait confiance.",
        "Tout accueil est à bas seuil. Il faut une équipe qui se fait confiance.",
        both("practice", "buurthuis-noord")
        | lasting("buurthuis-noord", "2026.1", "2026.2")
        | one(Lang.FR, "term", "accueil")
        | one(Lang.FR, "term", "bas-seuil"),
    ),
    "a year": (
        f"{CAFE}/practice.yml",
        "since: 2019",
        "since: 2018",
        OF_CAFE | both("years") | both("overview") | both("home"),
    ),
    "a definition": (
        GLOSSARY,
        "    definition: partie d’une ville où les gens se croisent et se reconnaissent",
        "    definition: partie d’une ville où les gens se croisent",
        both("term", "quartier")
        | lasting("quartier", "2026.1", "2026.2")
        | both("term")
        | both("print")
        | both("practice", "cafe-des-voisins")  # they show it on a card
        | both("practice", "soupe-mobile")
        | both("policy")
        | both("policy", "reglement-exemple")
        | BEHIND,
    ),
    "a line more in front of all terms": (
        GLOSSARY,
        "- id: accueil",
        "# A remark\n- id: accueil",
        {page for term in TERMS for page in both("term", term)},  # each leads to where it is edited
    ),
    "what an organisation says of itself": (
        ORGANISATIONS,
        '  fr: {name: "Association Exemple", about: "Association de voisins."}',
        '  fr: {name: "Association Exemple", about: "Des voisins."}',
        both("organisation", "association-exemple") | lasting("association-exemple", "2026.1", "2026.2"),
    ),
    "what is open in a question": (
        QUESTIONS,
        CALM,
        STILL,
        both("question", "mix-of-publics") | lasting("mix-of-publics", "2026.1", "2026.2") | both("workbook") | BEHIND,
    ),
    "the day of a meeting": (
        "registers/meetings.yml",
        MEETING.format(19, 18),
        MEETING.format(20, 18),
        both("practice", "cafe-des-voisins") | both("term", "accueil") | QUOTED | both("standing"),
    ),
    "how many came to a meeting": (
        "registers/meetings.yml",
        MEETING.format(19, 18),
        MEETING.format(19, 19),
        both("standing"),
    ),
    "a hand-written page": (
        "docs/fr/about.md",
        "Cette base est un exemple pour les essais.",
        "Cette base est un exemple.",
        both("page:about") | BEHIND,
    ),
    "a drawing": ("docs/assets/drawings/way.fr.svg", None, "<!-- x -->", {"assets/drawings/way.fr.svg"}),
}


@pytest.fixture(scope="module")
def base(example_site: Path) -> Iterator[Path]:
    """The miniature, built."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        root = Path(folder) / "base"
        shutil.copytree(example_site.parent / "build/shells", root / "build/shells")
        put_back(root, 0)
        built(root)
        yield root


@pytest.fixture
def root(base: Path) -> Iterator[Path]:
    """A copy of it; files keep their times."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        yield shutil.copytree(base, Path(folder) / "base")


def built(root: Path) -> Built:
    result = build(root, Publication(), root / "site", search=False)
    assert isinstance(result, Built), result
    return result


def times(folder: Path) -> dict[str, int]:
    """When each file was written."""
    files = (Path(here, name) for here, _, names in os.walk(folder) for name in names)
    return {file.relative_to(folder).as_posix(): file.stat().st_mtime_ns for file in files}


def rebuilt(root: Path) -> set[str]:
    """The files that a build writes."""
    before, result, after = times(root / "site"), built(root), times(root / "site")
    written = {path for path, time in after.items() if before.get(path) != time}
    assert (result.written, result.deleted) == (len(written), len(before.keys() - after.keys()))
    return written


@pytest.mark.parametrize("name", TABLE)
def test_a_change_rebuilds_what_it_concerns_and_nothing_else(root, name):
    path, old, new, expected = TABLE[name]
    replace_lines(root / path, [old] if old else [], new.split("\n"))
    assert sorted(rebuilt(root)) == sorted(expected)


@pytest.mark.parametrize(
    ("path", "name", "new"),
    [
        (f"{CAFE}/fr.md", "Le café des voisins", "Le café d’en bas"),
        (ORGANISATIONS, "Voisins Réunis", "Voisins Ensemble"),
        (QUESTIONS, "Quelles heures d’ouverture conviennent aux gens", "Quand ouvrir"),
    ],
)
def test_a_new_name_stands_wherever_the_old_one_stood(root, path, name, new):
    """But where the words of an edition are kept; and pages that name no record are left alone."""
    text, showing = (root / path).read_text(encoding="utf-8"), pages_with(root, name)
    assert text.count(name) == 1
    assert len(showing) > 3
    (root / path).write_text(text.replace(name, new), encoding="utf-8")
    written = rebuilt(root)
    assert [page for page in sorted(pages_with(root, name) | showing - written) if not page.startswith(KEPT)] == []
    assert not any(page.startswith(("fr/regles/", "nl/regels/", "fr/champs/", "assets/")) for page in written)


def pages_with(root: Path, words: str) -> set[str]:
    """The pages that hold these words."""
    site = root / "site"
    return {file.relative_to(site).as_posix() for file in site.rglob("*.html") if words in file.read_text("utf-8")}


def test_a_label_of_a_facet_leaves_pages_that_show_none(root):
    facets = root / "registers/facets.yml"
    facets.write_text(facets.read_text("utf-8").replace('"personnes migrantes"', '"migrants"'), encoding="utf-8")
    written = rebuilt(root)
    assert both("publics", "migrants") | one(Lang.FR, "practice", "permanence-du-parc") <= written
    spared = both("rule") | both("fields") | both("commands") | both("page:about") | {"404.html"}
    assert written & spared == set()


def test_a_practice_that_goes_takes_its_files_with_it(root):
    """One that no edition holds: it was added before."""
    shutil.copytree(root / CAFE, root / "practices/another")
    added = rebuilt(root)
    own = both("practice", "another") | lasting("another")
    assert own <= added
    shutil.rmtree(root / "practices/another")
    assert rebuilt(root) == {path for path in added if "another" not in path}
    assert [path for path in times(root / "site") if "another" in path] == []
