"""What a merge would lose is told: records, addresses, sources, editions, each unless it leaves its pointer."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inclusive.catalogue import SPEECHES, told
from inclusive.cli import main
from inclusive.keeping.lost import lost_between
from inclusive.load.corpus_files import load_corpus
from inclusive.model.fields import Note
from inclusive.moving import entries, point, remove
from inclusive.problems import Problem
from tests.repositories import committed, repository, without
from tests.workflow_steps import git

SOUP = "practices/soupe-mobile"
REASON = ("--reason", "Une autre fiche suffit.", "Een andere fiche volstaat.")


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return repository(tmp_path_factory.mktemp("start") / "base")


@pytest.fixture
def base(start: Path, tmp_path: Path) -> Path:
    return shutil.copytree(start, tmp_path / "base")


def told_after(base: Path, message: str = "change") -> list[tuple[str, str]]:
    """What a commit of all that stands would lose: code and place."""
    committed(base, message)
    return [(one.code, one.place.path) for one in lost_between(base, "HEAD~1", "HEAD")]


def no_practice(base: Path) -> None:
    without(base, SOUP)


def no_term(base: Path) -> None:
    remove(base, load_corpus(base)[0], "term", "quartier")


def no_organisation(base: Path) -> None:
    remove(base, load_corpus(base)[0], "organisation", next(iter(entries(load_corpus(base)[0], "organisation"))))


def no_question(base: Path) -> None:
    remove(base, load_corpus(base)[0], "question", "mix-of-publics")


def no_edition(base: Path) -> None:
    without(base, "editions/2026.2.jsonl")


def changed_edition(base: Path) -> None:
    file = base / "editions/2026.1.jsonl"
    file.write_bytes(file.read_bytes().replace(b"accueil", b"Accueil", 1))


def shorter_ledger(base: Path) -> None:
    ledger = base / "editions/addresses.txt"
    ledger.write_bytes(b"".join(ledger.read_bytes().splitlines(keepends=True)[1:]))


def no_ledger(base: Path) -> None:
    without(base, "editions/addresses.txt")


def with_ledger(base: Path) -> None:
    from inclusive.editions.ledger import ledger_text

    (base / "editions/addresses.txt").write_text(ledger_text({}, ["/fr/", "/nl/"]), encoding="utf-8")


LOSSES: dict[str, tuple[Callable[[Path], None], set[tuple[str, str]]]] = {
    "a practice": (no_practice, {("N001", f"{SOUP}/practice.yml")}),
    "a concept": (no_term, {("N001", "glossary.yml")}),
    "an organisation": (no_organisation, {("N001", "registers/organisations.yml")}),
    "a question": (no_question, {("N001", "registers/questions.yml")}),
    "an edition": (no_edition, {("N004", "editions/2026.2.jsonl")}),
    "a word of an edition": (changed_edition, {("N004", "editions/2026.1.jsonl")}),
    "an address": (shorter_ledger, {("N002", "editions/addresses.txt")}),
    "every address": (no_ledger, {("N002", "editions/addresses.txt")}),
}


@pytest.mark.parametrize("name", LOSSES)
def test_what_is_lost_is_told(base, name):
    with_ledger(base)
    committed(base, "with a ledger")
    loss, expected = LOSSES[name]
    loss(base)
    assert set(told_after(base)) == expected


def test_what_is_added_or_changed_loses_nothing(base):
    shutil.copytree(base / SOUP, base / "practices/new")
    file = base / SOUP / "nl.md"
    file.write_text(file.read_text(encoding="utf-8").replace("soep", "verse soep"), encoding="utf-8")
    with_ledger(base)
    assert told_after(base) == []


def renamed(base: Path) -> None:
    moved = CliRunner().invoke(main, ["move", "--root", str(base), *REASON, "quartier", "voisinage"])
    assert moved.exit_code == 0, moved.output


def replaced(base: Path) -> None:
    no_practice(base)
    why = Note(fr="Une autre fiche suffit.", nl="Een andere fiche volstaat.")
    point(base, load_corpus(base)[0], "practice", "soupe-mobile", ("cafe-des-voisins",), why)


@pytest.mark.parametrize("leave", [renamed, replaced])
def test_a_record_that_leaves_a_pointer_is_not_lost(base, leave):
    leave(base)
    assert told_after(base) == []


def sources_of(base: Path) -> tuple[str, str, str]:
    """The id, title and address of the first source of the soup."""
    corpus, _ = load_corpus(base)
    first = corpus.practice["soupe-mobile"].facts.sources[0]
    return first.id, first.title, first.url


def without_the_source(base: Path) -> None:
    file = base / SOUP / "practice.yml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    url = sources_of(base)[2]
    kept = [line for line in lines if url not in line]
    assert len(kept) == len(lines) - 1
    file.write_text("".join(kept), encoding="utf-8")


def test_a_source_that_goes_is_told_with_its_address(base):
    url = sources_of(base)[2]
    without_the_source(base)
    committed(base, "less")
    (found,) = [one for one in lost_between(base, "HEAD~1", "HEAD") if one.code == "N003"]
    assert found.values["url"] == url


def test_a_source_that_is_said_to_be_withdrawn_may_go(base):
    url = sources_of(base)[2]
    without_the_source(base)
    assert told_after(base, f"Less\n\nThe page was wrong.\n\nWithdrawn-source: {url}") == []


def test_a_source_keeps_its_place_when_its_address_changes(base):
    file, url = base / SOUP / "practice.yml", sources_of(base)[2]
    file.write_text(file.read_text(encoding="utf-8").replace(url, "https://example.org/new"), encoding="utf-8")
    assert told_after(base) == []


def run(base: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["lost", "--root", str(base), *arguments])


@pytest.mark.parametrize("speech", SPEECHES)
def test_the_command_tells_each_loss_in_the_reader_s_language(base, speech):
    with_ledger(base)
    committed(base, "with a ledger")
    without_the_source(base)
    no_question(base)
    no_edition(base)
    no_ledger(base)
    committed(base, "all is lost")
    result = run(base, "HEAD~1", "--lang", speech)
    assert (result.exit_code, result.stderr) == (1, "")
    problems: list[Problem] = lost_between(base, "HEAD~1", "HEAD")
    assert {one.code for one in problems} == {"N001", "N002", "N003", "N004"}
    for one in problems:
        assert (
            f"{one.place}: {one.code} {told(one, speech).message}\n    → {told(one, speech).remedy}\n" in result.stdout
        )


def test_the_command_is_content_when_nothing_is_lost(base):
    committed(base, "nothing")
    assert (run(base, "HEAD~1", "HEAD").exit_code, run(base, "HEAD", "--lang", "en").stdout) == (0, "No problem.\n")


@pytest.mark.parametrize("name", ["nowhere", "--output=x", "0" * 40])
def test_a_commit_that_is_none_is_told(base, name):
    result = run(base, "--", name)
    assert isinstance(result.exception, Exception)
    assert str(result.exception).startswith("git: ")
    assert git(base, "status", "--porcelain") == ""


def test_a_base_that_had_nothing_loses_nothing(base):
    empty = git(base, "commit-tree", "-m", "empty", "4b825dc642cb6eb9a060e54bf8d69288fbee4904").strip()
    assert {one.code for one in lost_between(base, empty, "HEAD")} == set()
    assert {one.code for one in lost_between(base, "HEAD", empty)} >= {"N001", "N004"}
