"""`inclusive serve`, asked over HTTP: what is saved is shown, what is wrong is told, and the last good site stays.

Its tests share one running preview, hence one file.
"""

import http.client
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from inclusive.data_command import publish_data
from inclusive.languages import LANGS
from inclusive.publish.build import Built
from inclusive.publish.handler import RELOAD, RELOAD_PATH
from inclusive.publish.serve import Preview
from inclusive.render.addresses import Place
from inclusive.render.publication import Publication
from tests.cases import replace_lines
from tests.conftest import ROOT
from tests.story import without_editions

FR, NL = LANGS
PATIENCE = 30  # seconds: a busy machine is waited for
PROMPT = 2  # seconds: an ordinary edit takes no longer, on a machine that does nothing else
CAFE = Place(FR, "practice", "cafe-des-voisins")


@dataclass
class Served:
    """A running `inclusive serve` over a base of its own."""

    root: Path
    port: int
    process: "subprocess.Popen[bytes]"

    @property
    def out(self) -> str:
        """What it said."""
        return (self.root / "out.txt").read_text(encoding="utf-8")

    @property
    def err(self) -> str:
        """What it complained of."""
        return (self.root / "err.txt").read_text(encoding="utf-8")

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of a page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", f"/{path}")
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def shows(self, path: str, text: str) -> Callable[[], bool]:
        """Whether the page at `path` holds `text`."""
        return lambda: text in self.get(path)[1]

    def interrupt(self) -> int:
        """Press Ctrl+C; the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=PATIENCE)


def seconds_until(condition: Callable[[], bool]) -> float:
    """How long it takes until `condition` holds."""
    start = time.perf_counter()
    while not condition():
        assert time.perf_counter() - start < PATIENCE
        time.sleep(0.02)
    return time.perf_counter() - start


def slowness() -> float:
    """How many times slower than alone we run now: 1, unless others use the machine."""
    wall, own = time.perf_counter(), time.process_time()
    while time.process_time() - own < 0.1:
        pass
    return max(1.0, (time.perf_counter() - wall) / 0.1)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def answers(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


def serve(root: Path, port: int) -> Served:
    """Start `inclusive serve`; return when it listens."""
    command = [sys.executable, "-m", "inclusive", "serve", "--root", root, "--port", str(port), "--lang", "en"]
    with (root / "out.txt").open("wb") as out, (root / "err.txt").open("wb") as err:
        served = Served(root, port, subprocess.Popen(command, cwd=root, stdout=out, stderr=err))
    seconds_until(lambda: served.process.poll() is not None or answers(port))
    return served


@contextmanager
def serving(root: Path) -> Iterator[Served]:
    """`inclusive serve`, ended in any case."""
    one = serve(root, free_port())
    try:
        yield one
    finally:
        one.process.kill()
        one.process.wait(timeout=PATIENCE)


@pytest.fixture(scope="module")
def served(example_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The miniature, served."""
    with serving(shutil.copytree(example_site.parent, tmp_path_factory.mktemp("served") / "base")) as one:
        seconds_until(one.shows(CAFE.path, "Le café des voisins"))
        yield one


