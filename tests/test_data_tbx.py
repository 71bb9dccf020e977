"""TBX: read by lxml, valid, with every concept, form and word to avoid."""

from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import EXAMPLE
from tests.data_files import BOTH, corpus_of, files_of

SCHEMA = Path(__file__).parent / "shapes" / "tbx-basic.rng"
SPACES = {"t": "urn:iso:std:iso:30042:ed-2", "xml": "http://www.w3.org/XML/1998/namespace"}


def document(root: Path) -> etree._Element:
    return etree.fromstring(files_of(root)["glossary.tbx"].encode())


def faults(tree: etree._Element) -> str:
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    schema.validate(tree)
    return str(schema.error_log)


@pytest.mark.parametrize("root", BOTH, ids=("example", "real"))
def test_the_glossary_is_valid_tbx(root: Path) -> None:
    tree = document(root)
    assert faults(tree) == ""
    ids = tree.xpath("//t:conceptEntry/@id", namespaces=SPACES)
    assert ids == [f"c-{term}" for term in corpus_of(root).term]


@pytest.mark.parametrize(
    ("path", "attribute", "value"),
    [
        ("//t:termNote", "type", "unknown"),
        ("//t:langSec", f"{{{SPACES['xml']}}}lang", "en"),
        ("//t:tbx", "style", "dct"),
        ("//t:conceptEntry", "id", "1-digit-first"),
    ],
)
def test_bad_tbx_would_be_told(path: str, attribute: str, value: str) -> None:
    tree = document(EXAMPLE)
    tree.xpath(path, namespaces=SPACES)[0].set(attribute, value)
    assert faults(tree)


def test_each_word_has_its_status() -> None:
    (entry,) = document(EXAMPLE).xpath("//t:conceptEntry[@id='c-accueil']", namespaces=SPACES)
    told = [
        (term.findtext("t:term", None, SPACES), term.findtext("t:termNote", None, SPACES))
        for term in entry.xpath("t:langSec[@xml:lang='fr-BE']/t:termSec", namespaces=SPACES)
    ]
    assert told == [
        ("accueil", "preferredTerm-admn-sts"),
        ("accueils", "admittedTerm-admn-sts"),
        ("accueil inconditionnel", "admittedTerm-admn-sts"),
        ("prise en charge", "deprecatedTerm-admn-sts"),
    ]
