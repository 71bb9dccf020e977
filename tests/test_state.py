"""What a build leaves for the next one: whatever is doubtful about it is noticed, and the next build is right.

An interruption, a full disk, a file that stands in the way: the site stays whole, or the next build makes it so.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from inclusive.cli_faults import sentence
from inclusive.derive.index import Index, Nothing
from inclusive.publish.build import Built, build, check, code_digest, program_digest
from inclusive.publish.files import Change, applied
from inclusive.publish.products import Product
from inclusive.publish.shells import shells_digest, shells_rendered
from inclusive.publish.state import State
from inclusive.publish.workers import WORTH_IT, in_silence
from inclusive.render.publication import Publication
from inclusive.render.site import Site
from tests.cases import MEMORY, replace_lines
from tests.changes import put_back
from tests.test_incremental import assert_same, files_in

CAFE = "practices/cafe-des-voisins/fr.md"
ELSEWHERE = Publication("https://example.org/elsewhere/")


def built(root: Path, publication: Publication | None = None) -> Built:
    result = build(root, publication or Publication(), root / "site", search=False)
    assert isinstance(result, Built), result
    return result


def edited(root: Path) -> None:
    """A change that some pages show."""
    replace_lines(root / CAFE, ["title: Le café des voisins"], ["title: Le café d’en bas"])


@pytest.fixture(scope="module")
def before(example_site: Path) -> Iterator[Path]:
    """The miniature, built."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        root = Path(folder) / "before" / "base"
        shutil.copytree(example_site.parent / "build/shells", root / "build/shells")
        put_back(root, 0)
        built(root)
        yield root


@pytest.fixture(scope="module")
def after(before: Path) -> Path:
    """The miniature, edited and built anew: what must come out in the end."""
    root = before.parents[1] / "after" / "base"
    shutil.copytree(before / "build/shells", root / "build/shells")
    put_back(root, 0)
    edited(root)
    built(root)
    return root


