"""Whatever may be tolerated can be published."""

import shutil
from pathlib import Path

import pytest

from inclusive.check.tolerance import NEVER_TOLERATED
from inclusive.problems import Problem
from inclusive.publish.build import Built, build
from inclusive.render.publication import Publication
from tests.cases import case_built, case_names, problems_in

REASON = '{fr: "Le texte change bientôt.", nl: "De tekst verandert binnenkort."}'
MAY_WAIT = [name for name in case_names() if not name.startswith((*NEVER_TOLERATED, "everything"))]
EACH = {name.split("-")[0]: name for name in MAY_WAIT}  # one case for each code


@pytest.fixture(scope="module")
def shells(example_site: Path) -> Path:
    return example_site.parent / "build" / "shells"


def tolerate(root: Path, problems: list[Problem]) -> None:
    """Let all of them wait."""
    every = sorted({(one.code, one.place.path) for one in problems})
    lines = [f'- {{code: {code}, path: "{path}", until: 2099-01-01, reason: {REASON}}}\n' for code, path in every]
    (root / "registers/tolerated.yml").write_text("".join(lines), encoding="utf-8")


@pytest.mark.parametrize("name", EACH.values())
def test_what_may_wait_can_be_published(shells, name):
    with case_built(name) as root:
        tolerate(root, problems_in(root))
        assert problems_in(root) == []
        shutil.copytree(shells, root / "build/shells")
        assert isinstance(build(root, Publication(), root / "site", search=False), Built)


def test_the_page_of_what_is_tolerated_is_published_with_all_its_sections(shells):
    with case_built("T003-near") as root:
        problems = problems_in(root)
        tolerate(root, problems)
        shutil.copytree(shells, root / "build/shells")
        build(root, Publication(), root / "site", search=False)
        (place,) = {one.place.path for one in problems}
        folder = {"fr": "fr/pratiques", "nl": "nl/praktijken"}[Path(place).stem]
        html = (root / "site" / folder / Path(place).parent.name / "index.html").read_text(encoding="utf-8")
        headings = [line[3:] for line in (root / place).read_text(encoding="utf-8").split("\n") if line[:3] == "## "]
    assert len(headings) == 6
    assert [f">{heading}</h2>" in html for heading in headings] == [True] * 6
    assert 'id="section-' in html
