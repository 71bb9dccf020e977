"""Names: the page at `/data/v1/`, to which the names in our linked data lead that are no record's."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from inclusive.corpus import Corpus
from inclusive.data.files import DATASETS
from inclusive.languages import LANGS
from inclusive.model.registers import FacetValue
from inclusive.render.addresses import Place
from inclusive.render.policy import policy
from inclusive.render.words import words

ALONE = {"glossary": "glossary", "statuses": "statuses", "catalogue": "data", "publisher": "site", "contact": "report"}


def names_page(corpus: Corpus) -> str:
    """The page: both languages, and every name with what it stands for."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
    )
    paths = {lang.value: Place(lang, "data").path for lang in LANGS}
    text = {lang.value: words()[lang] for lang in LANGS}
    return environment.get_template("names.html").render(
        names=list(_names(corpus)), paths=paths, policy=policy(), **text
    )


def _names(corpus: Corpus) -> Iterator[dict[str, str]]:
    for name, word in ALONE.items():
        yield {"id": name, **{lang.value: words()[lang][word] for lang in LANGS}}
    for dataset in DATASETS:
        yield {"id": f"dataset-{dataset.name}", **{lang.value: words()[lang][dataset.title] for lang in LANGS}}
        for file in dataset.files:
            yield {"id": file.name, **{lang.value: words()[lang][file.about] for lang in LANGS}}
    yield from (_value("domain", value) for value in corpus.facets.domains)
    yield from (_value("status", value) for value in corpus.facets.statuses)


def _value(kind: str, value: FacetValue) -> dict[str, str]:
    return {"id": f"{kind}-{value.id}", "fr": value.fr.label, "nl": value.nl.label}
