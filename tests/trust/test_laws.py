"""The laws of what reads strangers' texts, tried on texts that nobody would think of. Each test states its law."""

import json
import re
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path

import html5lib
import pyromark
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from inclusive.check.personal_data import PATTERNS, personal_data
from inclusive.corpus import Corpus
from inclusive.derive.forms import fold, written_forms
from inclusive.derive.written import digest
from inclusive.editions.chain import chain, unchained
from inclusive.editions.contents import contents
from inclusive.editions.make import edition_bytes, head
from inclusive.editions.read import path_of, read_editions
from inclusive.languages import LANGS, Lang
from inclusive.load.corpus_files import load_corpus
from inclusive.load.digests import unit_digests, unit_of
from inclusive.load.files import decode, read_text
from inclusive.load.letters import HIDDEN, mixed_letter
from inclusive.load.practice_files import split_front_matter, split_sections
from inclusive.load.yaml_reader import read_yaml
from inclusive.markdown.marks import REFERENCE, references, source_marks
from inclusive.markdown.runs import OPTIONS, found_parts, read_markdown
from inclusive.problems import Problem
from inclusive.proposals.body import cleaned, read_body
from inclusive.proposals.forms import Kind, every_form
from inclusive.proposals.intake import intake, issue_of
from inclusive.proposals.yaml_text import flow_mapping, long_text, scalar
from inclusive.render.prose import to_html
from tests.cases import EXAMPLE, only_problems
from tests.conftest import SOURCES, copy_of
from tests.proposal_events import FACETS, answered, body
from tests.test_mentions import ADDRESSES, LINKER, TERMS
from tests.trust.dangers import dangers
from tests.trust.laws import LINES, TEXTS, tried

WHOLE = st.integers(-(10**9), 10**9)
ANCHOR = re.compile(r'<a class="term"[^>]*>(.*?)</a>', re.DOTALL)
FEW_SIGNS = st.lists(
    st.sampled_from(
        ["a", "\n", " ", "    ", "- ", "1. ", "=", "---", "===", "#", "> ", "[", "]", "]:", "(b)", "!", "|"]
    )
    | st.sampled_from(["[[a|b]]", "\t", "\r", "<", "*", "_", ":-", "\\", "&", "`"]),
    max_size=14,
).map("".join)


def nested(indent: str, items: int, item: str, emphases: int) -> str:
    """Items, each within the one before, then emphases likewise."""
    opened = [f"{'*_'[at % 2]}a" for at in range(emphases)]
    lines = [indent * at + item for at in range(items)]
    return "\n".join(lines) + " ".join(["", *opened, "b", *(one[::-1] for one in reversed(opened))])


NESTING = st.builds(
    nested,
    st.sampled_from(["\t", "  ", "    ", "> "]),
    st.integers(0, 24),
    st.sampled_from(["- a", "> a", "1. a"]),
    st.integers(0, 24),
)
VISIBLE = TEXTS.map(lambda text: cleaned(text)[0])
langs = pytest.mark.parametrize("lang", LANGS)


