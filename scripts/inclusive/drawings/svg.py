"""SVG: the few elements that the drawings are made of, as text. Every value is escaped here, and only here."""

import re
from html import escape

BREAKS = re.compile(r"[^ -]+-?|-")  # a line may end at a space, or after a hyphen; not at a no-break space
LETTER = 0.5  # mean width of a letter, as a part of the size of the letters


def element(name: str, *content: str, **attributes: object) -> str:
    """An element. In a name of an attribute, `_` stands for `-`; a last one is left out: `class_`."""
    pairs = ((key.removesuffix("_").replace("_", "-"), value) for key, value in attributes.items() if value is not None)
    start = " ".join([name, *(f'{key}="{escape(str(value))}"' for key, value in pairs)])
    return f"<{start}>{''.join(content)}</{name}>" if content else f"<{start}/>"


def drawing(label: str, width: int, height: int, *content: str, class_: str, role: str = "group") -> str:
    """The whole drawing, `width` by `height` units; `label` is its name for a screen reader.

    With links in it, it is a group; with the role `img` a screen reader tells its name alone.
    """
    box = f"0 0 {width} {height}"
    return element("svg", *content, class_=f"drawing {class_}", viewBox=box, role=role, aria_label=label)


def wrapped(text: str, letters: int) -> tuple[str, ...]:
    """`text` in lines of at most so many letters; a longer word has a line of its own."""
    lines = [""]
    for piece in BREAKS.findall(text):
        glue = "" if not lines[-1] or lines[-1].endswith("-") else " "
        if lines[-1] and len(lines[-1]) + len(glue) + len(piece) > letters:
            lines.append(piece)
        else:
            lines[-1] += glue + piece
    return tuple(lines)


def lines_of_text(lines: tuple[str, ...], x: float, middle: float, size: int, room: float) -> str:
    """Lines centred on (`x`, `middle`), of letters of `size`; one wider than `room` is drawn closer."""
    first = middle - (len(lines) - 1) * size * 0.65 + size * 0.35
    drawn = []
    for at, line in enumerate(lines):
        wide = len(line) * size * LETTER > room
        closer = {"textLength": number(room), "lengthAdjust": "spacingAndGlyphs"} if wide else {}
        y = number(first + at * size * 1.3)
        drawn.append(element("text", escape(line), x=number(x), y=y, font_size=size, text_anchor="middle", **closer))
    return "".join(drawn)


def number(value: float) -> str:
    """A length with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")
