"""Generated files that are committed, because an editor or GitHub must see them; a test fails when one is old."""

import re
from collections.abc import Mapping
from pathlib import Path

from inclusive.corpus import Corpus, HandWritten
from inclusive.languages import LANGS, Lang
from inclusive.load.practice_files import split_sections
from inclusive.model.registers import Governance
from inclusive.proposals.issue_forms import issue_forms
from inclusive.schemas import schemas

PULL_REQUEST = ".github/PULL_REQUEST_TEMPLATE.md"
CODEOWNERS = ".github/CODEOWNERS"
PARTS = {  # what an approver approves → where it stands
    "practices": ("/practices/",),
    "glossary": ("/glossary.yml",),
    "registers": ("/registers/",),
    "docs": ("/docs/fr/", "/docs/nl/"),
    "code": ("/scripts/", "/tests/", "/docs/assets/", "/.github/", "/Makefile", "/pyproject.toml"),
}
CRITERION = re.compile(r"^- \*\*(.+?)\*\*", re.MULTILINE)
OPENING = {
    Lang.FR: "## Français\n\nQu’est-ce qui change, et pourquoi ? Une ou deux phrases suffisent.\n\n…\n\n"
    "Pour une pratique, les critères (un critère non rempli est dit dans la fiche) :\n",
    Lang.NL: "## Nederlands\n\nWat verandert er, en waarom? Een of twee zinnen volstaan.\n\n…\n\n"
    "Voor een praktijk, de criteria (een criterium dat niet vervuld is, staat in de fiche vermeld):\n",
}
CLOSING = {
    Lang.FR: "- [ ] Chaque fait a sa source, et aucune donnée ne permet de reconnaître une personne.",
    Lang.NL: "- [ ] Elk feit heeft een bron, en geen enkel gegeven maakt een persoon herkenbaar.",
}


def generated_files(corpus: Corpus) -> Mapping[str, str]:
    """Path below the repository → text of every file that is generated and committed."""
    files = {f"schemas/{name}": text for name, text in schemas().items()}
    files |= issue_forms(corpus.facets)
    return files | {PULL_REQUEST: pull_request_template(corpus), CODEOWNERS: code_owners(corpus.governance)}


def code_owners(governance: Governance) -> str:
    """Whom GitHub asks to approve a change, by the part of the base that it touches."""
    lines = ["# Generated from registers/governance.yml by `make bless`: who approves what."]
    for approver in governance.approvers:
        lines += [f"{path} {' '.join(approver.who)}" for path in PARTS[approver.what]]
    return "\n".join(lines) + "\n"


def pull_request_template(corpus: Corpus) -> str:
    """The template of a pull request: the criteria of the site's own page, in both languages."""
    pages = {page.lang: page for page in corpus.pages if page.name == "criteria"}
    parts = [f"{OPENING[lang]}\n{_boxes(pages[lang])}\n{CLOSING[lang]}\n" for lang in LANGS if lang in pages]
    return "\n".join(parts)


def criteria(page: HandWritten) -> list[str]:
    """The criteria as the page lists them: the bold sentences of its list."""
    _, sections = split_sections(page.passage.markdown, page.path, page.passage.line, page.lang)
    text = next((one.passage.markdown for one in sections if "#criteria" in one.heading), "")
    return CRITERION.findall(text)


def _boxes(page: HandWritten) -> str:
    return "\n".join(f"- [ ] {criterion}" for criterion in criteria(page))


def write_generated(root: Path, corpus: Corpus) -> None:
    """Write every generated file below `root`."""
    for path, text in generated_files(corpus).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")
