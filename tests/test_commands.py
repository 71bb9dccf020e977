"""The command line as people run it: another process, from another folder; what it says, writes and leaves alone.

Long, for each command is here with all that may go wrong with it.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from inclusive.cli import main
from inclusive.languages import LANGS, Lang
from inclusive.render.addresses import Place
from inclusive.render.commands import in_language
from tests.cases import BROKEN, EXAMPLE, build_case, replace_lines
from tests.conftest import ROOT, copy_of
from tests.site_reader import read

SITE, REPOSITORY = "https://example.org/base", "https://github.com/example/base"
CAFE = "practices/cafe-des-voisins"
SOUP = "practices/soupe-mobile"
EARLIER = "registers/earlier/b5f5da7ca486ccfc.yml"  # of the soup, whose translation is behind


Case = tuple[tuple[str, ...], bytes]


@dataclass(frozen=True)
class Told:
    """What a command answered."""

    status: int
    out: str
    err: str


def run(cwd: Path, *arguments: object, given: bytes = b"", **environment: str) -> Told:
    """Run `inclusive` in `cwd`; its own warnings are errors, the addresses of this machine are not known."""
    command = [sys.executable, "-W", "error", "-m", "inclusive", *map(str, arguments)]
    ours = {name: value for name, value in os.environ.items() if name not in ("SITE_URL", "REPO_URL")} | environment
    done = subprocess.run(command, cwd=cwd, input=given, env=ours, capture_output=True, check=False)
    return Told(done.returncode, done.stdout.decode(), done.stderr.decode())


def run_each(cwd: Path, table: Iterable[Case]) -> dict[Case, Told]:
    """Case → what its command answered; two at a time. A case is its arguments and what is given to them."""
    cases = list(table)
    with ThreadPoolExecutor(2) as pool:
        told = pool.map(lambda case: run(cwd, *case[0], given=case[1], COLUMNS="80"), cases)
        return dict(zip(cases, told, strict=True))


def files_in(folder: Path) -> dict[str, bytes]:
    """Path → bytes of every file."""
    found = sorted(file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def is_one_line(told: Told, part: str, status: int = 2) -> bool:
    """Whether the command stopped with one line on standard error, which holds `part`."""
    lines = told.err.splitlines()
    return (
        (told.status, told.out, len(lines)) == (status, "", 1)
        and lines[0].startswith("inclusive: ")
        and part in lines[0]
    )


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A copy of the miniature."""
    return copy_of(EXAMPLE, tmp_path / "base")


class TestCheck:
    """`inclusive check`."""

    @pytest.mark.parametrize(
        ("options", "out"),
        [
            ((), "Aucun problème.\n"),
            (("--lang", "nl"), "Geen problemen.\n"),
            (("--lang", "en"), "No problem.\n"),
            (("--format", "github"), ""),
            (("--format", "json"), "[]\n"),
        ],
    )
    def test_it_is_content_with_the_example(self, base, options, out):
        assert run(base, "check", *options) == Told(0, out, "")

    @pytest.mark.parametrize("speech", ["fr", "nl", "en"])
    def test_text_is_told_in_three_languages(self, tmp_path, speech):
        build_case("L001-term", tmp_path / "base")
        told = run(tmp_path, "check", "--root", "base", "--lang", speech)
        assert (told.status, told.err) == (1, "")
        expected = (BROKEN / "L001-term" / "expected.txt").read_text(encoding="utf-8")
        assert f"== {speech} ==\n{told.out}\n" in f"{expected}\n"
        assert told.out.startswith(f"{CAFE}/practice.yml:14:9: L001 ")

    def test_the_other_forms_hold_the_same_problem(self, tmp_path):
        build_case("L001-term", tmp_path / "base")
        told = {form: run(tmp_path / "base", "check", "--format", form) for form in ("github", "json", "sarif")}
        assert {(one.status, one.err) for one in told.values()} == {(1, "")}
        assert told["github"].out.startswith(f"::error file={CAFE}/practice.yml,line=14,col=9,title=L001::")
        (problem,) = json.loads(told["json"].out)
        assert (problem["code"], problem["path"]) == ("L001", f"{CAFE}/practice.yml")
        assert len({problem[speech]["message"] for speech in ("fr", "nl", "en")}) == 3
        (result,) = json.loads(told["sarif"].out)["runs"][0]["results"]
        assert result["ruleId"] == "L001"
        assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 14, "startColumn": 9}

    @pytest.mark.parametrize(("day", "status"), [("2026-11-01", 0), ("2099-01-01", 1)])
    def test_a_tolerance_ends_on_the_day_given(self, base, day, status):
        build_case("X002-over", base.parent / "over")
        until = base.parent / "over" / "registers" / "tolerated.yml"
        assert "until: 20" in until.read_text(encoding="utf-8")
        until.write_text(until.read_text(encoding="utf-8").replace("until: 20", "until: 2027-01-01 # 20"))
        told = run(base.parent, "check", "--root", "over", "--date", day, "--lang", "en")
        assert (told.status, told.err) == (status, "")
        assert ("X002" in told.out) == bool(status)


