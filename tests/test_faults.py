"""What the machine does to us: full disks, missing rights, odd locales, wrong clocks, two builds at once.

Each fault is a real one. The last good site stays whole, one line says in the reader's language what to do, the exit
status is 1, and nobody sees a traceback. Interruptions and damaged states are in `test_state`, odd trees in
`test_wrong_trees`.
"""

# ruff: noqa: F811 (an argument has the name of its fixture)
import errno
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inclusive.catalogue import SPEECHES
from inclusive.cli import main
from inclusive.cli_faults import TOLD, refusal, sentence
from inclusive.errors import ShellsFailed
from inclusive.keeping.archive import archive
from inclusive.languages import Lang
from inclusive.load.corpus_files import load_corpus
from inclusive.load.files import KEPT_BY_WINDOWS
from inclusive.publish.build import check
from inclusive.publish.database import database
from inclusive.publish.lock import BUILD, CHECK
from inclusive.publish.shells import REFUSED, finish_shells
from inclusive.xliff.document import written
from inclusive.xliff.units import sheets
from tests.cases import MEMORY, case_built, not_as_administrator
from tests.changes import put_back
from tests.conftest import ROOT, SOURCES
from tests.proposal_events import PRACTICE, answered
from tests.repositories import committed, repository
from tests.test_incremental import files_in
from tests.test_new import typed
from tests.test_state import CAFE, after, before, built, edited, is_right, root, unmeasured  # noqa: F401 (fixtures)
from tests.workflow_steps import git

ODD_ON_WINDOWS = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ]\Z')
COMMANDS = {
    "build": ("build", "--no-search"),
    "build with search": ("build",),
    "data": ("data",),
    "paper": ("paper",),
    "fix": ("fix", "--current", "cafe-des-voisins"),
    "move": ("move", "--reason", "Un nom plus clair.", "Een duidelijker naam.", "quartier", "voisinage"),
    "edition": ("edition", "--date", "2026-12-01", "2026.3"),
    "copy": ("copy",),
    "sums": ("sums",),
    "intake": ("intake", "--reports", "{base}/build/intake", "{base}/../event.json"),
    "new": ("new", "practice"),
    "xliff-in": ("xliff-in", "{base}/../back.xlf"),
    "schemas": ("schemas",),
    "archive": ("archive",),
    "restore": ("restore", "{base}/../kept.tar", "{base}/build/a new/folder"),
}
APART = ("restore",)  # what works on no base
ASKED = "\nTitel van de praktijk"  # what `new` says first
TYPED = "\n".join(typed("practice", PRACTICE))  # what `new` is told
SPOKEN = [*zip(COMMANDS, SPEECHES * 5, strict=False)]
each_command = pytest.mark.parametrize(
    ("name", "speech"), [(name, "nl" if name == "new" else one) for name, one in SPOKEN]
)


def given(root: Path, name: str) -> list[str]:
    """The words of a command; what it reads stands beside the base, which is a repository where it has to be one."""
    if name == "intake":
        (root.parent / "event.json").write_bytes(answered("practice"))
    elif name == "xliff-in":
        (root.parent / "back.xlf").write_bytes(come_back(root))
    elif name == "restore":
        (root.parent / "kept.tar").write_bytes(kept())
    elif name == "archive":
        git(root, "init", "--quiet", "--initial-branch=main")
        (root / ".git/info/exclude").write_text("/build/\n/site/\n", encoding="utf-8")
        committed(root, "start")
        assert run(root, "en", "sums").exit_code == 0
    return [one.format(base=root) for one in COMMANDS[name]]


def come_back(root: Path) -> bytes:
    """Two concepts and two practices, translated: three files of the base change."""
    every = sheets(load_corpus(root)[0], Lang.NL, ("accueil", "bas-seuil", "cafe-des-voisins", "permanence-du-parc"))
    done = [
        replace(one, units=tuple(replace(unit, target=f"Een tekst [^s1] {unit.id}") for unit in one.units))
        for one in every
    ]
    assert len(done) == 4
    return written(done, Lang.NL).encode()


