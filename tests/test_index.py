"""The index, and practices that are alike, after any sequence of changes: what they would be if nothing was stored."""

import json
from collections.abc import Mapping

from hypothesis import example, given, settings
from hypothesis import strategies as st

from inclusive.derive.index import MANY, Emitted, Index, Nothing, Payload
from inclusive.derive.similar import put_similar

FOREVER_THE_SAME = settings(max_examples=60, derandomize=True, database=None, deadline=None)
SOURCES = st.sampled_from([f"practice:{name}" for name in "dacfbeg"])
EMITTED = st.dictionaries(st.sampled_from(["a", "b", "c"]), st.integers(0, 2), max_size=3)


class Stored:
    """A store in memory: everything goes through JSON, as on disk."""

    def __init__(self, nodes: Mapping[str, Mapping[str, Payload]]) -> None:
        self.nodes = json.dumps(nodes)

    def node(self, key: str) -> dict[str, Payload]:
        return json.loads(self.nodes).get(key, {})

    def keys_of(self, source: str) -> list[str]:
        return [key for key, node in json.loads(self.nodes).items() if source in node]

    def nodes_below(self, start: str) -> list[tuple[str, dict[str, Payload]]]:
        return [(key, node) for key, node in json.loads(self.nodes).items() if key.startswith(start)]

    def keys_below(self, start: str) -> list[str]:
        return sorted(key for key in json.loads(self.nodes) if key.startswith(start))


def merged(store: Stored, index: Index) -> dict[str, dict[str, Payload]]:
    """All nodes, once what changed is stored."""
    nodes = {**json.loads(store.nodes), **{key: dict(node) for key, node in index.changed_nodes()}}
    return {key: node for key, node in nodes.items() if node}


def in_order(nodes: Mapping[str, Mapping[str, Payload]]) -> list[tuple[str, list[tuple[str, Payload]]]]:
    return [(key, list(node.items())) for key, node in sorted(nodes.items())]


@given(st.lists(st.lists(st.tuples(SOURCES, EMITTED, st.booleans()), max_size=5), max_size=4))
@FOREVER_THE_SAME
def test_a_node_holds_what_each_source_said_last_in_the_order_of_the_sources(builds):
    store, said = Stored({}), dict[str, Emitted]()
    for changes in builds:
        index = Index(store)
        for source, emitted, asked in changes:
            index.put(source, emitted)
            said[source] = emitted
            if asked:
                list(map(index.node, "abc"))
        expected = {key: {source: said[source][key] for source in sorted(said) if key in said[source]} for key in "abc"}
        assert [(key, list(index.node(key).items())) for key in "abc"] == in_order(expected)
        differing = {key for key in "abc" if store.node(key) != expected[key]}
        assert index.changed >= differing
        store = Stored(merged(store, index))
        assert in_order(json.loads(store.nodes)) == [one for one in in_order(expected) if one[1]]


VALUES = st.frozensets(
    st.tuples(st.sampled_from(["publics", "terms"]), st.sampled_from(["x", "y", "z", "w"])), max_size=4
)
PRACTICES = st.tuples(SOURCES, st.none() | VALUES)


def of_practice(source: str, values: frozenset[tuple[str, str]]) -> Emitted:
    """What a practice with these values says of itself, as far as those that are alike matter."""
    return {
        "ids/practice": 1,
        f"values/{source}": sorted(map(list, values)),
        **{f"holders/{facet}/{value}": 1 for facet, value in sorted(values)},
    }


def put(index: Index, source: str, values: frozenset[tuple[str, str]] | None) -> None:
    """The practice as it is now, or without it."""
    index.put(source, {} if values is None else of_practice(source, values))


WITH_X = frozenset([("publics", "x")])


@given(st.lists(st.lists(PRACTICES, min_size=1, max_size=4), min_size=1, max_size=6))
@example([[("practice:a", WITH_X), ("practice:b", WITH_X)], [("practice:c", frozenset())]])  # now x tells something
@FOREVER_THE_SAME
def test_practices_that_are_alike_are_those_that_a_first_build_would_find(builds):
    store, present = Stored({}), dict[str, frozenset[tuple[str, str]] | None]()
    for changes in builds:
        index, anew = Index(store), Index(Nothing())
        for source, values in changes:
            put(index, source, values)
            present[source] = values
        for source, values in present.items():
            put(anew, source, values)
        put_similar(index)
        put_similar(anew)
        store = Stored(merged(store, index))
        assert in_order(json.loads(store.nodes)) == in_order(merged(Stored({}), anew))


def test_a_list_of_many_is_fetched_at_once_and_tells_what_one_by_one_would():
    names = [f"{kind}/{number:03}" for kind in ("card", "listed") for number in range(3 * MANY)]
    stored = {name: {"old": [name]} for name in names}
    index = Index(Stored(stored))
    index.put("new", {"card/070": "put before", "card/000": "the same"})
    asked = {name: dict(index.node(name)) for name in names}
    expected = {**stored, "card/070": {"new": "put before", "old": ["card/070"]}}
    expected["card/000"] = {"new": "the same", "old": ["card/000"]}
    assert asked == expected
    assert index.changed == {"card/070", "card/000"}
    assert index.node("card/none") == {}