@dataclass(frozen=True)
class History:
    """Three builds of one base: good, with a problem, good again; what the folder held after each."""

    root: Path
    told: tuple[Told, Told, Told]
    sites: tuple[dict[str, bytes], dict[str, bytes], dict[str, bytes]]
    folders: tuple[set[str], set[str], set[str]]


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    """The builds. The first has addresses without a trailing slash; the last with, and no search index."""
    root = copy_of(EXAMPLE, tmp_path_factory.mktemp("history") / "base")
    told, sites, folders = [], [], []

    def build(*options: str, **environment: str) -> None:
        told.append(run(root, "build", "--lang", "en", *options, **environment))
        sites.append(files_in(root / "site"))
        folders.append({entry.name for entry in root.iterdir()})

    build(SITE_URL=SITE, REPO_URL=REPOSITORY)
    replace_lines(root / CAFE / "fr.md", ["title: Le café des voisins"], ["title: Le café d’en bas", "titel: x"])
    build()
    replace_lines(root / CAFE / "fr.md", ["titel: x"], [])
    (root / "site" / "left-over.html").write_text("old", encoding="utf-8")
    build("--no-search", SITE_URL=f"{SITE}/", REPO_URL=f"{REPOSITORY}/")
    return History(root, tuple(told), tuple(sites), tuple(folders))


class TestBuild:
    """`inclusive build`."""

    def test_it_writes_the_site(self, history):
        told, site = history.told[0], history.sites[0]
        pages = sum(path.endswith(".html") for path in site)
        assert (told.status, told.err) == (0, "")
        assert told.out.startswith(f"{pages} pages in site/. ")
        assert {"index.html", "404.html", "sitemap.xml", "fr/index.html", "search/nl/base.js"} <= site.keys()

    def test_a_problem_is_told_and_the_site_stays(self, history):
        told = history.told[1]
        assert (told.status, told.err) == (1, "")
        assert told.out.startswith(f"{CAFE}/fr.md:3:1: F022 ")
        assert "did you mean “title”?" in told.out
        assert history.sites[1] == history.sites[0]

    def test_no_half_made_site_is_left(self, history):
        assert history.folders == ({"build", "site", *example_names()},) * 3

    def test_the_next_build_replaces_the_site(self, history):
        path = Place(Lang.FR, "practice", "cafe-des-voisins").path + "index.html"
        assert (history.told[2].status, history.told[2].err) == (0, "")
        assert "Le café des voisins".encode() in history.sites[0][path]
        assert "<h1>Le café d’en bas</h1>".encode() in history.sites[2][path]
        assert history.sites[0].keys() == history.sites[2].keys()

    def test_without_search_what_finds_words_stays_as_it_was(self, history):
        before, after = (
            {path: file for path, file in site.items() if path.startswith("search/")} for site in history.sites[1:]
        )
        assert len(before) > 10
        assert after == before

    @pytest.mark.parametrize("which", [0, 2])
    def test_addresses_come_from_the_environment(self, history, which, tmp_path):
        place = Place(Lang.NL, "practice", "cafe-des-voisins")
        file = tmp_path / "page.html"
        file.write_bytes(history.sites[which][place.path + "index.html"])
        page = read(file)
        assert page.first("link", "rel", "canonical")["href"] == f"{SITE}/{place.path}"
        assert page.first("link", "hreflang", "fr-BE")["href"] == f"{SITE}/{place.other.path}"
        assert page.first("link", "hreflang", "x-default")["href"] == f"{SITE}/"
        assert page.first("a", "data-edit")["href"] == f"{REPOSITORY}/edit/main/{CAFE}/nl.md"
        assert page.first("a", "data-report")["href"] == "../../voorstellen/verbetering/?record=cafe-des-voisins"
        place = Place(Lang.NL, "organisation", "voisins-reunis")
        file.write_bytes(history.sites[which][place.path + "index.html"])
        report = urlsplit(read(file).first("a", "data-report")["href"])
        assert f"{report.scheme}://{report.netloc}{report.path}" == f"{REPOSITORY}/issues/new"
        assert parse_qs(report.query)["body"] == [f"{SITE}/{place.path}"]

    @pytest.mark.parametrize("which", [0, 2])
    def test_root_files_know_the_address(self, history, which):
        site = {path: history.sites[which][path].decode() for path in ("sitemap.xml", "robots.txt", "404.html")}
        assert f"<loc>{SITE}/nl/woordenlijst/accueil/</loc>" in site["sitemap.xml"]
        assert f"Sitemap: {SITE}/sitemap.xml\n" in site["robots.txt"]
        assert 'href="/base/assets/site.css"' in site["404.html"]
        assert "localhost" not in "".join(site.values())


