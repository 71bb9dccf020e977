"""Paper: what `inclusive paper` does: the checked base → the documents to print of a site that was built."""

import hashlib
import json
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from inclusive.data.base import Base, names
from inclusive.data.held import held, latest
from inclusive.languages import LANGS
from inclusive.publish.apart import Made, Wanted, apart, good_sources
from inclusive.render.addresses import GLOSSARY_DOCX, GLOSSARY_PDF, sheet
from inclusive.render.site import Publication

LIBRARIES = ("typst", "zxing-cpp", "python-docx")  # other versions of them may write other bytes


def publish_paper(root: Path, publication: Publication, site: Path) -> Made:
    """Bring `paper/` of the site up to date."""
    about = repr((publication, [(name, version(name)) for name in LIBRARIES]))
    return apart(root, "paper", about, lambda: _wanted(root, publication), site)


def _wanted(root: Path, publication: Publication) -> Iterator[Wanted]:
    from inclusive.paper.glossary import glossary
    from inclusive.paper.pdf import pdf
    from inclusive.paper.practice import practice_sheet
    from inclusive.paper.word import docx

    corpus, editions = good_sources(root)
    base = Base(publication.site_url, names(corpus), held(editions, corpus))
    values = glossary(base, corpus, latest(editions))
    yield _document(GLOSSARY_PDF, values, partial(pdf, "glossary"))
    yield _document(GLOSSARY_DOCX, values, docx)
    for practice in corpus.practices:
        for lang in LANGS:
            shown = practice_sheet(base, corpus, practice, lang)
            yield _document(sheet(practice.id, lang), shown, partial(pdf, "practice"))


def _document(path: str, values: dict[str, Any], make: Callable[[dict[str, Any]], bytes]) -> Wanted:
    told = hashlib.sha256(json.dumps(values, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    return Wanted(path, partial(make, values), told)
