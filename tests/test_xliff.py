"""Texts go to a translator's tool and come back: nothing is lost, nothing is trusted, nobody is said to have agreed."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from translate.storage.xliff2 import Xliff2File

from inclusive.cli import main
from inclusive.derive.translation import State, pairs
from inclusive.errors import NotXliff
from inclusive.languages import Lang
from inclusive.load.corpus_files import load_corpus
from inclusive.load.letters import HIDDEN
from inclusive.load.practice_files import split_front_matter, split_sections
from inclusive.load.yaml_reader import read_yaml
from inclusive.mend.texts import printed_files
from inclusive.xliff.document import read, written
from inclusive.xliff.take import draft_of, take
from inclusive.xliff.units import Sheet, Unit, sheets
from tests.cases import example_copied, problems_in, replace_lines
from tests.test_hostile_proposals import PAYLOADS
from tests.trust.hostile import batched
from tests.trust.vectors import syntaxes, xss

PARK, SOUP, CAFE = "permanence-du-parc", "soupe-mobile", "cafe-des-voisins"


@pytest.fixture
def root():
    with example_copied() as root:
        yield root


def exported(root: Path, *records: str, lang: Lang = Lang.NL) -> str:
    return written(sheets(load_corpus(root)[0], lang, records), lang)


def translated(document: str, words: dict[str, str]) -> bytes:
    """What a tool gives back: each source that stands in `words` translated, by somebody else's code."""
    store = Xliff2File.parsestring(document.encode())
    for unit in store.units:
        if str(unit.source) in words:
            unit.target = words[str(unit.source)]
            unit.marktranslated()
    return bytes(store)


def state(root: Path, record: str, lang: Lang = Lang.NL) -> State:
    return next(pair.state(lang) for pair in pairs(load_corpus(root)[0]) if pair.record == record)


def tree(root: Path) -> dict[str, bytes]:
    tops = ("practices", "glossary.yml", "registers", "docs")
    files = (file for top in tops for file in [root / top, *(root / top).rglob("*")] if file.is_file())
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def test_without_a_name_it_is_what_is_missing_or_behind(root):
    found = {sheet.record for sheet in sheets(load_corpus(root)[0], Lang.NL)}
    assert {PARK, SOUP} <= found
    assert CAFE not in found


def test_an_original_is_not_translated(root):
    assert list(sheets(load_corpus(root)[0], Lang.FR, (SOUP,))) == []


def test_a_tool_reads_it(root):
    store = Xliff2File.parsestring(exported(root, PARK).encode())
    assert (store.getsourcelanguage(), store.gettargetlanguage()) == ("fr-BE", "nl-BE")
    assert "La permanence du parc" in [str(unit.source) for unit in store.units]
    assert not any(unit.istranslated() for unit in store.units)


def test_what_is_behind_is_not_called_done(root):
    store = Xliff2File.parsestring(exported(root, SOUP).encode())
    assert any(unit.target for unit in store.units)
    assert not any(unit.istranslated() for unit in store.units)
    assert all(unit.istranslated() for unit in Xliff2File.parsestring(exported(root, CAFE).encode()).units)


SAMPLES = [
    Unit("need", "Un.\n\nDeux.", "Een.\n\nTwee."),
    Unit("need", "Un.\n\nDeux.", "Een en twee."),
    Unit("need", "- a\n- b\n\n\nc  d", "- a\n- b\n\n\nc  d"),
    Unit("need", "<b> & \"'> ]]> é 👩🏽‍⚕️", "<x/> &amp; ’"),
    Unit("need", " \n\n x", " \n\n y"),
]


@pytest.mark.parametrize("unit", SAMPLES, ids=range(len(SAMPLES)))
def test_a_unit_comes_back_as_it_went(unit):
    sheet = Sheet("x", "a" * 16, (unit,))
    assert read(written([sheet], Lang.NL).encode()) == (Lang.NL, (sheet,))


def test_what_comes_back_unchanged_changes_nothing(root):
    before = tree(root)
    for lang in Lang:
        everything = (
            *tuple(sheet.record for sheet in sheets(load_corpus(root)[0], lang)),
            CAFE,
            "accueil",
            "bas-seuil",
        )
        paths, told, problems = take(root, exported(root, *everything, lang=lang).encode())
        assert (paths, told, problems) == ([], [], [])
    assert tree(root) == before


