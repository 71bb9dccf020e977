"""Drawings: plain values → SVG whose boxes stand apart, whose words are whole, and whose links are there."""

import re
from itertools import combinations
from xml.etree import ElementTree

import pytest
import yaml
from zxingcpp import read_barcode

from inclusive.drawings.concepts import Branch, Concept, concept_map
from inclusive.drawings.heat import level
from inclusive.drawings.qr import qr_code
from inclusive.drawings.svg import element, wrapped
from inclusive.drawings.tiles import POSITIONS, Tile, tile_map
from inclusive.drawings.years import Year, calendar
from tests.conftest import ROOT

ADDRESS = "https://example.org/base/id/maison-médicale-à-bas-seuil/"
NASTY = '<b>"&'


def rectangles(svg: str) -> list[tuple[float, ...]]:
    """x, y, width, height of each box, in the order drawn."""
    found = ElementTree.fromstring(svg).iter("rect")
    return [tuple(float(box.get(name, "")) for name in ("x", "y", "width", "height")) for box in found]


def apart(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return any(one[at] + one[at + 2] <= other[at] or other[at] + other[at + 2] <= one[at] for at in (0, 1))


def stand_apart_inside(svg: str) -> bool:
    """Whether no two boxes overlap, and all lie within the drawing."""
    boxes = rectangles(svg)
    width, height = map(float, ElementTree.fromstring(svg).get("viewBox", "").split()[2:])
    within = all(x >= 0 and y >= 0 and x + w <= width and y + h <= height for x, y, w, h in boxes)
    return within and all(apart(one, other) for one, other in combinations(boxes, 2))


def name_of(link: ElementTree.Element) -> str | None:
    """What a screen reader says of a link: the name of the image in it."""
    return next(one.get("aria-label") for one in link.iter("g") if one.get("role") == "img")


@pytest.mark.parametrize(
    ("text", "letters", "lines"),
    [
        ("", 9, ("",)),
        ("bas seuil", 9, ("bas seuil",)),
        ("bas seuil", 8, ("bas", "seuil")),
        ("Watermael-Boitsfort", 11, ("Watermael-", "Boitsfort")),
        ("drempelverlagend", 5, ("drempelverlagend",)),
        ("aller vers", 6, ("aller", "vers")),
        ("ligne\u00a00,5", 5, ("ligne\u00a00,5",)),
        ("a - b", 3, ("a -", "b")),
    ],
)
def test_words_are_wrapped(text, letters, lines):
    assert wrapped(text, letters) == lines


def test_values_are_escaped_and_names_of_attributes_are_those_of_svg():
    assert element("text", x=1, font_size=2, class_=NASTY, lang=None) == (
        '<text x="1" font-size="2" class="&lt;b&gt;&quot;&amp;"/>'
    )


@pytest.mark.parametrize(
    ("count", "most", "expected"), [(0, 0, 0), (0, 9, 0), (1, 9, 1), (3, 9, 2), (9, 9, 4), (1, 1, 4), (1, 400, 1)]
)
def test_a_count_has_its_level(count, most, expected):
    assert level(count, most) == expected


class TestTiles:
    def tiles(self):
        facets = yaml.safe_load((ROOT / "registers" / "facets.yml").read_text(encoding="utf-8"))
        return [
            Tile(place["id"], place["nl"]["label"], at, f"{place['id']}/" if at else None, f"{at} praktijken")
            for at, place in enumerate(facets["places"])
        ]

    def test_each_municipality_has_its_place_and_the_region_has_none(self):
        assert {tile.id for tile in self.tiles()} - set(POSITIONS) == {"region"}
        assert len(POSITIONS) == 19

    def test_squares_stand_apart_and_lead_to_their_lists(self):
        svg = tile_map(self.tiles(), "kaart")
        assert stand_apart_inside(svg)
        root = ElementTree.fromstring(svg)
        assert root.get("aria-label") == "kaart"
        assert [link.get("href") for link in root.iter("a")] == [
            tile.href for tile in self.tiles() if tile.href and tile.id in POSITIONS
        ]
        assert "".join(root.itertext()).count("–") == 1  # the one without a practice

    def test_a_name_is_harmless(self):
        svg = tile_map([Tile("jette", NASTY, 1, NASTY, NASTY)], NASTY)
        link = next(ElementTree.fromstring(svg).iter("a"))
        assert (link.get("href"), name_of(link)) == (NASTY, NASTY)


class TestYears:
    def test_a_row_for_each_ten_years_and_a_link_for_each_year_in_which_something_began(self):
        svg = calendar({1989: Year(1, "#y1989", "1989 : 1"), 2010: Year(8, "#y2010", "2010 : 8")}, "années")
        root = ElementTree.fromstring(svg)
        assert len(rectangles(svg)) == 40
        assert stand_apart_inside(svg)
        links = [(link.get("href"), name_of(link), link.get("class")) for link in root.iter("a")]
        assert links == [("#y1989", "1989 : 1", "level-1"), ("#y2010", "2010 : 8", "level-4")]
        assert {"1980", "1990", "2000", "2010"} < set(root.itertext())


class TestConcepts:
    @pytest.mark.parametrize("many", [0, 1, 2, 3, 7])
    @pytest.mark.parametrize("kinds", [("broader",), ("narrower", "related"), ("broader", "narrower", "related")])
    def test_boxes_stand_apart_whatever_their_number(self, kinds, many):
        concepts = tuple(Concept(f"notion dont le nom est très long {at}", f"../{at}/") for at in range(many))
        svg = concept_map("centre", [Branch(kind, kind, concepts) for kind in kinds], "carte")
        assert stand_apart_inside(svg)
        assert len(rectangles(svg)) == 1 + many * len(kinds)
        assert len(list(ElementTree.fromstring(svg).iter("a"))) == many * len(kinds)

    def test_broader_ones_stand_above_and_the_others_below(self):
        one = (Concept("x", "#"),)
        order = ("narrower", "broader", "related")
        svg = concept_map("centre", [Branch(kind, kind, one) for kind in order], "carte")
        texts = [text.text for text in ElementTree.fromstring(svg).iter("text")]
        heights = {text.text: float(text.get("y", "")) for text in ElementTree.fromstring(svg).iter("text")}
        assert heights["broader"] < heights["centre"] < heights["narrower"] < heights["related"]
        assert set(texts) == {"centre", "x", *order}

    def test_a_word_of_the_other_language_says_so_and_all_is_harmless(self):
        svg = concept_map(NASTY, [Branch("related", NASTY, (Concept(NASTY, NASTY, "nl-BE"),))], NASTY)
        root = ElementTree.fromstring(svg)
        assert next(root.iter("a")).get("lang") == "nl-BE"
        assert [text.text for text in root.iter("text")].count(NASTY) == 3


def test_a_qr_code_is_read_back():
    svg = qr_code(ADDRESS, "Code QR")
    root = ElementTree.fromstring(svg)
    assert (root.get("role"), root.get("aria-label")) == ("img", "Code QR")
    side = int(root.get("viewBox", "").split()[2])
    drawn = re.findall(r"M(\d+) (\d+)h(\d+)v(\d+)", [path.get("d", "") for path in root.iter("path")][1])
    scale, border = 4, 4
    image = bytearray(b"\xff" * (side * scale) ** 2)
    for x, y, width, height in (map(int, numbers) for numbers in drawn):
        for row in range((y + border) * scale, (y + height + border) * scale):
            start = row * side * scale + (x + border) * scale
            image[start : start + width * scale] = bytes(width * scale)
    read = read_barcode(memoryview(image).cast("B", (side * scale, side * scale)))
    assert read
    assert read.text == ADDRESS


def test_the_same_values_give_the_same_bytes():
    assert qr_code(ADDRESS, "x") == qr_code(ADDRESS, "x")
