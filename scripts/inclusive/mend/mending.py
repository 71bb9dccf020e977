"""Mending: everything that `inclusive fix` does to the texts, file by file, all of it or nothing."""

from pathlib import Path

from inclusive.derive.translation import State, pairs
from inclusive.fix import write_digests
from inclusive.in_place import change
from inclusive.languages import LANGS, Lang
from inclusive.load.corpus_files import load_corpus
from inclusive.load.files import read_text
from inclusive.mend.order import ordered_files
from inclusive.mend.texts import printed_files


def mend(root: Path) -> list[str]:
    """Put order, apostrophes and spaces right below `root`; the paths that changed.

    A translation that was current stays current: no word of its original has changed.
    """
    changed: dict[str, None] = {}
    for what in (ordered_files, printed_files):
        corpus, _ = load_corpus(root)
        current = {(pair.record, lang) for pair in pairs(corpus) for lang in LANGS if pair.state(lang) is State.CURRENT}
        files = what(corpus, lambda path: read_text(root, path)[0])
        if files:
            change(root, {path: text.encode() for path, text in files.items()})
            _stamp(root, current)
            changed |= dict.fromkeys(files)
    return sorted(changed)


def _stamp(root: Path, current: set[tuple[str, Lang]]) -> None:
    corpus, _ = load_corpus(root)
    behind = (
        (pair, lang)
        for pair in pairs(corpus)
        for lang in LANGS
        if (pair.record, lang) in current and pair.state(lang) is State.BEHIND
    )
    write_digests(root, {pair.text_places[lang]: pair.digests[lang.other] for pair, lang in behind})