def test_a_new_translation_is_written_stamped_and_checked(root):
    document = exported(root, PARK)
    sources = [str(unit.source) for unit in Xliff2File.parsestring(document.encode()).units]
    words = {
        source: f"Er staat een tafel in het park, en dat is goed voor de mensen ({number})."
        for number, source in enumerate(sources)
    }
    words |= {source: words[source] + "[^s1]" for source in sources if "[^s1]" in source}
    paths, told, problems = take(root, translated(document, words))
    assert paths == [f"practices/{PARK}/nl.md", f"practices/{PARK}/practice.yml"]
    assert (told, problems) == ([], [])
    assert state(root, PARK) is State.CURRENT
    assert exported(root, PARK).count("<target>") == len(sources)


def test_a_half_translation_tells_what_lacks(root):
    _, told, problems = take(root, translated(exported(root, PARK), {"La permanence du parc": "Het loket in het park"}))
    assert any("Samenvatting" in one for one in told)
    assert problems != []


def test_one_part_brought_up_to_date_leaves_the_others(root):
    before = tree(root)[f"practices/{SOUP}/nl.md"].decode()
    source = "La camionnette s’arrête à trois endroits. Elle donne de la soupe et une adresse."
    paths, told, problems = take(
        root, translated(exported(root, SOUP), {source: "De bestelwagen stopt op drie plekken."})
    )
    assert (paths, told, problems) == ([f"practices/{SOUP}/nl.md"], [], [])
    after = tree(root)[f"practices/{SOUP}/nl.md"].decode()
    assert state(root, SOUP) is State.CURRENT
    assert "drie plekken" in after
    assert "Soep vervangt geen dak." in after
    assert len(before.split("\n")) == len(after.split("\n"))


def test_typed_signs_become_those_of_the_language_at_once(root):
    source = "La camionnette s’arrête à trois endroits. Elle donne de la soupe et une adresse."
    take(root, translated(exported(root, SOUP), {source: "De foto's van 't huis, en `code's`."}))
    assert "De foto’s van ’t huis, en `code's`." in tree(root)[f"practices/{SOUP}/nl.md"].decode()
    corpus, _ = load_corpus(root)
    assert f"practices/{SOUP}/nl.md" not in printed_files(corpus, lambda path: (root / path).read_text("utf-8"))


@pytest.mark.parametrize(
    ("target", "told_there"),
    [
        ("’s Avonds hebben mensen honger[^s1].", []),
        ("’s Avonds hebben mensen honger.", ["[^s1]` van het origineel ontbreekt"]),
        ("’s Avonds[^s1] hebben mensen honger[^s1][^s2].", ["[^s1]` staat niet", "[^s2]` staat niet"]),
    ],
)
def test_a_source_mark_that_is_lost_or_added_is_told(root, target, told_there):
    source = "Le soir, des personnes ont faim et ne savent pas où dormir[^s1]."
    _, told, _ = take(root, translated(exported(root, SOUP), {source: target}))
    assert len(told) == len(told_there)
    assert all(words in one for words, one in zip(told_there, told, strict=True))


@pytest.mark.parametrize("texts", batched([*xss(), *syntaxes(), *PAYLOADS.values()], 60))
def test_no_hostile_text_leaves_its_field(root, texts):
    """Each text is a translated title, section and definition; the files stay ours, the rest of them what it was."""
    corpus = load_corpus(root)[0]
    before = tree(root)
    for text in texts:
        sheet = [
            Sheet(record, "a" * 16, tuple(Unit(part, "x", text) for part in parts))
            for record, parts in ((CAFE, ("practice_title", "need")), ("bas-seuil", ("term", "definition")))
        ]
        data = written(sheet, Lang.NL).encode("utf-8", "replace")
        try:
            _, brought = read(data)
        except NotXliff:  # XML itself cannot hold it
            continue
        for one in brought:
            draft = draft_of(corpus, Lang.NL, one, lambda path: before[path].decode())
            assert set(draft.files) <= {f"practices/{CAFE}/nl.md", "glossary.yml"}
            for path, content in draft.files.items():
                assert HIDDEN.search(content) is None
                assert_same_but_for_the_parts(path, before[path].decode(), content)


