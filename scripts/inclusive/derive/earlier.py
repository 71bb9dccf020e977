"""Earlier texts: which ones the translations that are behind were made from, and which of them are kept."""

from collections.abc import Mapping

from inclusive.corpus import Corpus
from inclusive.derive.translation import State, pairs
from inclusive.derive.written import digest_of
from inclusive.languages import LANGS
from inclusive.load.earlier import digest_in_name
from inclusive.model.fields import PENDING
from inclusive.problems import Place

Behind = Mapping[str, tuple[Place, str]]  # digest → where the translation says it, path of the original


def behind(corpus: Corpus) -> Behind:
    """The digest of what was translated, of each translation whose original has changed since."""
    return {
        str(pair.translates[lang]): (pair.text_places[lang], pair.text_places[lang.other].path)
        for pair in pairs(corpus)
        for lang in LANGS
        if pair.state(lang) is State.BEHIND and pair.translates[lang] != PENDING and pair.stands(lang.other)
    }


def standing(corpus: Corpus) -> frozenset[str]:
    """The digests of the earlier texts that are kept, word for word."""
    named = {digest_in_name(entry): digest_of(entry.value.parts) for entry in corpus.earlier}
    return frozenset(name for name, digest in named.items() if name == digest)


def lacking(corpus: Corpus) -> Behind:
    """Those that are behind, and whose earlier text is not kept."""
    kept = standing(corpus)
    return {digest: where for digest, where in behind(corpus).items() if digest not in kept}
