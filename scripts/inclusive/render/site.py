"""The site as a whole: what every page may ask of the base.

A page asks through `Site` only. Each answer is noted in `reads` by its key, so that a later build knows which pages a
change concerns (docs/decisions/0012).
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from markupsafe import Markup
from pydantic import BaseModel

from inclusive.corpus import HandWritten, Practice
from inclusive.derive.index import Index, Node, Payload
from inclusive.editions.edition import Edition, Editions, Frozen
from inclusive.languages import LANGS, Lang, sort_key
from inclusive.load.pages import load_page
from inclusive.load.practice_files import load_practice
from inclusive.model.registers import Facets, FacetText, FacetValue, Organisation, Question
from inclusive.model.term import Term
from inclusive.render.addresses import FACET_PAGES, Place
from inclusive.render.names import anchor, named, spoken
from inclusive.render.publication import Publication

Link = Mapping[str, Any]
Made = TypeVar("Made")
Model = TypeVar("Model", bound=BaseModel)


class Site:
    """What pages are made of. `reads` holds the keys of all that was asked since it was last emptied."""

    def __init__(
        self,
        root: Path,
        index: Index,
        publication: Publication,
        practices: Mapping[str, Practice] | None = None,
        editions: Editions | None = None,
    ) -> None:
        self.root, self.index, self.publication = root, index, publication
        self.reads: set[str] = set()
        self._practices = dict(practices or {})
        self._editions = editions or Editions()
        self._values: dict[str, Any] = {}
        self._links: dict[tuple[Lang, int, str], Link] = {}
        self._value_links: dict[tuple[Lang, int, str, str], Link] = {}
        self._shared: dict[tuple[object, ...], tuple[Any, set[str]]] = {}

    def node(self, key: str) -> Node:
        """What every source says under `key`: source → payload."""
        self.reads.add(key)
        return self.index.node(key)

    def said(self, key: str) -> Payload:
        """What the only source of `key` says, or None."""
        return next(iter(self.node(key).values()), None)

    def ids(self, kind: str) -> list[str]:
        """Every record of a kind, in order."""
        return [source.partition(":")[2] for source in self.node(f"ids/{kind}")]

    def having(self, key: str) -> list[str]:
        """The ids of the records that say something under `key`, in order."""
        return [source.partition(":")[2] for source in self.node(key)]

    def card(self, record: str) -> tuple[str, Mapping[str, str]]:
        """The kind of a record and its name in each language in which it has one."""
        kind, names = self.said(f"card/{record}")
        return kind, names

    def kind_of(self, record: str) -> str:
        """Which kind of record `record` is."""
        return self.card(record)[0]

    def name(self, record: str, lang: Lang) -> str:
        """What a record is called on a page in `lang`."""
        return named(record, self.card(record)[1], lang)

    def language_of(self, record: str, lang: Lang) -> Lang:
        """The language in which `name` answers."""
        return spoken(self.card(record)[1], lang)

    def link(self, here: Place, record: str) -> Link:
        """A record's address from `here`, its name, id, and the language of the name if it is not the page's."""
        self.reads.add(f"card/{record}")
        key = here.lang, here.depth, record
        if (link := self._links.get(key)) is None:
            kind, names = self.card(record)
            plain, name, lang = record.removeprefix("page:"), named(record, names, here.lang), spoken(names, here.lang)
            target = Place(here.lang, f"page:{plain}" if kind == "page" else kind, "" if kind == "page" else plain)
            foreign = lang.tag if lang is not here.lang else None
            href = here.to(target)
            link = {"href": href, "name": name, "id": plain, "lang": foreign, "order": sort_key(name)}
            link["foreign"] = Markup(f' lang="{foreign}"' if foreign else "")
            link["anchor"] = anchor(href, name, foreign)
            self._links[key] = link
        return link

    @property
    def facets(self) -> Facets:
        """Every closed list of values."""
        self.reads.add("register/facets")
        if "facets" not in self._values:
            self._values["facets"] = Facets.model_validate_json(self.said("register/facets"))
            self._values["labels"] = {
                (name, value.id): {Lang.FR: value.fr, Lang.NL: value.nl}
                for name in Facets.model_fields
                for value in getattr(self._values["facets"], name)
            }
        facets: Facets = self._values["facets"]
        return facets

    def facet(self, name: str) -> tuple[FacetValue, ...]:
        """The values of one facet, in the register's order."""
        values: tuple[FacetValue, ...] = getattr(self.facets, name)
        return values

    def label(self, facet: str, value: str, lang: Lang) -> FacetText:
        """The label and the help of a facet's value."""
        assert self.facets
        text: FacetText = self._values["labels"][facet, value][lang]
        return text

    def value_link(self, here: Place, facet: str, value: str) -> Link:
        """A facet's value: label, help, and the address of its list where it has one."""
        self.reads.add("register/facets")
        key = here.lang, here.depth, facet, value
        if (link := self._value_links.get(key)) is None:
            text = self.label(facet, value, here.lang)
            href = here.to(Place(here.lang, facet, value)) if facet in FACET_PAGES else None
            link = {"href": href, "name": text.label, "help": text.help, "id": value, "order": sort_key(text.label)}
            link["anchor"] = anchor(href, text.label)
            self._value_links[key] = link
        return link

    @property
    def editions(self) -> Editions:
        """All editions, for the pages that tell of all."""
        self.reads.add("editions")
        return self._editions

    def holding(self, record: str) -> tuple[Edition, ...]:
        """The editions that hold a record, the oldest first."""
        self.reads.add(f"edition/{record}")
        return self._editions.holding.get(record, ())

    def frozen(self, edition: Edition, record: str) -> Frozen:
        """A record as an edition holds it."""
        self.reads.add(f"edition/{record}")
        return self._editions.frozen(edition.records[record])

    def remembered(self, key: str, make: Callable[[], Any]) -> Any:
        """What `make` gives, asked once; it reads nothing that its caller has not."""
        if key not in self._values:
            self._values[key] = make()
        return self._values[key]

    def shared(self, key: tuple[object, ...], make: Callable[[], Made]) -> Made:
        """What `make` gives, for all pages that show it alike; made once, what it read is noted for each of them."""
        if key not in self._shared:
            before, self.reads = self.reads, set()
            try:
                self._shared[key] = make(), self.reads
            finally:
                self.reads = before
        value: Made
        value, reads = self._shared[key]
        self.reads |= reads
        return value

    def practice(self, practice: str) -> Practice:
        """A practice, for its own page."""
        self.reads.add(f"value/practice:{practice}")
        if practice not in self._practices:
            found, _ = load_practice(self.root, practice)
            assert found is not None  # it was checked when it last changed
            self._practices[practice] = found
        return self._practices[practice]

    def term(self, term: str) -> Term:
        """A concept, for its own page."""
        return self._value(f"value/term:{term}", Term)

    def organisation(self, organisation: str) -> Organisation:
        """An organisation, for its own page."""
        return self._value(f"value/organisation:{organisation}", Organisation)

    def question(self, question: str) -> Question:
        """A question, for its own page."""
        return self._value(f"value/question:{question}", Question)

    def _value(self, key: str, model: type[Model]) -> Model:
        self.reads.add(key)
        if key not in self._values:
            self._values[key] = model.model_validate_json(self.said(key)[0])
        value: Model = self._values[key]
        return value

    def page(self, name: str, lang: Lang) -> HandWritten:
        """A hand-written page, for itself."""
        self.reads.add(f"value/page:{name}")
        key = f"page:{lang}/{name}"
        if key not in self._values:
            self._values[key], _ = load_page(self.root, f"docs/{lang}/{name}.md", lang)
        page: HandWritten = self._values[key]
        return page

    def page_languages(self, name: str) -> list[Lang]:
        """The languages in which a hand-written page stands."""
        return [lang for lang in LANGS if lang in self.card(f"page:{name}")[1]]

    def state(self, source: str, lang: Lang) -> str:
        """The translation state of the text of a record (`practice:<id>` …) in `lang`."""
        state: str = self.said(f"value/{source}")[1][lang]
        return state

    def mentions(self, source: str, lang: Lang, part: str) -> list[list[Any]]:
        """Where a part of a record's text names concepts, as `emit` wrote it."""
        found: list[list[Any]] = self.said(f"value/{source}")[2].get(lang, {}).get(part, [])
        return found

    def line_of(self, source: str, lang: Lang) -> int:
        """The line where a record of a register says what it is in `lang`; its first, where it does not."""
        line: int = self.said(f"line/{source}")[lang]
        return line
