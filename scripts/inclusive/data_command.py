"""Data: what `inclusive data` does: the checked base → the data files of a site that was built."""

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from inclusive.data.base import Base, names
from inclusive.data.held import held
from inclusive.data.left import left
from inclusive.embedding.frame import SCRIPT, STYLE, embedded
from inclusive.publish.apart import Made, Wanted, apart, good_sources, keeping
from inclusive.render.addresses import DATA
from inclusive.render.publication import Publication

BELOW = ("/data/", "/embed/")
LIBRARIES = ("rdflib", "pydantic")  # other versions of them may write other bytes


def publish_data(root: Path, publication: Publication, site: Path) -> Made:
    """Bring `data/v1/` and `embed/` of the site up to date."""
    about = repr((publication, [(name, version(name)) for name in LIBRARIES]))
    return apart(root, "data", about, lambda: keeping(root, BELOW, _wanted(root, publication)), site)


def _wanted(root: Path, publication: Publication) -> Iterator[Wanted]:
    from inclusive.data.published import data_files  # rdflib takes time to load

    corpus, editions = good_sources(root)
    base = Base(publication.site_url, names(corpus), held(editions, corpus))
    for path, text in data_files(base, corpus, publication.repo_url, editions):
        yield Wanted(DATA + path, text.encode)
    for path, text in embedded(base, corpus, left(corpus, editions)):
        yield Wanted(path, text.encode)
    yield from (Wanted(f"embed/{file.name}", file.read_bytes) for file in (SCRIPT, STYLE))
