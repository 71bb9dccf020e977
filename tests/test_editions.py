"""The files of editions: their chain, what they hold, what is refused, and that nothing of the present is needed."""

import hashlib
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from inclusive.check.run import checked
from inclusive.editions.chain import chain
from inclusive.editions.compare import Changes, Difference, changes, compared
from inclusive.editions.content import key_of
from inclusive.editions.format_1 import Facets
from inclusive.editions.ledger import PATH, ledger_text, read_ledger, unlisted
from inclusive.editions.make import Contents, edition_bytes, head
from inclusive.editions.names import CorpusNames
from inclusive.editions.read import path_of, read_editions
from inclusive.languages import Lang
from tests.cases import MEMORY, not_as_administrator
from tests.conftest import EXAMPLE, copy_of
from tests.story import FIRST, SECOND, change_a_definition, edition, withdraw_a_practice, without_editions

ONE, TWO = path_of(FIRST[0]), path_of(SECOND[0])


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base with two editions: a definition changed between them, a practice was retired."""
    root = without_editions(copy_of(EXAMPLE, tmp_path_factory.mktemp("story") / "base"))
    edition(root, FIRST)
    change_a_definition(root)
    withdraw_a_practice(root)
    edition(root, SECOND)
    return root


@pytest.fixture
def base(story: Path, tmp_path: Path) -> Path:
    """A copy to spoil."""
    shutil.copytree(story / "editions", tmp_path / "editions")
    return tmp_path


def contents(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def told(root: Path) -> list[str]:
    """Code, file and line of each problem."""
    return [f"{one.code} {one.place.path}:{one.place.line}" for one in read_editions(root)[1]]


class TestFile:
    def test_a_line_carries_the_digest_of_itself_and_of_the_one_before(self, story):
        before = ""
        for path in (ONE, TWO):
            for line in (story / path).read_bytes().splitlines():
                opening, rest = line[:77], line[77:]
                before = hashlib.sha256(before.encode() + rest).hexdigest()
                assert opening == f'{{"digest":"{before}",'.encode()

    def test_a_text_is_stored_once_over_all_editions(self, story):
        keys = [line["key"] for path in (ONE, TWO) for line in contents(story / path) if "key" in line]
        assert len(keys) == len(set(keys))
        second = [kind for line in contents(story / TWO) for kind in line if kind not in ("digest", "key", "record")]
        assert second == ["edition", "text", "text", "facts", "end"]

    def test_an_edition_of_the_same_content_stores_no_text(self, base):
        shutil.copytree(EXAMPLE, base, dirs_exist_ok=True, ignore=shutil.ignore_patterns("editions", "policies.yml"))
        (base / "registers" / "policies.yml").write_text("[]\n", encoding="utf-8")
        change_a_definition(base)
        withdraw_a_practice(base)
        edition(base, ("2027.1", "2027-06-15"))
        kinds = {kind for line in contents(base / path_of("2027.1")) for kind in line}
        assert kinds == {"digest", "edition", "record", "end"}

    def test_it_is_made_the_same_each_time(self, story, tmp_path):
        again = without_editions(copy_of(EXAMPLE, tmp_path / "other folder"))
        edition(again, FIRST)
        assert (again / ONE).read_bytes() == (story / ONE).read_bytes()


class TestContent:
    def test_every_record_is_there_with_both_languages(self, story):
        editions, problems = read_editions(story)
        assert problems == []
        corpus, _ = checked(EXAMPLE)
        assert editions.all[0].records.keys() == corpus.known.record_ids
        frozen = editions.frozen(editions.all[0].records["cafe-des-voisins"])
        assert [(lang, text.name, len(text.parts)) for lang, text in frozen.texts.items()] == [
            ("fr", "Le café des voisins", 6),
            ("nl", "Het burencafé", 6),
        ]
        assert editions.all[0].records["ligne-0"].states == {"fr": "original", "nl": "missing"}

    def test_a_part_is_finished_html_and_plain_words(self, story):
        editions, _ = read_editions(story)
        frozen = editions.frozen(editions.all[0].records["cafe-des-voisins"])
        need, partners = (
            next(one for one in frozen.texts["fr"].parts if one.id == name) for name in ("need", "partners")
        )
        assert need.title == "Besoin"
        assert '<a class="mark" href="#source-s1" aria-label="Source 1&nbsp;: Rapport annuel 2024">1</a>' in need.html
        assert need.text.startswith("Dans ce quartier, des personnes âgées ne parlaient plus à personne. L’accueil")
        assert '<a class="reference" href="/id/cssi/">centre voisin</a>' in partners.html
        assert "term" not in need.html
        assert need.html.startswith("<p>")

    def test_a_definition_stands_in_a_line_and_a_note_in_a_paragraph(self, story):
        editions, _ = read_editions(story)
        french = editions.frozen(editions.all[0].records["accueil"]).texts["fr"]
        definition, note = (next(one.html for one in french.parts if one.id == name) for name in ("definition", "note"))
        assert definition == "premier contact d’un service avec une personne, sans condition posée à l’entrée"
        assert (note[:14], note[-5:]) == ("<p>L’accueil s", ".</p>")

    def test_each_language_says_its_own_difference_between_two_words(self, story):
        editions, _ = read_editions(story)
        texts = editions.frozen(editions.all[0].records["aller-vers"]).texts
        said = {lang: next(one.text for one in text.parts if one.id == "equivalence") for lang, text in texts.items()}
        assert said["fr"].endswith("Le mot néerlandais désigne surtout un métier ; le mot français, une attitude.")
        assert said["nl"].endswith("Het Nederlandse woord wijst vooral op een beroep, het Franse op een houding.")

    def test_facts_have_their_labels_in_both_languages(self, story):
        editions, _ = read_editions(story)
        frozen = editions.frozen(editions.all[0].records["accueil"])
        rows = {row.id: (row.fr.label, row.fr.values, row.nl.label, row.nl.values) for row in frozen.facts.rows}
        assert rows["statuses"] == ("État", ("adopté",), "Status", ("aangenomen",))
        assert rows["authors"][1] == ("Association Exemple", "Huis Voorbeeld")
        assert rows["meetings"][3] == ("20 januari 2026", "19 mei 2026", "15 september 2026")
        assert [source.url for source in frozen.facts.sources] == ["https://federation.example.org/accueil"]
        practice = editions.frozen(editions.all[0].records["cafe-des-voisins"])
        named = next(row for row in practice.facts.rows if row.id == "terms")
        assert (named.records, named.derived) == (True, True)
        assert set(named.values) == {"accueil", "aller-vers", "bas-seuil", "cssi", "pair-aidance", "quartier"}

    def test_facets_and_moves_are_kept(self, story):
        editions, _ = read_editions(story)
        assert [one.name for one in editions.all] == ["2026.1", "2026.2"]
        for one in editions.all:
            assert {value.id for value in one.facets["publics"]} >= {"older-people", "homeless"}
            assert one.moved["cafe-du-coin"].to == ("cafe-des-voisins",)


Spoil = Callable[[bytes], bytes]
HELD = 40  # the line that is spoiled, of both files


def on_line(number: int, spoil: Callable[[bytes], bytes]) -> Spoil:
    def whole(data: bytes) -> bytes:
        lines = data.split(b"\n")
        lines[number - 1] = spoil(lines[number - 1])
        return b"\n".join(line for line in lines if line != b"gone")

    return whole


def swapped(data: bytes) -> bytes:
    lines = data.split(b"\n")
    lines[9], lines[10] = lines[10], lines[9]
    return b"\n".join(lines)


class TestTampering:
    """A change anywhere in the past is found, and told where it is."""

    @pytest.mark.parametrize("path", [ONE, TWO])
    def test_any_byte_that_changes_is_told_with_its_line(self, base, path):
        data = (base / path).read_bytes()
        dice = random.Random(20261201)
        for at in [0, 11, 75, len(data) - 2, len(data) - 1, *dice.sample(range(len(data)), 150)]:
            other = bytes([data[at] ^ dice.randrange(1, 256)])
            (base / path).write_bytes(data[:at] + other + data[at + 1 :])
            line = data.count(b"\n", 0, at) + 1
            assert set(told(base)) - {f"A001 {path}:{line + 1}"} == {f"A001 {path}:{line}"}, at

    @pytest.mark.parametrize(
        ("path", "spoil", "line"),
        [
            (ONE, on_line(7, lambda line: line + b" "), 7),
            (ONE, on_line(7, lambda line: line + b"\r"), 7),
            (ONE, on_line(7, lambda _: b"gone"), 7),
            (ONE, on_line(7, lambda line: line + b"\n" + line), 8),
            (ONE, on_line(1, lambda _: b"gone"), 1),
            (TWO, on_line(1, lambda _: b"gone"), 1),
            (TWO, lambda data: b"\n" + data, 1),
            (TWO, lambda data: data + b"\n", None),
            (TWO, lambda data: data + b"more", None),
            (ONE, swapped, 10),
            (ONE, lambda data: b"\xef\xbb\xbf" + data, 1),
        ],
    )
    def test_a_line_that_changes_comes_or_goes_is_told(self, base, path, spoil, line):
        data = (base / path).read_bytes()
        (base / path).write_bytes(spoil(data))
        assert told(base)[0] == f"A001 {path}:{line or data.count(10) + 1}"

    def test_a_file_cut_short_is_told(self, base):
        data = (base / TWO).read_bytes()
        lines = data.splitlines(keepends=True)
        (base / TWO).write_bytes(b"".join(lines[:-1]))
        assert told(base) == [f"A002 {TWO}:{len(lines)}"]
        (base / TWO).write_bytes(b"")
        assert told(base) == [f"A002 {TWO}:1"]

    def test_the_editions_before_are_still_read(self, base):
        (base / TWO).write_bytes((base / TWO).read_bytes().replace(b"proposed", b"adopted!", 1))
        editions, problems = read_editions(base)
        assert [one.name for one in editions.all] == ["2026.1"]
        assert len(problems) == 1

    def test_one_that_may_not_be_read_is_told_and_nothing_is_said_of_those_after_it(self, story):
        with tempfile.TemporaryDirectory(dir=MEMORY) as folder:  # a place that anybody may enter
            base = Path(folder)
            shutil.copytree(story / "editions", base / "editions")
            for place, rights in ((base, 0o755), (base / "editions", 0o755), (base / ONE, 0)):
                place.chmod(rights)
            with not_as_administrator():
                editions, problems = read_editions(base)
        assert [f"{one.code} {one.place}" for one in problems] == [f"F001 {ONE}:1:1"]
        assert (editions.all, editions.is_whole) == ((), False)

    def test_an_edition_that_is_missing_is_told(self, base):
        (base / ONE).unlink()
        assert told(base) == [f"A004 {TWO}:1"]

    @pytest.mark.parametrize("name", ["note.txt", "2026.1.json", "26.1.jsonl", "2026.01.jsonl", ".2026.3.jsonl.swp"])
    def test_what_does_not_belong_is_told(self, base, name):
        (base / "editions" / name).write_text("x", encoding="utf-8")
        assert told(base) == [f"A003 editions/{name}:1"]

    def test_a_link_or_a_folder_is_no_edition(self, base):
        (base / path_of("2028.1")).symlink_to("/etc/hostname")
        (base / path_of("2028.2")).mkdir()
        assert told(base) == [f"A003 {path_of('2028.1')}:1", f"A003 {path_of('2028.2')}:1"]

    def test_the_ledger_and_an_explanation_may_stand_beside(self, base):
        (base / "editions" / "README.md").write_text("x", encoding="utf-8")
        assert told(base) == []

    def test_without_the_folder_there_are_no_editions(self, tmp_path):
        assert read_editions(tmp_path)[0].all == ()
        assert told(tmp_path) == []


def forged(data: bytes, change: Callable[[list[dict]], object]) -> bytes:
    """The file as somebody would write it who computes the digests anew."""
    lines = [
        {name: value for name, value in json.loads(line).items() if name != "digest"} for line in data.splitlines()
    ]
    change(lines)
    dumped = [json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() for line in lines]
    return b"".join(chain(dumped, ""))


def text_line(lines: list[dict]) -> dict:
    return next(line for line in lines if "text" in line)


def record_line(lines: list[dict]) -> dict:
    return next(line for line in lines if "record" in line)


def rekeyed(line: dict) -> None:
    kind = next(name for name in line if name != "key")
    line["key"] = key_of(json.dumps(line[kind], ensure_ascii=False, separators=(",", ":")).encode())


def _other_words(lines: list[dict]) -> None:
    text_line(lines)["text"]["name"] = "autre"


def _text_with_more(lines: list[dict]) -> None:
    text_line(lines)["text"]["script"] = "x"
    rekeyed(text_line(lines))


def _year_as_text(lines: list[dict]) -> None:
    line = next(line for line in lines if line.get("facts", {}).get("sources"))
    line["facts"]["sources"][0]["year"] = "2021"
    rekeyed(line)


class TestForgery:
    """Right digests do not make an edition: what a page could not show safely is refused."""

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            (_other_words, "key"),
            (_text_with_more, "text.script"),
            (_year_as_text, "facts.sources"),
            (lambda lines: lines.pop(), "end"),
            (lambda lines: lines.append(lines[-1]), "end"),
            (lambda lines: lines.pop(0), "edition"),
            (lambda lines: lines.insert(1, lines[0]), "edition"),
            (lambda lines: lines[0]["edition"].update(format=2), "edition.format"),
            (lambda lines: lines[0]["edition"].update(name="2026.3"), "edition.name"),
            (lambda lines: lines[0]["edition"].update(date="2026-13-01"), "edition.date"),
            (lambda lines: lines[0]["edition"].update(before="2025.1"), None),
            (lambda lines: record_line(lines)["record"].update(id="../../index"), "record.id"),
            (lambda lines: record_line(lines)["record"].update(fr="../../index/"), "record.fr"),
            (lambda lines: record_line(lines)["record"].update(kind="page"), "record.kind"),
            (lambda lines: record_line(lines)["record"].update(texts={}), "record.texts"),
            (lambda lines: record_line(lines)["record"]["texts"].update(fr="0" * 32), "record.texts"),
            (lambda lines: record_line(lines)["record"].update(facts="0" * 32), "record.facts"),
            (lambda lines: lines.insert(-1, lines[-2]), "record.id"),
            (lambda lines: text_line(lines).pop("key"), "key"),
            (lambda lines: record_line(lines).update(key="0" * 32), "key"),
            (lambda lines: lines.insert(1, {"text": 1, "end": True}), "text"),
            (lambda lines: lines.insert(1, {}), "key"),
        ],
    )
    def test_it_is_told_with_what_does_not_fit(self, base, change, field):
        (base / TWO).unlink()
        (base / ONE).write_bytes(forged((base / ONE).read_bytes(), change))
        (problem,) = read_editions(base)[1]
        assert (problem.code, problem.place.path) == (("A002", ONE) if field else ("A004", ONE))
        assert problem.values.get("field", "").startswith(field or "")

    def test_an_older_date_than_the_edition_before_is_told(self, base):
        text = (base / TWO).read_text(encoding="utf-8").replace('"date":"2027-06-15"', '"date":"2026-06-15"')
        last = json.loads((base / ONE).read_text(encoding="utf-8").splitlines()[-1])["digest"]
        lines = [b"{" + line.split(",", 1)[1].encode() for line in text.splitlines()]
        (base / TWO).write_bytes(b"".join(chain(lines, last)))
        assert told(base) == [f"A002 {TWO}:1"]

    @pytest.mark.parametrize("content", [b"", b"\n", b"{}\n", b"\x00" * 99, b"[" * 100_000 + b"\n", b'{"digest":1}\n'])
    def test_any_other_bytes_give_problems_only(self, base, content):
        (base / ONE).write_bytes(content)
        assert told(base)
        last = json.loads((base / TWO).read_text(encoding="utf-8").splitlines()[-1])["digest"]
        (base / ONE).write_bytes(b"".join(chain([b"{" + content + b"}"], "")) if b"\n" not in content else content)
        assert told(base)
        assert last


class TestTime:
    def test_reading_needs_nothing_of_the_present_formats(self):
        command = "import sys; import inclusive.editions.read, inclusive.editions.compare; print(*sys.modules)"
        loaded = subprocess.run(
            [sys.executable, "-c", command], capture_output=True, text=True, check=True
        ).stdout.split()
        present = ("inclusive.model", "inclusive.corpus", "inclusive.render", "inclusive.theme", "inclusive.derive")
        assert [name for name in loaded if name.startswith(present)] == []


EDITIONS = read_editions(EXAMPLE)[0]
MARKS = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}


def shown(one: Difference) -> str:
    return f"{one.id}: " + "".join(MARKS[piece.kind].format(piece.text) for piece in one.pieces)


def test_the_day_of_a_meeting_is_found_by_its_id():
    names = CorpusNames(checked(EXAMPLE)[0])
    assert names.meeting_date("-".join(["reunion", "2026", "05"])) == "2026-05-19"


class TestChanges:
    """What an edition brought, as against the one before."""

    def test_in_the_first_everything_is_new(self):
        first = EDITIONS.named["2026.1"]
        assert changes(EDITIONS, first) == Changes(tuple(sorted(first.records)), (), ())

    def test_each_word_and_each_fact_that_changed(self):
        brought = changes(EDITIONS, EDITIONS.named["2026.2"])
        assert brought.new == ("pair-aidance",)
        told = {
            one.id: (one.was, [shown(part) for part in one.texts[Lang.FR]], [shown(row) for row in one.facts[Lang.NL]])
            for one in brought.changed
        }
        assert told == {
            "bas-seuil": (
                "",
                [
                    "definition: qualité d’un service qui demande [+très +]peu à la personne "
                    "[-qui y entre-][+pour y entrer+]"
                ],
                [],
            ),
            "buurthuis-noord": ("", [], ["related: Het [-café op de hoek-][+burencafé+]"]),
            "cafe-des-voisins": ("cafe-du-coin", ["name: Le café [-du coin-][+des voisins+]"], []),
        }

    def test_what_was_withdrawn_says_why(self):
        (withdrawn,) = changes(EDITIONS, EDITIONS.named["2026.2"]).withdrawn
        assert (withdrawn.id, withdrawn.kind, withdrawn.to) == ("groupe-cible", "term", ())
        assert withdrawn.reason[Lang.FR] == "Retiré : le mot parle des gens comme d’une cible."
        assert withdrawn.names[Lang.NL] == "doelgroep"

    def test_the_way_back_tells_the_same_parts(self):
        first, second = (
            EDITIONS.frozen(EDITIONS.named[name].records["buurthuis-noord"]) for name in ("2026.1", "2026.2")
        )
        there, back = compared(first, second), compared(second, first)
        assert [one.id for one in there.facts[Lang.FR]] == [one.id for one in back.facts[Lang.FR]] == ["related"]
        assert compared(first, first).is_empty
        assert not there.is_empty


class TestFacets:
    """The labels of values are stored again where one is not what it was, and only then."""

    @pytest.mark.parametrize("name", ["a", "z"])
    def test_other_values_are_stored(self, name):
        assert "facets" in self.stored(Facets(facets={name: ()}))

    def test_the_same_are_not(self):
        assert "facets" not in self.stored(Facets(facets=dict(EDITIONS.last.facets)))

    def stored(self, facets: Facets) -> set[str]:
        data = edition_bytes(EDITIONS, head(EDITIONS, "2028.1", "2028-01-01"), Contents((), (), facets))
        return {kind for line in data.splitlines() for kind in json.loads(line)}


def test_each_line_of_the_ledger_is_one_of_ours(tmp_path):
    (tmp_path / "editions").mkdir()
    addresses = [f"/fr/{number}/" for number in range(1000, 1400)]
    lines = ledger_text({}, addresses).splitlines(keepends=True)

    def read(*pieces: str) -> tuple[list[str], list[int]]:
        (tmp_path / PATH).write_text("".join(pieces), encoding="utf-8")
        ledger, problems = read_ledger(tmp_path)
        return list(ledger or ()), [one.place.line for one in problems]

    assert read(*lines) == (addresses, [])
    assert read(*lines[:9], "\n", *lines[9:]) == (addresses, [10])
    assert read(*lines, "\n") == (addresses, [401])
    assert read(*lines, lines[0]) == (addresses, [401])
    assert read(*lines[:-1], lines[-1].strip()) == (addresses, [])
    assert read(*lines[:-1], lines[-1].replace("1399", "1398")) == (addresses[:-1], [400])


def test_the_ledger_lacks_what_it_does_not_list_each_once_in_order():
    assert unlisted({"/a/": 1}, ["/c/", "/b/", "/a/", "/b/"]) == ["/b/", "/c/"]
