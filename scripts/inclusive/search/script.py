"""Script: what the finder runs in the browser, its parts in one file, without comments and indentation."""

from collections.abc import Mapping

# In the order in which they need each other.
PARTS = ("words", "shards", "meanings", "query", "rules", "facets", "cards", "notes", "advice", "finder")
HEAD = "// Made of scripts/inclusive/search/browser/*.js, without their comments.\n"


def bundled(parts: Mapping[str, str]) -> str:
    """One script of the texts of the parts. A line that holds only a comment is left out."""
    lines = (line.strip() for name in PARTS for line in parts[name].splitlines())
    return HEAD + "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))
