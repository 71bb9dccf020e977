"""The miniature's whole output, kept in tests/expected: compared here, renewed by `make bless`."""

import shutil
from pathlib import Path

EXPECTED = Path(__file__).parent / "expected"
# Not the miniature's own: our assets, the search index, pages about the build itself; and what is no text.
LEFT_OUT = (
    "assets",
    "search",
    "fr/regles",
    "nl/regels",
    "fr/champs",
    "nl/velden",
    "fr/commandes",
    "nl/opdrachten",
    "fr/donnees",
    "nl/gegevens",
    "paper",
    "download",
)


def compared(site: Path) -> dict[str, bytes]:
    """Path → content of the files that are compared."""
    files = sorted(file for file in site.rglob("*") if file.is_file())
    paths = {file.relative_to(site).as_posix(): file for file in files}
    return {
        path: file.read_bytes()
        for path, file in paths.items()
        if not path.startswith(tuple(f"{one}/" for one in LEFT_OUT))
    }


def different(site: Path) -> list[str]:
    """The paths that are missing, new or changed."""
    now, then = compared(site), compared(EXPECTED)
    return sorted(path for path in now.keys() | then.keys() if now.get(path) != then.get(path))


def bless(site: Path) -> None:
    """Make the expected output that of `site`."""
    shutil.rmtree(EXPECTED, ignore_errors=True)
    for path, content in compared(site).items():
        (EXPECTED / path).parent.mkdir(parents=True, exist_ok=True)
        (EXPECTED / path).write_bytes(content)
