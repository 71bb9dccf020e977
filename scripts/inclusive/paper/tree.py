"""Tree: a Markdown text as nested plain values, for whatever prints without knowing Markdown or HTML.

A node is a mapping with its `kind` and, according to it, `children`, `text`, `url`, `start` or `number`.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from inclusive.markdown.runs import events
from inclusive.render.prose import followed

Node = dict[str, Any]
KINDS = {
    "Paragraph": "paragraph",
    "Emphasis": "emphasis",
    "Strong": "strong",
    "Strikethrough": "struck",
    "BlockQuote": "quote",
    "Item": "item",
    "TableHead": "head",
    "TableRow": "row",
    "TableCell": "cell",
    "CodeBlock": "code",
    "Link": "link",
    "List": "list",
    "Table": "table",
    "Heading": "strong",
}
BREAKS = {"SoftBreak": " ", "HardBreak": "\n"}
MARK = re.compile(r"\[\^([^\]\s]{1,40})\]")
INLINE = frozenset(["text", "mark", "code", "emphasis", "strong", "struck", "link"])


def tree(markdown: str, numbers: Mapping[str, int]) -> list[Node]:
    """The blocks of a text; source marks become `mark` nodes with the number of the source."""
    open_nodes: list[Node] = [{"kind": "text", "children": []}]
    for event, _, _ in events(markdown):
        _take(event, open_nodes)
    return [_finished(node, numbers) for node in open_nodes[0]["children"]]


def inline(markdown: str, numbers: Mapping[str, int]) -> list[Node]:
    """A text that stands inside a line: the paragraph around it is taken off."""
    blocks = tree(markdown, numbers)
    return blocks[0]["children"] if len(blocks) == 1 and blocks[0]["kind"] == "paragraph" else blocks


def _take(event: Any, open_nodes: list[Node]) -> None:
    here = open_nodes[-1]["children"]
    if isinstance(event, str):
        _add_text(here, BREAKS.get(event, ""))
        return
    ((name, value),) = event.items()
    if name == "Start":
        open_nodes.append(_opened(value))
    elif name == "End":
        node = open_nodes.pop()
        open_nodes[-1]["children"].append(node)
    elif name == "Text":
        _add_text(here, str(value))
    elif name == "Code":
        here.append({"kind": "code", "children": [{"kind": "text", "text": str(value)}]})


def _opened(value: Any) -> Node:
    name = value if isinstance(value, str) else next(iter(value))
    node: Node = {"kind": KINDS.get(name, "paragraph"), "children": []}
    if name == "Link":
        node["url"] = followed(value[name]["dest_url"])
    if name == "List":
        node["start"] = value[name]
    return node


def _add_text(here: list[Node], text: str) -> None:
    """Add text to the text before it: the parser cuts it at each sign that might have meant something."""
    if here and here[-1]["kind"] == "text":
        here[-1]["text"] += text
    elif text:
        here.append({"kind": "text", "text": text})


def _finished(node: Node, numbers: Mapping[str, int]) -> Node:
    """The node with its source marks; loose text in an item or a quotation stands in a paragraph, as elsewhere."""
    children = [one for child in node["children"] for one in _marked(child, numbers)]
    if node["kind"] in ("item", "quote"):
        children = list(_gathered(children))
    return {**node, "children": children}


def _marked(node: Node, numbers: Mapping[str, int]) -> Iterator[Node]:
    if node["kind"] != "text":
        yield _finished(node, numbers) if node["kind"] != "code" else node
        return
    for at, piece in enumerate(MARK.split(node["text"])):
        if at % 2 and piece in numbers:
            yield {"kind": "mark", "number": numbers[piece]}
        elif piece:
            yield {"kind": "text", "text": f"[^{piece}]" if at % 2 else piece}


def _gathered(children: list[Node]) -> Iterator[Node]:
    loose: list[Node] = []
    for child in children:
        if child["kind"] in INLINE:
            loose.append(child)
            continue
        if loose:
            yield {"kind": "paragraph", "children": loose}
            loose = []
        yield child
    if loose:
        yield {"kind": "paragraph", "children": loose}
