"""Data and paper of a base that has editions: named where their words still stand, told in the feeds."""

import json
from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest
from rdflib import OWL, Graph, URIRef

from inclusive.data.base import Base, names
from inclusive.data.held import held
from inclusive.data.published import data_files
from inclusive.edition_command import Made, make_edition
from inclusive.editions.read import read_editions
from inclusive.fix import fix
from inclusive.languages import LANGS, Lang
from inclusive.load.corpus_files import load_corpus
from tests.cases import example_copied
from tests.data_files import REPOSITORY, SITE
from tests.story import without_editions


@pytest.fixture
def root() -> Iterator[Path]:
    """The miniature with its first edition."""
    with example_copied() as root:
        without_editions(root)
        assert isinstance(make_edition(root, "2026.1", "2026-12-01"), Made)
        yield root


def edited(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def files(root: Path) -> dict[str, str]:
    corpus, problems = load_corpus(root)
    assert not problems
    editions, problems = read_editions(root)
    assert not problems
    return dict(data_files(Base(SITE, names(corpus), held(editions, corpus)), corpus, REPOSITORY, editions))


def record(made: dict[str, str], name: str) -> dict:
    return json.loads(made[f"records/{name}.json"])


def test_the_edition_is_named_as_long_as_its_words_stand(root: Path) -> None:
    made = files(root)
    assert record(made, "accueil")["edition"] == {
        "name": "2026.1",
        "date": "2026-12-01",
        "url": f"{SITE}id/accueil/2026.1/",
    }
    assert "Édition 2026.1. 2026." in record(made, "accueil")["cite"]["fr"]["text"]
    edited(root, "glossary.yml", "premier contact d’un service", "première rencontre d’un service")
    made = files(root)
    assert record(made, "accueil")["edition"] is None
    assert "Texte hors édition" in record(made, "accueil")["cite"]["fr"]["text"]
    assert record(made, "bas-seuil")["edition"]["name"] == "2026.1"


def test_a_record_that_is_newer_than_the_edition_names_none(root: Path) -> None:
    text = (root / "glossary.yml").read_text(encoding="utf-8")
    new = "- id: voisin\n  domain: access-to-care\n  status: proposed\n  missing: [nl]\n"
    new += "  fr: {term: voisin, definition: habitant proche}\n"
    (root / "glossary.yml").write_text(f"{text}{new}", encoding="utf-8")
    assert record(files(root), "voisin")["edition"] is None


def test_every_format_names_the_latest_edition(root: Path) -> None:
    made = files(root)
    graph = Graph().parse(data=made["glossary.ttl"], format="turtle")
    assert str(graph.value(URIRef(f"{SITE}data/v1/#glossary"), OWL.versionInfo)) == "2026.1"
    assert "Édition 2026.1." in made["glossary.tbx"]
    assert '"2026-12-01"^^xsd:date' in made["catalogue.ttl"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_first_edition_is_news_whole(root: Path, lang: Lang) -> None:
    read = feedparser.parse(files(root)[f"news.{lang}.atom"])
    assert not read.bozo
    corpus, _ = load_corpus(root)
    assert {entry.id for entry in read.entries} == {f"{SITE}id/{one}/2026.1/" for one in corpus.known.record_ids}
    assert {entry.updated for entry in read.entries} == {"2026-12-01T00:00:00Z"}


def test_what_the_next_edition_changed_is_told_in_words(root: Path) -> None:
    edited(root, "glossary.yml", "premier contact d’un service", "première rencontre d’un service")
    edited(root, "glossary.yml", "    translates: ec4e6c27e582f135\n", "    translates: pending\n")
    corpus, _ = load_corpus(root)
    fix(root, corpus, ())
    made = make_edition(root, "2026.2", "2027-03-01")
    assert isinstance(made, Made), made
    feeds = {lang: feedparser.parse(files(root)[f"news.{lang}.atom"]) for lang in LANGS}
    told = {entry.id: entry for entry in feeds[Lang.FR].entries}
    entry = told[f"{SITE}id/accueil/2026.2/"]
    assert "modifié" in {tag.term for tag in entry.tags}
    assert "<del>premier contact</del><ins>première rencontre</ins>" in entry.summary
    assert feeds[Lang.FR].entries[0].updated == "2027-03-01T00:00:00Z"
    dutch = {entry.id: entry for entry in feeds[Lang.NL].entries}[f"{SITE}id/accueil/2026.2/"]
    assert dutch.summary == "Alleen de Franse tekst is gewijzigd."
    assert dutch.title == "onthaal"


def test_a_withdrawn_record_says_why(root: Path) -> None:
    edited(
        root,
        "glossary.yml",
        "  domain: organisation-of-care\n  status: proposed\n  fr:\n    term: quartier\n",
        "  domain: organisation-of-care\n  status: retired\n"
        "  provenance: {note: {fr: Trop vague., nl: Te vaag.}}\n  fr:\n    term: quartier\n",
    )
    made = make_edition(root, "2026.2", "2027-03-01")
    assert isinstance(made, Made), made
    told = {entry.id: entry for entry in feedparser.parse(files(root)["news.nl.atom"]).entries}
    entry = told[f"{SITE}id/quartier/2026.2/"]
    assert (entry.summary, "ingetrokken") == ("Te vaag.", next(tag.term for tag in entry.tags if tag.term != "term"))
