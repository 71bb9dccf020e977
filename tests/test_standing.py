"""Where each text stands, what it needs to go on, and what is to be translated first."""

import json
import re
from pathlib import Path

import pytest

from inclusive.derive.translation import State as Translated
from inclusive.generated import CODEOWNERS, PARTS, code_owners
from inclusive.languages import LANGS, Lang
from inclusive.load.corpus_files import load_corpus
from inclusive.model.fields import Source
from inclusive.model.registers import Approver, Governance, State
from inclusive.render.addresses import Place
from inclusive.render.facts import nearest_copy, source_facts
from inclusive.render.standing_pages import following, needed, since_decision, since_edition, standing_facts
from inclusive.render.templates import templates
from inclusive.render.translation_pages import translation_index
from inclusive.render.words import words
from inclusive.schemas import schemas
from tests.bases import site_of
from tests.cases import EXAMPLE, example_copied, problems_in, replace_lines
from tests.conftest import ROOT

STATES = load_corpus(EXAMPLE)[0].governance.states
MEETING = (
    "- {id: reunion-2026-11, date: 2026-11-20, participants: 9, records: [bas-seuil], "
    'decisions: [{record: bas-seuil, status: discussed, reason: {fr: "Assez clair.", nl: "Duidelijk genoeg."}}]}'
)


@pytest.mark.parametrize(
    ("status", "later"), [("proposed", "discussed"), ("discussed", "adopted"), ("adopted", None), ("retired", None)]
)
def test_the_way_to_adoption(status, later):
    found = following(status, STATES)
    assert (found and found.id) == later


def test_an_unknown_state_leads_nowhere():
    assert following("gone", STATES) is None


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"authors": 0, "reviewers": 0, "meetings": 0}, {"authors": 2, "reviewers": 5, "meetings": 3}),
        ({"authors": 2, "reviewers": 4, "meetings": 9}, {"reviewers": 1}),
        ({"authors": 2, "reviewers": 5, "meetings": 3}, {}),
    ],
)
def test_what_a_state_still_needs(given, missing):
    adopted = next(state for state in STATES if state.id == "adopted")
    assert needed(given, adopted) == missing


@pytest.fixture
def root():
    with example_copied() as root:
        yield root


def row(root: Path, record: str, lang: Lang = Lang.FR) -> dict:
    facts = standing_facts(site_of(root), Place(lang, "standing"))
    rows = [one for state in facts["states"] for kind in state["kinds"] for one in kind["rows"]]
    return next(one for one in rows if one["id"] == record)


def test_every_practice_and_concept_is_in_one_state(root):
    facts = standing_facts(site_of(root), Place(Lang.NL, "standing"))
    rows = [one["id"] for state in facts["states"] for kind in state["kinds"] for one in kind["rows"]]
    corpus, _ = load_corpus(root)
    assert sorted(rows) == sorted([*corpus.practice, *corpus.term])
    assert [state["id"] for state in facts["states"]] == [state.id for state in STATES]
    assert sum(state["count"] for state in facts["states"]) == len(rows)


def test_a_text_tells_when_it_was_discussed_and_what_it_needs(root):
    assert row(root, "accueil")["discussed"] == "2026-09-15"
    assert row(root, "accueil")["needed"] == {}
    assert row(root, "bas-seuil")["needed"] == {"authors": 1, "meetings": 1}
    assert row(root, "bas-seuil")["later"] == "discuté"


def test_since_which_edition_it_has_its_state(root):
    holding = site_of(root).editions.holding["accueil"]
    assert since_edition("adopted", holding, "accueil") == holding[0].name
    assert since_edition("proposed", holding, "accueil") is None


@pytest.mark.parametrize(
    ("last", "day"),
    [(None, None), (("adopted", "2026-11-20"), None), (("discussed", "2026-11-20"), "2026-11-20")],
)
def test_since_which_decision_it_has_its_state(last, day):
    assert since_decision("discussed", last) == day


def test_the_history_of_the_original_is_linked_for_each_practice(root):
    replace_lines(root / "registers/meetings.yml", [], [MEETING.replace("discussed", "proposed")])
    facts = standing_facts(site_of(root), Place(Lang.NL, "standing"))
    rows = {
        row["href"].split("/")[-2]: row for state in facts["states"] for kind in state["kinds"] for row in kind["rows"]
    }
    assert rows["bas-seuil"]["decided"] == "2026-11-20"
    assert rows["soupe-mobile"]["history"].endswith("/commits/main/practices/soupe-mobile/fr.md")
    assert rows["buurthuis-noord"]["history"].endswith("/commits/main/practices/buurthuis-noord/nl.md")
    (glossary, *_) = [kind["history"] for state in facts["states"] for kind in state["kinds"] if kind["history"]]
    assert glossary.endswith("/commits/main/glossary.yml")


def test_a_meeting_tells_what_it_decided(root):
    replace_lines(root / "registers/meetings.yml", [], [MEETING])
    assert problems_in(root) == []
    facts = standing_facts(site_of(root), Place(Lang.FR, "standing"))
    first = facts["meetings"][0]
    assert (first["date"], first["participants"]) == ("2026-11-20", 9)
    (decision,) = first["decisions"]
    assert (decision["status"], decision["reason"]) == ("discuté", "Assez clair.")
    assert ">bas seuil</a>" in decision["link"]


@pytest.mark.parametrize(
    ("old", "new", "code"), [("bas-seuil, status", "bas-seuils, status", "L001"), ("discussed,", "agreed,", "R001")]
)
def test_a_decision_names_what_exists(root, old, new, code):
    replace_lines(root / "registers/meetings.yml", [], [MEETING.replace(old, new)])
    assert [problem.code for problem in problems_in(root)] == [code]


