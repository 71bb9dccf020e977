"""Paper: what `inclusive paper` does: the checked base → the documents to print of a site that was built."""

import hashlib
import json
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from inclusive.corpus import Corpus
from inclusive.data.base import Base, names
from inclusive.data.held import held, latest
from inclusive.data.left import Left, left
from inclusive.languages import LANGS, Lang
from inclusive.publish.apart import Made, Wanted, apart, good_sources, keeping
from inclusive.render.addresses import GLOSSARY_DOCX, GLOSSARY_PDF, sheet
from inclusive.render.publication import Publication

BELOW = ("/paper/",)
LIBRARIES = ("typst", "zxing-cpp", "python-docx")  # other versions of them may write other bytes
Values = dict[str, Any]


def publish_paper(root: Path, publication: Publication, site: Path) -> Made:
    """Bring `paper/` of the site up to date."""
    about = repr((publication, [(name, version(name)) for name in LIBRARIES]))
    return apart(root, "paper", about, lambda: keeping(root, BELOW, _wanted(root, publication)), site)


def _wanted(root: Path, publication: Publication) -> Iterator[Wanted]:
    from inclusive.paper.glossary import glossary
    from inclusive.paper.pdf import pdf
    from inclusive.paper.word import docx

    corpus, editions = good_sources(root)
    base = Base(publication.site_url, names(corpus), held(editions, corpus))
    values = glossary(base, corpus, latest(editions))
    yield _document(GLOSSARY_PDF, values, partial(pdf, "glossary"))
    yield _document(GLOSSARY_DOCX, values, docx)
    for record, lang, shown in _sheets(base, corpus, left(corpus, editions)):
        yield _document(sheet(record, lang), shown, partial(pdf, "practice"))


def _sheets(base: Base, corpus: Corpus, left: tuple[Left, ...]) -> Iterator[tuple[str, Lang, Values]]:
    """(practice, language, what its sheet shows); an id that was left shows what replaces it."""
    from inclusive.paper.practice import left_sheet, practice_sheet

    for practice, lang in ((practice, lang) for practice in corpus.practices for lang in LANGS):
        yield practice.id, lang, practice_sheet(base, corpus, practice, lang)
    for one, lang in ((one, lang) for one in left if one.kind == "practice" for lang in LANGS):
        successor = corpus.practice.get(one.to[0]) if len(one.to) == 1 else None
        yield one.id, lang, practice_sheet(base, corpus, successor, lang) if successor else left_sheet(base, one, lang)


def _document(path: str, values: Values, make: Callable[[Values], bytes]) -> Wanted:
    told = hashlib.sha256(json.dumps(values, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    return Wanted(path, partial(make, values), told)
