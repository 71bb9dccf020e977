"""Values written as YAML."""

import json
from collections.abc import Iterable


def source(source_id: str, name: str) -> str:
    """A source of a record."""
    address = f"https://example.org/{name}/{source_id}"
    told = f"title: Document {source_id}, publisher: Exemple, url: {address}, year: 2024, lang: fr"
    return f"  - {{id: {source_id}, {told}}}"


def quoted(text: str) -> str:
    """`text` between quotes, for YAML."""
    return json.dumps(text, ensure_ascii=False)


def listed(values: Iterable[str]) -> str:
    """A list on one line, for YAML."""
    return f"[{', '.join(values)}]"
