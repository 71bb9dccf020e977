"""The index: same entries, same bytes; a change touches few files; what the build packs the browser reads."""

import random
from dataclasses import replace

import pytest

from inclusive.languages import LANGS, Lang
from inclusive.search.changes import changed_files
from inclusive.search.compounds import compounds
from inclusive.search.entries import Entries, search_entries
from inclusive.search.index import index_files
from inclusive.search.numbers import numbered
from inclusive.search.packing import FAR, FIRST, JUMP, packed, steps
from inclusive.search.shards import LARGEST, cut
from tests.search_engine import document

WORDS = [
    "zorg",
    "verlener",
    "zorgverlener",
    "hulpverlener",
    "hulp",
    "opvang",
    "nachtopvang",
    "nacht",
    "soins",
    "accès",
    "quartier",
    "médiation",
    "gezondheid",
    "gezondheidszorg",
    "drempel",
    "laagdrempelig",
    "interprète",
    "douche",
    "logement",
    "huis",
    "arts",
    "huisarts",
    "bus",
]


def documents(count: int, chance: random.Random):
    """Invented documents: a practice or a concept, in both languages."""
    for number in range(count):
        kind = chance.choice(["practice", "practice", "term"])
        for lang in LANGS:
            yield document(
                f"record-{number}",
                lang,
                f"{chance.choice(WORDS)} {number}",
                " ".join(chance.choices(WORDS, k=30)),
                kind=kind,
                names=(f"{chance.choice(WORDS)} {chance.choice(WORDS)}",) if kind == "term" else (),
                avoided={chance.choice(WORDS): "…"} if kind == "term" else {},
                facets={"publics": (chance.choice("abc"),)} if kind == "practice" else {},
                since=chance.choice([None, 1999, 2020]),
                confirmed=chance.choice([None, "2026-11"]),
            )


def entries(count: int = 30, seed: int = 1):
    return [search_entries(one) for one in documents(count, random.Random(seed))]


def reworded(one: Entries, weights: dict[str, int]) -> Entries:
    """The entries with these words and weights."""
    return replace(one, words=" ".join(sorted(weights)), weights=packed(weights[word] for word in sorted(weights)))


class TestFiles:
    def test_the_order_of_the_entries_changes_nothing(self):
        some = entries()
        turned = [*some]
        random.Random(2).shuffle(turned)
        assert index_files(turned) == index_files(some)

    def test_paths_are_names_that_every_system_allows(self):
        names = [path.rpartition("/")[2] for path in index_files(entries())]
        assert not [name for name in names if not name.replace("-", "").replace(".", "").replace("_", "").isalnum()]
        assert "con.js" not in names  # Windows keeps such names for itself: each has a letter and a dash before it

    def test_nothing_at_all_gives_an_index(self):
        assert {path for path in index_files([]) if path.startswith("search/fr/b")} == {"search/fr/base.js"}

    def test_both_languages_number_a_document_alike(self):
        files = index_files(entries())
        cards = {
            lang: sorted(path.rpartition("/")[2] for path in files if path.startswith(f"search/{lang}/d-"))
            for lang in LANGS
        }
        assert cards[Lang.FR] == cards[Lang.NL] != []


class TestChanges:
    @pytest.mark.parametrize("seed", range(12))
    def test_the_files_that_change_make_of_the_old_index_the_new_one(self, seed):
        chance = random.Random(seed)
        before = entries(25, seed)
        after = [one for one in before if chance.random() > 0.05]
        for fresh in documents(chance.choice([0, 0, 1, 20]), chance):
            after.append(search_entries(replace(fresh, record=f"new-{fresh.record}")))
        for _ in range(chance.choice([0, 1, 3])):
            place = chance.randrange(len(after))
            kept = after[place]
            words = dict(kept.weighed)
            words.pop(chance.choice(sorted(words)), None)
            words[chance.choice(["zorg", "nieuwverlener", "bus"])] = chance.randint(1, 9)
            after[place] = replace(reworded(kept, words), size=kept.size + 8, card=kept.card.replace("{", '{"x":1,', 1))
        files = {**index_files(before), **changed_files(before, after)}
        assert {path: text for path, text in files.items() if text is not None} == index_files(after)

    def test_a_changed_word_touches_few_files(self):
        before = entries(60)
        first = replace(reworded(before[0], {**dict(before[0].weighed), "douch": 9}), card="{}")
        changed = changed_files(before, [first, *before[1:]])
        assert len([path for path in changed if "/w-" in path]) == 1
        assert len([path for path in changed if "/d-" in path]) == 1

    def test_no_change_writes_only_the_tables(self):
        some = entries()
        assert not [path for path in changed_files(some, some) if path[10] in "wdv"]


