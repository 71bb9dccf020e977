"""In place: several files of the repository change together: all of them, or none; one file is whole, or as it was.

What is new, and a copy of what it replaces, are written aside before anything is touched. If a step fails, or
somebody interrupts, each file touched is put back.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

ASIDE = "build/aside"
Changes = Mapping[str, bytes | None]  # path below the repository → what it is to hold; None: it goes


def change(root: Path, changes: Changes) -> None:
    """Give each file its new content."""
    aside = root / ASIDE
    shutil.rmtree(aside, ignore_errors=True)
    try:
        for number, (path, content) in enumerate(changes.items()):
            if content is not None:
                _write(aside / f"{number}.new", content)
            if (root / path).exists():
                _write(aside / f"{number}.old", (root / path).read_bytes())
        _swap(root, aside, changes)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        _leave_no_empty_folder(root, changes)


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """A file to write beside `target`, whose place it takes once it is whole; otherwise nothing is left of it."""
    aside = target.with_name(f"{target.name}.new")
    try:
        yield aside
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)


def _write(file: Path, content: bytes) -> None:
    """Write a file and wait until the disk has it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _swap(root: Path, aside: Path, changes: Changes) -> None:
    touched: list[int] = []
    try:
        for number, (path, content) in enumerate(changes.items()):
            touched.append(number)
            if content is None:
                (root / path).unlink()
            else:
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (aside / f"{number}.new").replace(root / path)
    except BaseException:
        paths = list(changes)
        for number in touched:
            _put_back(root / paths[number], aside / f"{number}.old")
        raise


def _put_back(target: Path, old: Path) -> None:
    if old.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        old.replace(target)
    else:
        target.unlink(missing_ok=True)


def _leave_no_empty_folder(root: Path, paths: Iterable[str]) -> None:
    for path in paths:
        for folder in (root / path).parents:
            if folder == root:
                break
            with suppress(OSError):  # it holds something, or is not there
                folder.rmdir()
