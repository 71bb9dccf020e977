"""`inclusive move`: a record gets another id, or leaves for others; nothing is lost, and nothing changes by half."""

from pathlib import Path

import pytest

from inclusive.check.run import checked
from inclusive.derive.translation import pairs
from inclusive.errors import NotMoved
from inclusive.languages import LANGS
from inclusive.model.fields import Note
from inclusive.move_command import move
from tests.cases import replace_lines
from tests.conftest import EXAMPLE, copy_of
from tests.story import FIRST, edition, without_editions
from tests.test_commands import Told, files_in, is_one_line, run
from tests.test_edition_command import ERRORS, outcomes

WHY = Note(fr="Le mot a changé.", nl="Het woord veranderde.")
CAFE = "practices/cafe-des-voisins"
MOVED = "registers/moved.yml"
RENAMED = [  # kind, old id, new id
    ("practice", "cafe-des-voisins", "cafe-de-la-tour"),
    ("practice", "buurthuis-noord", "a"),
    ("term", "quartier", "arrondissement"),
    ("term", "accueil", "zone-d-accueil"),
    ("term", "aller-vers", "aller-vers-les-gens"),
    ("organisation", "association-exemple", "association-modele"),
    ("question", "mix-of-publics", "publics-together"),
]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A copy of the miniature."""
    return without_editions(copy_of(EXAMPLE, tmp_path / "base"))


def text(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


def everything(root: Path) -> str:
    """All sources but the pointers."""
    return "".join(data.decode() for path, data in sorted(files_in(root).items()) if not path.endswith("moved.yml"))


def states(root: Path) -> list[tuple[str, ...]]:
    """The states of all translations, whatever their record is called."""
    return sorted(tuple(pair.state(lang) for lang in LANGS) for pair in pairs(checked(root)[0]))


def moves(root: Path) -> dict[str, tuple[str | None, tuple[str, ...]]]:
    return {entry.value.id: (entry.value.kind, entry.value.to) for entry in checked(root)[0].moved}


class TestRenaming:
    @pytest.mark.parametrize(("kind", "old", "new"), RENAMED)
    def test_the_record_is_the_same_under_its_new_id(self, base, kind, old, new):
        before = states(base)
        changed = move(base, old, (new,), WHY)
        assert MOVED in changed
        corpus, problems = checked(base)
        assert problems == []
        assert (new in corpus.known.record_ids, old in corpus.known.record_ids) == (True, False)
        assert moves(base)[old] == (kind, (new,))
        assert states(base) == before, "a translation is as old as it was"

    def test_every_mention_is_rewritten(self, base):
        move(base, "quartier", ("voisinage",), WHY)
        assert "[[quartier" not in everything(base)
        assert "voor een [[voisinage|wijk]]" in text(base, "glossary.yml")
        assert "[[voisinage]]" in text(base, "docs/fr/about.md")
        assert "    term: quartier\n" in text(base, "glossary.yml"), "the word itself stays"

    def test_fields_of_every_kind_are_rewritten(self, base):
        replace_lines(
            base / CAFE / "practice.yml",
            ["terms: [aller-vers]"],
            ["terms:", '  - "aller-vers" # its word is not there'],
        )
        for _, old, new in RENAMED[:1] + RENAMED[4:]:
            move(base, old, (new,), WHY)
        facts = text(base, "practices/cafe-de-la-tour/practice.yml")
        assert '  - "aller-vers-les-gens" # its word is not there\n' in facts
        assert "organisations: [association-modele, voisins-reunis]" in facts
        assert "answers: {publics-together: [conditions, limits], opening-hours: [action]}" in facts
        assert "authors: [association-modele]" in facts
        assert "related: [cafe-de-la-tour]" in text(base, "practices/buurthuis-noord/practice.yml")
        assert "records: [accueil, cafe-de-la-tour]" in text(base, "registers/meetings.yml")

    def test_layout_and_comments_stay(self, base):
        replace_lines(base / "glossary.yml", ["- id: quartier"], ['- "id": "quartier"  # a comment'])
        before = text(base, "glossary.yml").splitlines()
        move(base, "quartier", ("arrondissement",), WHY)
        after = text(base, "glossary.yml").splitlines()
        assert '- "id": "arrondissement"  # a comment' in after
        changed = {line for line in after if line not in before} - {'- "id": "arrondissement"  # a comment'}
        assert all("[[arrondissement" in line or "translates" in line for line in changed)

    def test_the_way_of_ids_is_one_step(self, base):
        move(base, "cafe-des-voisins", ("cafe-de-la-tour",), WHY)
        move(base, "cafe-de-la-tour", ("cafe",), WHY)
        assert moves(base) == {
            "cafe-du-coin": (None, ("cafe",)),
            "cafe-des-voisins": ("practice", ("cafe",)),
            "cafe-de-la-tour": ("practice", ("cafe",)),
        }
        assert checked(base)[1] == []

    def test_an_empty_register_takes_its_first_entry(self, base):
        (base / MOVED).write_text("# Why records left.\n[]\n", encoding="utf-8")
        move(base, "quartier", ("voisinage",), Note(fr="« Deux » : points", nl='‘Twee’ "punten"'))
        assert text(base, MOVED).startswith("# Why records left.\n- id: quartier\n  kind: term\n  to: [voisinage]\n")
        (entry,) = checked(base)[0].moved
        assert (entry.value.reason.fr, entry.value.reason.nl) == ("« Deux » : points", '‘Twee’ "punten"')

    def test_an_id_that_begins_like_another_is_left_alone(self, base):
        replace_lines(
            base / CAFE / "practice.yml", ["terms: [aller-vers]"], ["terms: [aller-vers, aller-vers-la-nuit]"]
        )
        glossary = text(base, "glossary.yml")
        night = new_term("aller-vers-la-nuit", "maraude", "aller vers les gens la nuit")
        (base / "glossary.yml").write_text(
            glossary.replace("- id: bas-seuil\n", f"{night}- id: bas-seuil\n"), encoding="utf-8"
        )
        move(base, "aller-vers", ("outreach",), WHY)
        assert "terms: [outreach, aller-vers-la-nuit]" in text(base, f"{CAFE}/practice.yml")
        assert checked(base)[1] == []


def new_term(name: str, word: str, definition: str) -> str:
    head = f"- id: {name}\n  domain: access-to-care\n  status: proposed\n"
    return f"{head}  fr: {{term: {word}, definition: {definition}}}\n  missing: [nl]\n"


def write_halves(root: Path) -> None:
    """Two terms that are to replace `ligne-0`."""
    glossary = text(root, "glossary.yml")
    for name, word in (("ligne-00", "ligne zéro-zéro"), ("ligne-01", "ligne zéro-un")):
        glossary = glossary.replace("- id: pair-aidance\n", new_term(name, word, "une moitié") + "- id: pair-aidance\n")
    (root / "glossary.yml").write_text(glossary, encoding="utf-8")


class TestReplacing:
    def test_a_record_is_split_into_others_that_stand(self, base):
        write_halves(base)
        move(base, "ligne-0", ("ligne-00", "ligne-01"), WHY)
        corpus, problems = checked(base)
        assert problems == []
        assert "ligne-0" not in corpus.term
        assert moves(base)["ligne-0"] == ("term", ("ligne-00", "ligne-01"))

    def test_what_led_to_it_leads_to_all_of_them(self, base):
        write_halves(base)
        move(base, "ligne-0", ("premiere-ligne-0",), WHY)
        move(base, "premiere-ligne-0", ("ligne-00", "ligne-01"), WHY)
        assert moves(base)["ligne-0"] == ("term", ("ligne-00", "ligne-01"))

    def test_a_practice_is_joined_to_another(self, base):
        replace_lines(base / "practices/soupe-mobile/practice.yml", ["related: [permanence-du-parc]"], [])
        move(base, "permanence-du-parc", ("soupe-mobile",), WHY)
        assert not (base / "practices/permanence-du-parc").exists()
        assert moves(base)["permanence-du-parc"] == ("practice", ("soupe-mobile",))
        assert checked(base)[1] == []

    def test_which_successor_a_text_means_only_a_person_knows(self, base):
        write_halves(base)
        replace_lines(base / CAFE / "practice.yml", ["terms: [aller-vers]"], ["terms: [ligne-0]"])
        replace_lines(
            base / CAFE / "fr.md",
            ["Le café ne remplace pas un CSSI. Voir aussi [[buurthuis-noord]]."],
            ["Voir [[ligne-0]]."],
        )
        before = files_in(base)
        with pytest.raises(NotMoved) as told:
            move(base, "ligne-0", ("ligne-00", "ligne-01"), WHY)
        assert f"{CAFE}/fr.md:40:6, {CAFE}/practice.yml:14:9; name there ligne-00 or ligne-01" in str(told.value)
        assert files_in(base) == before

    def test_a_meeting_discussed_what_it_discussed(self, base):
        replace_lines(
            base / "registers/meetings.yml",
            ["- {id: reunion-2026-09, date: 2026-09-15, participants: 15, records: [accueil]}"],
            ["- {id: reunion-2026-09, date: 2026-09-15, participants: 15, records: [accueil, ligne-0]}"],
        )
        write_halves(base)
        move(base, "ligne-0", ("ligne-00", "ligne-01"), WHY)
        assert "records: [accueil, ligne-0]" in text(base, "registers/meetings.yml")


class TestRefusals:
    @pytest.mark.parametrize(
        ("old", "new", "part"),
        [
            ("nowhere", ("elsewhere",), "nowhere: no record has this id"),
            ("quartier", ("quartier",), "quartier: a record leaves its id for others"),
            ("quartier", ("cssi", "cssi"), "cssi: a record leaves its id for others"),
            ("quartier", ("aux",), "aux: this cannot be the id"),
            ("quartier", ("Quartier",), "Quartier: this cannot be the id"),
            ("quartier", ("../quartier",), "../quartier: this cannot be the id"),
            ("quartier", ("a" * 81,), "a: this cannot be the id"),
            ("quartier", ("cssi", "nowhere"), "nowhere: no record has this id; write"),
            ("quartier", ("soupe-mobile",), "soupe-mobile: this is a practice"),
            ("cafe-du-coin", ("soupe-mobile",), "cafe-du-coin: no record has this id"),
            ("soupe-mobile", ("cafe-du-coin",), "cafe-du-coin: this id has itself been left"),
        ],
    )
    def test_a_move_that_cannot_be(self, base, old, new, part):
        before = files_in(base)
        assert is_one_line(run(base, "move", old, *new, "--reason", "Pourquoi.", "Waarom."), part)
        assert files_in(base) == before

    def test_a_circle_is_refused(self, base):
        move(base, "quartier", ("voisinage",), WHY)
        with pytest.raises(NotMoved):
            move(base, "voisinage", ("quartier",), WHY)

    def test_a_pointer_that_goes_is_told(self, base):
        edition(base, FIRST)
        move(base, "quartier", ("voisinage",), WHY)
        (base / MOVED).write_text("[]\n", encoding="utf-8")
        assert [one.code for one in checked(base)[1]] == ["A005"]

    @pytest.mark.parametrize("options", [(), ("--reason", "Pourquoi."), ("--reason", "", "Waarom.")])
    def test_a_reason_is_given_in_both_languages(self, base, options):
        before = files_in(base)
        assert run(base, "move", "quartier", "voisinage", *options).status == 2
        assert files_in(base) == before

    def test_problems_in_the_content_are_told(self, base):
        replace_lines(base / CAFE / "practice.yml", ["terms: [aller-vers]"], ["terms: [aller-verz]"])
        before = files_in(base)
        told = run(base, "move", "quartier", "voisinage", "--reason", "Pourquoi.", "Waarom.", "--lang", "en")
        assert (told.status, told.err) == (1, "")
        assert f"{CAFE}/practice.yml:14:9: L001 " in told.out
        assert files_in(base) == before

    def test_problems_that_it_would_make_are_told(self, base):
        before = files_in(base)
        told = run(base, "move", "quartier", "voisinage", "--reason", "Un mot\u200b.", "Een woord.")
        assert (told.status, told.err) == (1, "")
        assert f"{MOVED}:7:23: F005 " in told.out
        assert files_in(base) == before


class TestCommand:
    def test_it_tells_the_files_that_changed(self, base):
        before = files_in(base)
        told = run(base, "move", "quartier", "voisinage", "--reason", "Pourquoi.", "Waarom.")
        after = files_in(base)
        assert (told.status, told.err) == (0, "")
        assert told.out.splitlines() == sorted(path for path in after if before.get(path) != after[path])
        assert run(base, "check") == Told(0, "Aucun problème.\n", "")

    @pytest.mark.parametrize("error", ERRORS[:1], ids=["disk full"])
    def test_all_files_change_or_none(self, base, monkeypatch, error):
        before = files_in(base)
        found = list(outcomes(monkeypatch, error, base, lambda root: move(root, "quartier", ("voisinage",), WHY)))
        move(base, "quartier", ("voisinage",), WHY)
        after = {path: data for path, data in files_in(base).items() if not path.startswith("build/")}
        assert all(stands in (before, after) for _, stands in found)
        assert sum(stands == before for _, stands in found) > 20
