"""Circles: concepts do not define each other in a circle."""

from collections.abc import Iterator, Mapping

from inclusive.corpus import Corpus
from inclusive.model.term import Term
from inclusive.problems import Problem, problem

SHOWN = 20  # concepts of a circle that a message names, at most


def concepts_do_not_circle(corpus: Corpus) -> Iterator[Problem]:
    """Following `broader` never leads back to the concept one started from."""
    places = {entry.value.id: entry.place("broader") for entry in corpus.terms}
    for circle in _circles(corpus.term):
        named = circle if len(circle) <= SHOWN else [*circle[: SHOWN // 2], "…", *circle[-SHOWN // 2 :]]
        yield problem(places[circle[0]], "L006", circle=" → ".join([*named, circle[0]]))


def _circles(terms: Mapping[str, Term]) -> Iterator[list[str]]:
    """The circles met when each concept is passed once; one at most for each concept that closes some."""
    passed: set[str] = set()
    closing: set[str] = set()
    for start in terms:
        way = {} if start in passed else {start: iter(terms[start].broader)}  # concepts, and where else each leads
        while way:
            here, others = next(reversed(way.items()))
            broader = next(others, None)
            if broader is None:
                passed.add(here)
                way.popitem()
            elif broader in way and broader != here and here not in closing:  # its own neighbour is told as L005
                closing.add(here)
                names = list(way)
                yield names[names.index(broader) :]
            elif broader in terms and broader not in passed and broader not in way:
                way[broader] = iter(terms[broader].broader)
