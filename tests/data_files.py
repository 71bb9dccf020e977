"""The data files of the real base and of the miniature, made once."""

from functools import cache
from pathlib import Path

from inclusive.corpus import Corpus
from inclusive.data.base import Base, names
from inclusive.data.held import held
from inclusive.data.published import data_files
from inclusive.editions.edition import Editions
from inclusive.load.corpus_files import load_corpus
from tests.conftest import EXAMPLE, ROOT

SITE = "https://example.org/base/"
REPOSITORY = "https://github.com/example/inclusive-practices"
BOTH = (EXAMPLE, ROOT)


@cache
def corpus_of(root: Path) -> Corpus:
    """The corpus below `root`, which has no problem of form."""
    corpus, problems = load_corpus(root)
    assert not problems
    return corpus


def base_of(corpus: Corpus) -> Base:
    """The base of a corpus that has no edition."""
    return Base(SITE, names(corpus), held(Editions(), corpus))


@cache
def files_of(root: Path) -> dict[str, str]:
    """Path below `/data/v1/` → text, of a base without editions."""
    corpus = corpus_of(root)
    return dict(data_files(base_of(corpus), corpus, REPOSITORY, Editions()))