def example_names() -> set[str]:
    return {entry.name for entry in EXAMPLE.iterdir()}


def _file_for_site(root: Path) -> None:
    shutil.rmtree(root / "site")
    (root / "site").write_text("a letter", encoding="utf-8")


def _letters_for_site(root: Path) -> None:
    shutil.rmtree(root / "site")
    (root / "site").mkdir()
    (root / "site" / "letter.txt").write_text("a letter", encoding="utf-8")


def _file_for_build(root: Path) -> None:
    shutil.rmtree(root / "build")
    (root / "build").write_text("not a folder", encoding="utf-8")


def _file_beside(root: Path) -> None:
    (root / "site.new").write_text("not a folder", encoding="utf-8")


def _folder_for_search(root: Path) -> None:
    (root / "build" / "site.search").unlink()
    (root / "build" / "site.search").mkdir()


class TestBuildFails:
    """When nobody's content is at fault: one line, and what stood stays."""

    @pytest.mark.parametrize(
        ("spoil", "part", "status"),
        [
            (_file_for_site, "site", 1),
            (_letters_for_site, "not a site built earlier", 2),
            (_file_for_build, "build", 1),
            (_file_beside, "site.new", 1),
        ],
    )
    def test_a_folder_that_cannot_be_written(self, history, tmp_path, spoil, part, status):
        root = shutil.copytree(history.root, tmp_path / "base")
        spoil(root)
        before = files_in(root / "site") or (root / "site").read_bytes()
        assert is_one_line(run(root, "build"), part, status)
        assert (files_in(root / "site") or (root / "site").read_bytes()) == before
        assert not (root / "site.new").is_dir()

    def test_what_the_search_leaves_behind_cannot_be_written(self, history, tmp_path):
        """The site is right all the same, and the next build finds it so."""
        root = shutil.copytree(history.root, tmp_path / "base")
        replace_lines(root / CAFE / "fr.md", ["title: Le café d’en bas"], ["title: Le café d’en haut"])
        _folder_for_search(root)
        addresses = {"SITE_URL": SITE, "REPO_URL": REPOSITORY}
        assert is_one_line(run(root, "build", **addresses), "search", 1)
        (root / "build" / "site.search").rmdir()
        after = files_in(root / "site")
        path = Place(Lang.FR, "practice", "cafe-des-voisins").path + "index.html"
        assert "<h1>Le café d’en haut</h1>".encode() in after[path]
        changed = {path for path in after if after[path] != history.sites[2].get(path)}
        assert any(path.startswith("search/") for path in changed)
        assert run(root, "build", **addresses).status == 0
        assert files_in(root / "site") == after

    @pytest.mark.parametrize(
        ("config", "part"),
        [
            ("site_name: [", "mkdocs.yml"),
            ("site_name: x\ntheme: {name: nowhere}\n", "nowhere"),
        ],
    )
    def test_mkdocs_that_refuses(self, history, tmp_path, config, part):
        root = shutil.copytree(history.root, tmp_path / "base")
        (root / "mkdocs.yml").write_text(config, encoding="utf-8")
        told = run(root, "build", "--no-search")
        assert (told.status, told.out) == (2, "")
        assert told.err.startswith("inclusive: MkDocs: ")
        assert part in told.err
        assert "Traceback" not in told.err
        assert files_in(root / "site") == history.sites[2]
        assert not (root / "site.new").exists()


