"""Seal: a digest beside a file that a build leaves for the next one, of its content and of the program that wrote it.

Damaged, half written, foreign or older, such a file is not trusted.
"""

import hashlib
from pathlib import Path


def is_sound(file: Path, program: str) -> bool:
    """Whether a file is as this program left it."""
    try:
        return _beside(file).read_text(encoding="utf-8") == _seal_of(file, program)
    except (OSError, UnicodeDecodeError):
        return False


def unseal(file: Path) -> None:
    """The file is about to change."""
    _beside(file).unlink(missing_ok=True)


def seal(file: Path, program: str) -> None:
    """The file is whole."""
    _beside(file).write_text(_seal_of(file, program), encoding="utf-8")


def _beside(file: Path) -> Path:
    return file.with_name(f"{file.name}.seal")


def _seal_of(file: Path, program: str) -> str:
    with file.open("rb") as content:
        return f"{program} {hashlib.file_digest(content, 'sha256').hexdigest()}"
