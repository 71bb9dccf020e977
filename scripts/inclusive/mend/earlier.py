"""Earlier: the files that keep what a translation was made from, as long as it is behind.

A build reads no history. What it needs of it is written here, once, by whoever has the history at hand.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from inclusive.corpus import Corpus
from inclusive.derive.earlier import behind, lacking
from inclusive.derive.translation import pairs
from inclusive.derive.written import TextPart, Written, counted
from inclusive.in_place import Changes, change
from inclusive.keeping.history import found_in_history
from inclusive.load.earlier import EARLIER, SUFFIX, digest_in_name
from inclusive.problems import Place
from inclusive.proposals.yaml_text import long_text, scalar


def kept(root: Path, corpus: Corpus) -> tuple[list[str], list[Place]]:
    """Keep what each translation that is behind was made from, and nothing else below `root`.

    Returns the paths that changed, and where a translation names an original that is found nowhere.
    """
    wanted = lacking(corpus)
    found = found_in_history(root, {digest: path for digest, (_, path) in wanted.items()})
    needless = {digest_in_name(entry) for entry in corpus.earlier} - behind(corpus).keys()
    gone: Changes = {f"{EARLIER}/{name}{SUFFIX}": None for name in sorted(needless)}
    changes = {**gone, **{path: text.encode() for path, text in files(found).items()}}
    change(root, changes)
    return sorted(changes), [place for digest, (place, _) in wanted.items() if digest not in found]


def kept_from(before: Corpus, after: Corpus) -> Mapping[str, str]:
    """The files that keep what `before` still has, of each translation that is behind in `after`."""
    texts = {text.digest: (str(lang), text) for pair in pairs(before) for lang, text in pair.texts.items()}
    return files({digest: texts[digest] for digest in sorted(lacking(after)) if digest in texts})


def files(texts: Mapping[str, tuple[str, Written]]) -> Mapping[str, str]:
    """Path → content of the file that keeps each text."""
    return {f"{EARLIER}/{digest}{SUFFIX}": written(lang, text.parts) for digest, (lang, text) in texts.items()}


def written(lang: str, parts: Iterable[TextPart]) -> str:
    """An earlier text as its file has it: what counts of it."""
    lines = [f"lang: {lang}", "parts:"]
    for part in parts:
        lines.append(f"  - id: {scalar(part.id)}")
        lines += [f"    heading: {scalar(part.heading)}"] if part.heading is not None else []
        lines += long_text("text", counted(part.text), "    ")
    return "\n".join(lines) + "\n"
