"""What the property tests share: how hard they try, and texts as hypothesis makes them up.

The examples are the same each time: a test that fails on one machine fails on every other.
"""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.trust.vectors import syntaxes, xss

SLOW = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large)


def tried(times: int) -> settings:
    """A test that is tried `times` times, always with the same examples, without a clock and without a store."""
    return settings(max_examples=times, derandomize=True, database=None, deadline=None, suppress_health_check=SLOW)


# Words that mean something to a parser of ours, between any others.
PIECES = (
    *(
        "accueil",
        "l’accueil",
        "bas seuil",
        "quartier",
        "CPAS",
        "onthaal",
        "écoute",
        "İ",
        "ß",
        "😀",
        "e\u0301",
        "\u00ad",
    ),
    *("[[accueil]]", "[[bas-seuil|un mot]]", "[[", "]]", "[^s1]", "[^", "](", "![", "|", "\\", "`", "```", "~~~"),
    *("# ", "## Besoin", "---", "===", "- ", "1. ", "> ", "    ", "|a|b|\n|-|-|\n", "*", "**", "_", "~~", "<", ">"),
    *("&", "&amp;", "&#0;", "<b>", "<!--", "</p>", "http://a.example/b", "a@b.example", "«", "»", "“", "’", "'", '"'),
    *("\n", "\n\n", " ", "\u00a0", "\u202f", "\t", ":", "- id: a", "{", "}", "[", "]", "!!x", "&a", "*a", "%", "no"),
)
PIECE = st.one_of(st.sampled_from(PIECES), st.text(max_size=8), st.sampled_from((*xss(), *syntaxes())))
TEXTS = st.lists(PIECE, max_size=12).map("".join)
LINES = TEXTS.map(lambda text: " ".join(text.split()))  # of one line
