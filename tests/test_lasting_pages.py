"""What lasts, as the built site shows it: frozen pages, permanent addresses, change log, pointers, documents."""

import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import html5lib
import pytest

from inclusive.editions.read import read_editions
from inclusive.editions.since import Fate
from inclusive.fix import fix
from inclusive.languages import LANGS, Lang
from inclusive.load.corpus_files import load_corpus
from inclusive.model.fields import Note
from inclusive.move_command import move
from inclusive.publish.build import Built, build
from inclusive.render.addresses import Place
from inclusive.render.publication import Publication
from inclusive.render.words import words as site_words
from tests.cases import replace_lines
from tests.conftest import EXAMPLE, copy_of
from tests.site_reader import broken_links, pages, read
from tests.story import FIRST, SECOND, change_a_definition, edition, withdraw_a_practice, without_editions

FR, NL = LANGS
WHY = Note(fr="Le mot a changé.", nl="Het woord veranderde.")
# What became of records of the miniature's editions
FATES: dict[tuple[str, str], Fate] = {
    ("accueil", "2026.1"): "same",
    ("bas-seuil", "2026.1"): "changed",
    ("bas-seuil", "2026.2"): "same",
    ("quartier", "2026.2"): "changed",
    ("cafe-du-coin", "2026.1"): "renamed",
    ("groupe-cible", "2026.1"): "retired",
    ("groupe-cible", "2026.2"): "same",
    ("buurthuis-noord", "2026.1"): "facts",
}


def element(site: Path, path: str, where: str) -> Any:
    """The first element at `where` (of ElementTree's paths) of a page."""
    text = (site / path / "index.html").read_text(encoding="utf-8")
    found = html5lib.parse(text, namespaceHTMLElements=False).find(where)
    assert found is not None, f"{path}: {where}"
    return found


def words(site: Path, path: str, where: str) -> str:
    """Its words, as a reader sees them."""
    return " ".join("".join(element(site, path, where).itertext()).split())


def differences(site: Path, path: str, where: str) -> str:
    """A difference, its removed words between - and its added ones between +."""
    html = (site / path / "index.html").read_text(encoding="utf-8")
    part = re.search(where, html, re.DOTALL)[0]
    part = re.sub(r'<span class="hidden">.*?</span>', "", part)
    part = re.sub(r"</?del>", "-", re.sub(r"</?ins>", "+", part))
    return " ".join(re.sub(r"<[^>]*>", " ", part).split())


