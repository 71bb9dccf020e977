"""Published: every data file, as path below `/data/v1/` and text."""

from collections.abc import Iterator

from inclusive.corpus import Corpus
from inclusive.data.base import Base
from inclusive.data.calendars import calendar
from inclusive.data.collections import collections, facets
from inclusive.data.columns import tables
from inclusive.data.dcat import dcat_graph
from inclusive.data.feeds import atom
from inclusive.data.files import COLLECTIONS
from inclusive.data.held import latest
from inclusive.data.left import left
from inclusive.data.names import names_page
from inclusive.data.news import news
from inclusive.data.openapi import json_text, openapi, schema_files, shape_text
from inclusive.data.rdf import json_ld, turtle
from inclusive.data.records import moved_shape, record_shapes
from inclusive.data.skos import skos_graph
from inclusive.data.tables import csv_text, metadata
from inclusive.data.tbx import tbx
from inclusive.editions.edition import Editions
from inclusive.languages import LANGS
from inclusive.render.addresses import DATA, record_data


def data_files(base: Base, corpus: Corpus, repo_url: str, editions: Editions) -> Iterator[tuple[str, str]]:
    """Every file."""
    edition = latest(editions)
    yield "index.html", names_page(corpus)
    yield from _json(base, corpus)
    for one in left(corpus, editions):
        yield record_data(one.id).removeprefix(DATA), shape_text(moved_shape(base, one))
    for table in tables(base):
        yield f"{table.name}.csv", csv_text(table, corpus)
        yield f"{table.name}.csv-metadata.json", json_text(metadata(table, base))
    glossary = skos_graph(base, corpus, edition)
    yield "glossary.ttl", turtle(glossary)
    yield "glossary.jsonld", json_ld(glossary)
    yield "glossary.tbx", tbx(base, corpus, edition)
    yield "catalogue.ttl", turtle(dcat_graph(base, repo_url, edition))
    for lang in LANGS:
        yield f"news.{lang}.atom", atom(base, lang, news(base, lang, corpus, editions))
        yield f"reconfirm.{lang}.ics", calendar(base, lang, corpus.practices)


def _json(base: Base, corpus: Corpus) -> Iterator[tuple[str, str]]:
    for record in record_shapes(base, corpus):
        yield record_data(record.id).removeprefix(DATA), shape_text(record)
    for kind, collection in collections(base, corpus).items():
        yield f"{COLLECTIONS[kind]}.json", shape_text(collection)
    yield "facets.json", shape_text(facets(corpus))
    yield "openapi.json", json_text(openapi(base))
    yield from schema_files(base).items()
