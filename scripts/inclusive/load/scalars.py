"""Scalars: what an unquoted word of YAML means to us, and which words YAML would guess at."""

import re
from functools import lru_cache

# A person who writes these without quotes means the text; YAML 1.1 reads something else.
AMBIGUOUS = re.compile(
    r"""(?:~|[Nn]ull|NULL
    |[Yy]|[Nn]|[Yy]es|YES|[Nn]o|NO|[Oo]n|ON|[Oo]ff|OFF|True|TRUE|False|FALSE
    |[-+]?0[0-7_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?0b[01_]+|0o[0-7]+
    |[-+]?[0-9]+_[0-9_]*(?:\.[0-9_]*)?
    |[-+]?[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9]*)?
    |[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[eE][-+]?[0-9]+
    |[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)
    |<<|=)\Z""",
    re.VERBOSE,
)
INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z")


@lru_cache(maxsize=2048)  # keys and values of closed lists come again and again
def is_ambiguous(text: str) -> bool:
    """Whether YAML would read an unquoted `text` as something other than this text."""
    return AMBIGUOUS.match(text) is not None


@lru_cache(maxsize=2048)
def resolved(text: str) -> str | int | bool:
    """The value of an unquoted `text` that is not ambiguous: a truth value, a whole number, or itself."""
    if text in ("true", "false"):
        return text == "true"
    return int(text) if INTEGER.match(text) else text
