"""Script: what the finder runs in the browser, its parts in one file, as small as it is without another tool."""

import re
from collections.abc import Mapping

# In the order in which they need each other.
PARTS = ("words", "shards", "meanings", "query", "rules", "facets", "boxes", "cards", "notes", "advice", "finder")
# A line of its own, or the end of one. What opens so inside a text has the mark that closes the text behind it.
COMMENT = re.compile(r"^\s*//.*|\s// [^\"'`]*$")
JOINED = re.compile(r"(?<=[;{,(\[])\n")  # the end of a line, where it ends nothing
HEAD = "// Made of scripts/inclusive/search/browser/*.js, without their comments.\n"


def bundled(parts: Mapping[str, str]) -> str:
    """One script of the texts of the parts."""
    lines = (COMMENT.sub("", line).strip() for name in PARTS for line in parts[name].splitlines())
    return HEAD + JOINED.sub("", "".join(f"{line}\n" for line in lines if line))
