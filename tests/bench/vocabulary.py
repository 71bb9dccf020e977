"""Words drawn at random, always the same for the same seed: small words of each language, and invented long ones.

Long words follow Zipf's law over 10,000 forms, so that an index of the texts has about the size of a real one.
"""

import itertools
import random
import unicodedata
from dataclasses import dataclass

from inclusive.languages import Lang

FORMS = 10_000

SMALL = {  # each belongs to one of the two languages, so that no text is taken for the other's
    Lang.FR: "la le les et des à une du pour dans par sur au qui que est ce cette ces leur leurs il elle nous avec",
    Lang.NL: "de het een van en op met voor te aan door bij ook naar uit dat deze dit wordt heeft kan niet hun zij wij",
}
SYLLABLES = {
    Lang.FR: (
        "ac co dé ré pro sou par tra mé so vi fa li or pu ga bou chan",
        "com ten sen cli mu ni ta ri val gra ser pli do ver man lo bi cu",
        "tion ment té ance eur ique able ité age er ée ir ant oire elle eux ure ail",
    ),
    Lang.NL: (
        "ver be ge ont op af sa toe uit mee door voor aan bui wel zor hul kra",
        "ste wer lui dra bin han plaat len mel spre ken vol den groe zie kom hou vra",
        "ing heid en lijk baar schap er te ende ig sel den tie loos dom aar zaam nis",
    ),
}
NOUNS = {
    Lang.FR: (
        "accompagnement accueil référent suivi dispositif réseau entretien diagnostic partenariat service "
        "dépistage hébergement programme projet soutien module outil atelier cercle budget carnet dossier guichet "
        "comité plan centre lieu groupe conseil repérage relevé contrat métier repas jardin journal bureau "
        "transport logement emploi"
    ),
    Lang.NL: (
        "begeleiding opvang gids opvolging voorziening netwerk gesprek diagnose samenwerking dienst "
        "screening verblijf programma project ondersteuning module hulpmiddel werkplaats kring budget boekje dossier "
        "loket comité plan centrum plek groep raad opsporing lijst contract beroep maaltijd tuin krant kantoor "
        "vervoer woning baan"
    ),
}
ADJECTIVES = {
    Lang.FR: (
        "communautaire interculturel ambulatoire résidentiel psychosocial participatif adapté transversal préventif "
        "collectif individuel mobile territorial numérique familial scolaire périnatal palliatif somatique juridique "
        "administratif linguistique régional local durable solidaire ouvert gratuit discret rapide"
    ),
    Lang.NL: (
        "gemeenschappelijke interculturele ambulante residentiële psychosociale participatieve aangepaste brede "
        "preventieve collectieve individuele mobiele territoriale digitale familiale schoolse perinatale palliatieve "
        "lichamelijke juridische administratieve talige regionale lokale duurzame solidaire open gratis discrete snelle"
    ),
}


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language and how often each is drawn."""

    small: tuple[str, ...]
    long: tuple[str, ...]
    small_weights: tuple[float, ...]
    long_weights: tuple[float, ...]

    def words(self, rng: random.Random, count: int) -> list[str]:
        """`count` words: a small one, a long one, in turn."""
        half = (count + 1) // 2
        small = rng.choices(self.small, cum_weights=self.small_weights, k=half)
        long = rng.choices(self.long, cum_weights=self.long_weights, k=half)
        return [word for pair in zip(small, long, strict=True) for word in pair][:count]

    def sentence(self, rng: random.Random, count: int) -> str:
        """A sentence of `count` words."""
        return f"{capitalised(' '.join(self.words(rng, count)))}."


def vocabulary(lang: Lang) -> Vocabulary:
    """The words of `lang`."""
    parts = (part.split() for part in SYLLABLES[lang])
    first, middle, last = parts
    invented = sorted({a + b + c for a in first for b in middle for c in last})
    invented += sorted({a + b + c + d for a in first for b, c in itertools.permutations(middle[:6], 2) for d in last})
    random.Random(f"vocabulary {lang}").shuffle(invented)
    small, long = tuple(SMALL[lang].split()), tuple(invented[:FORMS])
    return Vocabulary(small, long, zipf(len(small)), zipf(len(long)))


def zipf(count: int) -> tuple[float, ...]:
    """Cumulative weights of `count` things, each rarer than the one before."""
    return tuple(itertools.accumulate(1 / (rank + 2.7) for rank in range(count)))


def designations(lang: Lang) -> list[tuple[str, str]]:
    """Every name that a concept can have in `lang`, with its plural; the same place in the other language means it."""
    nouns, adjectives = NOUNS[lang].split(), ADJECTIVES[lang].split()
    pairs = [(noun, adjective) for noun in nouns for adjective in adjectives]
    if lang is Lang.NL:
        return [(f"{adjective} {noun}", f"{adjective} {noun}reeks") for noun, adjective in pairs]
    return [(f"{noun} {adjective}", f"{plural(noun)} {plural(adjective)}") for noun, adjective in pairs]


def plural(word: str) -> str:
    """A French plural, near enough for an invented text."""
    return word if word.endswith(("s", "x")) else f"{word}s"


def capitalised(text: str) -> str:
    """`text` with a capital."""
    return text[:1].upper() + text[1:]


def slug(text: str) -> str:
    """`text` as an id: letters without accents, and hyphens."""
    plain = unicodedata.normalize("NFD", text.lower())
    return "-".join(
        "".join(
            letter if letter.isascii() and letter.isalnum() else " "
            for letter in plain
            if not unicodedata.combining(letter)
        ).split()
    )