@pytest.fixture
def root(before: Path) -> Iterator[Path]:
    """A copy of the miniature, built; files keep their times."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        yield shutil.copytree(before, Path(folder) / "base")


def state_of(root: Path, publication: Publication | None = None) -> State:
    program = program_digest(shells_digest(root), publication or Publication(), root, root / "site")
    return State(root / "build/site.state", program)


def is_void(root: Path, publication: Publication | None = None) -> bool:
    with state_of(root, publication) as state:
        return state.void


def is_right(root: Path, after: Path) -> None:
    """The site is that of a clean build, and the next build finds nothing to do."""
    assert_same(files_in(root / "site"), files_in(after / "site"))
    again = built(root)
    assert (again.written, again.deleted) == (0, 0)


def test_a_good_state_is_trusted(root):
    assert not is_void(root)
    assert built(root) == Built(root / "site", built(root).pages, 0, 0)


def test_a_byte_that_changed_anywhere_is_noticed(root):
    file = root / "build/site.state"
    content, program = file.read_bytes(), state_of(root).program
    places = [*range(0, 200, 7), *range(200, len(content), len(content) // 150), len(content) - 1]
    trusted = []
    for place in places:
        with file.open("r+b") as damaged:
            damaged.seek(place)
            damaged.write(bytes([content[place] ^ 1]))
        trusted += [] if State(file, program).void else [place]
        with file.open("r+b") as damaged:
            damaged.seek(place)
            damaged.write(content[place : place + 1])
    assert trusted == []
    assert not is_void(root)


def test_code_that_changes_in_a_process_is_noticed(tmp_path):
    (tmp_path / "theme").mkdir()
    file, other = tmp_path / "theme/page.html", tmp_path / "notes.md"
    file.write_text("one", encoding="utf-8")
    first = code_digest(tmp_path)
    other.write_text("no code", encoding="utf-8")
    assert code_digest(tmp_path) == first
    file.write_text("two", encoding="utf-8")
    os.utime(file, ns=(0, file.stat().st_mtime_ns + 1_000_000_000))
    second = code_digest(tmp_path)
    file.rename(file.with_name("other.html"))
    third = code_digest(tmp_path)
    assert len({first, second, third}) == 3
    assert code_digest(shutil.copytree(tmp_path, tmp_path.with_name("elsewhere"))) == third


def _seal(root: Path) -> Path:
    return root / "build/site.state.seal"


def _changed(root: Path) -> None:
    content = bytearray((root / "build/site.state").read_bytes())
    content[len(content) // 2] ^= 255
    (root / "build/site.state").write_bytes(content)


def _truncated(root: Path) -> None:
    os.truncate(root / "build/site.state", (root / "build/site.state").stat().st_size // 2)


def _longer(root: Path) -> None:
    with (root / "build/site.state").open("ab") as file:
        file.write(b"\0")


def _empty(root: Path) -> None:
    (root / "build/site.state").write_bytes(b"")


def _missing(root: Path) -> None:
    (root / "build/site.state").unlink()


def _not_sealed(root: Path) -> None:
    _seal(root).unlink()


def _half_sealed(root: Path) -> None:
    os.truncate(_seal(root), 40)


def _seal_is_no_text(root: Path) -> None:
    _seal(root).write_bytes(b"\xff\xfe")


def _of_another_program(root: Path) -> None:
    program, digest = _seal(root).read_text(encoding="utf-8").split()
    _seal(root).write_text(f"{program[::-1]} {digest}", encoding="utf-8")


def _no_state_at_all(root: Path) -> None:
    shutil.rmtree(root / "build")


DAMAGES = (
    _changed,
    _truncated,
    _longer,
    _empty,
    _missing,
    _not_sealed,
    _half_sealed,
    _seal_is_no_text,
    _of_another_program,
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_state_that_is_not_as_it_was_left_is_void_and_the_next_build_is_right(root, after, damage):
    damage(root)
    edited(root)
    assert is_void(root)
    built(root)
    assert not is_void(root)
    is_right(root, after)


def test_a_state_of_other_addresses_is_void(root, after):
    assert is_void(root, ELSEWHERE)
    built(root, ELSEWHERE)
    page = (root / "site/fr/pratiques/cafe-des-voisins/index.html").read_text(encoding="utf-8")
    assert 'href="https://example.org/elsewhere/fr/pratiques/cafe-des-voisins/"' in page
    edited(root)
    built(root)
    is_right(root, after)


def test_an_older_state_is_made_good(root, before, after):
    """It is whole, but another build came after it: the files of the site are not those that it knows."""
    edited(root)
    built(root)
    for name in ("site.state", "site.state.seal"):
        shutil.copy2(before / "build" / name, root / "build" / name)
    assert not is_void(root)
    built(root)
    is_right(root, after)
    put_back(root, 0)
    built(root)
    is_right(root, before)


def test_an_older_site_is_made_good(root, before, after):
    """The state knows another build than the one whose files stand."""
    edited(root)
    built(root)
    shutil.rmtree(root / "site")
    shutil.copytree(before / "site", root / "site")
    built(root)
    is_right(root, after)


def test_a_site_whose_files_lost_their_times_is_not_made_again(root):
    """As when it comes out of a store or an archive."""
    for file in (root / "site").rglob("*"):
        os.utime(file, (0, 0))
    assert (built(root).written, built(root).deleted) == (0, 0)


@pytest.mark.parametrize("name", ["50% des voisins", "a#b?c&d=e", "é « ’ »", "%41%"])
def test_a_folder_of_any_name_keeps_its_state(root, name):
    moved = root.rename(root.with_name(name))
    try:
        assert built(moved).written == 0
        assert check(moved, None) == []
        assert check(moved, None) == []
    finally:
        moved.rename(root)


def stopped(site: Site) -> str:
    del site
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("number", [3, WORTH_IT + 50])  # in one process, and in two
@pytest.mark.parametrize("wrong", [0, -1])
def test_a_product_that_cannot_be_made_leaves_the_site_as_it_was(root, whole, number, wrong):
    products = [Product(f"new/{one}.txt", lambda site: "x") for one in range(number)]  # noqa: ARG005
    products[wrong] = Product("new/wrong.txt", stopped)
    site, standing = Site(root, Index(Nothing()), Publication()), files_in(root)
    change = Change(tuple(products), ("index.html", "robots.txt"))
    with pytest.raises(OSError, match="No space left"):
        applied(site, change, root / "site", whole=whole, tell=in_silence)
    assert files_in(root) == standing
    assert not (root / "site.new").exists()


def run(root: Path, before: str = "", **more: object) -> "subprocess.CompletedProcess[str]":
    """`inclusive build` in a process of its own, after the line `before`."""
    code = f"{before}\nfrom inclusive.__main__ import run\nrun()"
    command = [sys.executable, "-c", code, "build", "--no-search", "--lang", "en"]
    environment = unmeasured() if before.startswith(LIMITED) else None
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, env=environment, **more)


def unmeasured() -> dict[str, str]:
    """An environment that writes nothing of its own, which would meet the full disk too: no coverage, no modules.

    Python 3.11 takes half a compiled module for a whole one.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_PROCESS")}
    return {**kept, "PYTHONDONTWRITEBYTECODE": "1"}


LIMITED = "import resource"
LIMIT = f"{LIMITED}; resource.setrlimit(resource.RLIMIT_FSIZE, ({{0}}, {{0}}))"


