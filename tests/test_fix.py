"""A digest that looks like a number is written in quotes, so that it reads back as text."""

import pytest

from inclusive.fix import reads_as_text, write_digest
from inclusive.load.yaml_reader import read_yaml
from inclusive.problems import Place


@pytest.mark.parametrize(
    ("digest", "written"),
    [
        ("c0daafb81413d4a8", "c0daafb81413d4a8"),
        ("1234567890123456", '"1234567890123456"'),
        ("0123456701234567", '"0123456701234567"'),
        ("12345678901234e5", '"12345678901234e5"'),
    ],
)
def test_a_digest_always_reads_back(tmp_path, digest, written):
    file = tmp_path / "nl.md"
    file.write_text("title: x\ntranslates: pending\n", encoding="utf-8")
    write_digest(tmp_path, Place("nl.md", 2, 1), digest)
    assert file.read_text(encoding="utf-8") == f"title: x\ntranslates: {written}\n"
    document, problems = read_yaml(file.read_text(encoding="utf-8"), "nl.md")
    assert (problems, document.root.plain()["translates"]) == ([], digest)
    assert reads_as_text(digest) == (written == digest)
