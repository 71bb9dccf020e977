"""Each month, the practices to check again, an issue for each, and the sources without a copy, in one issue."""

import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner

from inclusive.cli import main
from inclusive.corpus import Corpus
from inclusive.languages import LANGS
from inclusive.load.corpus_files import load_corpus
from inclusive.model.fields import Source
from inclusive.proposals.copies import MOST, copies
from inclusive.proposals.reconfirm import SAY, marker, reconfirm
from tests.conftest import EXAMPLE, ROOT
from tests.workflow_steps import Ran, run_script, step

CORPUS = load_corpus(EXAMPLE)[0]
PRACTICES = CORPUS.practices
REPOSITORY = "https://github.com/example/base"


def due(month: str) -> list[str]:
    """The practices asked about in a month, the longest unchecked first."""
    return [one["record"] for one in reconfirm(PRACTICES, month, REPOSITORY)]


@pytest.mark.parametrize(
    ("month", "listed"),
    [
        ("2027-08", []),
        ("2027-09", ["soupe-mobile"]),
        ("2030-01", ["soupe-mobile", "buurthuis-noord", "cafe-des-voisins", "permanence-du-parc"]),
    ],
)
def test_a_practice_is_due_a_year_after_it_was_last_known_to_hold(month, listed):
    assert due(month)[:1] == listed[:1]
    assert set(due(month)) == set(listed)


def test_each_issue_opens_a_form_that_exists_and_names_the_practice():
    for one in reconfirm(PRACTICES, "2030-01", REPOSITORY):
        assert one["body"].startswith(f"{marker(one['record'])}\n")
        assert one["record"] in one["title"]
        for lang in LANGS:
            (address,) = re.findall(rf"\[{SAY[lang]['answer']}\]\(([^)]+)\)", one["body"])
            query = parse_qs(urlsplit(address).query)
            assert query["record"] == [one["record"]]
            assert (ROOT / ".github/ISSUE_TEMPLATE" / query["template"][0]).is_file()
        for file in re.findall(r"/blob/main/([^)]+)\)", one["body"]):
            assert (EXAMPLE / file).is_file()


def test_the_command_takes_the_month_as_it_is_given():
    result = CliRunner().invoke(main, ["reconfirm", "--root", str(EXAMPLE), "--month", "2027-09"])
    assert [one["record"] for one in json.loads(result.output)] == ["soupe-mobile"]
    assert CliRunner().invoke(main, ["reconfirm", "--root", str(EXAMPLE), "--month", "soon"]).exit_code == 2


SCRIPT = step("reconfirm.yml", "tell", "Ask about each practice in an issue")["with"]["script"]
EVENT = {"repository": {"full_name": "example/base"}}


def asked(folder: Path, due: list[str], standing: list[str]) -> Ran:
    """What the workflow does when these practices are due, and issues stand open about those."""
    (folder / "build/told").mkdir(parents=True)
    told = [{"record": one, "title": f"? {one}", "body": f"{marker(one)}\n\n$(id) ${{{{ x }}}}"} for one in due]
    (folder / "build/told/issues.json").write_text(json.dumps(told), encoding="utf-8")
    open_now = [{"number": at, "body": f"{marker(one)}\n"} for at, one in enumerate(standing)]
    others = [{"number": 98, "body": None}, {"number": 99, "body": f"see {marker('a')}"}]
    return run_script(SCRIPT, folder, EVENT, {"issues.listForRepo": [*open_now, *others]})


@pytest.mark.parametrize(
    ("due", "standing", "created", "closed"),
    [
        ([], [], [], []),
        (["a", "b"], [], ["a", "b"], []),
        (["a", "b"], ["b"], ["a"], []),
        (["a", "b"], ["a", "b"], [], []),
        (["a"], ["a", "b"], [], [1]),
        ([f"p{at}" for at in range(30)], ["p3"], [f"p{at}" for at in range(11) if at != 3], []),
    ],
)
def test_there_is_one_open_issue_for_each_practice_that_is_due(tmp_path, due, standing, created, closed):
    ran = asked(tmp_path, due, standing)
    assert ran.error is None
    made = [given for name, given in ran.calls if name == "issues.create"]
    assert [one["title"] for one in made] == [f"? {one}" for one in created]
    assert all("$(id) ${{ x }}" in one["body"] for one in made)
    done = [given for name, given in ran.calls if name == "issues.update"]
    assert [(one["issue_number"], one["state"]) for one in done] == [(at, "closed") for at in closed]


