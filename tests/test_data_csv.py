"""The tables: opened by frictionless and by a reader of CSV on the Web, whole, and harmless to a spreadsheet."""

from pathlib import Path

import pytest
from csvw import CSVW
from frictionless import Resource, system

from inclusive.data.columns import tables
from inclusive.data.tables import Cell, Table, field
from tests.conftest import ROOT
from tests.data_files import BOTH, SITE, base_of, corpus_of, files_of

NAMES = ("practices", "terms", "organisations", "questions", "facets")
each_base = pytest.mark.parametrize("root", BOTH, ids=("example", "real"))
each_table = pytest.mark.parametrize("name", NAMES)
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


def table_of(root: Path, name: str) -> Table:
    return next(one for one in tables(base_of(corpus_of(root))) if one.name == name)


def test_every_table_is_read() -> None:
    assert tuple(table.name for table in tables(base_of(corpus_of(ROOT)))) == NAMES


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    for path, text in files_of(root).items():
        if path.endswith((".csv", ".csv-metadata.json")):
            (tmp_path / path).write_text(text, encoding="utf-8", newline="")
    return tmp_path


@each_base
@each_table
def test_frictionless_reads_every_line(root: Path, name: str, folder: Path) -> None:
    table = table_of(root, name)
    with system.use_context(trusted=True), Resource(path=str(folder / f"{name}.csv")) as resource:
        rows = resource.read_rows()
        assert resource.schema.field_names == [column.name for column in table.columns]
    assert len(rows) == len([*table.records(corpus_of(root))])
    assert all(row.valid for row in rows)


@each_base
@each_table
def test_the_description_fits_the_table(root: Path, name: str, folder: Path) -> None:
    read = CSVW(str(folder / f"{name}.csv"))
    assert read.is_valid
    assert len([*read.tables[0].iterdicts()]) == len([*table_of(root, name).records(corpus_of(root))])


@pytest.mark.parametrize("root", [ROOT], ids=["real"])
def test_a_list_is_read_as_a_list(root: Path, folder: Path) -> None:
    read = {one["id"]: one for one in CSVW(str(folder / "terms.csv")).tables[0].iterdicts()}
    term = corpus_of(root).term["bas-seuil"]
    assert term.fr is not None
    assert read["bas-seuil"]["forms_fr"] == [*term.fr.forms]
    assert read["bas-seuil"]["url"].unsplit() == f"{SITE}id/bas-seuil/"


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("bas seuil", "bas seuil"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+32 2", "'+32 2"),
        ("-1", "'-1"),
        ("@sum", "'@sum"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        (("=1", "b"), "'=1|b"),
        (("a|b", "c"), "a/b|c"),
        (None, ""),
        (2022, "2022"),
    ],
)
def test_no_field_is_a_formula(cell: Cell, written: str) -> None:
    assert field(cell) == written
