"""Strict YAML: what is read, what is refused, and where."""

from datetime import date

import pytest
import yaml

from inclusive.load.scalars import is_ambiguous, resolved
from inclusive.load.yaml_composer import DEEPEST
from inclusive.load.yaml_reader import MOST_FAULTS, read_on, read_yaml

READ = [
    ("a: b", {"a": "b"}),
    ("a: 1\nb: -2\nc: 0", {"a": 1, "b": -2, "c": 0}),
    ("a: true\nb: false", {"a": True, "b": False}),
    ("a: 2026-11-22\nb: 2026-11\nc: 0.5\nd: 1.0.0", {"a": "2026-11-22", "b": "2026-11", "c": "0.5", "d": "1.0.0"}),
    ("a: \"no\"\nb: 'on'\nc: \"12:30\"\nd: '~'", {"a": "no", "b": "on", "c": "12:30", "d": "~"}),
    ("a: \"\"\nb: ''", {"a": "", "b": ""}),
    ("[]", ()),
    ("{}", {}),
    ("- a\n- [b, c]\n- {d: e}", ("a", ("b", "c"), {"d": "e"})),
    ("a: |\n  une\n  deux\n", {"a": "une\ndeux\n"}),
    ("a: >-\n  une\n  phrase\n", {"a": "une phrase"}),
    ("a: une\n  phrase", {"a": "une phrase"}),
    ("a: 'l''été'\nb: \"\\u00e9\"", {"a": "l'été", "b": "é"}),
    ("# rien\na: b # ni ici\n", {"a": "b"}),
    ("---\na: b\n...\n", {"a": "b"}),
    ("? a\n: b", {"a": "b"}),
    ("a: 1234567890123456789", {"a": "1234567890123456789"}),
    ("a: 007.5.2", {"a": "007.5.2"}),
    ("a: d'accord, « oui »", {"a": "d'accord, « oui »"}),
    ("a: https://example.org/b?c=d#e", {"a": "https://example.org/b?c=d#e"}),
    ("texte", "texte"),
]
REFUSED = [
    ("", [("F015", 1, 1)]),
    ("# rien\n", [("F015", 1, 1)]),
    ("---\n", [("F015", 2, 1)]),
    ("a:\tb", [("F008", 1, 3)]),
    ("a: b\n\tc: d\n\te: f", [("F008", 2, 1), ("F008", 3, 1)]),
    ("a: [b", [("F009", 1, 4)]),
    ('a: "b\nc: d', [("F009", 1, 4)]),
    ("a: b: c", [("F009", 1, 5)]),
    ("a: b\n c: d", [("F009", 2, 3)]),
    ("a: &b c", [("F010", 1, 4)]),
    ("a: *b", [("F010", 1, 4)]),
    ("a: !b c", [("F011", 1, 4)]),
    ("a: !!int 3", [("F011", 1, 4)]),
    ("a: 1\nb: 2\na: 3\na: 4", [("F012", 3, 1), ("F012", 4, 1)]),
    ("a: {b: 1, b: 2}", [("F012", 1, 11)]),
    ("a: no\nb: 12:30\nc: 0o7\nd: 1_000\ne: ~", [("F013", line, 4) for line in (1, 2, 3, 4, 5)]),
    ("yes: a\nnull: b", [("F013", 1, 1), ("F013", 2, 1)]),
    ("<<: {a: b}", [("F013", 1, 1)]),
    ("? [a]\n: b", [("F013", 1, 3)]),
    ("? {a: b}\n: c", [("F013", 1, 3)]),
    ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), [("F014", 1, DEEPEST + 1)]),
    ("a: b\n---\nc: d", [("F016", 2, 1)]),
    ("a:\nb: c", [("F030", 1, 3)]),
    ("- a\n-\n", [("F030", 2, 2)]),
    ('a: "b\\u202Ec"', [("F005", 1, 4)]),
    ('"a\\0": b', [("F005", 1, 1)]),
    ("a: &x !y no\nb: 1\nb: 2", [("F010", 1, 4), ("F011", 1, 4), ("F012", 3, 1)]),
]
# Unquoted words, and whether a person may write them so.
PLAIN = {
    "~ null Null NULL y Y n N yes Yes YES no No NO on On ON off Off OFF True TRUE False FALSE": False,
    "00 07 0777 -01 0x1F +0xff 0b101 0o17 1_000 1_000.5 1:30 190:20:30 -1:15 1:30.5": False,
    "1e5 1E-5 +1.5e3 .5e2 1.e4 .inf -.INF +.Inf .nan .NaN .NAN = <<": False,
    "true false 0 1 -1 42 123456789012345678": True,
    "nul nulle yess noon offre one oui non vrai Vrai TrUe ~a a~ ==": True,
    "08 09 0.5 1.5 -0.5 1. .5 1.2.3 2026-11-22 2026-11 1:75 12h30 1e 0xg 0b2 1e5x 10€ 1,5 0123.456.749": True,
}


