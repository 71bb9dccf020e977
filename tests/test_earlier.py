"""What a translation was made from is kept while it is behind, found in the history, and shown beside it."""

import shutil
from pathlib import Path

import pytest

from inclusive.check.run import checked
from inclusive.derive.earlier import behind, lacking
from inclusive.languages import LANGS, Lang
from inclusive.load.corpus_files import load_corpus
from inclusive.load.earlier import EARLIER
from inclusive.mend.earlier import kept
from inclusive.proposals.receive import receive
from inclusive.publish.build import Built, build
from inclusive.render.publication import Publication
from inclusive.review.command import reviewed
from inclusive.review.report import words as review_words
from tests.cases import EXAMPLE, replace_lines
from tests.proposal_events import answered
from tests.repositories import cloned, committed, repository
from tests.test_commands import Told, run
from tests.workflow_steps import git

# One original of each kind: file, the line then, the line now, the digest of what was translated.
CHANGED = [
    ("practices/cafe-des-voisins/fr.md", "- on entre sans rien dire ;", "- on entre ;", "c0daafb81413d4a8"),
    ("glossary.yml", "    term: bas seuil", "    term: seuil très bas", "c0c6a51803e57c6c"),
    (
        "registers/questions.yml",
        '    open: "On ne sait pas encore ce que les habitants en pensent."',
        '    open: "Les habitants en pensent du bien."',
        "ccc572f43a109873",
    ),
    ("docs/fr/about.md", "Cette base est un exemple pour les essais.", "Cette base est vraie.", "bdc4f6e7c678a604"),
]
KEPT = [f"{EARLIER}/{digest}.yml" for *_, digest in CHANGED]
THERE = {f"{EARLIER}/a9a2b9a05ac9b806.yml", f"{EARLIER}/b5f5da7ca486ccfc.yml"}  # of the example as it is


def changed(root: Path) -> Path:
    for path, old, new, _ in CHANGED:
        replace_lines(root / path, [old], [new])
    return root


