"""Archive: one tar file from which everything can be had again: history, sources, site, each with its digest.

The same commit gives the same bytes: names sorted, no owner, the commit's time. `restore` checks each digest, clones
the history, builds the site and compares it with the one that was kept.
"""

import hashlib
import io
import shutil
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from inclusive.errors import DamagedArchive, NotArchived
from inclusive.in_place import whole
from inclusive.keeping.git import clean_commit, commit_of, git, write_sources
from inclusive.keeping.sums import FILE, different, listed, read_sums
from inclusive.keeping.verify import rebuilt

BUNDLE, SOURCES, SITE = "base.bundle", "sources/", "site/"
README = """\
FR  base.bundle : tout l’historique. sources/ : les textes. site/ : le site, lisible tel quel.
    Contrôler : sha256sum --check SHA256SUMS. Reconstruire : git clone base.bundle base, puis make site dans base/.
NL  base.bundle: de volledige geschiedenis. sources/: de teksten. site/: de site, zo leesbaar.
    Controleren: sha256sum --check SHA256SUMS. Opnieuw bouwen: git clone base.bundle base, daarna make site in base/.
EN  base.bundle: the whole history. sources/: the texts. site/: the site, readable as it is.
    To check: sha256sum --check SHA256SUMS. To rebuild: git clone base.bundle base, then make site in base/.
"""


def archive(root: Path, site: Path, folder: Path) -> Path:
    """Write the archive of the commit that stands in `root`, whose site stands in `site`; its path."""
    root = root.resolve()
    commit = clean_commit(root)
    if commit is None or read_sums(_text(site / FILE), site / FILE).commit != commit:
        raise NotArchived
    files = {"README.txt": README.encode(), BUNDLE: bundle(root, commit)}
    files |= {SITE + path: data for path, data in contents(site).items()}
    with tempfile.TemporaryDirectory() as aside:
        write_sources(root, commit, Path(aside))
        files |= {SOURCES + path: data for path, data in contents(Path(aside)).items()}
    sums = "".join(f"{digest_of(data)}  {path}\n" for path, data in sorted(files.items()))
    time = int(git(root, "log", "-1", "--format=%ct", commit))
    target = folder / f"inclusive-{commit[:12]}.tar"
    folder.mkdir(parents=True, exist_ok=True)
    with whole(target) as aside_file:
        aside_file.write_bytes(tarred({**files, FILE: sums.encode()}, time))
    return target


def bundle(root: Path, commit: str) -> bytes:
    """The history up to `commit`, and the tags, packed anew: the same bytes from every clone."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder)
        git(bare, "init", "--quiet", "--bare", "--initial-branch=main")
        git(bare, "fetch", "--quiet", str(root), f"{commit}:refs/heads/main", "refs/tags/*:refs/tags/*")
        git(bare, "repack", "-a", "-d", "-f", "-q", "--threads=1")
        git(bare, "-c", "pack.threads=1", "bundle", "create", "--quiet", BUNDLE, "HEAD", "--all")
        return (bare / BUNDLE).read_bytes()


def restore(file: Path, target: Path) -> list[str]:
    """Put what an archive keeps into `target`, a new folder; the paths of its site that are not as they were kept."""
    files = untarred(file)
    stated = listed(files.pop(FILE, b"").decode("utf-8", "replace"))
    if damaged := different(stated, {path: digest_of(data) for path, data in files.items()}):
        raise DamagedArchive(file, damaged)
    if lacking := [path for path in (BUNDLE, SITE + FILE) if path not in files]:
        raise DamagedArchive(file, lacking)
    sums = read_sums(files[SITE + FILE].decode("utf-8", "replace"), file)
    with _new(target.resolve()):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / BUNDLE).write_bytes(files[BUNDLE])
            git(Path(folder), "clone", "--quiet", BUNDLE, str(target.resolve()))
        git(target, "checkout", "--quiet", "-B", "main", commit_of(target, sums.commit))
        git(target, "remote", "remove", "origin")
        return different(rebuilt(target, sums), sums.files)


@contextmanager
def _new(folder: Path) -> Iterator[None]:
    """A folder that was not there, nor those above it that are made too; where what is done fails, all are gone."""
    first = next(one for one in (folder, *folder.parents) if one.parent.exists())
    folder.mkdir(parents=True)
    try:
        yield
    except BaseException:
        shutil.rmtree(first, ignore_errors=True)
        raise


def contents(folder: Path) -> dict[str, bytes]:
    """Path → content of every file below `folder`."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def digest_of(data: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def tarred(files: Mapping[str, bytes], time: int) -> bytes:
    """The files as a tar, in order; `time` in seconds since 1970 is that of each."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for path, data in sorted(files.items()):
            told = tarfile.TarInfo(path)
            told.size, told.mtime = len(data), time
            tar.addfile(told, io.BytesIO(data))
    return stream.getvalue()


def untarred(file: Path) -> dict[str, bytes]:
    """Path → content of every file of a tar; nothing is written to the disk."""
    try:
        with tarfile.open(file) as tar:
            members = {one.name: tar.extractfile(one) for one in tar.getmembers() if one.isfile()}
            return {name: opened.read() for name, opened in members.items() if opened}
    except tarfile.TarError as error:
        raise DamagedArchive(file, [str(error)]) from error


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""