@pytest.mark.parametrize(("text", "value"), READ)
def test_well_formed_yaml_is_read(text, value):
    document, problems = read_yaml(text, "a.yml")
    assert problems == []
    assert document is not None
    assert document.root.plain() == value


@pytest.mark.parametrize(("text", "expected"), REFUSED)
def test_what_yaml_would_guess_is_refused_at_its_place(text, expected):
    document, problems = read_yaml(text, "a.yml")
    assert document is None
    assert [(one.code, one.place.line, one.place.column) for one in problems] == expected
    assert {one.place.path for one in problems} == {"a.yml"}


@pytest.mark.parametrize(
    ("word", "allowed"), [(word, allowed) for words, allowed in PLAIN.items() for word in words.split()]
)
def test_a_word_without_quotes(word, allowed):
    assert is_ambiguous(word) is not allowed


@pytest.mark.parametrize("word", [word for words, allowed in PLAIN.items() if allowed for word in words.split()])
def test_a_word_that_is_allowed_is_itself_or_what_yaml_says(word):
    said = yaml.safe_load(word)
    assert resolved(word) == said or (resolved(word) == word and isinstance(said, str | float | date))


@pytest.mark.parametrize(
    ("steps", "place"),
    [
        ((), (11, 1)),
        (("titre",), (11, 1)),
        (("sources",), (12, 1)),
        (("sources", 0), (13, 5)),
        (("sources", 0, "url"), (13, 14)),
        (("sources", 1, "id"), (14, 5)),
        (("sources", 7, "id"), (12, 1)),
        (("sources", 0, "year"), (13, 5)),
        (("titre", "fr"), (11, 1)),
        (("autre",), (11, 1)),
    ],
)
def test_every_value_knows_its_place(steps, place):
    text = "titre: a\nsources:\n  - {id: s1, url: b}\n  - id: s2\n"
    document, _ = read_yaml(text, "a.yml", first_line=11)
    assert document is not None
    found = document.place(*steps)
    assert (found.path, found.line, found.column) == ("a.yml", *place)


def test_a_part_of_a_document_keeps_its_places():
    document, _ = read_yaml("- id: a\n- id: b\n", "a.yml")
    assert document is not None
    part = document.below(1)
    assert part.root.plain() == {"id": "b"}
    assert str(part.place("id")) == "a.yml:2:3"


def test_what_is_read_twice_is_not_spoilt_by_the_first_reader():
    _, problems = read_yaml("a: no", "a.yml")
    problems.clear()
    assert len(read_yaml("a: no", "a.yml")[1]) == 1


@pytest.mark.parametrize(
    ("text", "value", "lost"),
    [
        ("a: b\nc: 'd\ne: f", {"a": "b", "c": "", "e": "f"}, {2}),
        ("a: b\na: c\nd: e", {"a": "b", "d": "e"}, set()),
        ("a: no\nb:\nc: d", {"a": "no", "b": "", "c": "d"}, set()),
        ("a: b: c\nd: e", {"a": "", "d": "e"}, {1}),
        ("a: [b\nc: d\ne: f", {"a": "", "c": "d", "e": "f"}, {1}),
        ("- id: a\n- id: b: c\n  d: e\n- id: f\n", ({"id": "a"}, {"id": "", "d": "e"}, {"id": "f"}), {2}),
        ("- id: a\n  b: c\n d: e\n- id: f\n", ("", {"id": "f"}), {1, 2, 3}),
        ("a:\n  b: c\n  d: e: f\n  g: h\n", {"a": {"b": "c", "d": "", "g": "h"}}, {3}),
        ("- id: a: b\n- id: c\n- id: d: e\n", ({"id": ""}, {"id": "c"}, {"id": ""}), {1, 3, 4}),
        ("- id: a: b\n" * MOST_FAULTS, None, set()),
        ("a: *b\n", None, set()),
        ("a: b\n---\nc: d", None, set()),
        ("a:\tb", None, set()),
    ],
)
def test_reading_goes_on_past_what_is_refused(text, value, lost):
    """For the rules alone: `read_yaml` gives nothing of such a text."""
    document, problems = read_on(text, "a.yml", first_line=1)
    assert problems == read_yaml(text, "a.yml")[1] != []
    assert read_yaml(text, "a.yml")[0] is None
    assert (document and document.root.plain()) == value
    assert (document.lost if document else set()) == lost
