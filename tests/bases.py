"""Bases as pages ask them: what every record of a base emits, in an index that nothing stored."""

from pathlib import Path

from inclusive.derive.emit import emitted_by
from inclusive.derive.emit_lasting import emitted_by_editions
from inclusive.derive.index import Index, Nothing
from inclusive.derive.mentions import linkers
from inclusive.derive.similar import put_similar
from inclusive.editions.read import read_editions
from inclusive.load.corpus_files import load_corpus, load_frame
from inclusive.publish.sources import emitted_by_registers
from inclusive.render.publication import Publication
from inclusive.render.site import Site


def index_of(root: Path) -> Index:
    """The index of the base in `root`; its form is right."""
    corpus, problems = load_corpus(root)
    assert problems == []
    index = Index(Nothing())
    for source, emitted in emitted_by(corpus, linkers(entry.value for entry in corpus.terms)):
        index.put(source, emitted)
    index.put("frame:registers", dict(emitted_by_registers(load_frame(root))))
    index.put("editions", dict(emitted_by_editions(read_editions(root)[0])))
    put_similar(index)
    return index


def site_of(root: Path) -> Site:
    """The base in `root`, ready to be rendered; its form is right."""
    return Site(root, index_of(root), Publication(), editions=read_editions(root)[0])
