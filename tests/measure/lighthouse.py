"""Lighthouse: its four scores for a page, on the profile of a mid-range phone that it simulates."""

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from tests.browser.machine import chromium_path

COMMAND = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
KINDS = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --disable-gpu --no-first-run" + (" --no-sandbox" if os.geteuid() == 0 else "")


def scores(address: str, runs: int) -> Mapping[str, int]:
    """Kind → score out of 100, the median of so many runs."""
    reports = [_report(address) for _ in range(runs)]
    return {kind: round(100 * median(report["categories"][kind]["score"] for report in reports)) for kind in KINDS}


def _report(address: str) -> dict[str, dict[str, dict[str, float]]]:
    command = ["node", str(COMMAND), address, "--output=json", "--quiet", f"--chrome-flags={FLAGS}"]
    only = f"--only-categories={','.join(KINDS)}"
    environment = {**os.environ, "CHROME_PATH": chromium_path()}
    done = subprocess.run([*command, only], env=environment, capture_output=True, text=True, check=True)
    report: dict[str, dict[str, dict[str, float]]] = json.loads(done.stdout)
    return report
