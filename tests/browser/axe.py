"""Accessibility as axe-core sees it."""

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.conftest import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
START = """tags => {
  const run = () => axe.run(document, {runOnly: tags, resultTypes: ["violations"], preload: false});
  window.axeFound = new Promise(done => setTimeout(done)).then(run);
}"""
FOUND = """async () => (await window.axeFound).violations.flatMap(rule =>
  rule.nodes.map(node => [rule.id, node.target.flat().join(" "), node.failureSummary]))"""


@dataclass(frozen=True)
class Violation:
    """One rule broken by one element."""

    rule: str
    selector: str
    summary: str


def ready(page: Page) -> None:
    """Bring axe into the page."""
    page.evaluate(AXE.read_text(encoding="utf-8"))


def start(page: Page) -> None:
    """Let axe look at a page that is `ready`, and go on meanwhile."""
    page.evaluate(START, TAGS)


def found(page: Page) -> list[Violation]:
    """What axe has found since `start`."""
    return [Violation(*violation) for violation in page.evaluate(FOUND)]