class TestFrozenPages:
    def test_each_record_of_each_edition_has_its_page_in_both_languages(self, example_site):
        editions, _ = read_editions(EXAMPLE)
        for one in editions.all:
            for record in one.records.values():
                page = read(example_site / "id" / record.id / one.name / "index.html")
                assert page.first("main", "data-record", f"{record.kind}:{record.id}")
                assert page.first("main", "data-edition", one.name)
                for lang in record.texts:
                    assert (page.first("section", "id", lang) or {})["lang"] == f"{lang}-BE"

    def test_the_words_are_those_of_the_edition(self, example_site):
        editions, _ = read_editions(EXAMPLE)
        for one in editions.all:
            for record in one.records.values():
                frozen = editions.frozen(record)
                for lang, text in frozen.texts.items():
                    place = f"id/{record.id}/{one.name}", f".//section[@id='{lang}']"
                    assert " ".join(text.summary.split()) in words(example_site, *place)
                    shown = without_space(without_marks(element(example_site, *place)))
                    for line in (line for part in text.parts for line in part.text.split("\n")):
                        assert without_space(line) in shown

    @pytest.mark.parametrize(("which", "fate"), FATES.items())
    def test_it_says_what_became_of_the_record(self, example_site, which, fate):
        record, name = which
        page = read(example_site / "id" / record / name / "index.html")
        assert page.first("section", "data-since", fate)

    def test_the_difference_to_the_text_of_today_is_told_in_both_languages(self, example_site):
        page, shown = "id/bas-seuil/2026.1", r'<section aria-labelledby="since".*?</section>'
        told = differences(example_site, page, shown)
        assert "qui demande +très +peu à la personne -qui y entre-+pour y entrer+" in told
        assert "die +heel +weinig vraagt" in told

    @pytest.mark.parametrize(
        ("which", "told"),
        [
            (("accueil", "2026.1"), "Les mots de cette fiche n’ont pas changé depuis."),
            (("buurthuis-noord", "2026.1"), "sindsdien niet veranderd. Haar gegevens wel."),
            (("bas-seuil", "2026.1"), "Cette fiche a changé depuis. Voir ce qui a changé"),
            (("groupe-cible", "2026.1"), "Deze fiche is sindsdien ingetrokken. Wat er van de fiche geworden is"),
            (("cafe-du-coin", "2026.1"), "Cette fiche a maintenant une autre adresse. Ce que la fiche est devenue"),
        ],
    )
    def test_what_became_of_the_words_stands_above_them(self, example_site, which, told):
        record, edition_name = which
        path = f"id/{record}/{edition_name}"
        whole = words(example_site, path, ".//main")
        assert told in words(example_site, path, ".//div[@data-fate]")
        assert whole.index(told) < whole.index(words(example_site, path, ".//section[@data-translation]"))

    def test_a_renamed_record_leads_to_its_new_id(self, example_site):
        page = read(example_site / "id/cafe-du-coin/2026.1/index.html")
        assert "../../cafe-des-voisins/" in {address for tag, address, _ in page.links if tag == "a"}
        assert "De praktijk kreeg in oktober 2026 een andere naam." in words(
            example_site, "id/cafe-du-coin/2026.1", ".//section[@data-since]"
        )

    def test_links_stay_in_the_edition(self, example_site):
        page = read(example_site / "id/cafe-des-voisins/2026.2/index.html")
        inner = {address for tag, address, found in page.links if found.get("class") == "reference"}
        assert inner == {"../../../id/cssi/2026.2/", "../../../id/buurthuis-noord/2026.2/"}

    def test_anchors_know_no_language(self, example_site):
        ids = read(example_site / "id/cafe-des-voisins/2026.2/index.html").ids
        assert {"need", "action", "partners", "conditions", "results", "limits"} <= set(ids)
        assert {f"{lang}-{part}" for lang in LANGS for part in ("need", "limits")} <= set(ids)


def without_marks(section: Any) -> str:
    """The words of an element, the numbers of its sources left out."""
    return "".join(
        (one.text or "" if one.tag != "sup" and not in_mark else "") + (one.tail or "")
        for one in section.iter()
        for in_mark in ["mark" in one.get("class", "").split()]
    )


def without_space(text: str) -> str:
    return re.sub(r"[\s·]+", "", text)


