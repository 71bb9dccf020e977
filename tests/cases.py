"""The broken cases: each folder of tests/broken is laid over a copy of tests/example.

A case holds whole files that replace or add to the example, and optionally
- `delete.txt`: paths to delete first, one a line;
- `edits.txt`: paths, each followed by lines to replace (`- …`) by others (`+ …`); without `-` lines, they are added;
- `expected.txt`: the whole report in the three languages, renewed by `make bless`.
What git cannot hold (links out of the tree, very large files, bombs) is made by `BUILDERS`.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import product
from pathlib import Path

from inclusive.catalogue import SPEECHES, report
from inclusive.editions.chain import chain
from inclusive.editions.ledger import ledger_text
from inclusive.problems import Problem
from inclusive.publish.build import check

EXAMPLE = Path(__file__).parent / "example"
BROKEN = Path(__file__).parent / "broken"
EVERYTHING = "everything"
BETWEEN_STATES = {"N001", "N002", "N003", "N004"}  # told of two commits: their cases are in `test_lost`
TODAY = "2026-12-01"
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # two hundred small repositories: faster than on disk
OURS = ("delete.txt", "edits.txt", "expected.txt")


def case_names() -> list[str]:
    """Every case, in order."""
    return sorted(folder.name for folder in BROKEN.iterdir())


@contextmanager
def example_copied() -> Iterator[Path]:
    """A copy of the example, for a while."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        for path, content in example_files():
            (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / path).write_bytes(content)
        yield Path(folder)


@contextmanager
def case_built(name: str) -> Iterator[Path]:
    """The repository of the case `name`, for a while."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        build_case(name, Path(folder) / "root")
        yield Path(folder) / "root"


def build_case(name: str, root: Path) -> None:
    """Write the repository of the case `name` in `root`, which does not exist yet."""
    case = BROKEN / name
    for path, content in example_files():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    for path in _lines(case / "delete.txt"):
        delete(root / path)
    shutil.copytree(case, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*OURS))
    for path, old, new in edits(_lines(case / "edits.txt")):
        replace_lines(root / path, old, new)
    if name in BUILDERS:
        BUILDERS[name](root)


@cache
def example_files() -> tuple[tuple[Path, bytes], ...]:
    """Every file of the example, with its content."""
    files = (file for file in sorted(EXAMPLE.rglob("*")) if file.is_file())
    return tuple((file.relative_to(EXAMPLE), file.read_bytes()) for file in files)


def problems_in(root: Path) -> list[Problem]:
    """What the check tells of `root`."""
    return check(root, TODAY)


def told(problems: list[Problem]) -> str:
    """The whole text report, in each language."""
    return "\n".join(f"== {speech} ==\n{report(problems, 'text', speech)}" for speech in SPEECHES)


def only_problems(problems: list[Problem]) -> None:
    """All are problems, in order, with a place, and can be told in every language."""
    assert problems == sorted(set(problems))
    assert all(problem.place.line >= 1 and problem.place.column >= 1 for problem in problems)
    told(problems[:50])


def edits(lines: list[str]) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each (path, lines to replace, lines to put there)."""
    path, old, new = "", [], []
    for line in [*lines, ""]:
        if (new and not line.startswith("+")) or (old and not line.startswith(("-", "+"))):
            yield path, old, new
            old, new = [], []
        if line.startswith("-"):
            old.append(line[2:])
        elif line.startswith("+"):
            new.append(line[2:])
        elif line:
            path = line


def replace_lines(file: Path, old: list[str], new: list[str]) -> None:
    """Replace the lines `old`, which stand once in `file`, by `new`; with no `old`, add them at the end."""
    lines = file.read_text(encoding="utf-8").split("\n")
    places = [at for at in range(len(lines)) if lines[at : at + len(old)] == old] if old else [len(lines) - 1]
    assert len(places) == 1, f"{file}: these lines stand {len(places)} times: {old}"
    lines[places[0] : places[0] + len(old)] = new
    file.write_text("\n".join(lines), encoding="utf-8")


