"""Sums, verification, archive: with real repositories, a real server, and one byte that changed."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inclusive.catalogue import SPEECHES
from inclusive.cli import main
from inclusive.cli_faults import WITH_A_FILE, sentence, told_within
from inclusive.errors import DamagedArchive, GitRefused, NoSums, NotArchived, NotASite, NotBuilt, NotServed
from inclusive.keeping.archive import archive, contents, digest_of, restore, tarred
from inclusive.keeping.git import REFUSALS, refused_by_the_machine
from inclusive.keeping.sums import FILE, digests, read_sums
from inclusive.keeping.verify import fetched, rebuilt, verify
from tests.repositories import cloned, committed, repository
from tests.test_faults import full_disk, says
from tests.workflow_steps import git

PAGE = "practices/soupe-mobile/nl.md"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose site was made."""
    folder = repository(tmp_path_factory.mktemp("kept") / "base")
    made(folder)
    return folder


@pytest.fixture
def copy(base: Path, tmp_path: Path) -> Path:
    return shutil.copytree(base, tmp_path / "copy")


def made(folder: Path) -> None:
    subprocess.run(["make", "--silent", "site"], cwd=folder, check=True, capture_output=True)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder, at an address of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def test_the_sums_name_the_commit_and_sha256sum_reads_them(base):
    text = (base / "site" / FILE).read_text(encoding="utf-8")
    sums = read_sums(text, FILE)
    assert sums.commit == git(base, "rev-parse", "HEAD").strip()
    assert sums.files == digests(base / "site")
    assert PAGE in sums.files
    assert not {FILE, ".nojekyll"} & sums.files.keys()
    done = subprocess.run(["sha256sum", "--check", "--strict", "--quiet", FILE], cwd=base / "site", check=False)
    assert done.returncode == 0


def test_what_is_not_committed_has_no_commit(copy):
    (copy / "glossary.yml").write_text("[]\n", encoding="utf-8")
    made(copy)
    text = (copy / "site" / FILE).read_text(encoding="utf-8")
    assert text.startswith("# commit none\n")
    with pytest.raises(NoSums, match="there: no SHA256SUMS"):
        read_sums(text, "there")


def test_only_a_site_has_sums(tmp_path):
    result = CliRunner().invoke(main, ["sums", "--root", str(tmp_path), "--out", str(tmp_path)])
    assert isinstance(result.exception, NotASite)


def test_a_site_that_is_its_commit_s_is_verified(base):
    with served(base / "site") as url:
        stated, differing = verify(base, url.rstrip("/"))
    assert (stated.commit, differing) == (git(base, "rev-parse", "HEAD").strip(), [])
    assert git(base, "worktree", "list").count("\n") == 1


def one_byte(site: Path) -> None:
    (site / PAGE).write_bytes((site / PAGE).read_bytes().replace(b"s", b"S", 1))


def one_byte_and_its_sum(site: Path) -> None:
    before = digests(site)[PAGE]
    one_byte(site)
    sums = site / FILE
    sums.write_text(sums.read_text(encoding="utf-8").replace(before, digests(site)[PAGE]), encoding="utf-8")


def one_file_less(site: Path) -> None:
    (site / PAGE).unlink()


def one_file_more(site: Path) -> None:
    (site / "more é.html").write_text("x", encoding="utf-8")
    with (site / FILE).open("a", encoding="utf-8") as sums:
        sums.write(f"{digests(site)['more é.html']}  more é.html\n")


@pytest.mark.parametrize(
    ("change", "named"),
    [(one_byte, PAGE), (one_byte_and_its_sum, PAGE), (one_file_less, PAGE), (one_file_more, "more é.html")],
)
def test_a_file_that_is_not_its_commit_s_is_named(copy, change, named):
    change(copy / "site")
    with served(copy / "site") as url:
        result = CliRunner().invoke(main, ["verify", "--root", str(copy), "--lang", "en", url])
    assert (result.exit_code, result.stdout) == (1, f"{named}: differs\n")


