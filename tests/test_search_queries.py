"""What people type, on the real content: the table of search_queries.yml, through the browser's own search."""

import pytest

from inclusive.languages import LANGS
from tests.search_ranks import as_table, ranks, share

QUERIES = 51
FIRST, AMONG_THREE = 0.85, 0.95


@pytest.fixture(scope="module")
def ranked(tmp_path_factory):
    return ranks(tmp_path_factory.mktemp("index"))


@pytest.mark.parametrize("lang", LANGS)
def test_the_table_holds_its_queries_each_once(ranked, lang):
    assert len({one.query for one in ranked if one.lang is lang}) == QUERIES


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_expected_comes_first(ranked, lang):
    assert share(ranked, lang, 1) >= FIRST, as_table(ranked)


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_expected_is_among_the_first_three(ranked, lang):
    assert share(ranked, lang, 3) >= AMONG_THREE, as_table(ranked)


def test_every_record_expected_exists(ranked, site):
    kept = {tuple(folder.parts[-2:]) for folder in (site / "id").iterdir()}
    ids = {name for _, name in kept}
    missing = [
        record
        for one in ranked
        for record in one.expected
        if not record.startswith("page/") and record.partition("/")[2] not in ids
    ]
    assert missing == []
