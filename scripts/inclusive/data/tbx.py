"""TBX: the glossary for translators' tools (ISO 30042:2019, dialect TBX-Basic, data categories as attributes).

A designation is the preferred term; other forms are admitted; words to avoid are deprecated, with the reason.
"""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from inclusive.citing.cited import Edition
from inclusive.corpus import Corpus, term_text
from inclusive.data.base import LICENSE, Base
from inclusive.languages import LANGS, Lang
from inclusive.model.registers import FacetValue
from inclusive.model.term import Term, TermText
from inclusive.render.words import words

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<?xml-model href="https://raw.githubusercontent.com/LTAC-Global/TBX-Basic_dialect/master/DCA/TBX-Basic_DCA.sch"'
    ' type="application/xml" schematypens="http://purl.oclc.org/dsdl/schematron"?>\n'
)


def tbx(base: Base, corpus: Corpus, edition: Edition | None) -> str:
    """The whole glossary. `edition` is the latest one."""
    root = Element("tbx", {"xmlns": "urn:iso:std:iso:30042:ed-2", "type": "TBX-Basic", "style": "dca", LANG: "en"})
    _header(root, base, edition)
    body = SubElement(SubElement(root, "text"), "body")
    domains = {value.id: value for value in corpus.facets.domains}
    for term in corpus.term.values():
        _concept(body, base, term, domains[term.domain])
    indent(root, " ")
    return HEAD + tostring(root, encoding="unicode") + "\n"


def concept_id(record: str) -> str:
    """The id of a concept in the file; it starts with a letter, as XML wants."""
    return f"c-{record}"


def _header(root: Element, base: Base, edition: Edition | None) -> None:
    file = SubElement(SubElement(root, "tbxHeader"), "fileDesc")
    statement = SubElement(file, "publicationStmt")
    for lang in LANGS:
        text = words()[lang]
        named = text["edition_named"].format(name=edition.name) if edition else text["edition_none"]
        SubElement(statement, "p", {LANG: lang.tag}).text = f"{text['site']} – {text['glossary']}. {named}."
    SubElement(statement, "p").text = f"CC BY 4.0, {LICENSE}"
    SubElement(SubElement(file, "sourceDesc"), "p").text = base.site_url


def _concept(body: Element, base: Base, term: Term, domain: FacetValue) -> None:
    entry = SubElement(body, "conceptEntry", {"id": concept_id(term.id)})
    _typed(entry, "descrip", "subjectField", f"{domain.fr.label} / {domain.nl.label}")
    for other in dict.fromkeys((*term.broader, *term.related)):
        _typed(entry, "ref", "crossReference", other, target=concept_id(other))
    address = base.url(term.id)
    _typed(entry, "xref", "externalCrossReference", address, target=address)
    for lang, note in ((Lang.FR, term.equivalence.fr), (Lang.NL, term.equivalence.nl)):
        if note:
            SubElement(entry, "note", {LANG: lang.tag}).text = base.words(note, lang)
    for lang in LANGS:
        if text := term_text(term, lang):
            _language(entry, base, lang, text, [source.url for source in term.sources])


def _language(entry: Element, base: Base, lang: Lang, text: TermText, sources: Iterable[str]) -> None:
    section = SubElement(entry, "langSec", {LANG: lang.tag})
    group = SubElement(section, "descripGrp")
    _typed(group, "descrip", "definition", base.words(text.definition, lang))
    for source in sources:
        _typed(group, "admin", "source", source)
    if text.note:
        SubElement(section, "note").text = base.words(text.note, lang)
    for word, status, kind, why in _designations(text):
        term = SubElement(section, "termSec")
        SubElement(term, "term").text = word
        _typed(term, "termNote", "administrativeStatus", f"{status}Term-admn-sts")
        if kind:
            _typed(term, "termNote", "termType", kind)
        if why:
            SubElement(term, "note").text = base.words(why, lang)


def _designations(text: TermText) -> Iterator[tuple[str, str, str, str]]:
    """Each (word, administrative status, type of term, reason), each word once."""
    yield text.term, "preferred", "", ""
    seen = {text.term}
    others = [(text.abbreviation or "", "abbreviation"), *((form, "variant") for form in text.forms)]
    for word, kind in others:
        if word and word not in seen:
            seen.add(word)
            yield word, "admitted", kind, ""
    for word, why in text.avoid.items():
        yield word, "deprecated", "", why


def _typed(parent: Element, name: str, kind: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, {"type": kind, **attributes}).text = text