def test_what_cannot_be_verified_is_told(base, tmp_path):
    with served(tmp_path) as url, pytest.raises(NoSums, match="SHA256SUMS"):
        verify(base, url)
    with pytest.raises(NotServed, match="nowhere"):
        fetched("http://nowhere.invalid/")
    with pytest.raises(NotServed, match="unknown url type"):
        fetched("nowhere")


def test_a_commit_that_we_do_not_have_is_told(copy):
    sums = copy / "site" / FILE
    commit = git(copy, "rev-parse", "HEAD").strip()
    sums.write_text(sums.read_text(encoding="utf-8").replace(commit, "0" * 40), encoding="utf-8")
    with served(copy / "site") as url, pytest.raises(GitRefused, match="git: "):
        verify(copy, url)


def test_a_commit_that_cannot_be_built_is_told(copy):
    (copy / "Makefile").write_text(".PHONY: site\nsite:\n\techo why; exit 1\n", encoding="utf-8")
    with pytest.raises(NotBuilt, match="why"):
        rebuilt(copy, read_sums((copy / "site" / FILE).read_text(encoding="utf-8"), FILE))


def test_the_same_commit_gives_the_same_archive(base, tmp_path):
    git(base, "tag", "--force", "edition-2026.1")
    clone = cloned(base, tmp_path / "cloné ailleurs")
    made(clone)
    one, other = (archive(folder, folder / "site", tmp_path / folder.name) for folder in (base, clone))
    assert one.name == other.name == f"inclusive-{git(base, 'rev-parse', 'HEAD')[:12]}.tar"
    assert one.read_bytes() == other.read_bytes()


def test_an_archive_restores_to_the_same_site_and_history(base, tmp_path):
    committed_again = git(base, "log", "--format=%H %s")
    file = archive(base, base / "site", tmp_path)
    result = restored(file, tmp_path / "again")
    assert result.exit_code == 0, result.output
    assert contents(tmp_path / "again/site") == contents(base / "site")
    assert git(tmp_path / "again", "log", "--format=%H %s") == committed_again
    assert git(tmp_path / "again", "status", "--porcelain", "--branch") == "## main\n"


def restored(file: Path, folder: Path) -> Result:
    return CliRunner().invoke(main, ["restore", "--lang", "fr", str(file), str(folder)])


def test_common_tools_read_an_archive(base, tmp_path):
    file = archive(base, base / "site", tmp_path)
    subprocess.run(["tar", "--extract", "--file", file], cwd=tmp_path, check=True)
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=tmp_path, check=True)
    git(tmp_path, "clone", "--quiet", "base.bundle", "again")
    assert (tmp_path / "again" / PAGE).read_bytes() == (tmp_path / "sources" / PAGE).read_bytes()


def test_an_archive_that_was_altered_is_refused(base, tmp_path):
    file = archive(base, base / "site", tmp_path)
    content = file.read_bytes()
    where = content.index(b"title: De rijdende soep")
    file.write_bytes(content[:where] + b"T" + content[where + 1 :])
    with pytest.raises(DamagedArchive, match=PAGE):
        restore(file, tmp_path / "again")
    file.write_bytes(b"no tar at all")
    with pytest.raises(DamagedArchive):
        restore(file, tmp_path / "again")
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize("lacking", ["base.bundle", "site/SHA256SUMS"])
def test_an_archive_that_lacks_what_it_restores_from_is_refused(tmp_path, lacking):
    files = {path: b"x" for path in ("base.bundle", "site/SHA256SUMS") if path != lacking}
    sums = "".join(f"{digest_of(data)}  {path}\n" for path, data in files.items())
    (tmp_path / "kept.tar").write_bytes(tarred({**files, FILE: sums.encode()}, 0))
    with pytest.raises(DamagedArchive, match=lacking):
        restore(tmp_path / "kept.tar", tmp_path / "again")
    assert not (tmp_path / "again").exists()


def heavy(copy: Path, line: str) -> Path:
    """An archive of a base whose Makefile has one more line."""
    with (copy / "Makefile").open("a", encoding="utf-8") as makefile:
        makefile.write(f"\t{line}\n\t{sys.executable} -m inclusive sums\n")
    committed(copy, "heavy")
    made(copy)
    return archive(copy, copy / "site", copy.parent)