KEYS = [f"practice/{number}" for number in range(1000)]


class TestNumbers:
    def test_each_document_has_a_number_of_its_own(self):
        numbers = numbered(KEYS)
        assert len(set(numbers.values())) == len(KEYS)
        assert max(numbers.values()) < 4 * len(KEYS)

    def test_a_new_document_leaves_nearly_all_others_theirs(self):
        before, after = numbered(KEYS), numbered([*KEYS, "practice/one-more"])
        assert sum(before[key] != after[key] for key in KEYS) < 10


class TestPacking:
    @pytest.mark.parametrize("numbers", [[], [0], [3, 4, 90, 91], [FAR, 3 * FAR + 7], [10**6]])
    def test_growing_numbers_come_back(self, numbers):
        found, total = [], 0
        for sign in steps(numbers):
            if sign == JUMP:
                total += FAR
            else:
                total += ord(sign) - FIRST
                found.append(total)
        assert found == numbers

    def test_no_sign_is_a_space_or_half_a_character(self):
        text = packed([*range(1000), FAR - 1]) + steps([5 * FAR])
        assert not [sign for sign in text if sign.isspace() and ord(sign) < 0x80]
        text.encode("utf-8")


class TestShards:
    def test_each_word_is_in_one_shard_that_its_letters_open(self):
        sizes = {f"{first}{second}{number}": 200 for first in "abc" for second in "xyz" for number in range(9)}
        shards = cut(sizes)
        assert sorted(word for words in shards.values() for word in words) == sorted(sizes)
        assert all(word.startswith(letters) for letters, words in shards.items() for word in words)

    def test_a_shard_that_can_be_cut_is_not_too_large(self):
        sizes = {f"{first}{second}": LARGEST // 3 for first in "ab" for second in "abcdef"}
        assert max(sum(sizes[word] for word in words) for words in cut(sizes).values()) <= LARGEST

    def test_a_word_that_opens_others_keeps_a_shard(self):
        shards = cut({"co": LARGEST, "con": LARGEST, "cos": 1})
        assert shards == {"co": ("co",), "con": ("con",), "cos": ("cos",)}


@pytest.mark.parametrize(
    ("words", "end", "found"),
    [
        ("zorg verlener zorgverlener", "verlener", ("zorgverlener",)),
        (
            "zorg hulp zorgverlener hulpverlener",
            "verlener",
            ("hulpverlener", "zorgverlener"),
        ),  # it stands nowhere alone
        ("beroep beroepsgeheim", "geheim", ("beroepsgeheim",)),  # the s between shows it
        ("zorg zorgverlener", "verlener", ()),  # one compound alone proves nothing
        ("gezond zorg gezondheidszorg gezondheid", "zorg", ("gezondheidszorg",)),
        ("zorg verzorg", "zorg", ()),  # a prefix makes no compound
        ("dakloz daklozenopvang opvang daklos", "opvang", ("daklozenopvang",)),
    ],
)
def test_compounds_are_told_by_the_vocabulary(words, end, found):
    assert compounds(frozenset(words.split()), Lang.NL).get(end, ()) == found


def test_french_has_none():
    assert compounds(frozenset(["porte", "monnaie", "portemonnaie"]), Lang.FR) == {}
