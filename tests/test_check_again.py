"""A check that knows what was right before tells what a check that knows nothing tells.

From the good example to each broken case, once more, and back.
"""

import re
import shutil
from pathlib import Path

import pytest

from inclusive.publish.build import check
from inclusive.publish.sources import brought_up
from inclusive.publish.state import State
from tests.cases import TODAY, case_built, case_names, example_copied, problems_in

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
        handed(one / "build", other / "build")
        assert check(other, TODAY) == problems_in(other)


EVERY = {"buurthuis-noord", "cafe-des-voisins", "permanence-du-parc", "soupe-mobile"}
NAMED = r"(?s)^- id: universite-exemple\n.*?(?=^- id)"
READ_AGAIN = {  # a change → the practices that are read again for it
    "nothing": ("glossary.yml", "", "", set()),
    "a text": ("practices/soupe-mobile/nl.md", "^title: .*", "title: De soep", {"soupe-mobile"}),
    "a hand-written page": ("docs/fr/about.md", "exemple", "essai", set()),
    "a question": ("registers/questions.yml", "calme", "très calme", set()),
    "a definition": ("glossary.yml", "partie d’une ville", "part d’une ville", set()),
    "a form that texts may hold": ("glossary.yml", r"forms: \[quartiers", "forms: [coin, quartiers", EVERY),
    "a small register": ("registers/facets.yml", "personnes migrantes", "migrants", EVERY),
    "the name of an organisation": ("registers/organisations.yml", "Voisins Réunis", "Voisins Ensemble", set()),
    "an organisation that goes": ("registers/organisations.yml", NAMED, "", {"buurthuis-noord"}),
}


@pytest.mark.parametrize("name", READ_AGAIN)
def test_only_what_a_change_may_concern_is_read_again(known, name):
    path, old, new, expected = READ_AGAIN[name]
    program = (known / "check.state.seal").read_text(encoding="utf-8").split()[0]
    with example_copied() as root:
        text = (root / path).read_text(encoding="utf-8")
        changed = re.sub(old, new, text, count=1, flags=re.MULTILINE)
        assert (changed == text) == (name == "nothing")
        (root / path).write_text(changed, encoding="utf-8")
        with State(known / "check.state", program) as state:
            assert not state.void
            assert brought_up(root, state).practices.keys() == expected
