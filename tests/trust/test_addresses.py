"""An address in a field of its own, of a scheme that is not allowed, as if no check had looked: nothing leads there."""

import re
from collections.abc import Iterable
from pathlib import Path

import html5lib
import pytest

from inclusive.check.run import checked
from inclusive.paper.glossary import source_values
from inclusive.paper.tree import tree
from inclusive.render.addresses import Place
from inclusive.render.inside import inside
from inclusive.render.pages import page, places
from inclusive.render.prose import followed
from inclusive.render.site import Site
from tests.bases import site_of
from tests.conftest import EXAMPLE, copy_of
from tests.story import without_editions
from tests.trust.dangers import SCHEMES, scheme

ALLOWED = (
    "https://example.org/a:b?c:d#e",
    "HTTP://example.org",
    "mailto:info@example.org",
    "../../id/bas-seuil/",
    "/id/a:b",
    "?a:b",
    "#a:b",
    "",
)
REFUSED = {
    "javascript:alert(1)": "javascript%3Aalert(1)",
    "JaVaScript:alert(1)": "JaVaScript%3Aalert(1)",
    " javascript:alert(1)": " javascript%3Aalert(1)",
    "java\tscript:alert(1)": "java\tscript%3Aalert(1)",
    "\x01javascript:alert(1)": "\x01javascript%3Aalert(1)",
    "https\n:alert(1)": "https\n%3Aalert(1)",
    "javascript:https://example.org/": "javascript%3Ahttps%3A//example.org/",
    "data:text/html,<b>": "data%3Atext/html,<b>",
    "vbscript:a": "vbscript%3Aa",
    "file:///etc/passwd": "file%3A///etc/passwd",
    "httpsx:a": "httpsx%3Aa",
}
FIELD = re.compile(r"\b(url|archive|website): *[\"']?(https?://[^\s\"',}]+)[\"']?")


@pytest.mark.parametrize("address", ALLOWED)
def test_an_address_of_an_allowed_scheme_stays_as_it_is(address: str) -> None:
    assert followed(address) == address


@pytest.mark.parametrize(("address", "written"), REFUSED.items())
def test_any_other_names_no_scheme(address: str, written: str) -> None:
    assert followed(address) == written
    assert scheme(written) == ""


def spoiled(root: Path, *patterns: str) -> Path:
    """The base, each address in a field turned into a script that tells which field it is."""
    for file in [file for pattern in patterns for file in root.glob(pattern)]:
        text = file.read_text(encoding="utf-8")
        file.write_text(FIELD.sub(r'\1: "javascript:\1(\2)"', text), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature without its editions, whose format refuses such an address."""
    root = without_editions(copy_of(EXAMPLE, tmp_path_factory.mktemp("addresses") / "base"))
    glossary = root / "glossary.yml"
    kept = re.sub(r"(url: (\S+)), ", r"\1, archive: \2, ", glossary.read_text(encoding="utf-8"))
    glossary.write_text(kept, encoding="utf-8")
    return spoiled(root, "glossary.yml", "registers/*.yml", "*/*/*.yml", "*/*/*.md")


def followable(site: Site, sections: Iterable[Place]) -> set[str]:
    """Every address to follow, of these pages."""
    trees = [html5lib.parse(inside(site, page(site, place)), namespaceHTMLElements=False) for place in sections]
    return {href for tree in trees for one in tree.iter("a") if (href := one.get("href")) is not None}


def fields(addresses: Iterable[str]) -> set[str]:
    return {told[1] for address in addresses if (told := re.match(r"javascript%3A(\w+)\(", address))}


def test_no_page_leads_there(wrong: Path) -> None:
    site = site_of(wrong)
    found = followable(site, [place for place in places(site) if place.section != "translations"])  # shows none
    assert {scheme(address) for address in found} <= {*SCHEMES}
    assert fields(found) == {"url", "archive", "website"}


def test_no_document_leads_there(tmp_path: Path) -> None:
    site = site_of(spoiled(copy_of(EXAMPLE, tmp_path / "base"), "registers/policies.yml"))
    found = followable(site, [place for place in places(site) if place.section == "policy" and place.record])
    assert {scheme(address) for address in found} <= {*SCHEMES}
    assert fields(found) == {"url"}


def test_the_check_refuses_each_before(wrong: Path) -> None:
    problems = [one for one in checked(wrong)[1] if one.code == "S003"]
    assert len(problems) == sum(
        file.read_text(encoding="utf-8").count("javascript:")
        for file in wrong.rglob("*")
        if file.suffix in (".yml", ".md")
    )


def test_no_paper_leads_there(wrong: Path) -> None:
    (corpus, _) = checked(wrong)
    sources = [one for term in corpus.terms for one in source_values(term.value.sources)]
    assert {one["url"][:13] for one in sources} == {"javascript%3A"}
    (paragraph,) = tree("[un](javascript:alert)", {})
    assert paragraph["children"][0]["url"] == "javascript%3Aalert"
