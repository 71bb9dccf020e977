"""The search index of an invented corpus: what it costs to make, to change and to fetch.

`python -m tests.bench.search 1000 10000` prints it as Markdown. Seconds are those of the processor.
"""

import argparse
import gzip
import re
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from inclusive.languages import LANGS
from inclusive.search.changes import changed_files
from inclusive.search.document import Document, Part
from inclusive.search.entries import Entries, search_entries
from inclusive.search.index import index_files
from tests.bench.records import Records
from tests.bench.registers import organisation_id

Result = TypeVar("Result")
TIMES = 3  # the best of so many counts: others use the machine too


def documents(size: int) -> Iterator[Document]:
    """The practices and the concepts of a corpus, as its pages give them to the search."""
    records = Records(size)
    for lang in LANGS:
        for practice in records.practices:
            text = records.text(practice, lang, lambda _, label: label, lambda _: "")
            parts = tuple(Part(f"part-{at}", heading, _said(words)) for at, (heading, words) in enumerate(text))
            yield Document(
                "practice",
                practice.id,
                lang,
                f"practices/{practice.id}/",
                practice.titles[lang],
                practice.summaries[lang],
                parts,
                facets={facet: tuple(values) for facet, values in practice.facets.items()},
                labels=tuple(value for values in practice.facets.values() for value in values),
                concepts={organisation_id(one): 1 for one in practice.organisations},
                since=practice.since,
            )
        for concept in records.concepts:
            names = (concept.forms[lang],)
            yield Document(
                "term",
                concept.id,
                lang,
                f"terms/{concept.id}/",
                concept.names[lang],
                concept.definitions[lang],
                (Part("", "", concept.notes[lang]),),
                names=names,
                other_name=concept.names[lang.other],
            )


def _said(markdown: str) -> str:
    return " ".join(re.sub(r"\*\*|^- ", "", markdown, flags=re.MULTILINE).split())


def compressed(text: str) -> int:
    """The bytes of a text on the way."""
    return len(gzip.compress(text.encode(), 6))


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Seconds of the processor, the best of several, and the result."""
    best, result = float("inf"), work()
    for _ in range(TIMES):
        start = time.process_time()
        result = work()
        best = min(best, time.process_time() - start)
    return best, result


def measured(size: int) -> dict[str, str]:
    """What the index of a corpus costs."""
    every = list(documents(size))
    entering, entries = timed(lambda: [search_entries(one) for one in every])
    grouping, files = timed(lambda: index_files(entries))
    after = _one_word_more(entries)
    changing, changed = timed(lambda: changed_files(entries, after))
    kinds = {kind: [text for path, text in files.items() if f"/fr/{kind}-" in path] for kind in "wvd"}
    tables = [text for path, text in files.items() if "-" not in path and "/nl/" not in path]
    facets = [text for path, text in files.items() if "/f-" in path]
    return {
        "documents (both languages)": f"{len(every):,}",
        "cold: entries, s": f"{entering:.2f}",
        "cold: index, s": f"{grouping:.2f}",
        "one text changed: index, s": f"{changing:.2f}",
        "files": f"{len(files):,}",
        "files that may change with a text": f"{len(changed):,}",
        "tables, kB": f"{sum(map(compressed, tables)) / 1000:.1f}",
        "facets, kB": f"{sum(map(compressed, facets)) / 1000:.1f}",
        "shards of French: how many": f"{len(kinds['w']):,}",
        "a shard, kB: mean · largest": _mean_and_largest(kinds["w"]),
        "words of a letter, kB: mean · largest": _mean_and_largest(kinds["v"]),
        "a card, kB: mean · largest": _mean_and_largest(kinds["d"]),
    }


def _one_word_more(entries: list[Entries]) -> list[Entries]:
    first, *rest = entries
    words = sorted([*first.words.split(), "zzzz"])
    weights = dict(zip(first.words.split(), first.weights, strict=True)) | {"zzzz": "$"}
    changed = Entries(**{**vars(first), "words": " ".join(words), "weights": "".join(weights[word] for word in words)})
    return [changed, *rest]


def _mean_and_largest(texts: list[str]) -> str:
    sizes = [compressed(text) / 1000 for text in texts]
    return f"{sum(sizes) / len(sizes):.1f} · {max(sizes):.1f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="+")
    sizes = parser.parse_args().sizes
    columns = [measured(size) for size in sizes]
    print("| | " + " | ".join(f"N = {size:,}" for size in sizes) + " |")
    print("|---" * (len(sizes) + 1) + "|")
    for name in columns[0]:
        print(f"| {name} | " + " | ".join(column[name] for column in columns) + " |")


if __name__ == "__main__":
    main()
