"""What is missing on a machine decides how it is installed."""

import sys

import pytest

from tests.browser import install, machine

APT = ("apt-get", "-qq", "install", "-y", "--no-install-recommends")
UPDATE = ("apt-get", "-qq", "update")
PLAYWRIGHT = (sys.executable, "-m", "playwright", "install", "chromium")


@pytest.mark.parametrize(
    ("found", "missing"),
    [
        (machine.Machine("/c", "/n", "/j", "/p"), ()),
        (machine.Machine(None, "/n", "/j", "/p"), ("chromium",)),
        (machine.Machine(None, None, None, None), ("chromium", "node", "java", "poppler")),
    ],
)
def test_missing(found, missing):
    assert found.missing == missing


def test_machine_is_told_in_one_line():
    assert str(machine.Machine("/c", None, "/j", "/p")) == "Chromium: /c; Node.js: missing; Java: /j; Poppler: /p"


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ("v20.20.2\n", 20),
        ("11.19.1\n", 11),
        ("Chromium 140.0.7339.80 built on Debian GNU/Linux 12\n", 140),
        ('openjdk version "17.0.15" 2025-04-15\n', 17),
        ('java version "1.8.0_401"\n', 8),
        ('Picked up JAVA_TOOL_OPTIONS: -Xmx512m\nopenjdk version "21" 2023-09-19\n', 21),
        ("", None),
        ("No Java runtime present.\n", None),
    ],
)
def test_major_version(told, number):
    assert machine.major(told) == number


@pytest.mark.parametrize(
    ("is_root", "has_apt", "ways"),
    [
        (True, True, (install.by_apt, install.by_playwright_as_root)),
        (True, False, (install.by_playwright,)),
        (False, True, (install.by_playwright,)),
        (False, False, (install.by_playwright,)),
    ],
)
def test_ways(is_root, has_apt, ways):
    assert install.ways(is_root=is_root, has_apt=has_apt) == ways


@pytest.mark.parametrize(
    ("way", "missing", "commands"),
    [
        (install.by_apt, ("chromium",), [UPDATE, (*APT, "chromium"), (*APT, "fonts-dejavu-core")]),
        (install.by_apt, ("node",), [UPDATE, (*APT, "nodejs"), (*APT, "npm")]),
        (install.by_apt, ("java",), [UPDATE, (*APT, "default-jre-headless")]),
        (install.by_apt, ("poppler",), [UPDATE, (*APT, "poppler-utils")]),
        (install.by_playwright, ("chromium", "java"), [PLAYWRIGHT]),
        (install.by_playwright, ("node",), []),
        (install.by_playwright_as_root, ("chromium",), [(*PLAYWRIGHT, "--with-deps")]),
        (install.by_playwright_as_root, ("java",), []),
    ],
)
def test_commands(way, missing, commands):
    assert way(missing) == commands


COMPLETE = machine.Machine("/c", "/n", "/j", "/p")
BARE = machine.Machine(None, None, None, None)
NO_CHROMIUM = machine.Machine(None, "/n", "/j", "/p")


@pytest.mark.parametrize(
    ("looks", "ran", "status"),
    [
        ([COMPLETE], 0, 0),
        ([BARE, COMPLETE], 7, 0),
        ([BARE, NO_CHROMIUM, COMPLETE], 8, 0),  # the package of Chromium is not to be had, Playwright's is
        ([BARE, NO_CHROMIUM, NO_CHROMIUM], 8, 1),
    ],
)
def test_root_installs_until_nothing_is_missing(monkeypatch, looks, ran, status):
    commands, answers = [], iter(looks)
    monkeypatch.setattr(install, "look", lambda: next(answers))
    monkeypatch.setattr(install, "run", commands.append)
    monkeypatch.setattr(install.os, "geteuid", lambda: 0)
    monkeypatch.setattr(install.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert install.main() == status
    assert len(commands) == ran


def test_what_cannot_be_had_is_asked_for(monkeypatch, capsys):
    monkeypatch.setattr(install, "look", lambda: machine.Machine("/c", None, None, "/p"))
    monkeypatch.setattr(install.os, "geteuid", lambda: 1000)
    assert install.main() == 1
    assert capsys.readouterr().err == (
        "Please install Node.js 18 or newer with npm and Java 11 or newer, then run `make test` again.\n"
    )


@pytest.mark.parametrize(
    ("program", "answer"),
    [("#!/bin/sh\necho Chromium 140.0\n", 140), ("#!/bin/sh\necho install the snap of chromium 1\nexit 1\n", None)],
)
def test_a_stub_is_no_browser(tmp_path, program, answer):
    path = tmp_path / "chromium"
    path.write_text(program, encoding="utf-8")
    path.chmod(0o755)
    assert machine._version(str(path), "--version") == answer


def test_there_is_a_browser():
    assert machine.chromium_path()
