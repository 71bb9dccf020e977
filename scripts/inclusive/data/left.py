"""Left: ids that a record has left, as the data, the frames and the paper tell them: they answer for ever."""

from collections.abc import Mapping
from dataclasses import dataclass

from inclusive.corpus import RECORD_KINDS, Corpus
from inclusive.editions.edition import Editions
from inclusive.languages import LANGS, Lang
from inclusive.model.registers import Move


@dataclass(frozen=True)
class Left:
    """An id that was left: its kind, what it was called, why it was left, and the records that replace it."""

    id: str
    kind: str  # of the record then; empty where nobody said and nothing replaces it
    names: Mapping[Lang, str]
    to: tuple[str, ...]
    reason: Mapping[Lang, str]

    @property
    def sentence(self) -> str:
        """The key, in words.yml, of the sentence that says what happened."""
        return f"left_{('none', 'one')[len(self.to)] if len(self.to) < 2 else 'many'}"


def left(corpus: Corpus, editions: Editions) -> tuple[Left, ...]:
    """Every id that was left."""
    return tuple(_left(corpus, editions, entry.value) for entry in corpus.moved)


def _left(corpus: Corpus, editions: Editions, move: Move) -> Left:
    kinds = [kind for kind in RECORD_KINDS for one in move.to[:1] if one in corpus.known.places[kind]]
    holding = editions.holding.get(move.id)
    frozen = editions.frozen(holding[-1].records[move.id]) if holding else None
    texts = {lang: frozen.text(lang) if frozen else None for lang in LANGS}
    return Left(
        move.id,
        move.kind or (kinds[0] if kinds else ""),
        {lang: text.name if text else move.id for lang, text in texts.items()},
        move.to,
        {Lang.FR: move.reason.fr, Lang.NL: move.reason.nl},
    )
