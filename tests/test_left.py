"""An id that was left answers in the data, in a frame and on paper; and the ledger holds those addresses too."""

import json
import re
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from inclusive.data.left import Left, left
from inclusive.data.records import moved_shape
from inclusive.editions.ledger import ledger_text, spelled_out
from inclusive.editions.read import read_editions
from inclusive.embedding.frame import definitions, embedded, frame
from inclusive.languages import LANGS, Lang
from inclusive.paper.pdf import pdf
from inclusive.paper.practice import left_sheet
from inclusive.publish.addresses import addresses
from inclusive.publish.apart_addresses import apart_addresses
from inclusive.publish.build import looked_at
from tests.conftest import EXAMPLE, copy_of
from tests.data_files import SITE, base_of, corpus_of, files_of
from tests.pdf_reader import links, opened
from tests.site_reader import Html
from tests.test_commands import run

WHY = {Lang.FR: "Le mot disait deux choses.", Lang.NL: "Het woord zei twee dingen."}
SPLIT = Left("seuil", "term", {Lang.FR: "seuil", Lang.NL: "drempel"}, ("accueil", "bas-seuil"), WHY)
RENAMED = Left("entree", "term", {Lang.FR: "entrée", Lang.NL: "ingang"}, ("accueil",), WHY)
GONE = Left("vide", "term", {Lang.FR: "vide", Lang.NL: "leeg"}, (), WHY)