class TestStatus:
    """`inclusive status`."""

    def test_text_has_one_line_for_each_kind(self, base):
        told = run(base, "status")
        assert (told.status, told.err) == (0, "")
        assert [line.split(" · ")[0] for line in told.out.splitlines()] == [
            "practices: 4",
            "terms: 8",
            "questions: 2",
            "pages: 4",
            "organisations: 8",
        ]

    def test_a_record_lacks_one_language_or_the_other(self, base):
        replace_lines(base / "glossary.yml", ["  missing: [nl]"], ["  missing: [fr]"])
        replace_lines(base / "glossary.yml", ["- id: ligne-0"], ["- id: nulde-lijn"])
        ligne = (base / "glossary.yml").read_text(encoding="utf-8").split("- id: nulde-lijn")[1].split("- id:")[0]
        french = "- id: ligne-0" + ligne.replace("[fr]", "[nl]")
        dutch = "- id: nulde-lijn" + ligne.replace("  fr:\n", "  nl:\n")
        text = (base / "glossary.yml").read_text(encoding="utf-8").replace(f"- id: nulde-lijn{ligne}", french + dutch)
        (base / "glossary.yml").write_text(text, encoding="utf-8")
        terms = next(row for row in json.loads(run(base, "status", "--format", "json").out) if row["kind"] == "terms")
        assert terms["records"] == 9
        assert {lang: states["missing"] for lang, states in terms["texts"].items()} == {"fr": 1, "nl": 1}
        assert terms["in_both"] == pytest.approx(7 / 9)

    def test_json_counts_the_same(self, base):
        rows = json.loads(run(base, "status", "--format", "json").out)
        assert [(row["kind"], row["records"]) for row in rows[:2]] == [("practices", 4), ("terms", 8)]
        assert rows[0]["texts"]["nl"] == {"behind": 1, "current": 1, "missing": 1, "original": 1}
        assert rows[0]["in_both"] == 0.75
        assert rows[1]["statuses"] == {"adopted": 1, "discussed": 1, "proposed": 5, "retired": 1}


class TestFix:
    """`inclusive fix`."""

    def test_pending_becomes_a_digest_and_nothing_else_changes(self, base):
        stamped = _pending(base)
        before = files_in(base)
        told = run(base, "fix")
        assert (told.status, told.err) == (0, "")
        assert {line.split(":")[0] for line in told.out.splitlines()} == set(stamped)
        assert files_in(base) == before | {path: before[path].replace(b"pending", new) for path, new in stamped.items()}
        assert run(base, "check").status == 0

    def test_a_second_time_there_is_nothing_to_do(self, base):
        _pending(base)
        run(base, "fix")
        before = files_in(base)
        assert run(base, "fix") == Told(0, "", "")
        assert files_in(base) == before

    def test_a_text_that_is_behind_waits_for_a_person(self, base):
        before = files_in(base)
        assert run(base, "fix") == Told(0, "", "")
        assert files_in(base) == before

    def test_current_confirms_the_named_record_only(self, base):
        before = files_in(base)
        assert run(base, "fix", "--current", "soupe-mobile") == Told(0, f"{SOUP}/nl.md:4:1\n{EARLIER}\n", "")
        after = files_in(base)
        assert {path for path in before if after.get(path) != before[path]} == {f"{SOUP}/nl.md", EARLIER}
        assert EARLIER not in after
        rows = json.loads(run(base, "status", "--format", "json").out)
        assert [row["texts"]["nl"].get("behind", 0) for row in rows[:2]] == [0, 1]

    @pytest.mark.parametrize(
        ("added", "status", "part"),
        [
            ("", 2, "inclusive: 'no-such-record': no record has this id"),
            ("  domain:\tx\n", 1, "registers/meetings.yml:4:10: F008"),
        ],
    )
    def test_it_stops_before_it_writes(self, base, added, status, part):
        _pending(base)
        with (base / "registers/meetings.yml").open("a", encoding="utf-8") as file:
            file.write(added)
        before = files_in(base)
        told = run(base, "fix", "--current", "no-such-record")
        assert (told.status, "Traceback" in told.err) == (status, False)
        assert (told.out + told.err).startswith(part)
        assert files_in(base) == before


