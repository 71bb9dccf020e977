"""The built site: complete, whole, valid, the same in both languages, and the same bytes each time."""

import filecmp
import json
import re
import subprocess
from pathlib import Path

import pytest

from inclusive.editions.ledger import read_ledger, unlisted
from inclusive.editions.read import read_editions
from inclusive.languages import LANGS, Lang
from inclusive.publish.addresses import addresses
from inclusive.render.addresses import Place
from inclusive.render.words import words
from tests.conftest import EXAMPLE, ROOT, built
from tests.expected import compared, different
from tests.site_reader import Html, broken_links, pages

APART = ("data/", "embed/", "paper/")  # made apart: not in the ledger
VNU = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
SHORT_RUN = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss4m")  # half the work of compiling for a long one


@pytest.fixture(scope="module")
def found(site: Path) -> dict[str, Html]:
    return pages(site)


def record_pages(found: dict[str, Html]) -> dict[str, Html]:
    return {path: page for path, page in found.items() if page.first("div", "data-record")}


def test_no_internal_link_or_anchor_is_broken(site: Path, found: dict[str, Html]) -> None:
    assert len(found) > 500
    assert broken_links(site, found) == []


def test_a_broken_link_would_be_told(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text('<p id="here"><a href="#there">x</a><a href="gone/">y</a><a href="#here">z</a></p>')
    assert broken_links(tmp_path, pages(tmp_path)) == ["index.html → #there", "index.html → gone/"]


@pytest.mark.parametrize(
    ("page", "address", "is_there"),
    [
        ("index.html", "", True),
        ("index.html", "./", True),
        ("index.html", "/", True),
        ("index.html", "fr/", True),
        ("index.html", "fr", True),
        ("index.html", "/fr/x.html", True),
        ("index.html", "../index.html", False),
        ("fr/index.html", "../", True),
        ("fr/index.html", "x.html", True),
        ("fr/index.html", "../fr/./x.html", True),
        ("fr/index.html", "../../fr/", False),
        ("fr/x.html", "y.html", False),
        ("fr/x.html", "../nl/", False),
    ],
)
def test_a_link_is_followed_from_its_page(tmp_path: Path, page: str, address: str, is_there: bool) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "nl").mkdir()  # a folder without a page
    for name in ("index.html", "fr/index.html", "fr/x.html"):
        (tmp_path / name).write_text("<p>")
    (tmp_path / page).write_text(f'<a href="{address}">x</a>')
    assert broken_links(tmp_path, pages(tmp_path)) == ([] if is_there else [f"{page} → {address}"])


def test_ids_are_unique_in_a_page(found: dict[str, Html]) -> None:
    repeated = {path: [one for one in page.ids if page.ids.count(one) > 1] for path, page in found.items()}
    assert {path: ids for path, ids in repeated.items() if ids} == {}


def test_every_page_has_its_language_and_its_counterpart(site: Path, found: dict[str, Html]) -> None:
    for path, page in found.items():
        lang = path.split("/")[0]
        if lang not in LANGS or path.endswith("404.html"):
            continue
        assert page.lang == Lang(lang).tag, path
        switch = next(found for tag, _, found in page.links if tag == "a" and found.get("rel") == "alternate")
        target = ((site / path).parent / switch["href"]).resolve() / "index.html"
        assert target.is_file(), path
        back = pages_of(target)
        counterpart = next(found for tag, _, found in back.links if tag == "a" and found.get("rel") == "alternate")
        assert (target.parent / counterpart["href"]).resolve() == (site / path).parent.resolve(), path


def pages_of(file: Path) -> Html:
    page = Html()
    page.feed(file.read_text(encoding="utf-8"))
    return page


def test_head_names_both_languages_and_a_canonical_address(found: dict[str, Html]) -> None:
    for path, page in record_pages(found).items():
        own = f"http://localhost:8000/{path.removesuffix('index.html')}"
        assert (page.first("link", "rel", "canonical") or {}).get("href") == own
        tongues = {values["hreflang"] for tag, _, values in page.links if tag == "link" and "hreflang" in values}
        assert tongues == {"fr-BE", "nl-BE", "x-default"}, path


def test_records_keep_the_html_contract(site: Path, found: dict[str, Html]) -> None:
    records = record_pages(found)
    kinds = {(page.first("div", "data-record") or {})["data-record"].split(":")[0] for page in records.values()}
    assert kinds == {"practice", "term", "organisation", "question"}
    for path, page in records.items():
        record = (page.first("div", "data-record") or {})["data-record"].split(":")[1]
        assert page.first("section", "data-backlinks"), path
        assert (page.first("a", "data-edit") or {})["href"].startswith("https://"), path
        data = json.loads(re.search(r'ld\+json">(.*?)</script>', (site / path).read_text(encoding="utf-8"), re.S)[1])
        assert data["@id"].endswith(f"/id/{record}/"), path
        told = page.first("link", "type", "application/json") or {}
        assert json.loads(((site / path).parent / told["href"]).read_text(encoding="utf-8"))["id"] == record, path
        assert (site / "id" / record / "index.html").is_file(), path
        for _, values in page.attributes:
            if "term" in values.get("class", "").split():
                assert values["data-term"], path
                assert page.first("template", "data-definition", values["data-term"]), path


def test_edit_links_lead_to_files_of_the_repository(found: dict[str, Html]) -> None:
    for path, page in found.items():
        if (edit := page.first("a", "data-edit")) is not None:
            file = edit["href"].split("/edit/main/")[1].split("#")[0]
            assert (ROOT / file).is_file(), f"{path}: {file}"