def assert_same_but_for_the_parts(path: str, old: str, new: str) -> None:
    if path == "glossary.yml":
        (was, _), (now, problems) = (read_yaml(text, path) for text in (old, new))
        assert problems == []
        for one, other in zip(was.root.plain(), now.root.plain(), strict=True):
            if one["id"] == "bas-seuil":
                assert one.keys() == other.keys()
                assert {**one, "nl": None} == {**other, "nl": None}
                assert one["nl"].keys() == other["nl"].keys()
            else:
                assert one == other
        return
    (head, body, line, _), (own, changed, start, problems) = (split_front_matter(text, path) for text in (old, new))
    if own is None:
        assert [one.code for one in problems] == ["F014"] * len(problems)
        return
    assert head.root.plain().keys() == own.root.plain().keys()
    was, now = split_sections(body, path, line, Lang.NL)[1], split_sections(changed, path, start, Lang.NL)[1]
    assert [one.heading for one in was] == [one.heading for one in now]
    assert [one.passage.markdown.strip() for one in was[1:]] == [one.passage.markdown.strip() for one in now[1:]]


def test_a_concept(root):
    document = exported(root, "bas-seuil")
    source = "qualité d’un service qui demande très peu à la personne pour y entrer"
    paths, _, problems = take(root, translated(document, {source: "wat heel weinig vraagt van wie binnenkomt"}))
    assert (paths, problems) == (["glossary.yml"], [])
    assert load_corpus(root)[0].term["bas-seuil"].nl.definition == "wat heel weinig vraagt van wie binnenkomt"


def test_the_original_has_changed_meanwhile(root):
    document = exported(root, CAFE)
    replace_lines(root / f"practices/{CAFE}/fr.md", ["title: Le café des voisins"], ["title: Le café"])
    take(root, translated(document, {"Le café des voisins": "Het café van de buren"}))
    assert "Het café van de buren" in tree(root)[f"practices/{CAFE}/nl.md"].decode()
    assert state(root, CAFE) is State.BEHIND
    assert problems_in(root) == []


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<x/>",
        b"\xff\xfe<",
        b'<!DOCTYPE x [<!ENTITY a "b">]><x/>',
        b'<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
        b"<x" * 100_000,
        b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" trgLang="de"/>',
        b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" trgLang="nl"><file id="../x"/></xliff>',
        b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2" trgLang="nl"/>',
    ],
)
def test_what_is_no_document_of_ours_is_refused(root, data):
    before = tree(root)
    with pytest.raises(NotXliff):
        take(root, data)
    assert tree(root) == before


def test_two_sheets_of_one_record_are_refused(root):
    sheet = Sheet("bas-seuil", "a" * 16, (Unit("term", "x", "y"),))
    with pytest.raises(NotXliff):
        take(root, written([sheet, sheet], Lang.NL).encode())


def test_concepts_of_one_document_come_back_as_one_by_one(root):
    records = [term.id for term in load_corpus(root)[0].term.values() if term.nl and term.nl.translates]
    document = sheets(load_corpus(root)[0], Lang.NL, tuple(records))
    longer = [
        replace(one, units=tuple(replace(unit, target=f"{unit.target}\n\nMeer.") for unit in one.units))
        for one in document
    ]
    assert len(longer) > 1
    with example_copied() as other:
        for one in longer:
            take(other, written([one], Lang.NL).encode())
        take(root, written(longer, Lang.NL).encode())
        assert tree(root) == tree(other)


def test_a_record_that_does_not_exist_is_told(root):
    sheet = Sheet("no-such-record", "a" * 16, (Unit("term", "x", "y"),))
    paths, told, problems = take(root, written([sheet], Lang.NL).encode())
    assert (paths, problems) == ([], [])
    assert told[0].startswith("no-such-record: ")


def test_the_commands(root, tmp_path):
    def run(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(main, [*arguments[:1], "--root", str(root), *arguments[1:]])
        return result.exit_code, result.output

    status, text = run("xliff-out", "--to", "nl", PARK)
    assert status == 0
    (tmp_path / "x.xlf").write_text(text, encoding="utf-8")
    assert run("xliff-in", str(tmp_path / "x.xlf")) == (0, "Aucun problème.\n")
