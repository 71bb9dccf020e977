"""The invented records, free of any tool's form: each depends on its number and on the size of the corpus only."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from inclusive.languages import LANGS, Lang
from inclusive.model.practice import HEADINGS, SectionId
from tests.bench.vocabulary import Vocabulary, capitalised, designations, slug, vocabulary, zipf

Link = Callable[[str, str], str]  # the id of a record, a label → a link in the tool's form
Mark = Callable[[str], str]  # the id of a source → a mark in the tool's form

FACETS = {  # facet: (name of a value in French, in Dutch, number of values, most values of a practice)
    "publics": ("public", "doelgroep", 19, 3),
    "barriers": ("obstacle", "drempel", 5, 2),
    "settings": ("cadre", "setting", 15, 2),
    "places": ("commune", "gemeente", 20, 1),
    "sectors": ("secteur", "sector", 2, 2),
}
LINES = ("0", "0.5", "1", "2", "3")
EVIDENCE = ("described", "monitored", "evaluated")
QUESTIONS = 12
# Section: words in a paragraph, items of a list, mentions of concepts. About 400 words and 8 mentions in all.
SHAPE = {
    SectionId.NEED: (70, 0, 2),
    SectionId.ACTION: (55, 4, 2),
    SectionId.PARTNERS: (45, 0, 1),
    SectionId.CONDITIONS: (60, 3, 1),
    SectionId.RESULTS: (45, 0, 1),
    SectionId.LIMITS: (30, 3, 1),
}
WORDS_OF_AN_ITEM = 11


@dataclass(frozen=True)
class Concept:
    """A concept of the glossary: its name, a plural and a definition in each language."""

    id: str
    names: dict[Lang, str]
    forms: dict[Lang, str]
    definitions: dict[Lang, str]
    notes: dict[Lang, str]
    related: tuple[int, ...]


@dataclass(frozen=True)
class Practice:
    """What is said of a practice once, and its titles."""

    number: int
    id: str
    titles: dict[Lang, str]
    summaries: dict[Lang, str]
    facets: dict[str, tuple[str, ...]]
    organisations: tuple[int, ...]
    related: tuple[int, ...]
    questions: tuple[int, ...]
    since: int
    evidence: str
    original: Lang


class Records:
    """Every record of a corpus of `size` practices."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.organisations = max(30, size // 10)
        self._vocabulary = {lang: vocabulary(lang) for lang in LANGS}

    @cached_property
    def concepts(self) -> tuple[Concept, ...]:
        """The glossary, in the order of its ids: one concept for ten practices, at least sixty."""
        count = max(60, self.size // 10)
        named = {lang: designations(lang) for lang in LANGS}
        if count > len(named[Lang.FR]):
            raise ValueError(f"no more than {len(named[Lang.FR])} concepts can be named: {count}")
        chosen = random.Random("concepts").sample(range(len(named[Lang.FR])), count)
        chosen.sort(key=lambda number: slug(named[Lang.FR][number][0]))
        return tuple(
            self._concept(place, count, {lang: named[lang][number] for lang in LANGS})
            for place, number in enumerate(chosen)
        )

    def _concept(self, place: int, count: int, named: dict[Lang, tuple[str, str]]) -> Concept:
        rng = random.Random(f"concept {place}")
        words = {lang: self._vocabulary[lang] for lang in LANGS}
        return Concept(
            slug(named[Lang.FR][0]),
            {lang: named[lang][0] for lang in LANGS},
            {lang: named[lang][1] for lang in LANGS},
            {lang: " ".join(words[lang].words(rng, 16)) for lang in LANGS},
            {lang: words[lang].sentence(rng, 12) for lang in LANGS},
            tuple(sorted({(place + step) % count for step in (1, rng.randrange(2, count))})),
        )

    @cached_property
    def practices(self) -> tuple[Practice, ...]:
        """The practices, in the order of their ids."""
        return tuple(self._practice(number) for number in range(self.size))

    def _practice(self, number: int) -> Practice:
        rng = random.Random(f"practice {number}")
        words = self._vocabulary
        titles = {lang: capitalised(" ".join(words[lang].words(rng, 6))) for lang in LANGS}
        return Practice(
            number,
            f"pratique-{number:05d}-{slug(titles[Lang.FR])[:24].strip('-')}",
            {lang: f"{title} {number}" for lang, title in titles.items()},
            {lang: f"{words[lang].sentence(rng, 10)} {words[lang].sentence(rng, 9)}" for lang in LANGS},
            dict(self._facets(rng)),
            tuple(sorted(rng.sample(range(self.organisations), rng.randint(1, 3)))),
            tuple(sorted({rng.randrange(self.size) for _ in range(3)} - {number})),
            tuple(sorted(rng.sample(range(QUESTIONS), 2))),
            rng.randint(1990, 2026),
            rng.choice(EVIDENCE),
            rng.choice(LANGS),
        )

    def _facets(self, rng: random.Random) -> Iterator[tuple[str, tuple[str, ...]]]:
        for facet, (_, _, count, most) in FACETS.items():
            yield (
                facet,
                tuple(f"{facet}-{value:02d}" for value in sorted(rng.sample(range(count), rng.randint(1, most)))),
            )
        yield "lines", (rng.choice(LINES),)

    @cached_property
    def _concept_weights(self) -> tuple[float, ...]:
        return zipf(len(self.concepts))

    def text(self, practice: Practice, lang: Lang, link: Link, mark: Mark) -> list[tuple[str, str]]:
        """The six sections of a practice in one language: (heading, Markdown)."""
        rng = random.Random(f"text {practice.number} {lang}")
        texts = {section: self._section(rng, lang, section) for section in SHAPE}
        texts[SectionId.NEED] += f" {self._words(lang).sentence(rng, 9)[:-1]}{mark('s1')}."
        texts[SectionId.RESULTS] += f" {self._words(lang).sentence(rng, 9)[:-1]}{mark('s2')}."
        for section, other in zip((SectionId.PARTNERS, SectionId.RESULTS), practice.related, strict=False):
            named = self.practices[other]
            texts[section] += f" {self._words(lang).sentence(rng, 5)[:-1]} {link(named.id, named.titles[lang])}."
        return [(HEADINGS[lang][section], text) for section, text in texts.items()]

    def _section(self, rng: random.Random, lang: Lang, section: SectionId) -> str:
        length, items, mentions = SHAPE[section]
        words = self._words(lang)
        drawn = words.words(rng, length)
        drawn[5] = f"**{drawn[5]}**"
        for concept in rng.choices(self.concepts, cum_weights=self._concept_weights, k=mentions):
            drawn.insert(rng.randrange(1, len(drawn)), concept.names[lang])
        paragraph = " ".join(sentences(rng, drawn))
        listed = "\n".join(f"- {words.sentence(rng, WORDS_OF_AN_ITEM)}" for _ in range(items))
        return f"{listed}\n\n{paragraph}" if listed else paragraph

    def _words(self, lang: Lang) -> Vocabulary:
        return self._vocabulary[lang]

    def prose(self, name: str, lang: Lang, count: int) -> str:
        """A paragraph of `count` words that belongs to `name`."""
        rng = random.Random(f"prose {name} {lang}")
        return " ".join(sentences(rng, self._words(lang).words(rng, count)))


def sentences(rng: random.Random, words: list[str]) -> Iterator[str]:
    """`words` cut into sentences."""
    start = 0
    while start < len(words):
        end = start + rng.randint(9, 17)
        yield f"{capitalised(' '.join(words[start:end]))}."
        start = end