@cache
def kept() -> bytes:
    """An archive of the miniature."""
    with tempfile.TemporaryDirectory() as folder:
        base = repository(Path(folder) / "base")
        subprocess.run(["make", "--silent", "site"], cwd=base, check=True, capture_output=True)
        return archive(base, base / "site", Path(folder)).read_bytes()


def run(root: Path, speech: str, *arguments: str) -> Result:
    """A command in this process."""
    where = () if arguments[0] in APART else ("--root", str(root))
    return CliRunner().invoke(main, [*arguments, *where, "--lang", speech], input=TYPED)


def whole(root: Path) -> dict[str, bytes]:
    """All that must not change: what stands below the base and beside it, but for what a command works with."""
    files, ours = files_in(root.parent), f"{root.name}/build/"
    shown = (f"{ours}archive/", f"{ours}a new/")
    return {
        path: data
        for path, data in files.items()
        if "/.git/" not in path and (not path.startswith(ours) or path.startswith(shown))
    }


def says(result: Result, kind: str, speech: str) -> None:
    """One line in this language, and status 1."""
    start, _, end = TOLD[speech][kind].partition("{file}")
    assert result.exit_code == 1, result.output
    assert result.stdout == "" or result.stdout.startswith(ASKED), result.output
    assert result.stderr.startswith(f"inclusive: {start}"), result.stderr
    assert result.stderr.endswith(f"{end} {TOLD[speech]['whole']}\n"), result.stderr
    assert result.stderr.count("\n") == 1


def names(root: Path) -> set[str]:
    return {entry.name for entry in root.iterdir()}


@contextmanager
def full_disk(most: int) -> Iterator[None]:
    """No file can be longer than `most` bytes; Python compiles nothing then, for it would keep half a module."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "dont_write_bytecode", True)
        patch.setenv("PYTHONDONTWRITEBYTECODE", "1")
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def closed(root: Path) -> Iterator[None]:
    """Nobody may write below `root`, as seen by somebody who is not the administrator."""
    places = [root, *root.rglob("*")]
    for place in places:
        place.chmod(0o555 if place.is_dir() else 0o444)
    try:
        with not_as_administrator():
            yield
    finally:
        for place in places:
            place.chmod(0o755)


WRITES = ("os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink", "os.truncate", "os.utime")
read_only: list[Path] = []  # what the hook below takes for a disk that can only be read
watched: list[Path] = []  # where acts are counted
stops: list[int] = []  # after how many acts somebody interrupts, once


def _refuses(event: str, given: tuple[object, ...]) -> None:
    """What the system answers who writes on a disk that can only be read, or who is interrupted: before the act."""
    if not (read_only or stops):
        return
    if event in WRITES or (event == "open" and _to_write(given[2])):
        files = [Path(os.fsdecode(one)) for one in given[:2] if isinstance(one, str | bytes | os.PathLike)]
        for file in files if read_only else ():
            if file.is_relative_to(read_only[0]):
                raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(file))
    elif event != "subprocess.Popen":
        return
    if stops and (event == "subprocess.Popen" or any(file.is_relative_to(watched[0]) for file in files)):
        stops[0] -= 1
        if not stops[0]:
            raise KeyboardInterrupt


def _to_write(flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


@pytest.fixture(scope="module")
def hooked() -> None:
    sys.addaudithook(_refuses)


@contextmanager
def on_a_disk_to_read(root: Path) -> Iterator[None]:
    """Nobody may write below `root`, the administrator neither."""
    read_only.append(root)
    try:
        yield
    finally:
        read_only.clear()


@contextmanager
def interrupted_at(number: int, root: Path) -> Iterator[None]:
    """Somebody interrupts just before an act: the `number`th, from 1, that writes below `root` or calls a program."""
    stops.append(number)
    watched.append(root)
    try:
        yield
    finally:
        stops.clear()
        watched.clear()


@each_command
@pytest.mark.usefixtures("hooked")
def test_a_read_only_disk_changes_nothing_and_is_told(root, name, speech):
    edited(root)
    command = given(root, name)
    standing = whole(root)
    with on_a_disk_to_read(root):
        told = run(root, speech, *command)
    says(told, "read only", speech)
    assert str(root) in told.stderr
    assert whole(root) == standing


@pytest.mark.usefixtures("hooked")
def test_a_read_only_disk_can_be_checked(root):
    shutil.rmtree(root / "build")
    with on_a_disk_to_read(root):
        told = run(root, "en", "check")
    assert (told.exit_code, told.stderr) == (0, "")
    assert not (root / "build").exists()


@each_command
def test_a_full_disk_changes_nothing_and_is_told(root, name, speech):
    edited(root)
    command = given(root, name)
    standing, entries = whole(root), names(root)
    with full_disk(60):
        told = run(root, speech, *command)
    says(told, "full", speech)
    assert whole(root) == standing
    assert names(root) == entries


@pytest.fixture
def small() -> Iterator[Path]:
    """A folder that holds the miniature, with a site of one page."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        root = Path(folder) / "now/base"
        put_back(root, 0)
        (root / "site").mkdir()
        (root / "site/.nojekyll").touch()
        (root / "site/index.html").write_text("une page", encoding="utf-8")
        yield Path(folder)