@pytest.mark.parametrize("step", ["history", "sources", "site"])
def test_a_disk_that_gets_full_while_restoring_leaves_nothing(copy, tmp_path, step):
    if step == "sources":
        (copy / "registers/large.txt").write_text("0" * 400_000, encoding="utf-8")
    file = heavy(copy, "head -c 400000 /dev/zero > site/large.txt" if step == "site" else "")
    with full_disk(60 if step == "history" else 300_000):
        result = restored(file, tmp_path / "above/again")
    says(result, "full", "fr")
    assert not (tmp_path / "above").exists()
    assert restored(file, tmp_path / "above/again").exit_code == 0


def test_a_commit_that_cannot_be_built_is_not_restored_by_half(copy, tmp_path):
    file = heavy(copy, "test ! -e ../again")
    result = restored(file, tmp_path / "again")
    assert isinstance(result.exception, NotBuilt)
    assert str(result.exception).splitlines()[-1].endswith("then run the command again.")
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize("speech", SPEECHES)
def test_what_is_refused_within_make_site_is_told_as_such(copy, tmp_path, speech):
    """In the reader's language, whatever that of the command which make calls, and not among what make prints."""
    occupied = f"rm site/SHA256SUMS && mkdir site/SHA256SUMS && {sys.executable} -m inclusive sums --lang {speech}"
    file = heavy(copy, f"test ! -e ../again || ({occupied})")
    result = restored(file, tmp_path / "again")
    says(result, "in the way", "fr")
    assert "(site/SHA256SUMS" in result.stderr
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize("kind", WITH_A_FILE)
def test_a_refusal_is_found_in_what_make_prints(kind):
    said = f"make: Entering\ninclusive: {sentence(kind, 'nl', file='site/a (b).html')}\nmake: *** [site] Error 1\n"
    assert told_within(said, "en") == sentence(kind, "en", file="site/a (b).html")
    assert told_within("make: *** [site] Error 1\ninclusive: no such thing\n", "en") is None


def test_a_folder_that_stands_there_is_not_restored_into(base, tmp_path):
    """It may be that of another restoration, at work."""
    file = archive(base, base / "site", tmp_path)
    (tmp_path / "again").mkdir()
    (tmp_path / "again/mine.txt").write_text("mine", encoding="utf-8")
    says(restored(file, tmp_path / "again"), "in the way", "fr")
    assert contents(tmp_path / "again") == {"mine.txt": b"mine"}


@pytest.mark.parametrize("number", REFUSALS)
def test_what_the_machine_refuses_to_git_is_no_refusal_of_git(tmp_path, number):
    told = refused_by_the_machine(f"fatal: x: {os.strerror(number)}\n", 128, tmp_path)
    assert (told.errno, told.filename) == (number, str(tmp_path))
    assert refused_by_the_machine("", -signal.SIGXFSZ, tmp_path).errno == errno.EFBIG
    assert refused_by_the_machine("fatal: not a git repository", 128, tmp_path) is None


def test_a_site_that_restores_to_something_else_is_told(copy, tmp_path):
    (copy / "Makefile").write_text((copy / "Makefile").read_text("utf-8").replace("glossary.yml", "Makefile"), "utf-8")
    committed(copy, "another site")
    made(copy)
    (copy / "site/more.txt").write_text("by hand", encoding="utf-8")
    CliRunner().invoke(main, ["sums", "--root", str(copy)])
    result = restored(archive(copy, copy / "site", tmp_path), tmp_path / "again")
    assert (result.exit_code, result.stdout) == (1, "more.txt\u00a0: différent\n")


def test_only_a_commit_and_its_site_are_archived(copy, tmp_path):
    (copy / "glossary.yml").write_text("[]\n", encoding="utf-8")
    with pytest.raises(NotArchived):
        archive(copy, copy / "site", tmp_path)
    committed(copy, "another commit than that of the site")
    with pytest.raises(NotArchived):
        archive(copy, copy / "site", tmp_path)


def test_a_folder_without_repository_cannot_be_compared(tmp_path):
    result = CliRunner().invoke(main, ["lost", "--root", str(tmp_path), "HEAD"])
    assert isinstance(result.exception, GitRefused)
