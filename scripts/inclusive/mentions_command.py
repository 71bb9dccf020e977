"""`inclusive mentions`: the linker's findings in any text, as JSON Lines."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from inclusive.derive.mentions import Linker, Mention, linkers
from inclusive.errors import NoGlossary, NotABatch
from inclusive.languages import Lang
from inclusive.load.registers import load_list
from inclusive.model.term import Term
from inclusive.problems import Problem


def load_linkers(glossary: Path) -> tuple[Mapping[Lang, Linker], list[Problem]]:
    """A linker for each language from a glossary file, and what is wrong with its form."""
    if not glossary.is_file():
        raise NoGlossary(glossary)
    entries, _, problems = load_list(glossary.resolve().parent, glossary.name, Term)
    return linkers(entry.value for entry in entries), problems


def lines(text: str, lang: Lang, linker: Mapping[Lang, Linker]) -> Iterator[str]:
    """One JSON object for each mention; offsets count characters of `text`."""
    for mention in linker[lang].mentions(text):
        yield json.dumps(_shown(mention), ensure_ascii=False)


def batch_lines(text: str, linker: Mapping[Lang, Linker]) -> Iterator[str]:
    """For each {"id", "lang", "markdown"} of a batch one {"id", "mentions"}, in the same order."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            item = _item(line, number)
            found = linker[Lang(item["lang"])].mentions(item["markdown"])
            yield json.dumps({"id": item["id"], "mentions": [_shown(one) for one in found]}, ensure_ascii=False)


def _item(line: str, number: int) -> Mapping[str, str]:
    try:
        item = json.loads(line)
        json.dumps(item, ensure_ascii=False).encode()  # an escape may hide half a character: \ud83d
    except (ValueError, RecursionError):
        raise NotABatch(number) from None
    right = isinstance(item, dict) and "id" in item and isinstance(item.get("markdown"), str)
    if not right or item.get("lang") not in tuple(Lang):
        raise NotABatch(number)
    return item  # type: ignore[no-any-return]


def _shown(mention: Mention) -> Mapping[str, object]:
    return {"start": mention.start, "end": mention.end, "text": mention.text, "term": mention.term}