@pytest.mark.parametrize("name", ["sums", "xliff-in", "schemas", "archive", "restore"])
@pytest.mark.usefixtures("hooked")
def test_interrupted_at_any_act_all_is_as_before_or_after_and_once_more_is_right(small, name):
    root = small / "now/base"
    command, before = given(root, name), whole(root)
    shutil.copytree(small / "now", small / "before")
    told = run(root, "nl", *command)
    assert told.exit_code == (name == "xliff-in"), told.output  # what it brought says nothing to the check
    after = whole(root)
    for number in count(1):
        shutil.rmtree(small / "now")
        shutil.copytree(small / "before", small / "now")
        with interrupted_at(number, small):
            told = run(root, "nl", *command)
            if stops[0] > 0:
                break
        assert (told.exit_code, told.stderr) == (1, f"inclusive: {sentence('stopped', 'nl')}\n"), number
        assert whole(root) in (before, after), number
        if files_in(small / "now") != files_in(small / "before"):
            run(root, "nl", *command)
            assert whole(root) == after, number
    assert number > 3


@each_command
def test_missing_rights_change_nothing_and_are_told(root, name, speech):
    edited(root)
    root.parent.chmod(0o755)
    run(root, speech, "check")  # all modules are loaded while we may still read them
    command = given(root, name)
    standing = whole(root)
    with closed(root):
        told = run(root, speech, *command)
    says(told, "closed", speech)
    assert whole(root) == standing


def test_a_read_only_tree_can_be_checked(root):
    root.parent.chmod(0o755)
    shutil.rmtree(root / "build")
    with closed(root):
        assert check(root, None) == []
        assert not (root / "build").exists()


def test_a_disk_too_full_for_mkdocs_is_told(root, monkeypatch):
    for name in os.environ.keys() - unmeasured().keys():
        monkeypatch.delenv(name)
    shutil.rmtree(root / "build/shells")
    standing = whole(root)
    with full_disk(3000):
        told = run(root, "nl", "build", "--no-search")
    says(told, "full", "nl")
    assert whole(root) == standing


@pytest.mark.parametrize(
    ("said", "raised"),
    [
        (['refused: [28, "No space left on device", "x"]', "Exception ignored in: stdout"], OSError),
        (["Exception ignored in: stdout"], ShellsFailed),
        ([], ShellsFailed),
    ],
)
def test_what_mkdocs_says_beside_a_refusal_does_not_hide_it(tmp_path, said, raised):
    script = f"print(*{said!r}, sep='\\n'); raise SystemExit({REFUSED})"
    running = subprocess.Popen([sys.executable, "-c", script], text=True, stdout=subprocess.PIPE)
    with pytest.raises(raised, match=r"No space left on device: 'x'" if raised is OSError else "MkDocs: "):
        finish_shells(running, tmp_path, "")


def test_a_disk_too_full_for_what_is_left_behind_is_told_and_the_next_build_is_right(root, after):
    edited(root)
    with full_disk(2000 + max(file.stat().st_size for file in (root / "site").rglob("*"))):
        told = run(root, "fr", "build")
    says(told, "full", "fr")
    shutil.rmtree(root / "site/search", ignore_errors=True)  # the site to compare with has none
    built(root)
    is_right(root, after)


