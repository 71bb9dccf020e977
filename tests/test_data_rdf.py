"""The linked data: read by rdflib, of the shape that SKOS and DCAT-AP ask for, the same bytes in every process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import RDF, SKOS, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, OWL

from inclusive.data.files import BESIDE, DATASETS
from inclusive.data.rdf import ADMS, SKOSXL
from tests.conftest import EXAMPLE, ROOT
from tests.data_files import BOTH, SITE, corpus_of, files_of
from tests.site_reader import Html

SHAPES = Path(__file__).parent / "shapes"
pytestmark = pytest.mark.filterwarnings(
    "ignore:Dataset:DeprecationWarning", "ignore:ConjunctiveGraph:DeprecationWarning"
)
each_base = pytest.mark.parametrize("root", BOTH, ids=("example", "real"))


def conforms(graph: Graph, shapes: str) -> str:
    """What the shapes find wrong."""
    right, _, told = validate(graph, shacl_graph=str(SHAPES / shapes), advanced=True)
    return "" if right else told


def glossary(root: Path) -> Graph:
    return Graph().parse(data=files_of(root)["glossary.ttl"], format="turtle")


def concept(record: str) -> URIRef:
    return URIRef(f"{SITE}id/{record}/")


@each_base
def test_the_glossary_is_good_skos(root: Path) -> None:
    graph = glossary(root)
    concepts = set(graph.subjects(SKOS.inScheme, URIRef(f"{SITE}data/v1/#glossary")))
    assert concepts == {concept(term) for term in corpus_of(root).term}
    assert conforms(graph, "skos.ttl") == ""


@each_base
def test_turtle_and_json_ld_say_the_same(root: Path) -> None:
    assert isomorphic(glossary(root), Graph().parse(data=files_of(root)["glossary.jsonld"], format="json-ld"))


@pytest.mark.parametrize(
    "statement",
    [
        (concept("bas-seuil"), SKOS.prefLabel, Literal("seuil bas", lang="fr")),
        (concept("bas-seuil"), SKOS.altLabel, Literal("bas seuil", lang="fr")),
        (concept("accueil"), SKOS.broader, concept("bas-seuil")),
        (concept("bas-seuil"), SKOS.related, concept("accueil")),
        (concept("bas-seuil"), SKOS.related, concept("nothing")),
    ],
)
def test_bad_skos_would_be_told(statement: tuple[URIRef, URIRef, URIRef]) -> None:
    assert conforms(glossary(EXAMPLE).add(statement), "skos.ttl")


def test_what_the_miniature_says_as_skos() -> None:
    graph = glossary(EXAMPLE)
    accueil, hidden = concept("accueil"), Literal("prise en charge", lang="fr")
    assert (accueil, SKOS.hiddenLabel, hidden) in graph
    (label,) = graph.objects(accueil, SKOSXL.hiddenLabel)
    assert (label, SKOSXL.literalForm, hidden) in graph
    assert (concept("cssi"), SKOS.altLabel, Literal("GWGC", lang="nl")) in graph
    assert {str(note) for note in graph.objects(concept("aller-vers"), SKOS.note)} == {
        "Le mot néerlandais désigne surtout un métier ; le mot français, une attitude.",
        "Het Nederlandse woord wijst vooral op een beroep, het Franse op een houding.",
    }
    assert (concept("groupe-cible"), OWL.deprecated, Literal(True)) in graph
    assert (accueil, SKOS.narrower, concept("cssi")) in graph
    assert (accueil, ADMS.status, URIRef(f"{SITE}data/v1/#status-adopted")) in graph
    domain = URIRef(f"{SITE}data/v1/#domain-access-to-care")
    assert (domain, RDF.type, SKOS.Collection) in graph
    assert (domain, SKOS.member, accueil) in graph
    for move in corpus_of(EXAMPLE).moved:
        known = [target for target in move.value.to if target in corpus_of(EXAMPLE).term]
        assert [*graph.objects(concept(move.value.id), DCTERMS.isReplacedBy)] == [*map(concept, known)]


@each_base
def test_portals_find_every_file(root: Path) -> None:
    graph = Graph().parse(data=files_of(root)["catalogue.ttl"], format="turtle")
    assert conforms(graph, "dcat.ttl") == ""
    told = {str(one).removeprefix(f"{SITE}data/v1/") for one in graph.objects(None, DCAT.downloadURL)}
    assert told == {file.path for dataset in DATASETS for file in dataset.files}
    assert told | {file.path for file in BESIDE} <= files_of(root).keys()


@each_base
def test_every_name_of_ours_leads_to_what_it_stands_for(root: Path) -> None:
    page = Html()
    page.feed(files_of(root)["index.html"])
    ours = f"{SITE}data/v1/#"
    for path in ("glossary.ttl", "catalogue.ttl"):
        graph = Graph().parse(data=files_of(root)[path], format="turtle")
        names = {str(one).removeprefix(ours) for part in graph for one in part if str(one).startswith(ours)}
        assert names
        assert names <= {*page.ids}


def test_bad_dcat_would_be_told() -> None:
    graph = Graph().parse(data=files_of(EXAMPLE)["catalogue.ttl"], format="turtle")
    graph.remove((None, DCAT.accessURL, None))
    assert conforms(graph, "dcat.ttl")


def test_every_process_writes_the_same_bytes() -> None:
    program = (
        "import hashlib; from tests.data_files import files_of; from tests.conftest import EXAMPLE\n"
        "print(hashlib.sha256(repr(sorted(files_of(EXAMPLE).items())).encode()).hexdigest())"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": zone},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(told) == 1
