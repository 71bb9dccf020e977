"""The search index beside its site: after a change it is what a clean build makes, and only what changed is written."""

import json
import random
import shutil
from pathlib import Path

import pytest

from inclusive.languages import LANGS
from inclusive.publish.build import Built, build
from inclusive.render.publication import Publication
from inclusive.search.script import PARTS, bundled
from tests.cases import replace_lines
from tests.conftest import EXAMPLE, copy_of

CAFE = "practices/cafe-des-voisins"


def built(root: Path, *, search: bool = True) -> None:
    result = build(root, Publication(), root / "site", search=search)
    assert isinstance(result, Built), result


def index(root: Path) -> dict[str, bytes]:
    """Path → content of every file of the index."""
    files = sorted(file for file in (root / "site" / "search").rglob("*") if file.is_file())
    return {file.relative_to(root / "site").as_posix(): file.read_bytes() for file in files}


def clean(root: Path, aside: Path) -> dict[str, bytes]:
    """The index of a clean build of the same sources."""
    fresh = copy_of(root, aside)
    built(fresh)
    return index(fresh)


def times(root: Path) -> dict[str, int]:
    """Path → when each file of the index was written."""
    return {path: (root / "site" / path).stat().st_mtime_ns for path in index(root)}


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    root = copy_of(EXAMPLE, tmp_path_factory.mktemp("first") / "base")
    built(root)
    return root


@pytest.fixture
def root(first, tmp_path):
    """A base with its site, to be changed."""
    return Path(shutil.copytree(first, tmp_path / "base"))


def change_a_text(root: Path) -> None:
    replace_lines(root / CAFE / "fr.md", ["## Besoin"], ["## Besoin", "", "Une trottinette violette passe."])


def change_a_title(root: Path) -> None:
    replace_lines(root / CAFE / "fr.md", ["title: Le café des voisins"], ["title: La trottinette violette"])


def remove_a_language(root: Path) -> None:
    (root / CAFE / "nl.md").unlink()
    file = root / CAFE / "practice.yml"
    file.write_text(file.read_text(encoding="utf-8") + "missing: [nl]\n", encoding="utf-8")


def rename_a_facet_value(root: Path) -> None:
    file = root / "registers" / "facets.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("label: ", "label: trottinette ", 1), encoding="utf-8")


def change_a_definition(root: Path) -> None:
    file = root / "glossary.yml"
    before = file.read_text(encoding="utf-8")
    file.write_text(before.replace("    forms: [", "    forms: [trottinette violette, ", 1), encoding="utf-8")


CHANGES = [remove_a_language, change_a_text, change_a_title, rename_a_facet_value, change_a_definition]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_after_a_change_the_index_is_that_of_a_clean_build(root, tmp_path, change):
    before = index(root)
    change(root)
    built(root)
    assert index(root) == clean(root, tmp_path / "clean")
    assert index(root) != before


@pytest.mark.parametrize("seed", range(3))
def test_and_after_several_some_built_without_the_search(root, tmp_path, seed):
    chance = random.Random(seed)
    for change in chance.sample(CHANGES, len(CHANGES)):
        change(root)
        built(root, search=chance.random() < 0.5)
    built(root)
    assert index(root) == clean(root, tmp_path / "clean")


def test_a_changed_text_writes_few_files(root):
    before = times(root)
    change_a_text(root)
    built(root)
    written = {path for path, time in times(root).items() if before.get(path) != time}
    assert len(before) > 100
    assert 3 < len(written) < 40


def test_nothing_changed_leaves_the_cards_and_words_alone(root):
    before = times(root)
    built(root)
    whole = {"search/finder.js", "search/kept-fr.json", "search/kept-nl.json"}
    assert {path for path, time in times(root).items() if before[path] != time} <= whole


@pytest.mark.parametrize("lang", LANGS)
def test_what_a_browser_keeps_of_a_language_is_told_with_its_number_and_size(root, lang):
    site = root / "site"
    told = json.loads((site / "search" / f"kept-{lang}.json").read_text(encoding="utf-8"))
    files = [
        site / path / "index.html" if path.endswith("/") else site / path for path in told["finder"] + told["rest"]
    ]
    assert told["bytes"] == sum(file.stat().st_size for file in files)
    assert told["pages"] == len(list((site / lang).rglob("index.html")))
    assert {site / file for file in index(root) if "/d-" in file and f"/{lang}/" in file} < set(files)
    assert {site / file for file in index(root) if "/w-" in file} < set(files)
    assert not [path for path in told["finder"] if f"/{lang.other}/d-" in path]
    version = f'"version":"{told["version"]}"'
    assert all(version in (site / "search" / f"{name}.js").read_text(encoding="utf-8") for name in ("site", "fr/base"))


@pytest.mark.parametrize("change", [change_a_text, change_a_title])
def test_another_text_is_another_version(root, change):
    lists = {path for path in index(root) if "/kept-" in path}
    before = {path: json.loads(index(root)[path])["version"] for path in lists}
    change(root)
    built(root)
    assert not [path for path in lists if json.loads(index(root)[path])["version"] == before[path]]


@pytest.mark.parametrize("damage", ["deleted", "altered", "all of it", "state", "seal"])
def test_what_was_damaged_is_made_again(root, damage):
    before = index(root)
    path = root / "site" / next(one for one in before if "/w-" in one)
    state = root / "build" / "site.search"
    if damage == "deleted":
        path.unlink()
    elif damage == "altered":
        path.write_text("nonsense", encoding="utf-8")
    elif damage == "all of it":
        shutil.rmtree(root / "site" / "search")
    elif damage == "state":
        state.write_bytes(state.read_bytes()[:-100])
    else:
        state.with_name("site.search.seal").write_text("nonsense", encoding="utf-8")
    built(root)
    assert index(root) == before


def test_two_folders_give_the_same_bytes(root, tmp_path):
    assert clean(root, tmp_path / "another name") == index(root)


def test_the_script_has_no_comments_and_keeps_what_looks_like_one():
    parts = dict.fromkeys(PARTS, "") | {"words": '// one\n  let a = "http://b // c"; // two\n'}
    assert bundled(parts).splitlines()[1:] == ['let a = "http://b // c";']


def test_the_script_keeps_the_ends_of_lines_that_end_a_statement():
    parts = dict.fromkeys(PARTS, "") | {"words": "f({\n  a,\n})\nlet b = 1;\nlet c = `;`\n"}
    assert bundled(parts).splitlines()[1:] == ["f({a,})", "let b = 1;let c = `;`"]