def edit(file: Path, old: str, new: str) -> None:
    """Save `file` with `new` in place of `old`, which stands in it once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    file.write_text(text.replace(old, new), encoding="utf-8")


EDITS = {
    "practice": ("practices/cafe-des-voisins/fr.md", "Le lieu est", CAFE),
    "glossary": ("glossary.yml", "aide donnée par une personne", Place(FR, "term", "pair-aidance")),
    "page": ("docs/nl/about.md", "Buren en diensten", Place(NL, "page:about")),
}


@pytest.mark.parametrize("kind", EDITS)
def test_a_saved_file_is_shown_within_two_seconds(served, kind):
    path, words, place = EDITS[kind]
    seconds = []
    for number in range(4):
        busy = slowness()
        edit(served.root / path, words, f"Zie {number} {words}")
        words = f"Zie {number} {words}"
        seconds.append(seconds_until(served.shows(place.path, words)) / busy)
    assert statistics.median(seconds[1:]) <= PROMPT


def test_an_open_page_is_told_to_reload(served):
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=PATIENCE)
    try:
        connection.request("GET", RELOAD_PATH)
        stream = connection.getresponse()
        assert (stream.status, stream.getheader("Content-Type")) == (200, "text/event-stream")
        edit(served.root / "registers/questions.yml", "Le [[quartier]] compte aussi.", "Le [[quartier]] compte.")
        assert stream.readline() == b"data: rebuilt\n"
    finally:
        connection.close()


def test_a_page_listens_and_other_files_are_left_alone(served):
    status, page = served.get(CAFE.path)
    assert status == 200
    assert page.endswith(f"<script>{RELOAD}</script>")
    assert "script-src 'self' 'sha256-" in page
    status, style = served.get("assets/site.css")
    assert (status, RELOAD in style) == (200, False)


@pytest.mark.parametrize("path", ["fr/nulle-part/", "nulle-part", "fr/pratiques/nulle-part/?x=1", "assets/"])
def test_a_missing_page_is_told_in_both_languages(served, path):
    status, page = served.get(path)
    assert status == 404
    assert "Page introuvable" in page
    assert "Pagina niet gevonden" in page


def test_what_is_made_apart_is_shown_once_it_was_made_and_told_before(served):
    for name in ("data", "paper"):
        shutil.rmtree(served.root / "build" / name, ignore_errors=True)
    for path, command in (("paper/soupe-mobile.fr.pdf", "paper"), ("embed/accueil/nl/", "data"), ("data/v1/", "data")):
        status, page = served.get(path)
        assert (status, page.count(f"<code>inclusive {command}</code>")) == (404, 3)
    publish_data(served.root, Publication(), served.root / "site")
    assert served.get("embed/accueil/nl/")[1].count("<dfn>onthaal</dfn>") == 1
    assert served.get("data/v1/records/accueil.json")[0] == 200
    assert served.get("data/v1/nothing.json")[0] == 404
    assert served.get("data/made.json")[0] == 404


def test_an_address_without_its_last_slash_is_completed(served):
    assert served.get(CAFE.path.rstrip("/"))[0] == 301


def test_a_problem_is_told_and_the_last_good_site_stays(served):
    file = served.root / "practices/buurthuis-noord/fr.md"
    address = Place(FR, "practice", "buurthuis-noord").path
    edit(file, "La maison est ouverte chaque jour.", "La maison est ouverte [[nulle-part]].")
    seconds_until(lambda: "practices/buurthuis-noord/fr.md:12:" in served.out)
    assert "L004" in served.out
    assert served.get(address)[1].count("La maison est ouverte chaque jour.") == 1
    edit(file, "La maison est ouverte [[nulle-part]].", "La maison est ouverte toute la nuit.")
    seconds_until(served.shows(address, "La maison est ouverte toute la nuit."))


def test_mkdocs_may_refuse_and_the_last_good_site_stays(served):
    page, address = served.root / "docs/fr/criteria.md", Place(FR, "page:criteria").path
    (served.root / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")
    edit(page, "Elle dure depuis un an.", "Elle dure depuis deux ans.")
    seconds_until(lambda: "inclusive: MkDocs: " in served.err)
    good = served.get(address)[1]  # the search index of the save before may still have taken this one along
    refusals = served.err.count("inclusive: MkDocs: ")
    edit(page, "Elle dure depuis deux ans.", "Elle dure depuis trois ans.")
    seconds_until(lambda: served.err.count("inclusive: MkDocs: ") > refusals)
    assert "Traceback" not in served.err
    assert served.get(address)[1] == good
    assert "trois ans" not in good
    (served.root / "mkdocs.yml").unlink()
    edit(page, "Elle dure depuis trois ans.", "Elle dure depuis quatre ans.")
    seconds_until(served.shows(address, "Elle dure depuis quatre ans."))


def test_the_page_of_a_deleted_practice_disappears(served):
    place = Place(FR, "practice", "soupe-mobile")
    assert served.get(place.path)[0] == 200
    without_editions(served.root)
    shutil.rmtree(served.root / "practices/soupe-mobile")
    seconds_until(lambda: served.get(place.path)[0] == served.get(place.other.path)[0] == 404)
    seconds_until(lambda: "soupe-mobile" not in served.get(Place(FR, "practice").path)[1])


def test_a_port_in_use_is_told_and_the_preview_stays(served):
    command = [sys.executable, "-W", "error", "-m", "inclusive", "serve", "--port", str(served.port)]
    done = subprocess.run(command, cwd=served.root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("inclusive: un autre programme emploie déjà cette adresse.")
    assert done.stderr.count("\n") == 1
    assert served.get(CAFE.path)[0] == 200


OTHER_THEME = (  # a configuration of the base's own, with another name in the Dutch menu
    (ROOT / "mkdocs.yml")
    .read_text(encoding="utf-8")
    .replace("custom_dir: scripts", f"custom_dir: {ROOT / 'scripts'}")
    .replace("name: Controleregels", "name: Regelboek")
)


def test_a_theme_that_waits_for_the_content_is_not_forgotten(example_site, tmp_path):
    root = shutil.copytree(example_site.parent, tmp_path / "base")
    told = []
    preview = Preview(root, Publication(), tmp_path / "shown", lambda result, seconds: told.append((result, seconds)))
    assert preview.rebuild()
    (root / "mkdocs.yml").write_text(OTHER_THEME, encoding="utf-8")
    replace_lines(root / "docs/nl/about.md", ["title: Over"], ["titel: Over"])
    assert not preview.rebuild()
    before = {
        path: (tmp_path / "shown" / path / "index.html").read_text(encoding="utf-8") for path in ("nl/over", "fr")
    }
    replace_lines(root / "docs/nl/about.md", ["titel: Over"], ["title: Over"])
    assert preview.rebuild()
    assert [type(result) for result, _ in told] == [Built, list, Built]
    assert all(seconds > 0 for _, seconds in told)
    for path, text in before.items():
        assert "Regelboek" not in text
        assert ("Regelboek" in (tmp_path / "shown" / path / "index.html").read_text(encoding="utf-8")) == (
            path[:2] == "nl"
        )
    assert (tmp_path / "shown" / "assets" / "site.css").is_file()


def test_it_begins_with_a_problem_and_ends_with_an_interrupt(example_site, tmp_path):
    root = shutil.copytree(example_site.parent, tmp_path / "base")
    replace_lines(root / "docs/nl/about.md", ["title: Over"], ["titel: Over"])
    with serving(root) as served:
        seconds_until(lambda: "docs/nl/about.md:2:1: F022" in served.out)
        assert served.get("nl/over/")[0] == 503
        replace_lines(root / "docs/nl/about.md", ["titel: Over"], ["title: Over"])
        seconds_until(lambda: served.get("nl/over/")[0] == 200)
        assert served.interrupt() in (0, 130)
        assert served.err == ""
        assert "Traceback" not in served.out
