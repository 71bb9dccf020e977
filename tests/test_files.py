"""Files: bytes → text, or what forbids reading them, and where."""

import pytest

from inclusive.languages import Lang
from inclusive.load.files import LARGEST, LARGEST_TEXT, decode, is_folder, names_in, read_text
from inclusive.load.pages import page_files
from inclusive.load.practice_files import split_front_matter, split_sections
from inclusive.model.fields import LONGEST_ID

TEXTS = [
    (b"", ""),
    ("Été\n".encode(), "Été\n"),
    (b"a\r\nb\rc\nd\r\n\r\n", "a\nb\nc\nd\n\n"),
    ("l\u00adété 👩\u200d⚕️ \u00a0\u202f\u2009 · ‑".encode(), "l\u00adété 👩\u200d⚕️ \u00a0\u202f\u2009 · ‑"),
    (b"a\tb\n", "a\tb\n"),
]
REFUSED = [
    (b"\xef\xbb\xbfa", [("F004", 1, 1, None)]),
    (b"\xff", [("F003", 1, 1, "0xFF")]),
    (b"a\nb\xe9", [("F003", 2, 2, "0xE9")]),
    ("éé\nàb".encode() + b"\xe9c", [("F003", 2, 3, "0xE9")]),
    ("été".encode("utf-16"), [("F003", 1, 1, "0xFF")]),
    (b"\xed\xa0\x80", [("F003", 1, 1, "0xED")]),
    (b"a\x00b\n\x07", [("F005", 1, 2, "U+0000"), ("F005", 2, 1, "U+0007")]),
    ("é\u202ea\u202c\nb\u200b".encode(), [("F005", 1, 2, "U+202E"), ("F005", 2, 2, "U+200B")]),
    ("a\u2028b".encode(), [("F005", 1, 2, "U+2028")]),
    ("a\ufeffb\U000e0041".encode(), [("F005", 1, 2, "U+FEFF")]),
    ("a\x85b\x9f".encode(), [("F005", 1, 2, "U+0085")]),
    ("a\ne\u0301te\u0301\ne\u0301".encode(), [("F006", 2, 1, None)]),
]


@pytest.mark.parametrize(("data", "text"), TEXTS)
def test_bytes_become_text_with_plain_line_ends(data, text):
    assert decode(data, "a.md") == (text, [])


@pytest.mark.parametrize(("data", "expected"), REFUSED)
def test_what_hides_or_is_no_text_is_refused(data, expected):
    _, problems = decode(data, "a.md")
    told = [(one.code, one.place.line, one.place.column, next(iter(one.values.values()), None)) for one in problems]
    assert told == expected


@pytest.mark.parametrize(
    ("name", "size", "codes"),
    [
        ("a.yml", LARGEST, []),
        ("a.yml", LARGEST + 1, ["F002"]),
        ("a.md", LARGEST_TEXT, []),
        ("a.md", LARGEST_TEXT + 1, ["F002"]),
        ("a.md", 0, []),
    ],
)
def test_a_file_is_at_most_a_mebibyte(name, size, codes, tmp_path):
    (tmp_path / name).write_bytes(b"a" * size)
    text, problems = read_text(tmp_path, name)
    assert [one.code for one in problems] == codes
    assert len(text) == (0 if codes else size)


def test_a_file_is_read_where_it_is_and_not_elsewhere(tmp_path):
    root, elsewhere = tmp_path / "root", tmp_path / "elsewhere"
    for folder in (root / "b", elsewhere):
        folder.mkdir(parents=True)
    (root / "b" / "c.md").write_text("c", encoding="utf-8")
    (elsewhere / "d.md").write_text("d", encoding="utf-8")
    links = {
        "in.md": "b/c.md",
        "out.md": "../elsewhere/d.md",
        "nowhere.md": "x",
        "loop.md": "loop.md",
        "folder": "../elsewhere",
    }
    for name, target in links.items():
        (root / name).symlink_to(target)
    read = {path: read_text(root, path) for path in (*links, "b/c.md", "b", "x.md", "folder/d.md", "../elsewhere/d.md")}
    assert {
        path: (text, [(one.code, *one.values.values()) for one in problems]) for path, (text, problems) in read.items()
    } == {
        "in.md": ("c", []),
        "out.md": ("", [("F007", "../elsewhere/d.md")]),
        "nowhere.md": ("", [("F001",)]),
        "loop.md": ("", [("F001",)]),
        "folder": ("", [("F007", "../elsewhere")]),
        "b/c.md": ("c", []),
        "b": ("", [("F001",)]),
        "x.md": ("", [("F001",)]),
        "folder/d.md": ("", [("F007", "../elsewhere")]),
        "../elsewhere/d.md": ("", [("F007", "d.md")]),
    }


