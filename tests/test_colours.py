"""The colours of the site: each pair that is read has the contrast it needs, in light and in dark."""

import re
from itertools import product

import pytest

from tests.conftest import ROOT

COLOUR = re.compile(r"--([a-z-]+): light-dark\((#[0-9a-f]{6,8}), (#[0-9a-f]{6,8})\);")
GROUNDS = ("paper", "panel", "raised")
KINDS = ("practice", "term", "question", "organisation")
# what is read → grounds → smallest ratio (WCAG 2.2: 1.4.6 for text, which is AAA; 1.4.11 for what is not text)
TEXT = [(text, ground, 7.0) for text, ground in product(("ink", "quiet", "link", "visited", *KINDS), GROUNDS)]
ON_TINTS = [("ink", "mark", 7.0), ("ink", "notice", 7.0), ("link", "notice", 7.0)]
SOLID = [("solid-ink", "solid", 7.0), ("focus-ink", "focus", 7.0)]
SHAPES = [(shape, ground, 3.0) for shape, ground in product(("edge", "notice-edge", "solid"), GROUNDS)]
PAIRS = [*TEXT, *ON_TINTS, *SOLID, *SHAPES]


def colours(scheme: str) -> dict[str, str]:
    """Name → value of each colour of site.css."""
    style = (ROOT / "docs" / "assets" / "site.css").read_text(encoding="utf-8")
    return {name: {"light": light, "dark": dark}[scheme] for name, light, dark in COLOUR.findall(style)}


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_a_pair_has_the_contrast_it_needs(scheme, text, ground, least):
    own = colours(scheme)
    assert contrast(own[text], own[ground]) >= least


def test_the_ratio_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


def test_each_variable_that_is_used_has_a_value():
    for name in ("site", "print"):
        style = (ROOT / "docs" / "assets" / f"{name}.css").read_text(encoding="utf-8")
        defined = (ROOT / "docs" / "assets" / "site.css").read_text(encoding="utf-8")
        used = set(re.findall(r"var\(--([a-z-]+)\)", style))
        assert used <= set(re.findall(r"--([a-z-]+):", defined))