def earlier_files(root: Path) -> set[str]:
    return {f"{EARLIER}/{file.name}" for file in (root / EARLIER).glob("*.yml")}


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose last commit changed an original of each kind."""
    root = changed(repository(tmp_path_factory.mktemp("start") / "base"))
    committed(root, "four originals change")
    return root


@pytest.fixture
def base(start: Path, tmp_path: Path) -> Path:
    return shutil.copytree(start, tmp_path / "base")


def test_fix_keeps_what_was_translated_and_the_check_takes_it(base):
    assert run(base, "fix") == Told(0, "".join(f"{path}\n" for path in sorted(KEPT)), "")
    assert earlier_files(base) == {*KEPT, *THERE}
    assert lacking(load_corpus(base)[0]) == {}
    assert checked(base)[1] == []
    assert run(base, "fix") == Told(0, "", "")


def test_what_is_kept_is_the_text_to_the_letter(base):
    kept(base, load_corpus(base)[0])
    assert (base / KEPT[1]).read_text(encoding="utf-8") == (
        "lang: fr\nparts:\n"
        "  - id: term\n    text: >-\n      bas seuil\n"
        "  - id: definition\n    text: >-\n"
        "      qualité d’un service qui demande très peu à la personne pour y entrer\n"
        '  - id: note\n    text: ""\n'
    )


def test_fix_removes_what_is_no_longer_needed(base):
    kept(base, load_corpus(base)[0])
    told = run(base, "fix", "--current", "bas-seuil", "--current", "docs/about", "--current", "quartier")
    gone = {KEPT[1], KEPT[3], f"{EARLIER}/a9a2b9a05ac9b806.yml"}
    assert set(told.out.splitlines()[-3:]) == gone
    assert earlier_files(base) == {*KEPT, *THERE} - gone


def test_it_is_found_after_the_file_has_moved(base):
    kept(base, load_corpus(base)[0])
    (base / KEPT[0]).unlink()
    git(base, "mv", "practices/cafe-des-voisins", "practices/cafe-du-coin")
    committed(base, "the practice has another id")
    assert kept(base, load_corpus(base)[0])[0] == [KEPT[0]]


def test_it_is_found_where_the_stamp_came_in_with_a_later_original(base):
    """A squashed merge: no commit holds both the stamp and the text that it stands for."""
    nl = base / "practices/cafe-des-voisins/nl.md"
    replace_lines(nl, ["translates: c0daafb81413d4a8"], ["translates: e0e0e0e0e0e0e0e0"])
    git(base, "checkout", "--quiet", "--orphan", "squashed")
    replace_lines(base / CHANGED[0][0], [CHANGED[0][2]], [CHANGED[0][1]])
    committed(base, "the original")
    replace_lines(base / CHANGED[0][0], [CHANGED[0][1]], [CHANGED[0][2]])
    replace_lines(nl, ["translates: e0e0e0e0e0e0e0e0"], ["translates: c0daafb81413d4a8"])
    committed(base, "the translation, and the next original")
    assert KEPT[0] in kept(base, load_corpus(base)[0])[0]


def test_a_shallow_clone_says_what_it_cannot_know(base, tmp_path):
    shallow = cloned(base, tmp_path / "shallow", "--depth=1")
    for speech, cut in (("fr", "incomplet (git fetch"), ("nl", "onvolledig is (git"), ("en", "incomplete (git")):
        told = run(shallow, "fix", "--lang", speech)
        assert (told.status, told.err) == (0, "")
        assert [cut in line for line in told.out.splitlines()] == [True] * len(CHANGED)
        assert told.out.startswith("practices/cafe-des-voisins/nl.md:4:1")
    assert earlier_files(shallow) == THERE


def test_without_git_nothing_is_found_and_nothing_breaks(base):
    shutil.rmtree(base / ".git")
    told = run(base, "fix", "--lang", "en")
    assert (told.status, len(told.out.splitlines())) == (0, len(CHANGED))
    assert "is not in the history;" in told.out


def test_a_correction_by_form_brings_what_was_translated(tmp_path):
    root = shutil.copytree(EXAMPLE, tmp_path / "base")
    given = {
        "record": "https://example.org/fr/glossaire/bas-seuil/",
        "passage": "demande très peu à la personne",
        "replacement": "demande peu",
    }
    received = receive(root, answered("correction", **given))
    assert sorted(received.done.draft.files) == ["glossary.yml", KEPT[1]]
    assert received.is_whole
    assert lacking(load_corpus(root)[0]) == {}
    assert review_words()["fr"]["keep_earlier"] not in reviewed(root, EXAMPLE)[0]


def test_the_report_asks_for_what_is_not_kept(base):
    text, is_fine = reviewed(base, EXAMPLE)
    assert is_fine
    assert all(review_words()[lang]["keep_earlier"] in text for lang in LANGS)


def test_pending_is_no_digest(base):
    replace_lines(base / "practices/cafe-des-voisins/nl.md", ["translates: c0daafb81413d4a8"], ["translates: pending"])
    assert "pending" not in behind(load_corpus(base)[0])


@pytest.fixture(scope="module")
def pages(start: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The page of what is to be translated into Dutch: nothing kept; kept; kept no longer. Each built upon the last."""
    root = shutil.copytree(start, tmp_path_factory.mktemp("pages") / "base")
    for file in (root / "editions").glob("*.jsonl"):
        file.unlink()  # they hold the earlier words too
    (root / "registers/policies.yml").write_text("[]\n", encoding="utf-8")  # it quotes them
    found = []
    for step in (lambda: None, lambda: kept(root, load_corpus(root)[0]), lambda: shutil.rmtree(root / EARLIER)):
        step()
        assert isinstance(build(root, Publication(), root / "site"), Built)
        found.append((root / "site/nl/vertalingen/index.html").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize(
    ("removed", "added", "translation"),
    [
        ("sans rien dire ", "", "je komt binnen zonder iets te zeggen"),
        ("bas seuil", "seuil très bas", "laagdrempeligheid"),
        ("On ne sait pas encore ce que les", "Les", "We weten nog niet wat de bewoners ervan vinden."),
        ("un exemple pour les essais", "vraie", "Deze kennisbank"),
    ],
)
def test_the_page_shows_what_changed_beside_the_translation_of_today(pages, removed, added, translation):
    kept_page = pages[1]
    assert f"</span>{removed}<span" in kept_page
    assert not added or f"</span>{added}<span" in kept_page
    assert translation in kept_page
    assert f"</span>{removed}<span" not in pages[0]
    assert f"</span>{removed}<span" not in pages[2]


def test_the_original_stands_in_its_own_language(pages):
    assert f'<div lang="{Lang.FR.tag}"><p class="kind">Ce qui est fait</p>' in pages[1]