class TestLoader:
    @tried(400)
    @given(st.binary(max_size=80) | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")))
    def test_any_bytes_give_a_text_or_a_problem_and_a_text_is_read_back(self, data: bytes) -> None:
        text, problems = decode(data, "a")
        only_problems(sorted(problems))
        if not problems:
            assert decode(text.encode(), "a") == (text, [])

    @tried(600)
    @given(TEXTS)
    def test_any_yaml_gives_a_document_or_a_problem(self, text: str) -> None:
        document, problems = read_yaml(text, "a")
        assert (document is None) is bool(problems)
        assert all(isinstance(one, Problem) and one.place.line >= 1 and one.place.column >= 1 for one in problems)

    @tried(400)
    @given(st.dictionaries(st.sampled_from(["a", "title", "since", "read_on"]), LINES | WHOLE, min_size=1))
    def test_what_is_written_is_read_back(self, values: dict[str, str | int]) -> None:
        assume(not any(HIDDEN.search(str(one)) or mixed_letter(str(one)) for one in values.values()))
        assume(all(unicodedata.is_normalized("NFC", str(one)) for one in values.values()))
        lines = "".join(f"{key}: {scalar(value)}\n" for key, value in values.items())
        for written in (lines, f"{flow_mapping(values)}\n"):
            document, problems = read_yaml(written, "a")
            assert problems == []
            assert document is not None
            assert document.root.plain() == values

    @tried(400)
    @given(VISIBLE)
    def test_a_long_text_is_read_back(self, text: str) -> None:
        assume(mixed_letter(text) is None)
        document, problems = read_yaml("\n".join(long_text("a", text, "")) + "\n", "a")
        assert problems == []
        assert document is not None
        assert document.root.plain() == {"a": text}

    @tried(600)
    @given(st.lists(st.tuples(st.sampled_from(["a", "a_b", "no", "id"]), LINES), min_size=1, max_size=4))
    def test_the_short_way_through_a_head_and_the_long_way_say_the_same(self, lines: list[tuple[str, str]]) -> None:
        text = "".join(f"{key}: {value}\n" for key, value in lines)
        assume(not HIDDEN.search(text) and not mixed_letter(text))  # refused before it is read as YAML
        short, long = read_yaml(text, "a"), read_yaml(f"{text}# a comment forbids the short way\n", "a")
        assert (short[0] is None) is (long[0] is None)
        if short[0] is not None and long[0] is not None:
            assert short[0].root.plain() == long[0].root.plain()

    @tried(400)
    @given(TEXTS, st.sampled_from(LANGS))
    def test_any_page_has_a_head_and_sections_or_a_problem(self, text: str, lang: Lang) -> None:
        for source in (text, f"---\n{text}\n---\n{text}", f"---\ntitle: a\n---\n## Besoin\n{text}"):
            _, rest, line, problems = split_front_matter(source, "a")
            assert all(isinstance(one, Problem) for one in problems)
            preamble, sections = split_sections(rest, "a", line, lang)
            told = [preamble.markdown, *(one.passage.markdown for one in sections)]
            assert sum(map(len, told)) <= len(rest)


class TestShortWays:
    """What most texts are spared says the same as what they are spared."""

    @tried(400)
    @given(FEW_SIGNS)
    def test_a_text_that_is_not_parsed_for_its_parts_has_none(self, text: str) -> None:
        assert found_parts(text) == read_markdown(text).parts

    @tried(400)
    @given(NESTING)
    def test_a_text_that_is_not_parsed_for_its_levels_has_few(self, text: str) -> None:
        assert found_parts(text) == read_markdown(text).parts

    @tried(400)
    @given(FEW_SIGNS)
    def test_what_a_plain_text_names_is_what_a_parser_finds(self, text: str) -> None:
        reading = read_markdown(text)
        named = [(found[1].strip(), *reading.source_span(*found.span())) for found in REFERENCE.finditer(reading.text)]
        assert [(one.target, one.start, one.end) for one in references(text)] == named
        assert references(text) == references(f"{text}\n\n`code`")

    @tried(400)
    @given(st.lists(st.sampled_from([*"+0123489 ./()-@aé٣４", "32", "0470"]), max_size=24).map("".join))
    def test_a_text_with_few_digits_holds_no_number_of_a_person(self, text: str) -> None:
        told = list(personal_data(text))
        for code, pattern in PATTERNS:
            assert pattern.search(text) is None or told, code


class TestLinker:
    @langs
    @tried(400)
    @given(text=TEXTS)
    def test_a_mention_is_in_the_text_is_a_form_and_overlaps_none(self, lang: Lang, text: str) -> None:
        forms = {
            one.id: {fold(form)[0] for form in written_forms(said)}
            for one in TERMS
            if (said := one.fr if lang is Lang.FR else one.nl) is not None
        }
        found = LINKER[lang].mentions(text)
        for one in found:
            assert 0 <= one.start < one.end <= len(text)
            assert one.text == text[one.start : one.end]
            assert fold(one.text)[0] in forms[one.term]
        assert all(one.end <= other.start for one, other in pairwise(found))

    @langs
    @tried(400)
    @given(text=TEXTS)
    def test_the_text_stays_as_it_is_but_for_anchors(self, lang: Lang, text: str) -> None:
        assume(not any(part.kind == "html" for part in found_parts(text)))
        linked = to_html(text, LINKER[lang].mentions(text), ADDRESSES)
        assert ANCHOR.sub(r"\1", linked) == to_html(text, (), ADDRESSES)

    @langs
    @tried(400)
    @given(text=TEXTS.map(lambda text: re.sub(r"[\[\]|<`]", "", text)))  # such signs may end the reference we write
    def test_linking_twice_changes_nothing(self, lang: Lang, text: str) -> None:
        def linked(text: str) -> str:
            done, pieces = 0, []
            for one in LINKER[lang].mentions(text):
                pieces += [text[done : one.start], f"[[{one.term}|{one.text}]]"]
                done = one.end
            return "".join([*pieces, text[done:]])

        once = linked(text)
        assert linked(once) == once


class TestRenderer:
    @tried(500)
    @given(TEXTS)
    def test_what_comes_out_is_words_and_structure(self, text: str) -> None:
        assert dangers(to_html(text, LINKER[Lang.FR].mentions(text), ADDRESSES)) == []

    @tried(500)
    @given(TEXTS)
    def test_no_word_is_lost_or_added(self, text: str) -> None:
        assume(not any(part.kind in ("html", "image") for part in found_parts(text)))
        assume(not references(text) and not source_marks(text))
        html = to_html(text, LINKER[Lang.FR].mentions(text), ADDRESSES)
        assert words(html) == words(pyromark.html(text, options=OPTIONS))


def words(html: str) -> list[str]:
    return "".join(html5lib.parse(html, namespaceHTMLElements=False).itertext()).split()


@cache
def miniature() -> Corpus:
    return load_corpus(EXAMPLE)[0]


class TestIntake:
    @tried(150)
    @given(TEXTS)
    def test_any_body_gives_an_answer_or_a_remark(self, text: str) -> None:
        forms = every_form(FACETS)
        filled, remarks = read_body(text, forms)
        assert filled is not None or remarks

    @tried(100)
    @given(st.data())
    def test_a_body_gives_back_the_answers_that_it_was_made_of(self, data: st.DataObject) -> None:
        one = data.draw(st.sampled_from(every_form(FACETS)))
        texts = {
            item.id: text
            for item in one.items
            if item.kind in (Kind.LINE, Kind.TEXT)
            and (text := data.draw(VISIBLE.map(lambda text: whole(text) if "#" not in text else "")))
        }
        filled, _ = read_body(body(one, texts), every_form(FACETS))
        if len(texts) < 2 and filled is None:
            return
        assert filled is not None
        kinds = {item.id: item.kind for item in one.items}
        for name, text in texts.items():
            expected = " ".join(text.split()) if kinds[name] is Kind.LINE else text
            assert unprinted(filled.answers.get(name, "")) in (unprinted(expected), "")

    @tried(100)
    @given(LINES, VISIBLE)
    def test_a_proposal_stands_in_the_files_as_it_was_sent(self, line: str, text: str) -> None:
        corpus = miniature()
        line, text = whole(cleaned(line)[0]), whole(text)
        assume(line and text and "#" not in line + text and not mixed_letter(line) and not mixed_letter(text))
        event = json.loads(answered("term", definition=line, note=text))
        done = intake(issue_of(event), corpus, lambda path: read_text(EXAMPLE, path)[0])
        document, problems = read_yaml(done.draft.files["glossary.yml"], "glossary.yml")
        assert problems == []
        assert document is not None
        before = {one.value.id for one in corpus.terms}
        (entry,) = (one for one in document.root.plain() if one["id"] not in before)
        said = entry["fr"]
        assert unprinted(said["definition"]) == unprinted(line)
        assert unprinted(said.get("note", "")) == unprinted(text)


def unprinted(text: str) -> str:
    """`text` with straight apostrophes and ordinary spaces: intake writes those of the language."""
    return "\n".join(" ".join(line.split()) for line in text.replace("’", "'").split("\n"))


def whole(text: str) -> str:
    """`text` without spaces at the ends of its lines and of itself."""
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


class TestDigests:
    @tried(300)
    @given(st.lists(TEXTS, min_size=1, max_size=3), st.lists(TEXTS, min_size=1, max_size=3))
    @example(["a", "b"], ["ab"])
    def test_two_texts_have_one_digest_when_they_are_the_same(self, one: list[str], other: list[str]) -> None:
        def same(parts: list[str]) -> list[str]:
            return ["\n".join(line.rstrip() for line in part.split("\n")).strip() for part in parts]

        assert digest(*one) == digest(*(f"  {part} \n" for part in one))
        if "".join(same(one)) != "".join(same(other)):
            assert digest(*one) != digest(*other)

    @tried(60)
    @given(data=st.data())
    def test_a_changed_byte_changes_the_digest_of_its_unit_alone(self, base: Path, data: st.DataObject) -> None:
        files = sorted(file for name in SOURCES for file in (base / name).rglob("*") if file.is_file())
        file = data.draw(st.sampled_from([one for one in files if "editions" not in one.parts]))
        content, before = file.read_bytes(), unit_digests(base)
        at = data.draw(st.integers(0, len(content) - 1))
        file.write_bytes(content[:at] + bytes([content[at] ^ data.draw(st.integers(1, 255))]) + content[at + 1 :])
        after = unit_digests(base)
        file.write_bytes(content)
        changed = {unit for unit in before.keys() | after.keys() if before.get(unit) != after.get(unit)}
        assert changed == {unit_of(file.relative_to(base).as_posix())}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of(EXAMPLE, tmp_path_factory.mktemp("laws") / "base")


class TestEditions:
    @tried(200)
    @given(st.lists(st.dictionaries(st.sampled_from("abc"), LINES, min_size=1), max_size=5))
    def test_a_chain_gives_back_what_was_chained(self, values: list[dict[str, str]]) -> None:
        lines = [json.dumps(value).encode() for value in values]
        told = unchained(b"".join(chain(lines, "")), "a")
        assert told.problems == ()
        assert [b"{" + line.content for line in told.lines] == lines

    @tried(250)
    @given(data=st.data())
    def test_a_changed_lost_or_added_byte_is_found(self, base: Path, data: st.DataObject) -> None:
        names = ("2026.1", "2026.2")
        file = base / path_of(data.draw(st.sampled_from(names)))
        content = file.read_bytes()
        at = data.draw(st.integers(0, len(content) - 1))
        byte = data.draw(st.binary(min_size=1, max_size=1))
        spoilt = data.draw(st.sampled_from(("changed", "lost", "added")))
        rest = content[at:] if spoilt == "added" else content[at + 1 :]
        new = content[:at] + (b"" if spoilt == "lost" else byte) + rest
        assume(new != content)
        file.write_bytes(new)
        problems = read_editions(base)[1]
        file.write_bytes(content)
        assert problems
        assert problems[0].code.startswith("A")

    def test_what_is_frozen_is_read_back(self, hostile: tuple[Path, Corpus]) -> None:
        """Also of texts that no check has passed: what is stored is what was frozen, word for word."""
        root, corpus = hostile
        editions, problems = read_editions(root)
        assert problems == []
        last = editions.last
        assert last is not None
        made = {one.record.id: one.record for one in contents(corpus).records}
        assert made.keys() == last.records.keys()
        for record, one in made.items():
            frozen = editions.frozen(last.records[record])
            assert (frozen.texts, frozen.facts) == (one.texts, one.facts)
        again = edition_bytes(editions, head(editions, "2027.1", "2027-01-01"), contents(corpus))
        assert b'"text":' not in again
