"""Word: the glossary as DOCX, for those who draft in Word. Every piece of text bears its language; no byte varies."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from docx import Document
from docx.document import Document as Docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from inclusive.languages import LANGS, Lang
from inclusive.paper.pdf import EPOCH

STYLES = ("strong", "emphasis", "struck")  # bold, italic, struck through
NO_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold
Values = Mapping[str, Any]


def docx(values: Values) -> bytes:
    """The document of `paper.glossary` values."""
    document = Document()
    _properties(document, values)
    document.add_heading(values["title"], 0)
    for lang in LANGS:
        own = values["words"][lang]
        for name in ("about", "edition", "license"):
            spoken(document.add_paragraph(), own[name], lang)
    for domain in values["domains"]:
        names(document.add_heading(level=1), {Lang.FR: domain["fr"], Lang.NL: domain["nl"]})
        for concept in domain["terms"]:
            _concept(document, values["words"], concept)
    return _same_bytes(document)


def _properties(document: Docx, values: Values) -> None:
    day = datetime.fromisoformat(values["day"] or EPOCH)
    properties = document.core_properties
    properties.title, properties.author = values["title"], " · ".join(values["author"])
    properties.comments, properties.language = values["url"], values["lang"].tag
    properties.created = properties.modified = day
    properties.last_modified_by = ""
    normal = document.styles["Normal"]
    normal.font.size = Pt(10)
    _language(normal.element.get_or_add_rPr(), Lang(values["lang"]))
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)


def _concept(document: Docx, words: Values, concept: Values) -> None:
    sides = {lang: concept[lang] for lang in LANGS if concept[lang]}
    names(document.add_heading(level=2), {lang: name_of(side) for lang, side in sides.items()})
    table = document.add_table(rows=1, cols=len(LANGS))
    for cell, lang in zip(table.rows[0].cells, LANGS, strict=True):
        if lang in sides:
            _side(cell, words[lang], sides[lang], lang)
        else:
            spoken(cell.paragraphs[0], words[lang]["missing"], lang)
        if concept["equivalence"]:
            flow(cell.add_paragraph(), concept["equivalence"][lang], lang)
    for number, source in enumerate(concept["sources"], start=1):
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        line.add_run(f"{number}. ")
        linked(line, source["url"], source["title"], source["lang"])
        line.add_run(", ".join(["", source["publisher"], *([str(source["year"])] if source["year"] else [])]))
    linked(document.add_paragraph(), concept["url"], concept["url"], "")


def _side(cell: _Cell, words: Values, side: Values, lang: Lang) -> None:
    flow(cell.paragraphs[0], side["definition"], lang)
    for line in (line for block in side["note"] for line in lines(block)):
        flow(cell.add_paragraph(), line, lang)
    for one in side["avoid"]:
        paragraph = cell.add_paragraph()
        spoken(paragraph, f"{words['avoid']}{words['colon']} ", lang).bold = True
        spoken(paragraph, f"{one['word']}. ", lang)
        flow(paragraph, one["why"], lang)


def lines(block: Values) -> Iterator[list[Values]]:
    """The paragraphs of a block: of a list its items, of a table its rows."""
    if block["kind"] in ("list", "item", "quote", "table"):
        dash = [{"kind": "text", "text": "– "}] if block["kind"] == "item" else []
        for child in block["children"]:
            yield from ([*dash, *line] for line in lines(child))
    elif block["kind"] in ("head", "row"):
        space = {"kind": "text", "text": "  "}
        yield [node for cell in block["children"] for node in (*cell["children"], space)]
    else:
        yield block["children"]


def name_of(side: Values) -> str:
    """A designation, its abbreviation if it has one."""
    abbreviation = f" ({side['abbreviation']})" if side["abbreviation"] else ""
    return f"{side['term']}{abbreviation}"


def names(paragraph: Paragraph, texts: Mapping[Lang, str]) -> None:
    """The name in each language, between them a dot."""
    for at, (lang, text) in enumerate(texts.items()):
        if at:
            paragraph.add_run(" · ")
        spoken(paragraph, text, lang)


def spoken(paragraph: Paragraph, text: str, lang: Lang) -> Run:
    """Text in a language."""
    run = paragraph.add_run(text)
    _language(run._r.get_or_add_rPr(), lang)
    return run


def flow(paragraph: Paragraph, nodes: Iterable[Values], lang: Lang, style: frozenset[str] = frozenset()) -> None:
    """The words of nodes of `tree`, in one paragraph, with their emphasis and links; `style` is that around them."""
    for node in nodes:
        if node["kind"] == "text":
            run = spoken(paragraph, node["text"], lang)
            run.bold, run.italic, run.font.strike = (name in style or None for name in STYLES)
        elif node["kind"] == "mark":
            spoken(paragraph, f"[{node['number']}]", lang).font.superscript = True
        elif node["kind"] == "link":
            linked(paragraph, node["url"], _words(node), lang.tag)
        else:
            flow(paragraph, node["children"], lang, style | {node["kind"]})


def _words(node: Values) -> str:
    return str(node["text"]) if "text" in node else "".join(map(_words, node.get("children", ())))


def linked(paragraph: Paragraph, url: str, text: str, lang: str) -> None:
    """Text that is a link."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(text)
    run.underline = True
    if lang:
        _language(run._r.get_or_add_rPr(), lang)
    link.append(run._r)
    paragraph._p.append(link)


def _language(properties: Any, lang: Lang | str) -> None:
    element = OxmlElement("w:lang")
    element.set(qn("w:val"), lang.tag if isinstance(lang, Lang) else lang)
    properties.append(element)


def _same_bytes(document: Docx) -> bytes:
    """The file, without the times that a zip notes of its parts."""
    written, again = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as same:
        for name in sorted(parts.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            same.writestr(zipfile.ZipInfo(name, NO_TIME), parts.read(name), zipfile.ZIP_DEFLATED)
    return again.getvalue()