def test_edit_links_of_registers_lead_to_the_language_of_the_page(found: dict[str, Html]) -> None:
    wrong, told = [], 0
    for path, page in found.items():
        edit = page.first("a", "data-edit")
        if edit is not None and "#L" in edit["href"]:
            file, _, line = edit["href"].split("/edit/main/")[1].partition("#L")
            written = (ROOT / file).read_text(encoding="utf-8").split("\n")[int(line) - 1]
            told += 1
            wrong += [] if written.startswith(f"  {page.lang[:2]}:") else [f"{path}: {written}"]
    assert (wrong, told > 100) == ([], True)


def test_nothing_is_loaded_from_elsewhere(site: Path, found: dict[str, Html]) -> None:
    for path, page in found.items():
        for tag, address, _ in page.links:
            if tag in ("script", "img", "iframe") or (tag == "link" and "stylesheet" in str(_.get("rel"))):
                assert not address.startswith(("http:", "https:", "//")), f"{path}: {address}"
    styles = "".join(file.read_text(encoding="utf-8") for file in (site / "assets").glob("*.css"))
    assert "url(http" not in styles
    assert "@import" not in styles


def test_no_slot_is_left(site: Path) -> None:
    left = [file for file in site.rglob("*.html") if "⟦" in file.read_text(encoding="utf-8")]
    assert left == []


def test_site_map_lists_each_page_that_may_be_listed(site: Path, found: dict[str, Html]) -> None:
    listed = set(re.findall(r"<loc>http://localhost:8000/(.*?)</loc>", (site / "sitemap.xml").read_text()))
    pages_now = {path: page for path, page in found.items() if not page.first("div", "data-left")}
    built_pages = {path.removesuffix("index.html") for path in pages_now if path[:3] in ("fr/", "nl/")}
    assert listed == built_pages


def test_the_ledger_lists_every_address(site: Path) -> None:
    ledger, problems = read_ledger(ROOT)
    assert ledger is not None
    assert problems == []
    files = [file.relative_to(site).as_posix() for file in site.rglob("*.html")]
    answered = addresses(path for path in files if not path.startswith(APART))
    assert unlisted(ledger, answered) == [], "run: make fix"


def test_pages_exist_at_the_addresses_of_the_design(site: Path) -> None:
    for place in (
        Place(Lang.FR, "practice", "housing-first-bruxelles"),
        Place(Lang.NL, "practice", "housing-first-bruxelles"),
        Place(Lang.FR, "term", "bas-seuil"),
        Place(Lang.NL, "term", "bas-seuil"),
        Place(Lang.NL, "lines", "0.5"),
    ):
        assert place.section == "lines" or (site / place.path / "index.html").is_file()
    assert Place(Lang.FR, "practice", "x").path == "fr/pratiques/x/"
    assert Place(Lang.NL, "practice", "x").path == "nl/praktijken/x/"
    assert Place(Lang.FR, "term", "x").path == "fr/glossaire/x/"
    assert Place(Lang.NL, "term", "x").path == "nl/woordenlijst/x/"
    assert Place(Lang.NL, "lines", "0.5").path == "nl/lijnen/0-5/"


def told_by_nu(*folders: Path) -> tuple[int, str]:
    """What the Nu checker says of every page below `folders`: its status, and its errors."""
    command = ["java", *SHORT_RUN, "-jar", str(VNU), "--errors-only", "--skip-non-html", "--format", "gnu"]
    done = subprocess.run([*command, *map(str, folders)], capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


def test_html_is_valid(site: Path, example_site: Path) -> None:
    assert told_by_nu(site, example_site) == (0, "")


def test_invalid_html_would_be_told(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<!doctype html><html lang="fr"><title>x</title><p><li>y</p>', encoding="utf-8"
    )
    status, told = told_by_nu(tmp_path)
    assert (status, "Element “li” not allowed" in told) == (1, True)


def test_the_miniature_gives_what_is_expected(example_site: Path) -> None:
    assert different(example_site) == [], "if the new output is right, run: make bless"


def test_same_bytes_from_two_folders(example_site: Path, tmp_path: Path) -> None:
    again = built(EXAMPLE, tmp_path / "another folder, é")
    names = {file.relative_to(example_site).as_posix() for file in example_site.rglob("*") if file.is_file()}
    assert names == {file.relative_to(again).as_posix() for file in again.rglob("*") if file.is_file()}
    same, differing, errors = filecmp.cmpfiles(example_site, again, sorted(names), shallow=False)
    assert (len(same), differing, errors) == (len(names), [], [])


def test_expected_output_is_not_empty() -> None:
    assert len(compared(ROOT / "tests" / "expected")) > 50


def test_short_lists_are_kept_from_the_first_visit_on(example_site: Path) -> None:
    kept = json.loads((example_site / "kept.json").read_text(encoding="utf-8"))
    assert kept["nl"] == ["nl/", "nl/praktijken/", "nl/woordenlijst/", "nl/organisaties/", "nl/vragen/"]


@pytest.mark.parametrize("lang", LANGS)
def test_home_tells_what_is_new_and_invents_nothing(site: Path, example_site: Path, lang: Lang) -> None:
    for shown, sources in ((site, ROOT), (example_site, EXAMPLE)):
        editions, _ = read_editions(sources)
        told = (shown / Place(lang, "home").path / "index.html").read_text(encoding="utf-8").split('id="news"')[1]
        latest = [Place(lang, "edition", one.name).path for one in editions.all][-1:]
        assert (words()[lang]["editions_none"] in told) is (not latest)
        assert all(f"../{path}" in told or path.removeprefix(f"{lang}/") in told for path in latest)
