"""Citations: the right words, the same as the citation library's, and read by other people's parsers."""

import json
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
import rispy
from citeproc import model

from inclusive.citing.citation_file import NAMED, PATH, naming
from inclusive.citing.cited import Cited, Edition, csl_json
from inclusive.citing.formats import bibtex, ris
from inclusive.citing.plain import _form, by_citeproc, plain_citation
from inclusive.editions.read import read_editions
from inclusive.languages import LANGS, Lang
from inclusive.load.corpus_files import load_corpus
from tests.conftest import ROOT

FIRST = Edition("2026.1", "2026-12-01")
TERM = Cited("term", "bas-seuil", "bas seuil", Lang.FR, (), FIRST, "https://example.org/")
HOSTILE = "A\nTY  - BOOK\r\nER  - } \\input{/etc/passwd} 100 % & $x$ _ # ~ ^ {\ue000"


@pytest.mark.parametrize(
    ("cited", "text"),
    [
        (
            TERM,
            "bas seuil. In\u00a0: Pratiques inclusives [Internet]. Édition 2026.1. 2026. "
            "Disponible sur\u00a0: https://example.org/id/bas-seuil/2026.1/",
        ),
        (
            replace(TERM, title="laagdrempeligheid", lang=Lang.NL),
            "laagdrempeligheid. In: Inclusieve praktijken [Internet]. Editie 2026.1. 2026. "
            "Beschikbaar op: https://example.org/id/bas-seuil/2026.1/",
        ),
        (
            replace(TERM, edition=None),
            "bas seuil. In\u00a0: Pratiques inclusives [Internet]. Texte hors édition, qui peut encore changer. "
            "Disponible sur\u00a0: https://example.org/id/bas-seuil/",
        ),
        (
            replace(TERM, kind="practice", record="soupe", title="Où manger\u00a0?", authors=("Asbl Un", "Asbl Deux")),
            "Asbl Un, Asbl Deux. Où manger\u00a0? In\u00a0: Pratiques inclusives [Internet]. Édition 2026.1. 2026. "
            "Disponible sur\u00a0: https://example.org/id/soupe/2026.1/",
        ),
    ],
)
def test_a_citation_in_words(cited: Cited, text: str) -> None:
    assert plain_citation(cited) == text == by_citeproc(cited)


def test_every_title_gives_what_the_library_gives() -> None:
    corpus, _ = load_corpus(ROOT)
    titles = [(practice.text(lang).front.title, lang) for practice in corpus.practices for lang in LANGS]
    titles += [(entry.value.fr.question, Lang.FR) for entry in corpus.questions]
    assert len(titles) > 100
    for title, lang in titles:
        cited = replace(TERM, kind="practice", title=title, lang=lang)
        assert plain_citation(cited) == by_citeproc(cited)


@pytest.mark.parametrize("number", range(9))
def test_any_number_of_authors_gives_what_the_library_gives(number: int) -> None:
    cited = replace(TERM, authors=tuple(f"Asbl {chr(65 + at)}" for at in range(number)))
    assert plain_citation(cited) == by_citeproc(cited)


def test_bibtex_is_read_by_bibtexparser() -> None:
    library = bibtexparser.parse_string(bibtex(replace(TERM, authors=("Huis & Tuin", "Asbl Un"))))
    assert not library.failed_blocks
    (entry,) = library.entries
    assert (entry.entry_type, entry.key) == ("misc", "inclusive-bas-seuil-2026.1-fr")
    assert {field.key: field.value for field in entry.fields} == {
        "title": "{bas seuil}",
        "author": r"{Huis \& Tuin} and {Asbl Un}",
        "howpublished": "Pratiques inclusives, Édition 2026.1",
        "year": "2026",
        "url": "https://example.org/id/bas-seuil/2026.1/",
        "language": "french",
        "month": "dec",
    }


def test_ris_is_read_by_rispy() -> None:
    (entry,) = rispy.loads(ris(replace(TERM, authors=("Asbl Un", "Asbl Deux"))))
    assert entry["type_of_reference"] == "DICT"
    assert entry["title"] == "bas seuil"
    assert entry["authors"] == ["Asbl Un", "Asbl Deux"]
    assert entry["edition"] == "Édition 2026.1"
    assert entry["date"] == "2026/12/01/"
    assert entry["urls"] == ["https://example.org/id/bas-seuil/2026.1/"]


