"""The text of a practice, written as its file: the head, then the six sections, each holding its own text only."""

import re
from collections.abc import Mapping

from inclusive.languages import Lang
from inclusive.load.practice_files import FENCE
from inclusive.model.practice import HEADINGS, SectionId
from inclusive.proposals.remarks import Remark, remark
from inclusive.proposals.yaml_text import scalar

HEADING = re.compile(r"^( {0,3})(#{1,6})(?=\s|$)", re.MULTILINE)


def practice_file(lang: Lang, title: str, summary: str, sections: Mapping[SectionId, str], translates: str = "") -> str:
    """`fr.md` or `nl.md`; a section without a text stands empty, and the check says so."""
    head = {"title": title, "summary": summary, "translates": translates}
    lines = ["---", *(f"{key}: {scalar(value)}" for key, value in head.items() if value), "---"]
    parts = [f"## {heading}\n\n{sections.get(section, '')}".strip() for section, heading in HEADINGS[lang].items()]
    return "\n".join(lines) + "\n" + "\n\n".join(parts) + "\n"


def kept_within(text: str, label: str) -> tuple[str, list[Remark]]:
    """`text` so that it can neither begin a section nor swallow the next ones, and what was done to it."""
    remarks = []
    plain = HEADING.sub(r"\1\\\2", text)
    if plain != text:
        remarks.append(remark("heading", label=label))
    fences = FENCE.findall(plain)
    if len(fences) % 2:
        plain += f"\n{fences[-1].strip()}"
        remarks.append(remark("fence", label=label))
    return plain, remarks
