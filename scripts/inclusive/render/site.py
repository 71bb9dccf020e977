"""The site as a whole: where it is published, and what every page may ask of the corpus."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import yaml

from inclusive.corpus import Corpus, term_text
from inclusive.derive.graph import Graph
from inclusive.languages import LANGS, Lang
from inclusive.model.registers import FacetText

LOCAL_SITE = "http://localhost:8000/"
LOCAL_REPOSITORY = "https://github.com/example/inclusive-practices"


@dataclass(frozen=True)
class Publication:
    """The addresses that differ from one copy of the base to another; both come from the environment."""

    site_url: str = LOCAL_SITE  # ends in /
    repo_url: str = LOCAL_REPOSITORY  # does not

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Publication":
        """SITE_URL and REPO_URL where set and not empty, else local addresses."""
        site = environment.get("SITE_URL") or LOCAL_SITE
        repository = environment.get("REPO_URL") or LOCAL_REPOSITORY
        return cls(site.rstrip("/") + "/", repository.rstrip("/"))

    def edit(self, path: str, line: int | None = None) -> str:
        """The address where `path` can be changed."""
        return f"{self.repo_url}/edit/main/{path}" + (f"#L{line}" if line and line > 1 else "")


@dataclass(frozen=True)
class Site:
    """The corpus, its graph and its publication."""

    corpus: Corpus
    graph: Graph
    publication: Publication

    @cached_property
    def labels(self) -> Mapping[tuple[str, str], Mapping[Lang, FacetText]]:
        """(facet, value) → its label and help in each language."""
        facets = self.corpus.facets
        return {
            (name, value.id): {Lang.FR: value.fr, Lang.NL: value.nl}
            for name in type(facets).model_fields
            for value in getattr(facets, name)
        }

    def label(self, facet: str, value: str, lang: Lang) -> str:
        """The label of a facet's value."""
        return self.labels[facet, value][lang].label

    def name(self, kind: str, record: str, lang: Lang) -> str:
        """What a record is called in `lang`, or in the other language where it has no text yet."""
        if kind == "practice":
            return self.corpus.practice[record].text(lang).front.title
        if kind == "organisation":
            organisation = self.corpus.organisation[record]
            return (organisation.fr if lang is Lang.FR else organisation.nl).name
        if kind == "question":
            question = self.corpus.question[record]
            return (question.fr if lang is Lang.FR else question.nl).question
        term = self.corpus.term[record]
        text = (term.fr, term.nl)[LANGS.index(lang)] or term.fr or term.nl
        return text.term if text else record

    def language_of(self, kind: str, record: str, lang: Lang) -> Lang:
        """The language in which `name` answers: `lang`, or the other one where the record has no text in it."""
        if kind == "practice":
            return self.corpus.practice[record].text(lang).lang
        missing = kind == "term" and term_text(self.corpus.term[record], lang) is None
        return lang.other if missing else lang

    def kind_of(self, record: str) -> str:
        """Which kind of record `record` is."""
        kinds = {
            "practice": self.corpus.practice,
            "term": self.corpus.term,
            "organisation": self.corpus.organisation,
            "question": self.corpus.question,
        }
        return next(kind for kind, records in kinds.items() if record in records)


@cache
def words() -> Mapping[Lang, Mapping[str, str]]:
    """The site's own words in each language."""
    text = (Path(__file__).parent / "words.yml").read_text(encoding="utf-8")
    content = yaml.load(text, Loader=yaml.CSafeLoader)
    return {lang: content[lang.value] for lang in LANGS}