def _pending(base: Path) -> dict[str, bytes]:
    """Put `pending` in a page, a practice and both registers, written in several ways; path → the right digest."""
    replace_lines(base / CAFE / "nl.md", ["translates: c0daafb81413d4a8"], ["translates: pending # herlezen"])
    text = (base / CAFE / "nl.md").read_text(encoding="utf-8").replace("\n", "\r\n")
    (base / CAFE / "nl.md").write_bytes(text.encode())
    replace_lines(base / "docs/fr/criteria.md", ["translates: b41f1e9b91107ac0"], ['"translates":  "pending"'])
    replace_lines(base / "glossary.yml", ["    translates: a6b7f736d1255452"], ["    translates: 'pending'"])
    questions = base / "registers/questions.yml"
    french, dutch = "Quelles heures d’ouverture conviennent aux gens ?", "Welke openingsuren passen bij de mensen?"
    old = [
        "  fr:",
        f'    question: "{french}"',
        "    translates: ca61cdf77e45975d",
        "  nl:",
        f'    question: "{dutch}"',
    ]
    replace_lines(
        questions, old, [f'  fr: {{question: "{french}", translates: pending}}', f'  nl: {{question: "{dutch}"}}']
    )
    return {
        f"{CAFE}/nl.md": b"c0daafb81413d4a8",
        "docs/fr/criteria.md": b"b41f1e9b91107ac0",
        "glossary.yml": b"a6b7f736d1255452",
        "registers/questions.yml": b"ca61cdf77e45975d",
    }


TEXT = "Zo 😀 l’accueil d’un CSSI.\r\n\r\n- **Pairs-aidants**\r\n- `accueil`\r\n"
NAMED = [("accueil", "accueil"), ("CSSI", "cssi"), ("Pairs-aidants", "pair-aidance")]


UNREADABLE = [
    (("--lang", "fr"), b"l'accueil \xe9", "not UTF-8"),
    (("--batch",), b"\xff", "not UTF-8"),
    (("--lang", "fr", "--glossary", "none.yml"), b"", "none.yml: no such file"),
    (("--lang", "fr", "--glossary", "registers"), b"", "registers: no such file"),
    (("--batch",), b"{", "line 1"),
    (("--batch",), b"\n\n[]", "line 3"),
    (("--batch",), b'{"id": 1, "lang": "de", "markdown": ""}', "line 1"),
    (("--batch",), b'{"id": 1, "lang": ["fr"], "markdown": ""}', "line 1"),
    (("--batch",), b'{"lang": "fr", "markdown": ""}', "line 1"),
    (("--batch",), b'{"id": 1, "lang": "fr", "markdown": null}', "line 1"),
    (("--batch",), b'{"id": 1, "lang": "fr", "markdown": "\\ud83d"}', "line 1"),
    (("--batch",), b"[" * 100_000, "line 1"),
]


@pytest.fixture(scope="module")
def unreadable() -> dict[Case, Told]:
    return run_each(EXAMPLE, [(("mentions", *options), given) for options, given, _ in UNREADABLE])


