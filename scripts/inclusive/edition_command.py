"""Edition: freeze what is published, as `inclusive edition 2026.1 --date 2026-12-01` does."""

from dataclasses import dataclass
from pathlib import Path

from inclusive.catalogue import Speech
from inclusive.check.run import checked
from inclusive.citing.citation_file import PATH as CITATION
from inclusive.citing.citation_file import naming
from inclusive.editions.compare import Changes, changes
from inclusive.editions.contents import contents
from inclusive.editions.make import edition_bytes, head
from inclusive.editions.read import path_of, read_editions
from inclusive.in_place import change
from inclusive.problems import Problem

TOLD = {
    "fr": (
        "{path} est écrit. À garder tel quel.",
        "nouvelles fiches\u00a0:",
        "fiches changées\u00a0:",
        "fiches retirées\u00a0:",
    ),
    "nl": (
        "{path} is geschreven. Te bewaren zoals het is.",
        "nieuwe fiches:",
        "gewijzigde fiches:",
        "ingetrokken fiches:",
    ),
    "en": ("{path} is written. Keep it as it is.", "new records:", "changed records:", "withdrawn records:"),
}


@dataclass(frozen=True)
class Made:
    """An edition that was written."""

    path: str
    changes: Changes


def make_edition(root: Path, name: str, day: str) -> Made | list[Problem]:
    """Write the next edition; or nothing, and the problems that forbid it."""
    editions, problems = read_editions(root)
    if problems:
        return problems
    opening = head(editions, name, day)
    corpus, problems = checked(root, day)
    if problems:
        return problems
    written = {path_of(name): edition_bytes(editions, opening, contents(corpus))}
    if (root / CITATION).is_file():
        written[CITATION] = naming((root / CITATION).read_bytes(), name, day)
    change(root, written)
    editions, _ = read_editions(root)
    return Made(path_of(name), changes(editions, editions.named[name]))


def summary(made: Made, speech: Speech) -> str:
    """What was written, and which records are new, changed or withdrawn."""
    first, *headings = TOLD[speech]
    lists = (
        made.changes.new,
        [f"{one.was} → {one.id}" if one.was else one.id for one in made.changes.changed],
        [" → ".join([one.id, ", ".join(one.to)]) if one.to else one.id for one in made.changes.withdrawn],
    )
    lines = [first.format(path=made.path)]
    for heading, ids in zip(headings, lists, strict=True):
        lines += [f"{heading} {len(ids)}", *(f"  {one}" for one in ids)]
    return "\n".join(lines) + "\n"