class TestPermanentAddresses:
    def test_the_living_page_lists_the_editions(self, example_site):
        page = read(example_site / "id/bas-seuil/index.html")
        listed = [(one["data-since"]) for tag, one in page.attributes if tag == "li" and "data-since" in one]
        assert listed == ["same", "changed"]
        assert [address for tag, address, _ in page.links if tag == "a"][-3:-1] == ["2026.2/", "2026.1/"]

    @pytest.mark.parametrize(
        ("record", "lang", "told"),
        [
            ("bas-seuil", "fr", "Français qualité d’un service qui demande très peu à la personne pour y entrer Lire"),
            ("bas-seuil", "nl", "Nederlands eigenschap van een dienst die heel weinig vraagt van wie er binnenkomt De"),
            (
                "cafe-des-voisins",
                "fr",
                "une infirmière passe. Lire toute la fiche C’est mot pour mot le texte de l’édition 2026.2.",
            ),
            ("bas-seuil", "nl", "De hele fiche lezen Dit is woord voor woord de tekst van editie 2026.2."),
            ("quartier", "fr", "Ce texte a changé depuis l’édition 2026.2."),
            ("ligne-0", "nl", "Nederlands Deze tekst bestaat nog niet in het Nederlands. De hele fiche lezen"),
            ("groupe-cible", "fr", "Français Cette fiche est retirée. Retiré : le mot parle"),
            ("association-exemple", "fr", "Français Association de voisins. Lire"),
        ],
    )
    def test_the_living_page_says_what_the_record_is_today_in_each_language(self, example_site, record, lang, told):
        side = element(example_site, f"id/{record}", f".//section[@aria-labelledby='{lang}']")
        assert side.get("lang") == f"{lang}-BE"
        assert told in " ".join("".join(side.itertext()).split())

    def test_the_living_page_stays_small(self, example_site):
        sizes = [file.stat().st_size for file in example_site.glob("id/*/index.html")]
        assert len(sizes) > 20
        assert max(sizes) < 6_000

    @pytest.mark.parametrize("lang", LANGS)
    def test_an_id_that_was_left_answers_in_each_language(self, example_site, lang):
        place = Place(lang, "practice", "cafe-du-coin")
        told = words(example_site, place.path, ".//div[@data-left]")
        assert {FR: "La pratique a changé de nom", NL: "De praktijk kreeg"}[lang] in told
        links = {address for _, address, _ in read(example_site / place.path / "index.html").links}
        assert place.to(Place(lang, "practice", "cafe-des-voisins")) in links
        assert "../../../id/cafe-du-coin/2026.1/" in links

    def test_it_answers_without_language_too(self, example_site):
        told = words(example_site, "id/cafe-du-coin", ".//main")
        assert "La pratique a changé de nom" in told
        assert "De praktijk kreeg" in told

    def test_no_link_leads_nowhere_and_no_anchor_stands_twice(self, example_site):
        found = {path: page for path, page in pages(example_site).items() if path.startswith("id/")}
        assert broken_links(example_site, found) == []
        assert [path for path, page in found.items() if len(set(page.ids)) < len(page.ids)] == []

    @pytest.mark.parametrize("lang", LANGS)
    def test_what_changed_since_is_better_quoted_from_the_edition(self, example_site, lang):
        told = {
            record: words(example_site, Place(lang, "term", record).path, ".//section[@id='cite']")
            for record in ("quartier", "accueil")
        }
        assert {FR: "citez plutôt l’édition", NL: "Citeer in een plan of een wet liever de editie"}[lang] in told[
            "quartier"
        ]
        assert {FR: "Texte hors édition", NL: "Tekst buiten editie"}[lang] in told["quartier"]
        assert {FR: "Édition 2026.2. 2026.", NL: "Editie 2026.2. 2026."}[lang] in told["accueil"]
        assert "/id/accueil/2026.2/" in told["accueil"]
        assert {FR: "plutôt", NL: "liever"}[lang] not in told["accueil"]

    def test_the_record_itself_names_its_editions(self, example_site):
        page = read(example_site / Place(FR, "term", "bas-seuil").path / "index.html")
        links = [address for _, address, _ in page.links if address.startswith("../../../id/bas-seuil/2026")]
        assert links == ["../../../id/bas-seuil/2026.1/", *(f"../../../id/bas-seuil/2026.{one}/" for one in (2, 1))]


class TestRetired:
    def test_a_retired_record_says_why_and_what_replaces_it(self, tmp_path):
        root = without_editions(copy_of(EXAMPLE, tmp_path / "base"))
        edition(root, FIRST)
        withdraw_a_practice(root)
        facts = root / "practices/soupe-mobile/practice.yml"
        replace_lines(facts, ["provenance:"], ["provenance:", "  replaced_by: [permanence-du-parc]"])
        made = edition(root, SECOND)
        assert [(one.id, one.to) for one in made.changes.withdrawn] == [("soupe-mobile", ("permanence-du-parc",))]
        site = site_of(root)
        for path, where in (
            (Place(FR, "practice", "soupe-mobile").path, ".//div[@data-retired]"),
            ("id/soupe-mobile/2026.1", ".//section[@data-since='retired']"),
            (Place(FR, "edition", SECOND[0]).path, ".//section[@aria-labelledby='withdrawn']"),
        ):
            told = words(site, path, where)
            assert "La tournée a pris fin en 2026." in told
            assert "La permanence du parc" in told

    @pytest.mark.parametrize(("lang", "told"), [(FR, "Cette fiche est retirée."), (NL, "Deze fiche is ingetrokken.")])
    def test_its_page_says_so_at_the_top(self, example_site, lang, told):
        assert words(example_site, Place(lang, "term", "groupe-cible").path, ".//div[@data-retired]").startswith(told)