def test_a_database_that_is_refused_is_a_file_that_is_refused(tmp_path):
    def write(file: Path) -> None:
        with database(file) as base:
            base.execute("CREATE TABLE IF NOT EXISTS one (text TEXT)")
            base.execute("INSERT INTO one VALUES (?)", ("x" * 100_000,))

    def refused(file: Path) -> int | None:
        with pytest.raises(OSError, match=file.name) as told:
            write(file)
        return told.value.errno

    with full_disk(50_000):
        assert refused(tmp_path / "large") == errno.ENOSPC
    assert refused(tmp_path) == errno.EACCES
    write(tmp_path / "whole")
    with closed(tmp_path):
        assert refused(tmp_path / "whole") == errno.EACCES
        assert refused(tmp_path / "new") == errno.EACCES


def test_what_is_printed_on_a_full_disk_is_told(root):
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "inclusive", "check", "--lang", "en"]
        told = subprocess.run(command, cwd=root, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert told.returncode == 1
    assert told.stderr.startswith("inclusive: the disk is full")
    assert told.stderr.count("\n") == 1


@pytest.mark.parametrize("speech", SPEECHES)
@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OSError(errno.EROFS, "Read-only", "site"), "read only"),
        (OSError(errno.EDQUOT, "Quota", "site"), "full"),
        (FileExistsError(errno.EEXIST, "Exists", "site"), "in the way"),
        (NotADirectoryError(errno.ENOTDIR, "No folder", "a", None, "site"), "in the way"),
        (OSError(errno.EIO, "Input/output error", "site"), "other"),
        (OSError("strange\nindeed, site"), "other"),
    ],
)
def test_each_refusal_has_its_sentence(error, kind, speech):
    told = refusal(error, speech)
    assert told.startswith(TOLD[speech][kind].partition("{")[0])
    assert told.endswith(TOLD[speech]["whole"])
    assert "site" in told.partition(TOLD[speech]["whole"])[0]
    assert "\n" not in told


def _no_dutch_text(root: Path) -> None:
    (root / CAFE).with_name("nl.md").unlink()


def _no_dutch_page(root: Path) -> None:
    shutil.rmtree(root / "docs/nl")


def _marked(root: Path) -> None:
    (root / CAFE).write_bytes(b"\xef\xbb\xbf" + (root / CAFE).read_bytes())


def _twins(root: Path) -> None:
    shutil.copy(root / "docs/fr/about.md", root / "docs/fr/About.md")


@pytest.mark.parametrize("speech", SPEECHES)
@pytest.mark.parametrize(
    ("fault", "code"), [(_no_dutch_text, "T001"), (_no_dutch_page, "F001"), (_marked, "F004"), (_twins, "I009")]
)
def test_a_wrong_source_leaves_the_last_good_site(root, fault, code, speech):
    standing = files_in(root / "site")
    fault(root)
    told = run(root, speech, "build")
    assert (told.exit_code, told.stderr) == (1, "")
    assert f": {code} " in told.stdout
    assert files_in(root / "site") == standing


def test_windows_line_ends_give_the_same_site(root, before):
    for file in [
        *root.glob("practices/*/*"),
        *root.glob("docs/*/*.md"),
        *root.glob("registers/**/*.yml"),
        root / SOURCES[-1],
    ]:
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert check(root, None) == []
    assert built(root).written == 0
    is_right(root, before)


@pytest.mark.parametrize("when", [0, 4_102_444_800], ids=["1970", "2100"])
def test_a_wrong_clock_hides_no_change_and_changes_nothing(root, after, when):
    edited(root)
    for file in [*root.rglob("*")]:
        os.utime(file, (when, when))
    built(root)
    is_right(root, after)


@pytest.mark.parametrize(
    ("terminal", "shown"),
    [
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "\n    → vérifiez l’identifiant".encode()),
        ({"PYTHONIOENCODING": "iso-8859-1"}, b"\n    \\u2192 v\xe9rifiez l\\u2019identifiant"),
        ({"PYTHONIOENCODING": "ascii"}, "\n    → vérifiez l’identifiant".encode()),
    ],
    ids=["locale C", "Latin 1", "ASCII"],
)
def test_a_terminal_that_lacks_a_letter_shows_what_it_can(terminal, shown):
    command = [sys.executable, "-m", "inclusive", "check", "--root"]
    with case_built("L001-far") as root:
        told = subprocess.run([*command, root], env={**os.environ, **terminal}, capture_output=True, check=False)
    assert (told.returncode, told.stderr) == (1, b"")
    assert shown in told.stdout


