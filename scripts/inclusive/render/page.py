"""A page of the site as a value."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from inclusive.render.addresses import Place
from inclusive.render.facts import Facts


@dataclass(frozen=True)
class Page:
    """One page in one language. `template` names the template of what stands inside the shell."""

    place: Place
    title: str
    description: str
    template: str
    facts: Facts
    source: str  # file to edit, relative to the repository
    line: int = 1
    record: str = ""  # `practice:<id>` …
    linked_data: Mapping[str, Any] | None = None