def delete(path: Path) -> None:
    """Delete a file or a folder."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").split("\n")[:-1] if file.exists() else []


def _too_large(root: Path) -> None:
    text = root / "practices/soupe-mobile/nl.md"
    text.write_text(text.read_text(encoding="utf-8") + "soep en brood\n" * 5_000, encoding="utf-8")


def _too_large_register(root: Path) -> None:
    with (root / "glossary.yml").open("a", encoding="utf-8") as glossary:
        glossary.write("# long\n" * 160_000)


def _link_out(root: Path) -> None:
    (root / "practices/soupe-mobile/nl.md").unlink()
    (root / "practices/soupe-mobile/nl.md").symlink_to("/etc/hostname")


def _folder_link_out(root: Path) -> None:
    elsewhere = root.parent / "elsewhere"
    shutil.move(root / "practices/soupe-mobile", elsewhere)
    (root / "practices/soupe-mobile").symlink_to("../../elsewhere")


def _link_loop(root: Path) -> None:
    (root / "practices/soupe-mobile/nl.md").unlink()
    (root / "practices/soupe-mobile/nl.md").symlink_to("nl.md")


def _alias_bomb(root: Path) -> None:
    bomb = ["- &a [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    bomb += [
        f"- &{after} [{', '.join([f'*{before}'] * 10)}]" for before, after in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    (root / "glossary.yml").write_text("\n".join(bomb) + "\n", encoding="utf-8")


def _deep_yaml(root: Path) -> None:
    (root / "glossary.yml").write_text("[" * 1_000_000 + "\n", encoding="utf-8")


def _too_many_values(root: Path) -> None:
    values = ", ".join(["homeless"] * 501)
    facts = root / "practices/soupe-mobile/practice.yml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("publics: [", f"publics: [{values}, ", 1), "utf-8")


def _too_many_keys(root: Path) -> None:
    text = root / "practices/soupe-mobile/fr.md"
    keys = "".join(f"{''.join(name)}: 1\n" for name in product("abcdefghijklmnop", repeat=3))
    text.write_text(text.read_text(encoding="utf-8").replace("---\n", f"---\n{keys}", 1), encoding="utf-8")


def _too_many_records(root: Path) -> None:
    (root / "registers/moved.yml").write_text("- {id: a}\n" * 100_000, encoding="utf-8")


def _too_many_in_all(root: Path) -> None:
    (root / "registers/moved.yml").write_text(f"- [{'a, ' * 490}]\n" * 300, encoding="utf-8")


def _deep_quotation(root: Path) -> None:
    text = root / "practices/soupe-mobile/nl.md"
    text.write_text(text.read_text(encoding="utf-8") + ">" * 60_000 + " diep\n", encoding="utf-8")


def _circle_of_thirty(root: Path) -> None:
    entry = (
        "- {{id: z{0:02}, domain: access-to-care, status: proposed, missing: [nl], broader: [z{1:02}], "
        "fr: {{term: mot {0}, definition: un mot}}}}\n"
    )
    lines = [entry.format(at, (at + 1) % 30) for at in range(30)]
    with (root / "glossary.yml").open("a", encoding="utf-8") as glossary:
        glossary.write("".join(lines))


def _edition_changed(root: Path) -> None:
    first = root / "editions/2026.1.jsonl"
    first.write_bytes(first.read_bytes().replace("à l’entrée".encode(), "à la sortie".encode(), 1))


def _edition_forged(root: Path) -> None:
    """Its digests are right: somebody computed them."""
    second = root / "editions/2026.2.jsonl"
    contents = [b"{" + line.split(b",", 1)[1] for line in second.read_bytes().splitlines()]
    contents[0] = contents[0].replace(b'"format":1', b'"format":2')
    before = (root / "editions/2026.1.jsonl").read_bytes().splitlines()[-1].split(b'"')[3].decode()
    second.write_bytes(b"".join(chain(contents, before)))


def _address_lost(root: Path) -> None:
    (root / "editions/addresses.txt").write_text(ledger_text({}, ["/fr/pages-jaunes/"]), encoding="utf-8")


def _what_is_wrong_with_editions(root: Path) -> None:
    """A forged edition, one changed after it, one that follows none, a file that does not belong."""
    _edition_forged(root)
    first, third = root / "editions/2026.1.jsonl", root / "editions/2026.3.jsonl"
    third.write_bytes(first.read_bytes().replace(b'"name":"2026.1"', b'"name":"2026.3","before":"2026.2"', 1))
    (root / "editions/2026.5.jsonl").write_bytes(
        b"".join(chain([b'{"edition":{"format":1,"name":"2026.5","date":"2027-01-01","before":"2026.4"}}'], ""))
    )
    (root / "editions/note.txt").write_text("x", encoding="utf-8")


def _twins(root: Path) -> None:
    """Where the file system knows no capitals, git cannot check both out."""
    shutil.copy(root / "registers/meetings.yml", root / "registers/Meetings.yml")


def _kept_practice(root: Path) -> None:
    """Who works on Windows could not even have this repository: no case of ours may hold such a file."""
    shutil.move(root / "practices/soupe-mobile", root / "practices/con")


def _kept_page(root: Path) -> None:
    for lang in ("fr", "nl"):
        shutil.copy(root / f"docs/{lang}/criteria.md", root / f"docs/{lang}/aux.md")


def _what_git_cannot_hold(root: Path) -> None:
    _what_is_wrong_with_editions(root)
    _twins(root)
    _kept_page(root)
    for name in ("l-large", "m-link", "n-many"):
        (root / "practices" / name).mkdir()
    (root / "practices/l-large/practice.yml").write_text("# " + "long " * 300_000, encoding="utf-8")
    (root / "practices/m-link/practice.yml").symlink_to("/etc/hostname")
    (root / "practices/n-many/practice.yml").write_text(f"publics: [{'a, ' * 501}]\n", encoding="utf-8")


BUILDERS: dict[str, Callable[[Path], None]] = {
    "A001-in-an-edition": _edition_changed,
    "A002-forged": _edition_forged,
    "A006-in-the-ledger": _address_lost,
    "F001-link-loop": _link_loop,
    "F002-register": _too_large_register,
    "F002-text": _too_large,
    "F007-folder-link-out": _folder_link_out,
    "F007-link-out": _link_out,
    "F010-alias-bomb": _alias_bomb,
    "F014-a-million-lists": _deep_yaml,
    "F014-thousands-of-quotations": _deep_quotation,
    "F031-in-all": _too_many_in_all,
    "F031-keys": _too_many_keys,
    "F031-records": _too_many_records,
    "F031-values": _too_many_values,
    "L006-of-thirty": _circle_of_thirty,
    "I009-in-registers": _twins,
    "I010-page": _kept_page,
    "I010-practice": _kept_practice,
    EVERYTHING: _what_git_cannot_hold,
}


@contextmanager
def not_as_administrator() -> Iterator[None]:
    """What follows is done by somebody whom rights bind."""
    administrator = os.geteuid() == 0
    try:
        if administrator:
            os.seteuid(65534)
        yield
    finally:
        if administrator:
            os.seteuid(0)