def test_csl_json_says_all_and_no_day_of_reading() -> None:
    item = json.loads(json.dumps(csl_json(replace(TERM, authors=("Asbl Un",)))))
    assert item == {
        "id": "inclusive-bas-seuil-2026.1-fr",
        "type": "entry-dictionary",
        "title": "bas seuil",
        "container-title": "Pratiques inclusives",
        "edition": "Édition 2026.1",
        "language": "fr-BE",
        "URL": "https://example.org/id/bas-seuil/2026.1/",
        "author": [{"literal": "Asbl Un"}],
        "issued": {"date-parts": [[2026, 12, 1]]},
    }


def test_a_hostile_title_stays_one_title() -> None:
    cited = replace(TERM, title=HOSTILE, authors=(HOSTILE,))
    (entry,) = bibtexparser.parse_string(bibtex(cited)).entries
    title = next(field.value for field in entry.fields if field.key == "title")
    assert r"\input" not in title
    assert r"\{\textbackslash" not in title
    assert r"{\textbackslash}input\{/etc/passwd\} 100 \% \& \$x\$ \_ \# {\textasciitilde}" in title
    assert len(rispy.loads(ris(cited))) == 1
    assert "\n" not in plain_citation(cited)
    assert plain_citation(cited).count("https://example.org/") == 1


@pytest.mark.parametrize("kind", ["practice", "term", "organisation", "question"])
@pytest.mark.parametrize("edition", [FIRST, Edition("2026.12", "2026-01-31"), Edition("2031.1", "2031-02-01"), None])
def test_every_kind_in_every_edition_gives_what_the_library_gives(kind: str, edition: Edition | None) -> None:
    cited = replace(TERM, kind=kind, edition=edition)
    assert plain_citation(cited) == by_citeproc(cited)


def cffconvert(*options: str | Path) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).parent / "cffconvert", *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_citation_cff_is_valid_and_names_the_last_edition(tmp_path: Path) -> None:
    written = (ROOT / PATH).read_bytes()
    last = read_editions(ROOT)[0].last
    assert written == (naming(written, last.name, last.date) if last else NAMED.sub(b"", written))
    (tmp_path / PATH).write_bytes(naming(written, *vars(FIRST).values()))
    for file in (ROOT / PATH, tmp_path / PATH):
        told = cffconvert("--validate", "-i", file)
        assert told.returncode == 0, told.stdout + told.stderr
    entry = cffconvert("-f", "bibtex", "-i", tmp_path / PATH).stdout
    assert "year = {2026}" in entry


@pytest.mark.parametrize("before", [b"", b'version: "2025.2"\ndate-released: "2025-01-01"\n', b"version: 1\n"])
def test_citation_cff_names_one_edition_after_all_else(before: bytes) -> None:
    told = b'version: "2026.1"\ndate-released: "2026-12-01"\n'
    assert naming(b"title: x\n" + before + b"keywords:\n  - y", "2026.1", "2026-12-01") == (
        b"title: x\nkeywords:\n  - y\n" + told
    )


def test_an_interruption_is_none_of_the_parts_of_a_citation(monkeypatch: pytest.MonkeyPatch) -> None:
    """citeproc takes whatever is raised while it joins parts for an empty part: the site's name would be gone."""
    joined, stops = model.Delimited.join, iter([signal.SIGINT])

    def stopped_in(parts: Any) -> Any:
        for one in stops:  # once
            signal.raise_signal(one)
        yield from parts

    _form.cache_clear()
    monkeypatch.setattr(model.Delimited, "join", lambda own, parts, *more: joined(own, stopped_in(parts), *more))
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have it ignored
    with pytest.raises(KeyboardInterrupt):
        plain_citation(TERM)
    signal.signal(signal.SIGINT, before)
    monkeypatch.undo()
    assert "Pratiques inclusives [Internet]" in plain_citation(TERM)