HOLDER = """
import sys
from pathlib import Path
from inclusive.publish.lock import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held(file: Path) -> Iterator[Callable[[], None]]:
    """Another process is at work, until it is told to end."""
    command = [sys.executable, "-c", HOLDER, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "held\n"
        yield process.stdin.close


@pytest.mark.parametrize(
    ("name", "speech"),
    [("build", "nl"), ("data", "fr"), ("fix", "en"), ("sums", "nl"), ("schemas", "fr"), ("archive", "en")],
)
def test_a_second_command_says_that_it_waits_and_then_works(root, name, speech):
    command = [sys.executable, "-m", "inclusive", *given(root, name), "--lang", speech]
    with (
        held(root / BUILD) as release,
        subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True) as second,
    ):
        assert second.stderr.readline() == f"{TOLD[speech]['waiting']}\n"
        assert second.poll() is None
        release()
        assert (second.wait(), second.stderr.read()) == (0, "")


def test_a_check_waits_for_a_check_but_not_for_a_build(root):
    assert check(root, None) == []
    with held(root / BUILD):
        assert check(root, None) == []
    command = [sys.executable, "-m", "inclusive", "check"]
    with held(root / CHECK) as release, subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE) as second:
        with pytest.raises(subprocess.TimeoutExpired):
            second.wait(1)
        release()
        assert second.wait() == 0


def test_two_builds_at_once_give_the_site_of_one(root, after):
    edited(root)
    command = [sys.executable, "-m", "inclusive", "build", "--no-search"]
    both = [subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [one.wait() for one in both] == [0, 0]
    is_right(root, after)


def test_the_site_may_stand_on_another_disk(root):
    edited(root)
    with tempfile.TemporaryDirectory(dir="/tmp" if MEMORY else None) as elsewhere:
        told = run(root, "en", "build", "--out", f"{elsewhere}/site")
        assert told.exit_code == 0, told.output
        assert (Path(elsewhere) / "site/search").is_dir()
        data = run(root, "en", "data", "--out", f"{elsewhere}/site")
        assert data.exit_code == 0, data.output


def test_no_two_addresses_of_the_site_differ_by_capitals_only(example_site):
    paths = [path.casefold() for path in files_in(example_site)]
    assert len(paths) == len(set(paths))


@pytest.fixture(scope="module")
def listed() -> list[str]:
    """Every file of this repository."""
    told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return told.stdout.split("\0")[:-1]


def test_no_two_files_of_this_repository_differ_by_capitals_only(listed):
    assert len(set(listed)) == len({path.casefold() for path in listed})


def test_every_file_of_this_repository_can_be_had_on_windows(listed):
    steps = {step for path in listed for step in path.split("/")}
    assert [step for step in sorted(steps) if KEPT_BY_WINDOWS.fullmatch(step) or ODD_ON_WINDOWS.search(step)] == []


def test_git_hides_no_change_of_this_repository(listed):
    """An attribute can fold a file away in a comparison, leave it out of an archive or give it other bytes."""
    assert [path for path in listed if path.endswith((".gitattributes", ".gitmodules"))] == [".gitattributes"]
    lines = (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert {one for line in lines for one in line.split()[1:]} <= {"text=auto", "eol=lf", "-text", "binary"}
    told = subprocess.run(["git", "ls-files", "--stage", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {line.split()[0] for line in told.stdout.split("\0")[:-1]} <= {"100644", "100755"}  # no link, no module


@pytest.mark.parametrize("name", ["con", "NUL", "aux.md", "com1", "lpt9.fr.svg", "prn."])
def test_what_windows_keeps_is_known(name):
    assert KEPT_BY_WINDOWS.fullmatch(name)


@pytest.mark.parametrize("name", ["contact", "con-x", "nul-part", "com", "com10", "x.con", "auxiliaire"])
def test_what_only_begins_so_is_free(name):
    assert not KEPT_BY_WINDOWS.fullmatch(name)
