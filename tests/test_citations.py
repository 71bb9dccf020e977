"""Citations on pages: what stands in the block, and what a frozen page says of its authors of then."""

import json

import bibtexparser
import pytest
import rispy

from inclusive.citing.cited import Cited, Edition
from inclusive.editions.read import read_editions
from inclusive.languages import LANGS, Lang
from inclusive.render.citations import citation_facts, cited_frozen
from tests.conftest import EXAMPLE

SITE = "https://example.org/"


def test_every_format_can_be_copied_and_read() -> None:
    quoted = Cited("term", "bas-seuil", "bas seuil", Lang.FR, ("Asbl Un",), Edition("2026.1", "2026-12-01"), SITE)
    facts = citation_facts(quoted)
    formats = {one["name"]: one["text"] for one in facts["formats"]}
    assert facts["tag"] == "fr-BE"
    assert facts["text"].startswith("Asbl Un. bas seuil. ")
    assert len(bibtexparser.parse_string(formats["BibTeX"]).entries) == 1
    assert len(rispy.loads(formats["RIS"])) == 1
    (item,) = json.loads(formats["CSL-JSON"])
    assert item["id"] == "inclusive-bas-seuil-2026.1-fr"


@pytest.mark.parametrize("lang", LANGS)
def test_a_frozen_record_is_quoted_as_it_then_was(lang: Lang) -> None:
    editions, _ = read_editions(EXAMPLE)
    first = editions.all[0]
    quoted = cited_frozen(editions.frozen(first.records["accueil"]), first, lang, SITE)
    assert quoted.title == {"fr": "accueil", "nl": "onthaal"}[lang]
    assert (
        quoted.authors
        == {
            "fr": ("Association Exemple", "Huis Voorbeeld"),
            "nl": ("Vereniging Voorbeeld", "Huis Voorbeeld"),
        }[lang]
    )
    assert quoted.url == f"{SITE}id/accueil/{first.name}/"


def test_a_frozen_record_without_text_in_a_language_is_quoted_by_the_other() -> None:
    editions, _ = read_editions(EXAMPLE)
    first = editions.all[0]
    quoted = cited_frozen(editions.frozen(first.records["ligne-0"]), first, Lang.NL, SITE)
    assert (quoted.title, quoted.lang) == ("ligne 0", Lang.NL)
