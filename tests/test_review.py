"""What a proposal changes for readers is told in both languages, file by file and record by record."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from inclusive.cli import main
from inclusive.editions.edition import Editions
from inclusive.languages import LANGS, Lang
from inclusive.load.corpus_files import load_corpus
from inclusive.proposals.receive import receive
from inclusive.review.command import reviewed
from inclusive.review.compare import review
from inclusive.review.report import LONGEST, MARKER, report, words
from tests.cases import EXAMPLE, example_copied, replace_lines
from tests.proposal_events import answered
from tests.test_hostile_proposals import PAYLOADS
from tests.workflow_steps import run_script, step

SOUP, CAFE = "practices/soupe-mobile", "practices/cafe-des-voisins"
COMMENT = step("comment.yml", "comment", "Comment on the pull request")["with"]["script"]


@pytest.fixture
def root():
    with example_copied() as root:
        yield root


def sections(text: str, lang: str = "fr") -> dict[str, list[str]]:
    """Heading → lines of its list, in one language."""
    part = text.removeprefix(MARKER).split("\n\n---\n\n")[["fr", "nl"].index(lang)]
    headings = {name: key for key, name in words()[lang].items()}
    found = re.split(r"^### (.*)\n\n", part, flags=re.MULTILINE)[1:]
    return {headings[name]: lines.strip().split("\n") for name, lines in zip(found[::2], found[1::2], strict=True)}


def told(root: Path, lang: str = "fr") -> dict[str, list[str]]:
    return sections(reviewed(root, EXAMPLE)[0], lang)


def change(root: Path, path: str, old: str, new: str) -> None:
    replace_lines(root / path, [old], [new])


def test_nothing_changed(root):
    text, is_fine = reviewed(root, EXAMPLE)
    assert is_fine
    for lang in LANGS:
        assert words()[lang]["nothing"] in text
        assert words()[lang]["no_problem"] in text


def test_a_changed_text_is_told_with_its_page_and_the_translation_that_falls_behind(root):
    change(root, f"{CAFE}/practice.yml", "since: 2019", "since: 2018")
    text = (root / CAFE / "fr.md").read_text(encoding="utf-8")
    (root / CAFE / "fr.md").write_text(
        text.replace("## Conditions\n", "## Conditions\n\nUn lieu à bas seuil.\n"), encoding="utf-8"
    )
    found = told(root)
    assert found["changed"] == [
        "- pratique `Le café des voisins` (texte français, données) · `fr/pratiques/cafe-des-voisins/index.html`"
    ]
    french, dutch = (words()[lang]["keep_earlier"] for lang in ("fr", "nl"))
    assert found["behind"] == ["- pratique `Le café des voisins` (texte néerlandais)", f"- {french}"]
    assert told(root, "nl")["behind"] == ["- praktijk `Het burencafé` (Nederlandse tekst)", f"- {dutch}"]


def test_links_gained_and_lost(root):
    change(root, f"{SOUP}/fr.md", "La soupe ne remplace pas un toit.", "La soupe à bas seuil ne remplace pas un toit.")
    change(
        root, "practices/permanence-du-parc/fr.md", "Avec la [[commune-exemple]] et des voisins.", "Avec des voisins."
    )
    found = told(root)
    assert found["gained"] == ["- pratique `La soupe mobile` → notion `bas seuil`"]
    assert found["lost"] == ["- pratique `La permanence du parc` → organisation `Commune d’Exemple`"]


def test_a_withdrawn_record_and_the_editions_that_hold_it(root):
    change(root, f"{SOUP}/practice.yml", "status: proposed", "status: retired")
    found = told(root)
    assert found["withdrawn"] == ["- pratique `La soupe mobile`"]
    assert found["quoted"][0].startswith("- pratique `La soupe mobile`\u00a0: `2026.")
    assert any("(R007)" in line for line in found["problems"])


@pytest.mark.parametrize(
    ("path", "old", "new", "told_step", "is_allowed"),
    [
        (f"{SOUP}/practice.yml", "status: proposed", "status: discussed", "`proposed` → `discussed`", True),
        (f"{SOUP}/practice.yml", "status: proposed", "status: adopted", "`proposed` → `adopted`", False),
    ],
)
def test_a_step_that_governance_does_not_know_is_told(root, path, old, new, told_step, is_allowed):
    change(root, path, old, new)
    text, is_fine = reviewed(root, EXAMPLE)
    (line,) = sections(text)["steps"]
    assert line.startswith(f"- pratique `La soupe mobile`\u00a0: {told_step}")
    assert ("Permis\u00a0: `discussed`, `retired`" in line) == (not is_allowed)
    assert not is_fine  # the provenance supports neither


def test_a_new_record_begins_in_the_first_state(root):
    receive(root, answered("practice"))
    path = "practices/un-vestiaire-sans-question/practice.yml"
    assert reviewed(root, EXAMPLE)[1]
    change(root, path, "status: proposed", "status: retired")
    assert "`–` → `retired`" in sections(reviewed(root, EXAMPLE)[0])["steps"][0]


def test_problems_are_told_by_file_with_their_line(root):
    change(root, f"{SOUP}/practice.yml", "publics: [homeless]", "publics: [homless]")
    text, is_fine = reviewed(root, EXAMPLE)
    assert not is_fine
    assert sections(text)["problems"][:2] == [
        f"- `{SOUP}/practice.yml`",
        "  - Ligne 3\u00a0: «\u00a0homless\u00a0» n’est pas une valeur de publics → "
        "vouliez-vous dire «\u00a0homeless\u00a0»\u00a0? (L002)",
    ]
    assert sections(text, "nl")["problems"][1].startswith("  - Regel 3: ‘homless’ is geen waarde van publics")


def test_a_new_practice_comes_with_the_criteria(root):
    receive(root, answered("practice"))
    found = told(root)
    assert found["new"][0].endswith("`fr/pratiques/un-vestiaire-sans-question/index.html`")
    before, after = load_corpus(EXAMPLE)[0], load_corpus(root)[0]
    text = report(review(before, after, Editions()), [], {Lang.FR: ["Elle mène vers les services généraux."]})
    assert sections(text)["criteria"] == ["- [ ] Elle mène vers les services généraux."]


def test_only_new_advice_is_told(root):
    assert "advice" not in told(root)
    change(root, f"{SOUP}/fr.md", "La soupe ne remplace pas un toit.", "La prise en charge ne remplace pas un toit.")
    (line,) = told(root)["advice"]
    assert line.startswith(f"- `{SOUP}/fr.md:27` Mot à éviter\u00a0: «\u00a0`prise en charge`\u00a0»")


@pytest.mark.parametrize("name", ["mention", "script", "image", "expression", "backticks"])
def test_what_is_written_stays_text(root, name):
    change(root, f"{SOUP}/fr.md", "title: La soupe mobile", f"title: {json.dumps(PAYLOADS[name])}")
    text, _ = reviewed(root, EXAMPLE)
    outside = re.sub(r"(`+).*?\1", "", text.removeprefix(MARKER))
    assert not re.search(r"@\w|<\w|!\[|\$\{\{|\$\(", outside)


def test_a_long_report_is_cut(root):
    lines = "\n".join(f"- {{id: x{number}, fr: {{name: x}}, nl: {{name: x}}, kind: none}}" for number in range(3000))
    with (root / "registers/organisations.yml").open("a", encoding="utf-8") as file:
        file.write(lines + "\n")
    text, _ = reviewed(root, EXAMPLE)
    assert len(text) <= LONGEST + 10
    assert "(+" in text


def test_the_command_tells_it_and_fails_with_problems(root):
    def run() -> tuple[int, str]:
        result = CliRunner().invoke(main, ["review", "--root", str(root), "--base", str(EXAMPLE)])
        return result.exit_code, result.output

    assert run()[0] == 0
    (root / "glossary.yml").write_text("- 1\n", encoding="utf-8")
    status, text = run()
    assert status == 1
    assert text.startswith(MARKER)


def test_both_languages_have_the_same_words():
    assert list(words()["fr"]) == list(words()["nl"])


RUN = {
    "head_repository": {"owner": {"login": "copy"}},
    "head_branch": "x$(touch y)",
    "head_sha": "abc",
    "html_url": "https://github.com/example/base/actions/runs/1",
}
EVENT = {"repository": {"full_name": "example/base"}, "workflow_run": RUN}


class TestComment:
    @pytest.fixture
    def artifact(self, tmp_path: Path) -> Path:
        (tmp_path / "build/review").mkdir(parents=True)
        (tmp_path / "build/review/review.md").write_text(f"{MARKER}\n\n@everyone\n", encoding="utf-8")
        return tmp_path

    @pytest.mark.parametrize(
        ("comments", "called"),
        [
            ([], "issues.createComment"),
            ([{"id": 5, "user": {"type": "Bot"}, "body": f"{MARKER} x"}], "issues.updateComment"),
        ],
    )
    def test_it_goes_to_the_pull_request_of_the_run(self, artifact, comments, called):
        pulls = [{"number": 3, "head": {"sha": "old"}}, {"number": 4, "head": {"sha": "abc"}}]
        files = [{"filename": "glossary.yml"}]
        answers = {"pulls.list": pulls, "pulls.listFiles": files, "issues.listComments": comments}
        ran = run_script(COMMENT, artifact, EVENT, answers)
        assert ran.error is None
        assert ran.names == ["pulls.list", "pulls.listFiles", "issues.listComments", called]
        assert ran.given("pulls.list")["head"] == "copy:x$(touch y)"
        assert ran.given("issues.listComments")["issue_number"] == 4
        assert "@everyone" not in ran.given(called)["body"]
        assert ran.given(called)["body"].startswith(MARKER)

    @pytest.mark.parametrize(
        ("names", "warns"),
        [
            (["glossary.yml", "practices/a/fr.md", "registers/facets.yml", "docs/nl/over.md"], False),
            (["editions/addresses.txt", "docs/assets/drawings/a.fr.svg"], False),
            (["glossary.yml", "scripts/inclusive/review/report.py"], True),
            (["scripts/practices/a.py"], True),
            (["glossary.yml.py"], True),
            (["Makefile"], True),
            ([".github/workflows/review.yml"], True),
            (["docs/assets/site.js"], True),
            (["practices/a/fr.md"] * 3000, True),
        ],
    )
    def test_it_says_when_the_program_that_wrote_it_was_changed(self, artifact, names, warns):
        files = [{"filename": one} for one in names]
        assert self.said(artifact, files).startswith(f"{MARKER}\n\n**⚠ ") is warns

    def test_a_file_of_the_program_that_is_renamed_is_a_change_of_it(self, artifact):
        files = [{"filename": "practices/a/fr.md", "previous_filename": "Makefile"}]
        assert "**⚠ " in self.said(artifact, files)

    def said(self, artifact: Path, files: list[dict[str, str]]) -> str:
        pulls = [{"number": 4, "head": {"sha": "abc"}}]
        answers = {"pulls.list": pulls, "pulls.listFiles": files, "issues.listComments": []}
        ran = run_script(COMMENT, artifact, EVENT, answers)
        assert ran.error is None
        return ran.given("issues.createComment")["body"]

    def test_nobody_is_called_and_it_is_no_longer_than_a_comment_may_be(self, artifact):
        (artifact / "build/review/review.md").write_text(f"{MARKER}\n{'@a' * 50_000}", encoding="utf-8")
        body = self.said(artifact, [])
        assert len(body) < 65_536
        assert "@a" not in body

    def test_it_goes_nowhere_when_the_pull_request_has_changed_since(self, artifact):
        ran = run_script(COMMENT, artifact, EVENT, {"pulls.list": [{"number": 3, "head": {"sha": "new"}}]})
        assert (ran.error, ran.names) == (None, ["pulls.list"])

    def test_something_else_than_a_report_is_refused(self, artifact):
        (artifact / "build/review/review.md").write_text("Buy now", encoding="utf-8")
        ran = run_script(COMMENT, artifact, EVENT)
        assert (ran.error, ran.calls) == ("not a report of ours", [])


def test_a_record_that_a_mistake_makes_unreadable_is_not_withdrawn(root):
    glossary = root / "glossary.yml"
    glossary.write_text(glossary.read_text("utf-8").replace("  domain: ", "  domaine: ", 1), encoding="utf-8")
    text, is_fine = reviewed(root, EXAMPLE)
    assert not is_fine
    assert "« domaine »" in text.replace("\u00a0", " ")
    assert not {"withdrawn", "lost"} & sections(text).keys()