class TestChangeLog:
    @pytest.mark.parametrize("lang", LANGS)
    def test_editions_are_listed_the_newest_first(self, example_site, lang):
        place = Place(lang, "edition")
        links = [address for _, address, _ in read(example_site / place.path / "index.html").links]
        assert [one for one in links if one.startswith("./") is False and "2026." in one][:2] == [
            "2026.2/",
            "2026.1/",
        ] or [urljoin(f"/{place.path}", one) for one in links if "2026." in one] == [
            f"/{place.path}2026.2/",
            f"/{place.path}2026.1/",
        ]

    @pytest.mark.parametrize(
        ("lang", "told"),
        [
            (FR, "qui demande +très +peu à la personne -qui y entre-+pour y entrer+"),
            (NL, "die +heel +weinig vraagt"),
        ],
    )
    def test_an_edition_tells_each_change_word_by_word(self, example_site, lang, told):
        path = Place(lang, "edition", "2026.2").path
        assert told in differences(example_site, path, r'id="record-bas-seuil".*?</article>')

    def test_it_tells_what_is_new_renamed_and_withdrawn(self, example_site):
        path = Place(NL, "edition", "2026.2").path
        assert "vroeger ‘cafe-du-coin’" in words(
            example_site, path, ".//article[@aria-labelledby='record-cafe-des-voisins']"
        )
        assert "ervaringsdeskundigheid" in words(example_site, path, ".//section[@aria-labelledby='new']")
        gone = words(example_site, path, ".//section[@aria-labelledby='withdrawn']")
        assert gone.endswith("doelgroep Ingetrokken: het woord spreekt over mensen als over een doelwit.")


class TestDocuments:
    @pytest.mark.parametrize("lang", LANGS)
    def test_each_document_says_what_it_quotes_and_what_became_of_it(self, example_site, lang):
        page = read(example_site / Place(lang, "policy", "plan-exemple").path / "index.html")
        assert [one["data-fate"] for tag, one in page.attributes if "data-fate" in one] == [
            "changed",
            "same",
            "renamed",
            "retired",
        ]

    def test_quotations_whose_text_has_changed_are_listed(self, example_site):
        told = words(example_site, Place(FR, "policy").path, ".//section[@aria-labelledby='changed']")
        assert [
            name for name in ("bas seuil", "accueil", "Le café du coin", "groupe cible", "quartier") if name in told
        ] == [
            "bas seuil",
            "Le café du coin",
            "groupe cible",
            "quartier",
        ]

    def test_a_record_says_where_it_is_quoted(self, example_site):
        assert words(example_site, Place(NL, "term", "bas-seuil").path, ".//section[@data-quoted]") == (
            "Geciteerd in Voorbeeldplan voor de wijken (art. 3), editie 2026.1"
        )
        page = read(example_site / Place(NL, "term", "cssi").path / "index.html")
        assert page.first("section", "data-quoted") is None


def site_of(root: Path) -> Path:
    result = build(root, Publication(), root / "site", search=False)
    assert isinstance(result, Built), result
    return result.folder


def frozen_words(site: Path, name: str) -> dict[str, str]:
    """Address → the words of every page of an edition."""
    found = sorted(site.glob(f"id/*/{name}/index.html"))
    return {file.parent.relative_to(site).as_posix(): sides(file) for file in found}


def sides(file: Path) -> str:
    html = file.read_text(encoding="utf-8")
    return html[html.index('<div class="sides">') : html.index('<section aria-labelledby="since"')]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str], dict[str, str]]:
    root = without_editions(copy_of(EXAMPLE, tmp_path_factory.mktemp("story") / "base"))
    edition(root, FIRST)
    before = frozen_words(site_of(root), FIRST[0])
    change_a_definition(root)
    move(root, "quartier", ("voisinage",), WHY)
    withdraw_a_practice(root)
    edition(root, SECOND)
    return root, before, frozen_words(site_of(root), FIRST[0])


