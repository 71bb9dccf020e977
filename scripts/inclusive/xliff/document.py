"""The document: sheets → XLIFF 2.0 and back. Nothing in a document that comes back is trusted but its texts."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator

from inclusive.errors import NotXliff
from inclusive.languages import LANGS, Lang
from inclusive.load.letters import without_hidden
from inclusive.model.fields import DIGEST_PATTERN, ID_PATTERN
from inclusive.xliff.units import BETWEEN, Sheet, Unit

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
LARGEST = 20 * 1024 * 1024  # bytes
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
PART = re.compile(r"[a-z_]+\Z")


def written(sheets: Iterable[Sheet], lang: Lang) -> str:
    """The XLIFF document that asks for a translation into `lang`."""
    ET.register_namespace("", NAMESPACE)
    root = ET.Element(_tag("xliff"), {"version": "2.0", "srcLang": lang.other.tag, "trgLang": lang.tag})
    for sheet in sheets:
        file = ET.SubElement(root, _tag("file"), {"id": sheet.record, SPACE: "preserve"})
        notes = ET.SubElement(file, _tag("notes"))
        ET.SubElement(notes, _tag("note"), {"id": "digest", "category": "digest"}).text = sheet.digest
        for unit in sheet.units:
            _write_unit(file, unit)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _write_unit(file: ET.Element, unit: Unit) -> None:
    element = ET.SubElement(file, _tag("unit"), {"id": unit.id})
    for number, (source, target) in enumerate(unit.segments, start=1):
        state = "translated" if target and unit.is_done else "initial"
        segment = ET.SubElement(element, _tag("segment"), {"id": f"s{number}", "state": state})
        ET.SubElement(segment, _tag("source")).text = source
        if target:
            ET.SubElement(segment, _tag("target")).text = target


def read(data: bytes) -> tuple[Lang, tuple[Sheet, ...]]:
    """The language translated into, and each sheet, of one record each, with the units that are translated whole."""
    root = _root(data)
    lang = next((one for one in LANGS if root.get("trgLang", "").lower().split("-")[0] == one), None)
    if root.tag != _tag("xliff") or lang is None or not root.get("version", "").startswith("2."):
        raise NotXliff
    sheets = tuple(_sheet(file) for file in root.iter(_tag("file")))
    if len({sheet.record for sheet in sheets}) < len(sheets):
        raise NotXliff
    return lang, sheets


def _root(data: bytes) -> ET.Element:
    """The parsed document; one that declares anything, or is no UTF-8, is refused before it is parsed."""
    try:
        text = data.decode("utf-8-sig")
        if len(data) > LARGEST or "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise NotXliff
        return ET.fromstring(text)
    except (UnicodeDecodeError, ET.ParseError, ValueError, RecursionError):
        raise NotXliff from None


def _sheet(file: ET.Element) -> Sheet:
    record = file.get("id", "")
    digests = [note.text or "" for note in file.iter(_tag("note")) if note.get("category") == "digest"]
    if not re.match(ID_PATTERN, record) or len(digests) != 1 or not re.match(DIGEST_PATTERN, digests[0].strip()):
        raise NotXliff
    return Sheet(record, digests[0].strip(), tuple(_units(file)))


def _units(file: ET.Element) -> Iterator[Unit]:
    """The units whose every paragraph has a translation; the others are as if they were not there."""
    for element in file.iter(_tag("unit")):
        pairs = [(_text(one, "source"), _text(one, "target")) for one in element.iter(_tag("segment"))]
        if PART.match(element.get("id", "")) and pairs and all(target or not source for source, target in pairs):
            source, target = (BETWEEN.join(part) for part in zip(*pairs, strict=True))
            states = {one.get("state", "initial") for one in element.iter(_tag("segment"))}
            yield Unit(element.get("id", ""), source, without_hidden(target), "initial" not in states)


def _text(segment: ET.Element, name: str) -> str:
    found = segment.find(_tag(name))
    return "".join(found.itertext()) if found is not None else ""


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