def test_a_disk_too_full_for_a_page_leaves_the_site_as_it_was(root, before, after):
    edited(root)
    told = run(root, LIMIT.format(2000))
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith("inclusive: ")
    assert told.stderr.count("\n") == 1
    assert_same(files_in(root / "site"), files_in(before / "site"))
    assert sorted(entry.name for entry in root.iterdir()) == sorted(entry.name for entry in before.iterdir())
    built(root)
    is_right(root, after)


def test_a_disk_too_full_for_the_state_is_told_and_the_next_build_is_right(root, after):
    size = (root / "build/site.state").stat().st_size
    assert size > max(file.stat().st_size for file in (root / "site").rglob("*"))
    _missing(root)
    edited(root)
    told = run(root, LIMIT.format(size - 5000))
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith("inclusive: ")
    assert told.stderr.count("\n") == 1
    assert is_void(root)
    built(root)
    is_right(root, after)


def _file_for_build(root: Path) -> None:
    shutil.rmtree(root / "build")
    (root / "build").write_bytes(b"")


def _folder_for_seal(root: Path) -> None:
    _seal(root).unlink()
    _seal(root).mkdir()


def _folder_for_state(root: Path) -> None:
    _missing(root)
    (root / "build/site.state").mkdir()


def _file_beside(root: Path) -> None:
    (root / "site.new").write_bytes(b"")


@pytest.mark.parametrize(
    ("hindrance", "remedy"),
    [
        (_file_for_build, lambda root: (root / "build").unlink()),
        (_folder_for_seal, lambda root: _seal(root).rmdir()),
        (_folder_for_state, lambda root: (root / "build/site.state").rmdir()),
        (_file_beside, lambda root: (root / "site.new").unlink()),
    ],
)
def test_what_stands_in_the_way_is_told_and_once_it_is_gone_the_build_is_right(root, before, after, hindrance, remedy):
    hindrance(root)
    edited(root)
    with pytest.raises(OSError, match=r"build|site"):
        built(root)
    whole = files_in(root / "site")
    assert whole in (files_in(before / "site"), files_in(after / "site"))
    remedy(root)
    built(root)
    is_right(root, after)


def test_a_base_that_cannot_be_written_to_can_be_checked(root):
    _file_for_build(root)
    assert check(root, None) == []
    replace_lines(root / CAFE, ["title: Le café des voisins"], ["titel: Le café des voisins"])
    assert "F022" in {one.code for one in check(root, None)}


def stopped_after(root: Path, which: signal.Signals, seconds: float) -> tuple[int, str]:
    """`inclusive build`, to which a signal is sent after a while: its status, and what it says is wrong."""
    command = [sys.executable, "-m", "inclusive", "build", "--no-search"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(which)
        _, told = process.communicate()
    return process.returncode, told.decode()


@pytest.fixture(scope="module")
def seconds(before: Path) -> float:
    """How long a first build takes in a process of its own, on this machine at this hour."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        root = shutil.copytree(before, Path(folder) / "base")
        _missing(root)
        start = time.perf_counter()
        assert run(root).returncode == 0
        return time.perf_counter() - start


def test_mkdocs_stops_with_what_is_done_meanwhile(root):
    work, digest = root / "build", shells_digest(root)
    shutil.rmtree(work / "shells")
    with pytest.raises(KeyboardInterrupt), shells_rendered(root, work, digest):
        raise KeyboardInterrupt
    time.sleep(1.5)  # longer than MkDocs takes
    assert not (work / "shells").exists()
    with shells_rendered(root, work, digest):
        assert not (work / "shells/made-from").exists()
    assert (work / "shells/made-from").is_file()


@pytest.mark.parametrize("part", [0.55, 0.7, 0.8, 0.9])  # of the time that a first build takes
@pytest.mark.parametrize("lose", [lambda root: None, _missing], ids=["in place", "anew"])  # noqa: ARG005
@pytest.mark.parametrize("which", [signal.SIGINT, signal.SIGKILL])
def test_after_a_build_that_was_stopped_the_next_is_right(root, before, after, seconds, part, lose, which):
    """Interrupted, it leaves a whole site even before that."""
    lose(root)
    edited(root)
    told = stopped_after(root, which, part * seconds)
    if which == signal.SIGINT:
        assert told in ((0, ""), (1, f"inclusive: {sentence('stopped', 'fr')}\n"))
        assert files_in(root / "site") in (files_in(before / "site"), files_in(after / "site"))
    built(root)
    is_right(root, after)
    assert {entry.name for entry in root.iterdir()} == {entry.name for entry in before.iterdir()}
