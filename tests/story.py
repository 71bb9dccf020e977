"""A base that has two editions: what the tests of editions, moves and permanent addresses start from."""

import shutil
from pathlib import Path

from inclusive.edition_command import Made, make_edition
from inclusive.fix import fix
from inclusive.load.corpus_files import load_corpus
from tests.cases import replace_lines

FIRST, SECOND = ("2026.1", "2026-12-01"), ("2026.2", "2027-06-15")


def without_editions(root: Path) -> Path:
    """The base in `root`, as if nothing had been published yet."""
    shutil.rmtree(root / "editions")
    (root / "registers" / "policies.yml").write_text("[]\n", encoding="utf-8")
    return root


def edition(root: Path, named: tuple[str, str]) -> Made:
    """Make an edition of a base without problems."""
    made = make_edition(root, *named)
    assert isinstance(made, Made), made
    return made


def change_a_definition(root: Path) -> None:
    """The definition of a term, in both languages."""
    glossary = root / "glossary.yml"
    replace_lines(
        glossary,
        ["    definition: qualité d’un service qui demande très peu à la personne pour y entrer"],
        ["    definition: qualité d’un service qui ne demande presque rien à la personne pour y entrer"],
    )
    replace_lines(
        glossary,
        [
            "    definition: eigenschap van een dienst die heel weinig vraagt van wie er binnenkomt",
            "    translates: c0c6a51803e57c6c",
        ],
        [
            "    definition: eigenschap van een dienst die bijna niets vraagt van wie er binnenkomt",
            "    translates: pending",
        ],
    )
    fix(root, load_corpus(root)[0])


def withdraw_a_practice(root: Path) -> None:
    """A practice is retired, with the reason."""
    replace_lines(
        root / "practices/soupe-mobile/practice.yml",
        ["status: proposed"],
        [
            "status: retired",
            "provenance:",
            '  note: {fr: "La tournée a pris fin en 2026.", nl: "De ronde stopte in 2026."}',
        ],
    )
