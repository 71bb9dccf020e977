"""Letters: characters that hide, and letters of two alphabets in one word. It knows nothing of files."""

import re

# Characters that hide, reorder or break text on the reviewer's screen (Unicode TR 36), that may show nothing
# (Default_Ignorable_Code_Point), and control characters. The soft hyphen is allowed.
_NEVER = (
    "\u034f\u061c\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffc"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\ufe00-\ufe0d"
    "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"  # letters and signs that show nothing
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff"
)
# Joiners stand between two signs of a script that needs them, or of an emoji; never beside letters that look like ours.
_JOINERS, _ALONE = "\u200c\u200d", rf"\x00-\u058f\u1e00-\u2069{_NEVER}"
# What chooses between a sign in one colour and an emoji follows that sign, once.
_STYLES, _NO_SIGN = "\ufe0e\ufe0f", rf"[^\W\d_]|[\s\u00ad\u200c\u200d\ufe0e\ufe0f{_NEVER}]"
HIDDEN = re.compile(
    rf"[{_NEVER}]|(?<![^{_ALONE}])[{_JOINERS}]|[{_JOINERS}](?![^{_ALONE}])"
    rf"|(?:(?<={_NO_SIGN})|(?<![\s\S]))[{_STYLES}]"
)
_SUSPECT = re.compile(f"[{_NEVER}{_JOINERS}{_STYLES}]")  # found in hardly any text: what follows it is told apart
_PLAIN = bytes([*b"\t\n\r", *range(0x20, 0x7F)])  # nearly all of a text, and no letter that hides or misleads

# Letters of alphabets that look like ours (Unicode TR 39), and ours in other clothes: of full width, of formulas.
# Alone they are somebody's language; within a word of Latin letters they make it another, which looks the same.
# Not among them: µ and Ω, which are units.
_LATIN = "A-Za-zªº\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff"
_OTHER = (
    "\u0370-\u0373\u0376-\u037d\u037f\u0386\u0388-\u03a8\u03aa-\u03bb\u03bd-\u03ff\u1f00-\u1fbc\u1fc2-\u1ffc\u2c80-\u2ce4"
    "\u0400-\u0481\u048a-\u052f\u1c80-\u1c8a\ua640-\ua66e\ua680-\ua69d\u0531-\u0556\u0561-\u0587"
    "\u13a0-\u13fd\uab70-\uabbf\ua4d0-\ua4f7\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7cb"
)
_MARKS = "[\u00ad\u0300-\u036f]*"  # between two letters, without being one
MIXED = re.compile(rf"(?<=[{_LATIN}]){_MARKS}([{_OTHER}])|([{_OTHER}])(?={_MARKS}[{_LATIN}])")
_FOREIGN = re.compile(f"[{_OTHER}]")


def hidden_character(text: str) -> tuple[int, str] | None:
    """Where the first hidden character of `text` is, and its number as Unicode writes it."""
    found = HIDDEN.search(text) if _SUSPECT.search(_beyond_plain(text)) else None
    return (found.start(), _number(found[0])) if found else None


def _beyond_plain(text: str) -> str:
    """`text` without its plain characters: a few signs are searched in place of thousands."""
    return text.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass")


def without_hidden(text: str) -> str:
    """`text` without its hidden characters, nor those that hide once the others are gone."""
    while (seen := HIDDEN.sub("", text)) != text:
        text = seen
    return text


def mixed_letter(text: str) -> tuple[int, str, str] | None:
    """Where the first letter of another alphabet stands in a word of Latin letters, that letter, and its number."""
    found = MIXED.search(text) if _FOREIGN.search(_beyond_plain(text)) else None
    if found is None:
        return None
    group = 1 if found[1] else 2
    return found.start(group), found[group], _number(found[group])


def _number(character: str) -> str:
    return f"U+{ord(character):04X}"