class TestStory:
    """Edition 2026.1; a definition changes, a term is renamed, a practice is withdrawn; edition 2026.2."""

    def test_every_address_of_the_first_edition_answers_with_its_exact_words(self, sites):
        _, before, after = sites
        assert len(before) == 22
        assert after == before

    @pytest.mark.parametrize(("lang", "told"), [(FR, "Seule l’adresse a changé."), (NL, "Alleen het adres is")])
    def test_the_change_log_says_that_only_an_address_changed(self, sites, lang, told):
        path = Place(lang, "edition", SECOND[0]).path
        assert told in words(sites[0] / "site", path, ".//article[@aria-labelledby='record-voisinage']")
        assert told not in words(sites[0] / "site", path, ".//article[@aria-labelledby='record-bas-seuil']")

    def test_the_site_made_step_by_step_is_the_one_made_at_once(self, sites, tmp_path):
        root = sites[0]
        whole = site_of(copy_of(root, tmp_path / "again"))
        files = {file.relative_to(whole): file.read_bytes() for file in whole.rglob("*") if file.is_file()}
        assert {
            file.relative_to(root / "site"): file.read_bytes() for file in (root / "site").rglob("*") if file.is_file()
        } == files

    def test_a_theme_of_another_time_shows_the_same_words(self, sites, monkeypatch):
        root, before, _ = sites
        changed = {lang: dict.fromkeys(text, "⁂") for lang, text in site_words().items()}
        copy = shutil.copytree(root, root.with_name("later"))
        shutil.rmtree(copy / "build")
        for name in ("inclusive.render.frozen", "inclusive.render.lasting", "inclusive.render.publication"):
            monkeypatch.setattr(f"{name}.words", lambda: changed)
        shown = frozen_words(site_of(copy), FIRST[0])
        assert {path: without_state(text) for path, text in shown.items()} == {
            path: without_state(text) for path, text in before.items()
        }

    def test_a_tampered_copy_is_refused_with_its_place(self, sites, tmp_path):
        root = copy_of(sites[0], tmp_path / "tampered")
        file = root / "editions" / f"{FIRST[0]}.jsonl"
        data = file.read_bytes()
        at = data.index(b"sans condition")
        file.write_bytes(data[:at] + b"S" + data[at + 1 :])
        problems = build(root, Publication(), root / "site", search=False)
        assert [(one.code, str(one.place)) for one in problems] == [
            ("A001", f"editions/{FIRST[0]}.jsonl:{data.count(10, 0, at) + 1}:1")
        ]
        assert not (root / "site").exists()


def without_state(html: str) -> str:
    """Without what the page says in words of today: of the translation then, and when a source was read."""
    return re.sub(r'<p class="translation">.*?</p>| \([^()]*<span lang="nl-BE">[^()]*\)(?=</li>)', "", html)


HOSTILE = (
    '<p>Un mot<script>alert(1)</script> <a href="javascript:alert(1)" onclick="x()">a</a> <img src="//x.example/a"></p>'
)


def test_what_is_stored_is_not_trusted(tmp_path):
    """An edition that somebody made by hand, its digests right, cannot bring script into a page."""
    from tests.test_editions import forged, rekeyed

    root = without_editions(copy_of(EXAMPLE, tmp_path / "base"))
    edition(root, FIRST)
    file = root / "editions" / f"{FIRST[0]}.jsonl"

    def spoil(lines: list[dict]) -> None:
        keys = {}
        for line in lines:
            if "text" in line and line["text"]["parts"]:
                old = line["key"]
                line["text"]["parts"][0]["html"] = HOSTILE
                line["text"]["name"] = "<script>x</script>"
                rekeyed(line)
                keys[old] = line["key"]
        for line in lines:
            if "record" in line:
                texts = line["record"]["texts"]
                line["record"]["texts"] = {lang: keys.get(key, key) for lang, key in texts.items()}

    file.write_bytes(forged(file.read_bytes(), spoil))
    site = site_of(root)
    for page in site.glob("id/*/2026.1/index.html"):
        text = page.read_text(encoding="utf-8")
        assert "alert" not in text
        assert "<script>x" not in text
        assert 'src="//x' not in text


