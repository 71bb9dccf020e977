"""A Markdown text as nested values."""

from typing import Any

import pytest

from inclusive.paper.tree import inline, tree


def text(words: str) -> dict[str, Any]:
    return {"kind": "text", "text": words}


def node(kind: str, *children: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"kind": kind, "children": [*children], **more}


@pytest.mark.parametrize(
    ("markdown", "blocks"),
    [
        ("un\ndeux", [node("paragraph", text("un deux"))]),
        ("un[^s1].", [node("paragraph", text("un"), {"kind": "mark", "number": 1}, text("."))]),
        ("un[^s9]", [node("paragraph", text("un"), text("[^s9]"))]),
        ("*un* **deux**", [node("paragraph", node("emphasis", text("un")), text(" "), node("strong", text("deux")))]),
        ("~~un~~ `[^s1]`", [node("paragraph", node("struck", text("un")), text(" "), node("code", text("[^s1]")))]),
        ("[un](https://x.be)", [node("paragraph", node("link", text("un"), url="https://x.be"))]),
        ("> un", [node("quote", node("paragraph", text("un")))]),
        (
            "- un[^s1]",
            [node("list", node("item", node("paragraph", text("un"), {"kind": "mark", "number": 1})), start=None)],
        ),
        ("3. un", [node("list", node("item", node("paragraph", text("un"))), start=3)]),
        (
            "- un\n  - deux",
            [
                node(
                    "list",
                    node(
                        "item",
                        node("paragraph", text("un")),
                        node("list", node("item", node("paragraph", text("deux"))), start=None),
                    ),
                    start=None,
                )
            ],
        ),
        (
            "| a | b |\n|---|---|\n| c | d |",
            [
                node(
                    "table",
                    node("head", node("cell", text("a")), node("cell", text("b"))),
                    node("row", node("cell", text("c")), node("cell", text("d"))),
                )
            ],
        ),
        ("", []),
    ],
)
def test_blocks(markdown: str, blocks: list[dict[str, Any]]) -> None:
    assert tree(markdown, {"s1": 1}) == blocks


@pytest.mark.parametrize(
    ("markdown", "nodes"),
    [
        ("un *deux*", [text("un "), node("emphasis", text("deux"))]),
        ("un\n\ndeux", [node("paragraph", text("un")), node("paragraph", text("deux"))]),
    ],
)
def test_inside_a_line(markdown: str, nodes: list[dict[str, Any]]) -> None:
    assert inline(markdown, {}) == nodes