class TestMentions:
    """`inclusive mentions`."""

    @pytest.mark.parametrize("file", ["text.md", "-"])
    def test_offsets_count_characters(self, base, file):
        (base / "text.md").write_bytes(TEXT.encode())
        told = run(base, "mentions", "--lang", "fr", file, given=TEXT.encode())
        found = [json.loads(line) for line in told.out.splitlines()]
        assert (told.status, told.err) == (0, "")
        assert [(one["text"], one["term"]) for one in found] == NAMED
        assert [TEXT[one["start"] : one["end"]] for one in found] == [words for words, _ in NAMED]

    def test_the_glossary_may_be_another_file(self, base):
        shutil.move(base / "glossary.yml", base.parent / "words.yml")
        told = run(base, "mentions", "--lang", "nl", "--glossary", "../words.yml", given=b"Onthaal in de wijk")
        assert [json.loads(line)["term"] for line in told.out.splitlines()] == ["accueil", "quartier"]

    @pytest.mark.parametrize("options", [(), ("--lang", "fr")])
    def test_a_batch_answers_line_by_line(self, base, options):
        items = [
            {"id": "a", "lang": "fr", "markdown": TEXT},
            {"id": 7, "lang": "nl", "markdown": "het onthaal"},
            {"id": None, "lang": "nl", "markdown": ""},
        ]
        batch = "\n\n".join(json.dumps(item) for item in items)
        told = run(base, "mentions", "--batch", *options, given=batch.encode())
        answers = [json.loads(line) for line in told.out.splitlines()]
        assert (told.status, told.err) == (0, "")
        assert [answer["id"] for answer in answers] == ["a", 7, None]
        assert [(one["text"], one["term"]) for one in answers[0]["mentions"]] == NAMED
        assert answers[1:] == [
            {"id": 7, "mentions": [{"start": 4, "end": 11, "text": "onthaal", "term": "accueil"}]},
            {"id": None, "mentions": []},
        ]

    @pytest.mark.parametrize(("options", "given", "part"), UNREADABLE)
    def test_what_cannot_be_read_is_told_in_one_line(self, unreadable, options, given, part):
        assert is_one_line(unreadable[("mentions", *options), given], part)

    def test_a_glossary_with_a_problem(self, base):
        (base / "glossary.yml").write_text("- id: Accueil\n", encoding="utf-8")
        told = run(base, "mentions", "--lang", "fr", given=b"accueil")
        assert (told.status, told.err) == (1, "")
        assert told.out.startswith("glossary.yml:1:3: F024 ")


def test_schemas_writes_those_of_the_repository(tmp_path):
    assert run(tmp_path, "schemas") == Told(0, "", "")
    assert files_in(tmp_path / "schemas") == files_in(ROOT / "schemas")


WRONG = [
    (),
    ("nothing",),
    ("check", "--nothing"),
    ("check", "extra"),
    ("check", "--format", "xml"),
    ("check", "--lang", "de"),
    ("check", "--date", "2026-02-30"),
    ("check", "--root", "nowhere"),
    ("build", "--search"),
    ("status", "--format", "sarif"),
    ("serve", "--port", "many"),
    ("mentions", "--glossary", str(EXAMPLE / "glossary.yml")),
    ("mentions", "--lang", "fr", "nowhere.md"),
]


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> dict[Case, Told]:
    folder = tmp_path_factory.mktemp("wrong")
    told = run_each(folder, [(arguments, b"") for arguments in WRONG])
    assert list(folder.iterdir()) == []
    return told


@pytest.mark.parametrize("arguments", WRONG, ids=lambda arguments: " ".join(arguments[:3]) or "nothing")
def test_wrong_use_is_told_on_standard_error(wrong, arguments):
    told = wrong[arguments, b""]
    assert (told.status, told.out) == (2, "")
    assert told.err.startswith("Usage: ")
    assert "Traceback" not in told.err


def three_languages(help_text: str) -> list[str]:
    return [in_language(help_text, lang) for lang in LANGS] + [help_text.split(" / ")[0]]


HELP = [*((name, "--help") for name in sorted(main.commands)), ("-h",)]


@pytest.fixture(scope="module")
def helped(tmp_path_factory: pytest.TempPathFactory) -> dict[Case, Told]:
    return run_each(tmp_path_factory.mktemp("help"), [(arguments, b"") for arguments in HELP])


@pytest.mark.parametrize("name", sorted(main.commands))
def test_help_speaks_three_languages(helped, name):
    told = helped[(name, "--help"), b""]
    shown = " ".join(told.out.split())
    assert (told.status, told.err) == (0, "")
    command = main.commands[name]
    texts = [command.help, *(option.help for option in command.params if option.param_type_name == "option")]
    assert len(texts) > 1
    for part in (part for text in texts for part in three_languages(text)):
        assert part in shown


def test_the_list_of_commands_is_not_cut_short(helped):
    lines = helped[("-h",), b""].out.splitlines()
    for name, command in main.commands.items():
        (line,) = [line for line in lines if line.split()[:1] == [name]]
        assert line.split(maxsplit=1)[1] == command.help


def test_version(tmp_path):
    told = run(tmp_path, "--version")
    assert (told.status, told.err) == (0, "")
    assert told.out.rstrip().endswith(version("inclusive"))
