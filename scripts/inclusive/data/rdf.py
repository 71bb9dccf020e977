"""RDF: what every linked-data file shares: names, literals in both languages, and files whose bytes never vary."""

import json
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from rdflib import OWL, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF
from rdflib.term import Node

from inclusive.languages import Lang

SKOSXL = Namespace("http://www.w3.org/2008/05/skos-xl#")
ADMS = Namespace("http://www.w3.org/ns/adms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
PREFIXES = {
    "adms": ADMS,
    "dcat": DCAT,
    "dct": DCTERMS,
    "foaf": FOAF,
    "owl": OWL,
    "rdfs": RDFS,
    "skos": SKOS,
    "skosxl": SKOSXL,
    "vcard": VCARD,
    "xsd": XSD,
}
IN_ADDRESSES = "%/:=&?~#+!$,;'@()*[]"  # signs that an address may hold as they are

Statement = tuple[Node, Node, Node]


def graph_of(statements: Iterable[Statement]) -> Graph:
    """A graph with our prefixes. It has no blank nodes: their names would differ at each run."""
    graph = Graph(bind_namespaces="none")
    for prefix, space in PREFIXES.items():
        graph.bind(prefix, space)
    for statement in statements:
        graph.add(statement)
    return graph


def turtle(graph: Graph) -> str:
    """The graph in Turtle."""
    return graph.serialize(format="turtle")


def json_ld(graph: Graph) -> str:
    """The graph in JSON-LD, its nodes in order."""
    used = {prefix: str(space) for prefix, space in PREFIXES.items()}
    written = json.loads(graph.serialize(format="json-ld", context=used))
    nodes = sorted(written["@graph"], key=lambda node: str(node["@id"]))
    return json.dumps({"@context": used, "@graph": nodes}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def iri(address: str) -> URIRef:
    """An address as RDF allows it: signs that it does not allow are written as percent codes."""
    return URIRef(quote(address, safe=IN_ADDRESSES))


def both(subject: Node, predicate: Node, texts: Mapping[Lang, str | None]) -> Iterator[Statement]:
    """The same statement in each language that has a text."""
    for lang, text in texts.items():
        if text:
            yield subject, predicate, Literal(text, lang=lang.value)
