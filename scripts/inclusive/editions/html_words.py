"""The words of a finished HTML fragment, one line for each paragraph, item or row of a table."""

import re
from html import unescape

NOT_WORDS = re.compile(r"<sup>.*?</sup>|<(?:a|span) class=\"mark\".*?</(?:a|span)>", re.DOTALL)  # numbers of sources
CELL = re.compile(r"</t[dh]>\s*(?=<t[dh][\s>])")
LINE = re.compile(r"\s*</?(?:p|li|ul|ol|tr|table|thead|tbody|blockquote|pre|hr|br|div)\b[^>]*>\s*")
TAG = re.compile(r"<[^>]*>")


def words_of(html: str) -> str:
    """The words alone: no tag, no entity, no number of a source; cells of a table after one another."""
    lines = LINE.sub("\n", CELL.sub(" · ", NOT_WORDS.sub("", html)))
    text = unescape(TAG.sub("", lines))
    return "\n".join(" ".join(line.split(" ")).strip() for line in text.split("\n") if line.strip())
