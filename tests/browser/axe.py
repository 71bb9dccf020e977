"""Accessibility as axe-core sees it."""

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.conftest import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """tags => axe.run(document, {runOnly: tags, resultTypes: ["violations"]}).then(found =>
  found.violations.flatMap(rule =>
    rule.nodes.map(node => [rule.id, node.target.flat().join(" "), node.failureSummary])))
"""


@dataclass(frozen=True)
class Violation:
    """One rule broken by one element."""

    rule: str
    selector: str
    summary: str


def ready(page: Page) -> None:
    """Bring axe into the page."""
    page.evaluate(AXE.read_text(encoding="utf-8"))


def violations(page: Page) -> list[Violation]:
    """What axe finds in a page that is `ready`."""
    return [Violation(*found) for found in page.evaluate(RUN, TAGS)]