class TestTranslations:
    def groups(self, root: Path, lang: Lang) -> dict[str, list[dict]]:
        facts = translation_index(site_of(root), Place(lang, "translations"))
        return {group["id"]: group["rows"] for group in facts["groups"]}

    def test_what_is_missing_and_what_is_behind(self, root):
        groups = self.groups(root, Lang.NL)
        assert "permanence-du-parc" in [one["id"] for one in groups[Translated.MISSING]]
        assert "soupe-mobile" in [one["id"] for one in groups[Translated.BEHIND]]

    def test_a_hand_written_page_too(self, root):
        path = root / "docs/nl/about.md"
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(?m)^translates: .*$", "translates: a000000000000000", text), encoding="utf-8")
        (found,) = [one for one in self.groups(root, Lang.NL)[Translated.BEHIND] if one["id"] == "about"]
        assert found["kind"] == "Pagina"
        assert found["start"].endswith("/edit/main/docs/nl/about.md")
        assert found["history"].endswith("/commits/main/docs/fr/about.md")

    def test_one_link_starts_each(self, root):
        for lang in LANGS:
            for rows in self.groups(root, lang).values():
                for one in rows:
                    assert f"?record={one['id']}" in one["start"] or "/edit/main/" in one["start"]
                    assert one["history"].startswith("https://")

    def test_the_adopted_come_first_then_what_many_texts_name(self, root):
        for record in ("accueil", "quartier"):
            text = (root / "glossary.yml").read_text(encoding="utf-8")
            start = text.index(f"- id: {record}\n")
            old = text[text.index("    translates: ", start) :].split("\n")[0]
            (root / "glossary.yml").write_text(
                text[:start] + text[start:].replace(old, "    translates: a000000000000000", 1), encoding="utf-8"
            )
        rows = [one["id"] for one in self.groups(root, Lang.NL)[Translated.BEHIND]]
        assert rows[0] == "accueil"
        assert rows.index("accueil") < rows.index("quartier")

    def test_what_changed_in_the_original_stands_beside_the_translation(self, root):
        text = (root / "practices/cafe-des-voisins/fr.md").read_text(encoding="utf-8")
        (root / "practices/cafe-des-voisins/fr.md").write_text(
            text.replace("## Conditions\n", "## Conditions\n\nUn four à pain.\n"), encoding="utf-8"
        )
        rows = {one["id"]: one for one in self.groups(root, Lang.NL)[Translated.BEHIND]}
        changes = rows["cafe-des-voisins"]["changes"]
        (conditions,) = [one for one in changes if one["title"] == "Conditions"]
        assert "Un four à pain." in "".join(piece["text"] for piece in conditions["pieces"] if piece["kind"] == "added")
        assert conditions["now"]


class TestOwners:
    def test_each_part_has_its_paths_and_every_part_is_known(self):
        options = Approver.model_json_schema()["properties"]["what"]["enum"]
        assert set(options) == set(PARTS)
        for paths in PARTS.values():
            assert all((ROOT / path.strip("/")).exists() for path in paths)

    def test_github_is_told_who_approves_what(self):
        governance = Governance(
            states=(State(id="proposed"),), approvers=(Approver(what="glossary", who=("@base/lexicon", "@someone")),)
        )
        assert code_owners(governance).splitlines()[1:] == ["/glossary.yml @base/lexicon @someone"]

    def test_nobody_is_named_until_somebody_accepts(self):
        assert load_corpus(ROOT)[0].governance.approvers == ()
        assert (ROOT / CODEOWNERS).read_text(encoding="utf-8").count("\n") == 1

    def test_the_schema_knows_the_field(self):
        assert "approvers" in json.loads(schemas()["governance.schema.json"])["properties"]


def test_a_copy_of_a_source_in_an_archive_is_linked_beside_it():
    source = Source(
        id="s1",
        title="Titre",
        publisher="P",
        url="https://a.example.org/",
        lang="fr",
        archive="https://b.example.org/a",
    )
    macro = templates().from_string('{% import "parts.html" as parts %}{{ parts.sources(items, w, "nl") }}')
    html = macro.render(items=source_facts([source]), w=words()[Lang.NL])
    assert f'<a href="https://b.example.org/a">{words()[Lang.NL]["source_archive"]}</a>' in html
    assert "web.archive.org" not in html
    bare = macro.render(items=source_facts([source.model_copy(update={"archive": None})]), w=words()[Lang.NL])
    assert "b.example.org" not in bare


@pytest.mark.parametrize(
    ("changed", "copy"),
    [
        ({}, "https://web.archive.org/web/20261122/https://a.example.org/x?y=1"),
        ({"url": "https://a.example.org/x#part"}, "https://web.archive.org/web/20261122/https://a.example.org/x"),
        ({"read": None}, None),
        ({"archive": "https://b.example.org/a"}, None),
        ({"url": "https://web.archive.org/web/2026/https://a.example.org/"}, None),
    ],
)
def test_without_a_recorded_copy_the_nearest_of_the_internet_archive_is_linked(changed, copy):
    told = {"id": "s1", "title": "T", "publisher": "P", "url": "https://a.example.org/x?y=1", "lang": "fr"}
    source = Source(**{**told, "read": "2026-11-22", **changed})
    assert nearest_copy(source) == copy
    macro = templates().from_string('{% import "parts.html" as parts %}{{ parts.sources(items, w, "fr") }}')
    html = macro.render(items=source_facts([source]), w=words()[Lang.FR])
    assert (f'<a href="{copy}">' in html) == (copy is not None)
    assert (words()[Lang.FR]["source_nearest_help"] in html) == (copy is not None)
