"""A check that knows what was right before tells what a check that knows nothing tells.

From the good example to each broken case, once more, and back.
"""

import os
import re
import shutil
from pathlib import Path

import pytest

from inclusive.problems import Problem
from inclusive.publish.build import check
from inclusive.publish.save_state import save
from inclusive.publish.sources import brought_up
from inclusive.publish.state import State
from tests.cases import EXAMPLE, TODAY, case_built, case_names, example_copied, problems_in

LEFT = ("check.state", "check.state.seal")


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a check of the example leaves for the next one."""
    kept = tmp_path_factory.mktemp("known")
    with example_copied() as root:
        assert check(root, TODAY) == []
        handed(root / "build", kept)
    return kept


def handed(left: Path, to: Path) -> None:
    """Give what one check left to another."""
    to.mkdir(exist_ok=True)
    for name in LEFT:
        shutil.copyfile(left / name, to / name)


@pytest.mark.parametrize("name", case_names())
def test_each_broken_case_after_the_example_and_the_example_after_it(known, name):
    with case_built(name) as broken, example_copied() as root:
        expected = problems_in(broken)
        handed(known, broken / "build")
        assert check(broken, TODAY) == expected
        assert check(broken, TODAY) == expected
        handed(broken / "build", root / "build")
        assert check(root, TODAY) == []


@pytest.mark.parametrize("first", case_names()[::12])
@pytest.mark.parametrize("second", case_names()[4::60])
def test_one_broken_case_after_another(first, second):
    with case_built(first) as one, case_built(second) as other:
        check(one, TODAY)
        expected = problems_in(other)
        handed(one / "build", other / "build")
        assert check(other, TODAY) == expected


def test_a_record_that_was_never_right_and_goes_is_missed_by_those_who_name_it():
    with example_copied() as root:
        facts = root / "practices" / "permanence-du-parc" / "practice.yml"
        facts.write_text("status: [", encoding="utf-8")
        assert {one.place.path for one in check(root, TODAY)} == {"practices/permanence-du-parc/practice.yml"}
        shutil.rmtree(facts.parent)
        expected = problems_in(root)
        assert "practices/soupe-mobile/practice.yml" in {one.place.path for one in expected}
        assert check(root, TODAY) == expected


EVERY = {"buurthuis-noord", "cafe-des-voisins", "permanence-du-parc", "soupe-mobile"}
NAMED = r"(?s)^- id: universite-exemple\n.*?(?=^- id)"
FORM = "a form that texts may hold"  # only pages show where texts hold it
READ_AGAIN = {  # a change → the practices that are read again for it
    "nothing": ("glossary.yml", "", "", set()),
    "a text": ("practices/soupe-mobile/nl.md", "^title: .*", "title: De soep", {"soupe-mobile"}),
    "a hand-written page": ("docs/fr/about.md", "exemple", "essai", set()),
    "a question": ("registers/questions.yml", "calme", "très calme", set()),
    "a definition": ("glossary.yml", "partie d’une ville", "part d’une ville", set()),
    FORM: ("glossary.yml", r"forms: \[quartiers", "forms: [coin, quartiers", EVERY),
    "a small register": ("registers/facets.yml", "personnes migrantes", "migrants", EVERY),
    "the name of an organisation": ("registers/organisations.yml", "Voisins Réunis", "Voisins Ensemble", set()),
    "an organisation that goes": ("registers/organisations.yml", NAMED, "", {"buurthuis-noord"}),
}


@pytest.fixture(scope="module")
def taken_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example taken in, for pages and for a check, to begin from."""
    folder = tmp_path_factory.mktemp("taken-in")
    for for_pages in (True, False):
        with State(folder / f"{for_pages}.state", "") as state:
            brought = brought_up(EXAMPLE, state, for_pages=for_pages)
            save(state, brought.units, brought.index)
    return folder


@pytest.mark.parametrize("for_pages", [True, False], ids=["for pages", "for a check"])
@pytest.mark.parametrize("name", READ_AGAIN)
def test_only_what_a_change_may_concern_is_read_again(taken_in, name, for_pages):
    path, old, new, expected = READ_AGAIN[name]
    with example_copied() as root:
        text = (root / path).read_text(encoding="utf-8")
        changed = re.sub(old, new, text, count=1, flags=re.MULTILINE)
        assert (changed == text) == (name == "nothing")
        (root / path).write_text(changed, encoding="utf-8")
        with State(taken_in / f"{for_pages}.state", "") as state:
            assert not state.void
            brought = brought_up(root, state, for_pages=for_pages)
        said = {source.removeprefix("practice:") for source in brought.index.keys if source.startswith("practice:")}
        wrong = {one.place.path.split("/")[1] for one in brought.problems if one.place.path.startswith("practices/")}
        read = said | wrong
        assert read == (set() if name == FORM and not for_pages else expected)


def _same_file_elsewhere(root: Path, path: str) -> None:
    """A file, or a folder, goes out of the base; a link leads to it: not a word has changed."""
    elsewhere = root / "build" / "elsewhere"
    elsewhere.parent.mkdir(exist_ok=True)
    shutil.move(root / path, elsewhere)
    (root / path).symlink_to(os.path.relpath(elsewhere, (root / path).parent))


def _out_of_the_base(root: Path, path: str) -> None:
    elsewhere = root.parent / f"{root.name}-elsewhere"
    shutil.move(root / path, elsewhere)
    (root / path).symlink_to(elsewhere)


SOUP = "practices/soupe-mobile"
LINKED = {  # what becomes a link → a file in it, or itself
    SOUP: "nl.md",
    f"{SOUP}/nl.md": "elsewhere",
    "practices": "nl.md",
    "docs/nl": "about.md",
    "docs": "about.md",
    "registers": "facets.yml",
    "registers/facets.yml": "elsewhere",
    "glossary.yml": "elsewhere",
}


@pytest.mark.parametrize("path", LINKED)
@pytest.mark.parametrize("replaced", [_same_file_elsewhere, _out_of_the_base])
def test_a_link_is_noticed_though_no_word_has_changed(known, path, replaced):
    with example_copied() as folder:
        root = folder / "base"
        root.mkdir()
        for name in [entry for entry in folder.iterdir() if entry != root]:
            shutil.move(name, root)
        replaced(root, path)
        expected = problems_in(root)
        handed(known, root / "build")
        assert check(root, TODAY) == expected
        assert {one.code for one in expected} >= ({"F007"} if replaced is _out_of_the_base else set())
        for file in (root / "build").rglob(LINKED[path]):
            file.write_text(file.read_text(encoding="utf-8") + "\n<script>\n", encoding="utf-8")
        again = check(root, TODAY)
        assert again == fresh(root)


def fresh(root: Path) -> list[Problem]:
    """What a check tells that knows nothing."""
    for name in LEFT:
        (root / "build" / name).unlink()
    return problems_in(root)