LOST = (
    "/data/v1/terms.xlsx",
    "/embed/{practice}/",
    "/fr/glossaire/ancien/",
    "/fr/pratiques/ancienne/",
    "/paper/{term}.pdf",
)
LOST_BY_DATA = (
    "/data/v1/terms.xlsx",
    *(f"/embed/ancien/{lang}/{name}" for lang in LANGS for name in ("", "oembed.json")),
    *(f"/embed/{one}/" for one in ("ancienne", *(one.id for one in corpus_of(EXAMPLE).practices), "cafe-du-coin")),
)
LOST_BY_PAPER = (
    *(f"/paper/ancienne.{lang}.pdf" for lang in LANGS),
    *(f"/paper/{one}.pdf" for one in ("ancien", *corpus_of(EXAMPLE).term)),
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature with its data and its documents, and a ledger."""
    root = copy_of(EXAMPLE, tmp_path_factory.mktemp("left") / "base")
    (root / "site").mkdir()
    (root / "site" / ".nojekyll").touch()
    (root / "editions" / "addresses.txt").touch()
    for command in ("fix", "data", "paper"):
        assert run(root, command).status == 0
    return root


def made(root: Path) -> set[str]:
    files = (file for file in (root / "site").rglob("*") if file.is_file())
    return set(addresses(file.relative_to(root / "site").as_posix() for file in files))


def with_ledger(root: Path, *more: str) -> Path:
    """The base, its ledger with these addresses besides."""
    ledger = root / "editions" / "addresses.txt"
    listed = [line.split(" ")[0] for line in ledger.read_text(encoding="utf-8").splitlines()]
    ledger.write_text(ledger_text({}, [*listed, *more]), encoding="utf-8")
    return root


class TestAddresses:
    def test_every_address_made_beside_the_build_is_told_beforehand(self, root):
        told = dict.fromkeys((*addresses(looked_at(root)[1]), *apart_addresses()), 1)
        assert set(spelled_out(told, ("/data/", "/embed/", "/paper/"))) == made(root)

    def test_the_ledger_lists_them_in_few_lines(self, root):
        listed = (root / "editions/addresses.txt").read_text(encoding="utf-8").splitlines()
        assert sum(line.startswith(("/data/", "/embed/", "/paper/")) for line in listed) == len(apart_addresses()) < 50
        assert any(line.startswith("/data/v1/records/{record}.json ") for line in listed)

    def test_no_command_loses_one(self, root, tmp_path):
        base = with_ledger(shutil.copytree(root, tmp_path / "base"), *LOST)
        before = made(base)
        for command, told in (("check", LOST), ("data", LOST_BY_DATA), ("paper", LOST_BY_PAPER)):
            answer = run(base, command, "--lang", "en")
            assert (answer.status, answer.err) == (1, "")
            lines = re.findall(
                r"^editions/addresses.txt:\d+:1: A006 the address (\S+) no longer", answer.out, re.MULTILINE
            )
            assert sorted(lines) == sorted(told)
        assert made(base) == before


class TestAnIdThatWasLeft:
    def test_its_file_says_what_replaces_it(self):
        record = json.loads(files_of(EXAMPLE)["records/cafe-du-coin.json"])
        schema = json.loads(files_of(EXAMPLE)["schemas/moved.json"])
        Draft202012Validator(schema).validate(record)
        assert (record["kind"], record["to"]) == ("moved", ["cafe-des-voisins"])
        assert record["reason"]["nl"] == "De praktijk kreeg in oktober 2026 een andere naam."

    def test_its_file_may_name_none(self):
        assert moved_shape(base_of(corpus_of(EXAMPLE)), GONE).to == ()

    def test_its_sheet_is_that_of_its_successor(self, root):
        for lang in LANGS:
            old, new = (root / f"site/paper/{one}.{lang}.pdf" for one in ("cafe-du-coin", "cafe-des-voisins"))
            assert old.read_bytes() == new.read_bytes()

    def test_the_sheet_of_what_was_split_leads_to_the_parts(self):
        reader = opened(pdf("practice", left_sheet(base_of(corpus_of(EXAMPLE)), SPLIT, Lang.NL)))
        text = " ".join(reader.pages[0].extract_text().split())
        for words in ("Deze fiche is in meerdere fiches gesplitst.", "Het woord zei twee dingen.", "onthaal"):
            assert words in text
        assert {f"{SITE}id/accueil/", f"{SITE}id/bas-seuil/", f"{SITE}id/seuil/"} <= links(reader)

    @pytest.mark.parametrize("lang", LANGS)
    def test_its_frame_shows_its_successor_or_says_why_there_is_none(self, lang):
        corpus = corpus_of(EXAMPLE)
        base = base_of(corpus)
        files = dict(embedded(base, corpus, (SPLIT, RENAMED, GONE)))
        shown = next(one for one in definitions(base, corpus) if (one.record, one.lang) == ("accueil", lang))
        assert files[f"embed/entree/{lang}/index.html"] == frame(shown)
        for one, targets in ((SPLIT, ("accueil", "bas-seuil")), (GONE, ())):
            page = Html()
            page.feed(files[f"embed/{one.id}/{lang}/index.html"])
            assert page.lang == lang.tag
            assert page.first("main", "data-left", one.id)
            found = [address for tag, address, _ in page.links if tag == "a"]
            assert found == [f"{SITE}id/{target}/" for target in (*targets, one.id)]
            answer = json.loads(files[f"embed/{one.id}/{lang}/oembed.json"])
            assert (answer["title"], f"embed/{one.id}/{lang}/" in answer["html"]) == (one.names[lang], True)

    def test_its_name_is_that_of_the_last_edition_that_held_it(self):
        (one,) = left(corpus_of(EXAMPLE), read_editions(EXAMPLE)[0])
        assert (one.kind, one.names[Lang.FR], one.sentence) == ("practice", "Le café du coin", "left_one")

    def test_what_is_renamed_answers_at_both_addresses(self, root, tmp_path):
        base = shutil.copytree(root, tmp_path / "base")
        assert run(base, "move", "quartier", "voisinage", "--reason", "Pourquoi.", "Waarom.").status == 0
        assert [run(base, command).status for command in ("data", "paper")] == [0, 0]
        assert made(root) < made(base)
        assert "/embed/voisinage/nl/" in made(base)
