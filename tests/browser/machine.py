"""What the tests need of this machine (Chromium, Node.js with npm, Java, Poppler): it looks, it installs nothing."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OLDEST_NODE = 18
OLDEST_JAVA = 11  # the HTML checker runs on nothing older
# In a process of its own, because a test that drives a browser cannot start Playwright twice.
OWN_BROWSER = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


@dataclass(frozen=True)
class Machine:
    """What was found, each as a path; None where it is missing or too old."""

    chromium: str | None
    node: str | None
    java: str | None
    poppler: str | None

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of what is missing, in a fixed order."""
        return tuple(name for name in ("chromium", "node", "java", "poppler") if getattr(self, name) is None)

    def __str__(self) -> str:
        parts = {"Chromium": self.chromium, "Node.js": self.node, "Java": self.java, "Poppler": self.poppler}
        return "; ".join(f"{name}: {path or 'missing'}" for name, path in parts.items())


def look() -> Machine:
    """What this machine has now."""
    node = _recent("node", "--version", OLDEST_NODE)
    npm = _recent("npm", "--version", 0)
    poppler = _recent("pdftotext", "-v", 0) if _recent("pdfinfo", "-v", 0) else None
    return Machine(_chromium(), node if npm else None, _recent("java", "-version", OLDEST_JAVA), poppler)


@cache
def chromium_path() -> str:
    """The browser that the tests drive."""
    if (path := _chromium()) is None:
        raise LookupError("There is no Chromium on this machine: run `make test`, which installs one.")
    return path


def major(told: str) -> int | None:
    """The first number of a version as programs tell it: `v20.1.0`, `openjdk version "17.0.2"`, `1.8.0`."""
    found = re.search(r"(?:\b1\.)?(\d+)", told.rpartition('version "')[2])
    return int(found[1]) if found else None


def _chromium() -> str | None:
    return next((path for path in _browsers() if _version(path, "--version") is not None), None)


def _browsers() -> Iterator[str]:
    yield from filter(None, map(shutil.which, BROWSERS))
    yield _told((sys.executable, "-c", OWN_BROWSER)).strip()


def _recent(name: str, option: str, oldest: int) -> str | None:
    path = shutil.which(name)
    version = _version(path, option) if path else None
    return path if version is not None and version >= oldest else None


def _version(path: str, option: str) -> int | None:
    return major(_told((path, option)))


def _told(command: tuple[str, ...]) -> str:
    """What `command` says, or nothing where it does not run: some programs are stubs that only name a package."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout + done.stderr