@pytest.mark.parametrize(
    ("name", "read", "codes"),
    [
        ("plan-b2.md", True, []),
        (".plan.md.swp", False, []),
        (".plan.md", False, []),
        ("plan.html", False, ["I012"]),
        ("plan.MD", False, ["I012"]),
        (".md", False, []),
        ('a"onmouseover=b.md', True, ["I012"]),
        ("a%2f..%2fb.md", True, ["I012"]),
        ("a\x1b[2Jb.md", True, ["I012"]),
        ("plan\n.md", True, ["I012"]),
        ("plan-.md", True, ["I012"]),
        (f"{'a' * LONGEST_ID}.md", True, []),
        (f"{'a' * LONGEST_ID}a.md", True, ["I012"]),
    ],
)
def test_what_stands_beside_the_pages_is_a_page_or_is_told(tmp_path, name, read, codes):
    (tmp_path / "docs/fr").mkdir(parents=True)
    (tmp_path / "docs/fr" / name).touch()
    paths, problems = page_files(tmp_path, Lang.FR)
    assert (paths, [one.code for one in problems]) == ([f"docs/fr/{name}"] if read else [], codes)


def test_a_folder_is_listed_in_order(tmp_path):
    for name in ("b", "a", "É"):
        (tmp_path / name).touch()
    assert names_in(tmp_path, ".") == (["a", "b", "É"], [])
    names, problems = names_in(tmp_path, "c")
    assert (names, [str(one.place) for one in problems]) == ([], ["c:1:1"])
    assert (is_folder(tmp_path, "."), is_folder(tmp_path, "a"), is_folder(tmp_path, "c")) == (True, False, False)


@pytest.mark.parametrize(
    ("source", "body", "line", "codes"),
    [
        ("---\ntitle: a\n---\nb\n", "b\n", 4, []),
        ("---\ntitle: a\n---", "", 4, []),
        ("---\ntitle: a\n---\nb\n---\nc", "b\n---\nc", 4, []),
        ("title: a\n---\nb", "", 1, ["F029"]),
        ("---\ntitle: a\n", "", 1, ["F029"]),
        (" ---\ntitle: a\n---\n", "", 1, ["F029"]),
        ("", "", 1, ["F029"]),
        ("---\n---\nb", "b", 3, ["F015"]),
        ("---\ntitle: no\n---\nb", "b", 4, ["F013"]),
        ("---\na: b\n---\n" + ">" * 21, ">" * 21, 4, ["F014"]),
        ("---\na: b\n---\n" + "> - 1. " * 7, "> - 1. " * 7, 4, ["F014"]),
        ("---\na: b\n---\n" + ">" * 19 + "- a - b - c", ">" * 19 + "- a - b - c", 4, []),
    ],
)
def test_the_head_is_split_from_the_text(source, body, line, codes):
    _, found_body, found_line, problems = split_front_matter(source, "fr.md")
    assert (found_body, found_line, [one.code for one in problems]) == (body, line, codes)


def test_a_text_is_split_at_its_headings():
    need = "un\n```\n## Conditions\n```\n##Avec qui\n ## Avec qui"
    body = f"avant\n## Besoin\n{need}\n## Autre #\n\n## Résultats\n### non\ndeux"
    preamble, sections = split_sections(body, "fr.md", 5, Lang.FR)
    assert (preamble.markdown, preamble.line) == ("avant", 5)
    assert [(section.id, section.heading, str(section.place), section.passage.markdown) for section in sections] == [
        ("need", "Besoin", "fr.md:6:1", need),
        (None, "Autre", "fr.md:13:1", ""),
        ("results", "Résultats", "fr.md:15:1", "### non\ndeux"),
    ]
    assert split_sections("rien", "fr.md", 5, Lang.FR)[1] == ()
    assert [section.id for section in split_sections("## Nood\n## Besoin", "nl.md", 5, Lang.NL)[1]] == ["need", None]
