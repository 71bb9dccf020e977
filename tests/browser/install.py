"""Makes sure that the tests have Chromium, Node.js with npm, Java and Poppler: `python -m tests.browser.install`.

It takes the distribution's packages where it may (root, apt-get); elsewhere it can fetch Chromium only.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence

from tests.browser.machine import OLDEST_JAVA, OLDEST_NODE, look

PACKAGES = {
    "chromium": ("chromium", "fonts-dejavu-core"),
    "node": ("nodejs", "npm"),
    "java": ("default-jre-headless",),
    "poppler": ("poppler-utils",),
}
NAMES = {
    "chromium": "Chromium or Google Chrome",
    "node": f"Node.js {OLDEST_NODE} or newer with npm",
    "java": f"Java {OLDEST_JAVA} or newer",
    "poppler": "Poppler with pdftotext and pdfinfo",
}

Command = tuple[str, ...]
Way = Callable[[Sequence[str]], list[Command]]  # what is missing → commands that bring it


def by_apt(missing: Sequence[str]) -> list[Command]:
    """From the packages of Debian or Ubuntu; each by itself, so that one that is not to be had spoils no other."""
    install = ("apt-get", "-qq", "install", "-y", "--no-install-recommends")
    return [("apt-get", "-qq", "update"), *((*install, package) for name in missing for package in PACKAGES[name])]


def by_playwright(missing: Sequence[str]) -> list[Command]:
    """Chromium as the makers of Playwright build it."""
    return [(sys.executable, "-m", "playwright", "install", "chromium")] if "chromium" in missing else []


def by_playwright_as_root(missing: Sequence[str]) -> list[Command]:
    """The same with the libraries it needs."""
    return [(*command, "--with-deps") for command in by_playwright(missing)]


def ways(*, is_root: bool, has_apt: bool) -> tuple[Way, ...]:
    """The ways to try, in order. Ubuntu has no package of Chromium, hence the second one for root."""
    return (by_apt, by_playwright_as_root) if is_root and has_apt else (by_playwright,)


def advice(missing: Sequence[str]) -> str:
    """What a person must do, as a sentence."""
    return f"Please install {' and '.join(NAMES[name] for name in missing)}, then run `make test` again."


def run(command: Command) -> None:
    """Run `command`; a failure shows in what is still missing."""
    print("Installing:", " ".join(command), flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)


def main() -> int:
    """Look, install what is missing, look again."""
    machine = look()
    for way in ways(is_root=os.geteuid() == 0, has_apt=shutil.which("apt-get") is not None):
        if machine.missing:
            for command in way(machine.missing):
                run(command)
            machine = look()
    print(machine)
    if machine.missing:
        print(advice(machine.missing), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
