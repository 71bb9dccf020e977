"""Definitions made to stand on other pages: frames, oEmbed answers, and the weight of the component."""

import gzip
import json
import re

import pytest

from inclusive.citing.cited import Edition
from inclusive.data.base import Base, names
from inclusive.embedding.frame import SCRIPT, Definition, definitions, frame, oembed
from inclusive.languages import LANGS, Lang
from inclusive.render.words import words
from tests.conftest import EXAMPLE
from tests.data_files import BOTH, SITE, base_of, corpus_of
from tests.site_reader import Html

HEAVIEST = 2_000  # bytes, as sent


def shown(record: str, lang: Lang) -> Definition:
    corpus = corpus_of(EXAMPLE)
    every = definitions(base_of(corpus), corpus)
    return next(one for one in every if (one.record, one.lang) == (record, lang))


def read(html: str) -> Html:
    page = Html()
    page.feed(html)
    return page


@pytest.mark.parametrize("root", BOTH, ids=("example", "real"))
def test_every_concept_has_a_frame_in_each_language(root) -> None:
    corpus = corpus_of(root)
    every = [*definitions(base_of(corpus), corpus)]
    assert {(one.record, one.lang) for one in every} == {(term, lang) for term in corpus.term for lang in LANGS}
    for one in every:
        html = frame(one)
        assert read(html).lang == one.lang.tag
        assert one.url in html
        assert "<script" not in html
        assert not re.search(r"""(?:src|href)=["'](?:https?:)?//(?!example\.org/base/)""", html)


def test_a_frame_says_what_the_word_means_and_in_which_edition() -> None:
    html = frame(shown("accueil", Lang.NL))
    assert "<dfn>onthaal</dfn>" in html
    assert "eerste contact van een dienst met een persoon" in html
    assert "Inclusieve praktijken. Tekst buiten editie, die nog kan veranderen." in html
    corpus = corpus_of(EXAMPLE)
    base = Base(SITE, names(corpus), lambda record: Edition("2026.1", "2026-12-01") if record else None)
    edition = next(definitions(base, corpus))
    assert "Pratiques inclusives. Édition 2026.1." in frame(edition)
    assert edition.url == f"{SITE}id/accueil/2026.1/"


def test_a_definition_in_the_other_language_says_so() -> None:
    html = frame(shown("ligne-0", Lang.NL))
    assert '<html lang="nl-BE">' in html
    assert '<div lang="fr-BE">' in html


def test_the_answer_of_oembed_holds_the_frame() -> None:
    one = shown("accueil", Lang.FR)
    answer = json.loads(oembed(one))
    assert (answer["version"], answer["type"], answer["title"]) == ("1.0", "rich", "accueil")
    found = read(answer["html"]).first("iframe", "src") or {}
    assert found["src"] == f"{SITE}embed/accueil/fr/"
    assert found["title"] == "accueil\u00a0: définition"
    assert (int(found["width"]), int(found["height"])) == (answer["width"], answer["height"])
    assert (read(frame(one)).first("link", "type", "application/json+oembed") or {})["href"] == one.oembed


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (Lang.FR, "Cette fiche est retirée. Retiré : le mot parle des gens comme d’une cible."),
        (Lang.NL, "Deze fiche is ingetrokken. Ingetrokken: het woord spreekt over mensen als over een doelwit."),
    ],
)
def test_a_concept_that_was_withdrawn_says_so_and_why(lang: Lang, told: str) -> None:
    assert f"<p data-retired><strong>{told}" in frame(shown("groupe-cible", lang))
    assert "data-retired" not in frame(shown("accueil", lang))


def test_a_hostile_term_stays_text() -> None:
    one = Definition("x", Lang.FR, Lang.FR, '"><script>1</script>', None, "<img onerror=1>", "", SITE, SITE)
    assert "<script" not in frame(one)
    assert "<img" not in frame(one)
    assert "<script" not in json.loads(oembed(one))["html"]


def test_the_component_weighs_less_than_two_kilobytes() -> None:
    assert len(gzip.compress(SCRIPT.read_bytes(), 9)) < HEAVIEST


def test_the_component_says_what_the_site_says() -> None:
    script = SCRIPT.read_text(encoding="utf-8")
    for lang in LANGS:
        own = words()[lang]
        named = own["edition_named"].removesuffix(" {name}")
        assert f'{lang}: ["{own["site"]}", "{named}", "{own["edition_none"]}", "{own["retired_notice"]}"]' in script


def test_the_component_keeps_nothing_and_runs_no_text() -> None:
    script = SCRIPT.read_text(encoding="utf-8")
    assert 'credentials: "omit"' in script
    assert not re.search(r"innerHTML|cookie|localStorage|sessionStorage|eval|https?:", script)
