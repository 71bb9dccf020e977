"""Typography: apostrophes and no-break spaces as French and Dutch print them, in running text only."""

import re
from collections.abc import Callable, Mapping

from inclusive.languages import Lang
from inclusive.markdown.runs import BETWEEN, EDGE, read_markdown

NO_BREAK = "\u00a0"
BETWEEN_LETTERS = (re.compile(r"(?<=[^\W\d_])'(?=[^\W_])"), "’")
RULES: Mapping[Lang, tuple[tuple[re.Pattern[str], str], ...]] = {
    Lang.FR: (
        BETWEEN_LETTERS,
        (re.compile(r"(?<=\S) (?=[:;!?»])"), NO_BREAK),
        (re.compile(r"(?<=«) (?=\S)"), NO_BREAK),
    ),
    Lang.NL: (BETWEEN_LETTERS, (re.compile(r"(?<!\w)'(?=(?:[kmnst])\b)"), "’")),
}


def printed(text: str, lang: Lang) -> str:
    """`text` with the signs of its language."""
    for pattern, sign in RULES[lang]:
        text = pattern.sub(sign, text)
    return text


def printed_markdown(markdown: str, lang: Lang) -> str:
    """`markdown` with the signs of its language in its running text; code, addresses and links stay as they are."""
    reading = read_markdown(markdown)
    ends = [*(piece.at for piece in reading.pieces[1:]), len(reading.text)]
    running = {
        piece.start + at - piece.at
        for piece, end in zip(reading.pieces, ends, strict=False)  # a text may have none
        if piece.same
        for at in range(piece.at, end)
        if reading.text[at] not in (EDGE, BETWEEN)
    }
    return _where(markdown, lang, lambda at: at in running)


def _where(text: str, lang: Lang, may_change: Callable[[int], bool]) -> str:
    """Every rule puts one sign in the place of one: places stay what they were."""
    signs = list(text)
    for pattern, sign in RULES[lang]:
        for found in pattern.finditer("".join(signs)):
            if may_change(found.start()):
                signs[found.start()] = sign
    return "".join(signs)