def with_sources(*sources: Source) -> Corpus:
    """A base of one practice with these sources."""
    facts = PRACTICES[0].facts.model_copy(update={"sources": sources})
    practices = (replace(PRACTICES[0], facts=facts),)
    return replace(CORPUS, practices=practices, terms=(), organisations=(), questions=(), pages=())


def source(url: str, read: str | None = None, archive: str | None = None) -> Source:
    return Source(id="s1", title="x", publisher="x", url=url, lang="fr", read=read, archive=archive)


def rows(text: str) -> list[str]:
    """The addresses that a list tells, in order."""
    return re.findall(r"^- \[ \] `+ ?(.*?) ?`+ · ", text, re.MULTILINE)


COPY = "https://web.archive.org/web/2026/https://example.org/"


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        ([], []),
        ([source("https://example.org/", archive=COPY)], []),
        ([source("https://a.example/", "2026-02-01"), source("https://b.example/", "2026-01-01")], ["b", "a"]),
        ([source("https://a.example/", "2026-02-01"), source("https://b.example/")], ["b", "a"]),
        ([source("https://a.example/"), source("https://a.example/")], ["a"]),
    ],
)
def test_sources_without_a_copy_are_listed_the_longest_unread_first(sources, told):
    text = copies(with_sources(*sources), REPOSITORY)
    assert rows(text) == [f"https://{one}.example/" for one in told]
    assert bool(text) == bool(told)


def test_no_address_leaves_its_row():
    (row,) = copies(with_sources(source("https://a.example/x)](y)<b>`` @z\n- [ ] `w")), REPOSITORY).splitlines()[-1:]
    assert row.startswith("- [ ] ```https://a.example/x)](y)<b>`` @z - [ ] `w``` · [copie · kopie](")
    assert re.fullmatch(r"[^()]*\([^()<>\s`]+\)[^()]*\([^()<>\s`]+\)[^()]*\([^()<>\s`]+\)", row.partition("``` · ")[2])


@pytest.mark.parametrize(("path", "shown"), [("", MOST), ("é" * 250, 17)])
def test_an_issue_holds_no_more_than_people_look_after_and_github_takes(path, shown):
    many = copies(with_sources(*(source(f"https://{at}.example/{path}") for at in range(1000))), REPOSITORY)
    assert len(rows(many)) == shown
    assert len(many) < 65_536
    assert f"1000. En voici {shown}," in many


def test_the_command_lists_the_sources_of_every_kind_of_record():
    text = CliRunner().invoke(main, ["copies", "--root", str(EXAMPLE)]).output
    assert text == copies(CORPUS, "https://github.com/example/inclusive-practices")
    assert {"practices/", "glossary.yml", "registers/questions.yml", "docs/fr/"} <= set(
        re.findall(r"\[`(practices/|glossary\.yml|registers/questions\.yml|docs/fr/)", text)
    )


@pytest.mark.parametrize(
    ("listed", "stands", "named"),
    [
        ("", False, []),
        ("", True, ["issues.update"]),
        ("text", False, ["issues.create"]),
        ("text", True, ["issues.update"]),
    ],
)
def test_sources_without_a_copy_are_told_in_one_issue(tmp_path, listed, stands, named):
    script = step("reconfirm.yml", "tell", "Tell the sources without a copy in one issue")["with"]["script"]
    (tmp_path / "build/told").mkdir(parents=True)
    (tmp_path / "build/told/copies.md").write_text(listed, encoding="utf-8")
    title = "Sources sans copie notée · Bronnen zonder genoteerde kopie"
    standing = [{"number": 7, "title": "x"}, *([{"number": 8, "title": title}] if stands else [])]
    ran = run_script(script, tmp_path, EVENT, {"issues.listForRepo": standing})
    assert (ran.error, ran.names) == (None, ["issues.listForRepo", *named])
    for name in named:
        given = ran.given(name)
        assert given.get("issue_number", 8) == 8
        assert given.get("body") == (listed or None)
        assert given.get("state") == (None if listed else "closed")


def test_addresses_that_do_not_answer_are_told_in_one_issue(tmp_path):
    script = step("links.yml", "tell", "Tell it in one issue")["with"]["script"]
    (tmp_path / "build/told").mkdir(parents=True)
    (tmp_path / "build/told/issue.md").write_text("text", encoding="utf-8")
    first = run_script(script, tmp_path, EVENT, {"issues.listForRepo": []})
    assert first.names == ["issues.listForRepo", "issues.create"]
    standing = [{"number": 8, "user": {"type": "Bot"}, "title": first.given("issues.create")["title"]}]
    second = run_script(script, tmp_path, EVENT, {"issues.listForRepo": standing})
    assert second.given("issues.update")["issue_number"] == 8
