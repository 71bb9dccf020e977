"""Templates: what is kept of them between two commands, and when it is not trusted."""

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from inclusive.render import templates
from inclusive.render.templates import BesideTheCode


class Compiled(Environment):
    """Counts how many templates it compiles."""

    count = 0

    def compile(self, *given, **options):
        self.count += 1
        return super().compile(*given, **options)


def shown(cache: BesideTheCode, text: str = "{{ one }}.") -> tuple[str, int]:
    """What a template shows, and how many had to be compiled for it."""
    environment = Compiled(loader=DictLoader({"a.html": text}), bytecode_cache=cache, autoescape=True)
    return environment.get_template("a.html").render(one="<b>"), environment.count


@pytest.fixture(autouse=True)
def _modules_are_kept(monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def test_a_template_is_compiled_once(tmp_path):
    assert [shown(BesideTheCode(tmp_path)) for _ in range(3)] == [
        ("&lt;b&gt;.", 1),
        ("&lt;b&gt;.", 0),
        ("&lt;b&gt;.", 0),
    ]


def test_another_text_is_another_template(tmp_path):
    assert shown(BesideTheCode(tmp_path)) == ("&lt;b&gt;.", 1)
    assert shown(BesideTheCode(tmp_path), "{{ one }}!") == ("&lt;b&gt;!", 1)


def test_what_another_version_kept_is_left_aside(tmp_path, monkeypatch):
    shown(BesideTheCode(tmp_path))
    other = tmp_path / "templates.py"
    other.write_bytes(Path(templates.__file__).read_bytes() + b"# changed")
    monkeypatch.setattr(templates, "__file__", str(other))
    assert shown(BesideTheCode(tmp_path)) == ("&lt;b&gt;.", 1)
    monkeypatch.setattr(templates, "version", lambda _: "9.0")
    assert shown(BesideTheCode(tmp_path)) == ("&lt;b&gt;.", 1)


@pytest.mark.parametrize(
    "damage", [lambda data: data[: len(data) // 2], lambda data: b"x" + data, lambda data: data[:0]]
)
def test_what_is_damaged_is_compiled_again(tmp_path, damage):
    shown(BesideTheCode(tmp_path))
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert shown(BesideTheCode(tmp_path)) == ("&lt;b&gt;.", 1)
    assert shown(BesideTheCode(tmp_path)) == ("&lt;b&gt;.", 0)


def test_where_nothing_can_be_kept_it_is_compiled_each_time(tmp_path):
    for _ in range(2):
        assert shown(BesideTheCode(tmp_path / "no" / "folder")) == ("&lt;b&gt;.", 1)


def test_where_python_keeps_no_modules_nothing_is_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert shown(BesideTheCode(tmp_path / "none")) == ("&lt;b&gt;.", 1)
    assert not (tmp_path / "none").exists()
