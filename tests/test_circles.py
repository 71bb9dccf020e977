"""Circles: concepts that define each other are told, each circle once, however long the way."""

import pytest

from inclusive.check.circles import SHOWN, _circles
from inclusive.model.term import Term
from tests.cases import example_copied, problems_in

GRAPHS = {
    "": [],
    "a>b b>c": [],
    "a>b b>a": ["ab"],
    "b>c c>a a>b": ["bca"],
    "a>a": [],  # told as L005
    "a>x": [],  # told as L001
    "a>b b>c c>b": ["bc"],  # the way to a circle is no part of it
    "a>bc b>d c>d": [],
    "a>bc b>a c>a": ["ab", "ac"],
    "a>b b>a c>d d>c": ["ab", "cd"],
    "a>b b>c c>ab": ["abc"],  # once mended, the other is told
}


def terms(graph: str) -> dict[str, Term]:
    told = (arrow.split(">") for arrow in graph.split())
    return {one: Term.model_construct(id=one, broader=tuple(others)) for one, others in told}


@pytest.mark.parametrize("graph", GRAPHS)
def test_each_circle_is_told_once(graph):
    assert ["".join(circle) for circle in _circles(terms(graph))] == GRAPHS[graph]


def test_five_thousand_concepts_are_passed_once_each():
    """Each way looked at from each concept would take hours."""
    many = {str(at): Term.model_construct(id=str(at), broader=(str(at + 1), "0")) for at in range(5000)}
    assert [len(circle) for circle in _circles(many)] == [*range(5000, 1, -1)]


def test_a_long_circle_is_named_by_its_ends():
    with example_copied() as root:
        entry = (
            "- {{id: a{0:02}, domain: access, status: proposed, broader: [a{1:02}], "
            'fr: {{term: "mot {0}", definition: "un mot"}}, nl: {{term: "woord {0}", definition: "een woord"}}, '
            "equivalence: {{kind: exact}}}}\n"
        )
        lines = [entry.format(at, (at + 1) % 30) for at in range(30)]
        (root / "glossary.yml").write_text("".join(lines), encoding="utf-8")
        told = [one for one in problems_in(root) if one.code == "L006"]
    assert len(told) == 1
    circle = told[0].values["circle"].split(" → ")
    assert (circle[0], circle[SHOWN // 2], circle[-2:]) == ("a00", "…", ["a29", "a00"])
    assert len(circle) == SHOWN + 2
