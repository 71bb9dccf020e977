"""Verify: is what an address serves the site that its commit makes? Built again, and compared file by file.

The only commands of ours that ask the network, and only the address that they are given.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import PIPE, STDOUT, run
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import urlopen

from inclusive.errors import NotBuilt, NotServed
from inclusive.keeping.git import git, refused_by_the_machine
from inclusive.keeping.sums import FILE, Sums, different, digests, read_sums

AT_ONCE = 8  # requests
PATIENCE = 60  # seconds for an answer


def verify(root: Path, url: str) -> tuple[Sums, list[str]]:
    """What the site at `url` says of itself, and the paths where it is not what its commit makes."""
    url = url.rstrip("/") + "/"
    stated = read_sums((fetched(url + FILE) or b"").decode("utf-8", "replace"), url + FILE)
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "base"
        git(root, "worktree", "add", "--quiet", "--detach", str(tree), stated.commit)
        try:
            made = rebuilt(tree, stated)
        finally:
            git(root, "worktree", "remove", "--force", str(tree))
    served = served_digests(url, made.keys() | stated.files.keys())
    return stated, sorted({*different(made, served), *different(made, stated.files)})


def rebuilt(tree: Path, sums: Sums) -> Mapping[str, str]:
    """The digests of the site that `make site` makes in `tree`, for the same addresses."""
    given = {"SITE_URL": sums.publication.site_url, "REPO_URL": sums.publication.repo_url, "LC_ALL": "C.UTF-8"}
    done = run(["make", "site"], cwd=tree, env={**os.environ, **given}, stdout=PIPE, stderr=STDOUT, check=False)
    if done.returncode:
        told = done.stdout.decode("utf-8", "replace")
        raise refused_by_the_machine(told, done.returncode, tree) or NotBuilt(told)
    return digests(tree / "site")


def served_digests(url: str, paths: Iterable[str]) -> dict[str, str]:
    """Path → SHA-256 of what the address serves; what it does not serve is left out."""
    wanted = sorted(paths)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        contents = pool.map(lambda path: fetched(url + quote(path)), wanted)
        return {
            path: hashlib.sha256(content).hexdigest()
            for path, content in zip(wanted, contents, strict=True)
            if content is not None
        }


def fetched(address: str) -> bytes | None:
    """What an address serves; None where it serves nothing."""
    try:
        with urlopen(address, timeout=PATIENCE) as answer:
            content: bytes = answer.read()
            return content
    except HTTPError as error:
        error.close()
        if error.code == 404:
            return None
        raise NotServed(address, error) from error
    except (URLError, ValueError, OSError) as error:
        raise NotServed(address, error) from error
