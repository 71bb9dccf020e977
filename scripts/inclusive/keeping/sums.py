"""Sums: `SHA256SUMS` at the root of the site: the commit that it was built from, its addresses, and each file's digest.

`sha256sum --check` reads it: what is not a digest is a comment. Hidden files are left out: no host serves them.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from inclusive.errors import NoSums, NotASite
from inclusive.in_place import whole
from inclusive.keeping.git import clean_commit
from inclusive.render.publication import Publication

FILE = "SHA256SUMS"
NONE = "none"  # the commit of a site whose sources were not all committed
HEAD = re.compile(r"# (commit|SITE_URL|REPO_URL) (\S+)")
LINE = re.compile(r"([0-9a-f]{64})  (.+)")


@dataclass(frozen=True)
class Sums:
    """What a site says of itself: commit, addresses, and path → SHA-256 of each file."""

    commit: str
    publication: Publication
    files: Mapping[str, str]


def sums_of(site: Path, commit: str | None, publication: Publication) -> Sums:
    """The sums of the files that stand in `site`."""
    if not (site / ".nojekyll").is_file():
        raise NotASite(site)
    return Sums(commit or NONE, publication, digests(site))


def digests(folder: Path) -> dict[str, str]:
    """Path → SHA-256 of every file below `folder` that is not hidden, without the sums themselves."""
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    shown = sorted(path for path in files if path != FILE and not f"/{path}".count("/."))
    return {path: hashlib.sha256(files[path].read_bytes()).hexdigest() for path in shown}


def write_sums(root: Path, site: Path, publication: Publication) -> Sums:
    """Write the sums of a site that was built from what stands in `root`."""
    sums = sums_of(site, clean_commit(root.resolve()), publication)
    with whole(site / FILE) as aside:
        aside.write_text(text_of(sums), encoding="utf-8", newline="\n")
    return sums


def text_of(sums: Sums) -> str:
    """The file."""
    about = {"commit": sums.commit, "SITE_URL": sums.publication.site_url, "REPO_URL": sums.publication.repo_url}
    lines = [f"# {name} {value}" for name, value in about.items()]
    return "".join(f"{line}\n" for line in [*lines, *(f"{digest}  {path}" for path, digest in sums.files.items())])


def read_sums(text: str, where: object) -> Sums:
    """The sums that a file holds; `where` it was found, if it holds none."""
    about = {found[1]: found[2] for found in map(HEAD.fullmatch, text.splitlines()) if found}
    if about.keys() != {"commit", "SITE_URL", "REPO_URL"} or not re.fullmatch(r"[0-9a-f]{40}", about["commit"]):
        raise NoSums(where)
    return Sums(about["commit"], Publication(about["SITE_URL"], about["REPO_URL"]), listed(text))


def listed(text: str) -> dict[str, str]:
    """Path → digest, of each line that holds one."""
    return {found[2]: found[1] for found in map(LINE.fullmatch, text.splitlines()) if found}


def different(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """The paths whose digests differ, or that only one side has."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
