"""DCAT: the data described for open-data portals (DCAT-AP 3.0): a catalogue, its data sets, their files."""

from collections.abc import Iterator

from rdflib import OWL, RDF, XSD, Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF

from inclusive.citing.cited import Edition
from inclusive.data.base import LICENSE, Base
from inclusive.data.files import DATASETS, Dataset, File
from inclusive.data.rdf import VCARD, Statement, both, graph_of
from inclusive.languages import LANGS, Lang
from inclusive.render.words import words

AUTHORITY = "http://publications.europa.eu/resource/authority/"
BRUSSELS = URIRef("http://data.europa.eu/nuts/code/BE10")
THEMES = ("HEAL", "SOCI")
LANGUAGES = ("FRA", "NLD")
KEYWORDS = {
    Lang.FR: ("inclusion", "accès aux soins", "social-santé", "Bruxelles"),
    Lang.NL: ("inclusie", "toegang tot zorg", "welzijn en gezondheid", "Brussel"),
}


def dcat_graph(base: Base, repo_url: str, edition: Edition | None) -> Graph:
    """The whole catalogue. `edition` is the latest one."""
    return graph_of(_statements(base, repo_url, edition))


def _statements(base: Base, repo_url: str, edition: Edition | None) -> Iterator[Statement]:
    catalogue, publisher = URIRef(base.data("#catalogue")), URIRef(base.data("#publisher"))
    contact = URIRef(base.data("#contact"))
    yield catalogue, RDF.type, DCAT.Catalog
    yield from both(catalogue, DCTERMS.title, {lang: words()[lang]["site"] for lang in LANGS})
    yield from both(catalogue, DCTERMS.description, {lang: words()[lang]["intro_data"] for lang in LANGS})
    yield catalogue, FOAF.homepage, URIRef(base.site_url)
    yield catalogue, DCAT.themeTaxonomy, URIRef(f"{AUTHORITY}data-theme")
    yield publisher, RDF.type, FOAF.Agent
    yield from both(publisher, FOAF.name, {lang: words()[lang]["site"] for lang in LANGS})
    yield publisher, FOAF.homepage, URIRef(repo_url)
    yield contact, RDF.type, VCARD.Kind
    yield contact, VCARD.fn, Literal(words()[LANGS[0]]["site"])
    yield contact, VCARD.hasURL, URIRef(f"{repo_url}/issues")
    yield from _about(catalogue, publisher, edition)
    for dataset in DATASETS:
        this = URIRef(base.data(f"#dataset-{dataset.name}"))
        yield catalogue, DCAT.dataset, this
        yield this, DCAT.contactPoint, contact
        yield from _about(this, publisher, edition)
        yield from _dataset(base, this, dataset)


def _about(this: URIRef, publisher: URIRef, edition: Edition | None) -> Iterator[Statement]:
    """What is said of the catalogue and of each data set alike."""
    yield this, DCTERMS.publisher, publisher
    yield this, DCTERMS.license, URIRef(f"{AUTHORITY}licence/CC_BY_4_0")
    yield this, DCTERMS.spatial, BRUSSELS
    yield from ((this, DCTERMS.language, URIRef(f"{AUTHORITY}language/{code}")) for code in LANGUAGES)
    if edition:
        yield this, DCTERMS.modified, Literal(edition.date, datatype=XSD.date)


def _dataset(base: Base, this: URIRef, dataset: Dataset) -> Iterator[Statement]:
    yield this, RDF.type, DCAT.Dataset
    yield this, DCTERMS.identifier, Literal(str(this))
    yield from both(this, DCTERMS.title, {lang: words()[lang][dataset.title] for lang in LANGS})
    yield from both(this, DCTERMS.description, {lang: words()[lang][dataset.description] for lang in LANGS})
    yield this, OWL.versionInfo, Literal("1")
    yield this, DCTERMS.accessRights, URIRef(f"{AUTHORITY}access-right/PUBLIC")
    yield this, DCTERMS.accrualPeriodicity, URIRef(f"{AUTHORITY}frequency/IRREG")
    yield from ((this, DCAT.theme, URIRef(f"{AUTHORITY}data-theme/{theme}")) for theme in THEMES)
    for lang, keywords in KEYWORDS.items():
        yield from ((this, DCAT.keyword, Literal(keyword, lang=lang.value)) for keyword in keywords)
    for file in dataset.files:
        distribution = URIRef(base.data(f"#{file.name}"))
        yield this, DCAT.distribution, distribution
        yield from _distribution(base, distribution, file)


def _distribution(base: Base, this: URIRef, file: File) -> Iterator[Statement]:
    yield this, RDF.type, DCAT.Distribution
    yield this, DCAT.accessURL, URIRef(base.data(file.path))
    yield this, DCAT.downloadURL, URIRef(base.data(file.path))
    yield this, DCAT.mediaType, URIRef(f"https://www.iana.org/assignments/media-types/{file.media_type}")
    yield this, DCTERMS["format"], URIRef(f"{AUTHORITY}file-type/{file.file_type}")
    yield this, DCTERMS.license, URIRef(LICENSE)
    yield from both(this, DCTERMS.title, dict.fromkeys(LANGS, file.path))
    yield from both(this, DCTERMS.description, {lang: words()[lang][file.about] for lang in LANGS})