class TestLedger:
    @pytest.fixture
    def base(self, tmp_path: Path) -> Path:
        root = copy_of(EXAMPLE, tmp_path / "base")
        (root / "editions" / "addresses.txt").touch()
        return root

    def test_fix_lists_every_address_once(self, base):
        from tests.test_commands import run

        told = run(base, "fix")
        site = site_of(base)
        listed = [line.split(" ")[0] for line in (base / "editions/addresses.txt").read_text("utf-8").splitlines()]
        assert told.out.splitlines() == listed
        assert listed == sorted(set(listed))
        answered = {"/" + file.relative_to(site).as_posix().removesuffix("index.html") for file in site.rglob("*.html")}
        assert answered - set(listed) == {"/404.html"}
        assert run(base, "fix").out == ""

    def test_an_address_that_the_site_would_lose_is_told_and_the_site_stays(self, base):
        from tests.test_commands import run

        run(base, "fix")
        before = (site_of(base) / "index.html").stat().st_mtime_ns
        entry = "- id: ligne-0\n"
        glossary = base / "glossary.yml"
        text = glossary.read_text(encoding="utf-8")
        start = text.index(entry)
        glossary.write_text(text[:start] + text[text.index("- id: pair-aidance") :], encoding="utf-8")
        shutil.rmtree(base / "editions", ignore_errors=False)
        (base / "registers/policies.yml").write_text("[]\n", encoding="utf-8")
        (base / "editions").mkdir()
        from inclusive.editions.ledger import ledger_text

        (base / "editions/addresses.txt").write_text(ledger_text({}, ["/fr/", "/id/ligne-0/"]), encoding="utf-8")
        told = run(base, "build", "--lang", "en")
        assert (told.status, told.err) == (1, "")
        assert told.out.startswith("editions/addresses.txt:2:1: A006 the address /id/ligne-0/ no longer leads anywhere")
        assert run(base, "check").status == 1
        assert (base / "site/index.html").stat().st_mtime_ns == before

    def test_a_record_that_moves_keeps_all_its_addresses(self, base):
        from tests.test_commands import run

        run(base, "fix")
        run(base, "move", "quartier", "voisinage", "--reason", "Pourquoi.", "Waarom.")
        run(base, "edition", "2027.1", "--date", "2027-01-01")
        assert run(base, "check").status == 0
        listed = (base / "editions/addresses.txt").read_text(encoding="utf-8")
        assert "\n/id/quartier/ " in listed
        assert "\n/id/voisinage/2027.1/ " in listed
        assert run(base, "fix").out == ""

    def test_the_last_practice_of_a_place_may_leave_it(self, base):
        from tests.test_commands import run

        run(base, "fix")
        facts = base / "practices/cafe-des-voisins/practice.yml"
        replace_lines(facts, ["places: [anderlecht]"], ["places: [region]"])
        assert run(base, "check").status == 0


@pytest.mark.parametrize("lang", LANGS)
def test_without_an_edition_the_pages_say_so(tmp_path, lang):
    site = site_of(without_editions(copy_of(EXAMPLE, tmp_path / "base")))
    told = {FR: "Il n’y a pas encore d’édition.", NL: "Er is nog geen editie."}[lang]
    assert told in words(site, Place(lang, "edition").path, ".//main")
    none = {FR: "Aucun document ne cite encore", NL: "Nog geen enkel document citeert"}[lang]
    assert none in words(site, Place(lang, "policy").path, ".//main")
    page = read(site / Place(lang, "term", "bas-seuil").path / "index.html")
    assert page.first("section", "data-editions") is None


def test_fates_are_told_also_when_a_record_becomes_current_again(tmp_path):
    root = without_editions(copy_of(EXAMPLE, tmp_path / "base"))
    edition(root, FIRST)
    change_a_definition(root)
    fix(root, load_corpus(root)[0])
    site = site_of(root)
    assert read(site / "id/bas-seuil/2026.1/index.html").first("section", "data-since", "changed")
    shutil.copy(EXAMPLE / "glossary.yml", root / "glossary.yml")
    site = site_of(root)
    assert read(site / "id/bas-seuil/2026.1/index.html").first("section", "data-since", "same")
    assert Lang.FR
