"""A proposal becomes the right files, in the right place, and its author is told what is missing."""

import json

import pytest
from click.testing import CliRunner

from inclusive.cli import main
from inclusive.errors import NotAnEvent
from inclusive.languages import LANGS, Lang
from inclusive.load.corpus_files import load_corpus
from inclusive.load.earlier import EARLIER
from inclusive.model.practice import HEADINGS
from inclusive.proposals.answer import MARKER
from inclusive.proposals.answer import sentences as answer_sentences
from inclusive.proposals.base import slug
from inclusive.proposals.body import LONGEST
from inclusive.proposals.correction_draft import occurrences, with_its_marks
from inclusive.proposals.forms import form
from inclusive.proposals.receive import receive
from inclusive.proposals.remarks import sentence, sentences
from tests.cases import EXAMPLE, example_copied
from tests.proposal_events import ANSWERS, FACETS, NUMBER, PRACTICE, answered, body, event, text_of

VESTIAIRE = "practices/un-vestiaire-sans-question"


@pytest.fixture
def root():
    with example_copied() as root:
        yield root


def names(received) -> list[str]:
    return [one.name for one in received.done.remarks]


def blocking(received) -> list[str]:
    return [one.name for one in received.done.remarks if not one.is_note] + [one.code for one in received.problems]


@pytest.mark.parametrize("form_id", ANSWERS)
def test_a_good_proposal_is_written_and_nothing_is_missing(root, form_id):
    lang = Lang.NL if form_id == "translation" else Lang.FR
    given = {"need": "De mensen vinden de weg niet[^s1]."} if form_id == "translation" else {}
    received = receive(root, answered(form_id, lang, **given))
    assert blocking(received) == []
    assert received.is_whole
    assert load_corpus(root)[1] == []
    assert received.reports()["answer.md"].startswith(f"{MARKER}\n\n{answer_sentences()[lang]['files']}")
    assert f"whole=true\ncredit={ANSWERS[form_id]['credit']}\n" in received.reports()["outputs"]


def test_a_practice_is_written_in_the_house_form(root):
    receive(root, answered("practice"))
    assert text_of(root, f"{VESTIAIRE}/practice.yml") == (
        "status: proposed\n"
        "organisations: [association-exemple, maison-du-parc]\n"
        "publics: [homeless, migrants]\n"
        "barriers: [acceptability]\n"
        "settings: [low-threshold-centre]\n"
        "lines: [0, 0.5]\n"
        "sectors: [social]\n"
        "places: [anderlecht, region]\n"
        "since: 2019\n"
        "evidence: described\n"
        "missing: [nl]\n"
        "sources:\n"
        '  - {id: s1, title: "Le vestiaire", publisher: "Association Exemple", '
        'url: "https://association.example.org/vestiaire", year: 2024, lang: fr}\n'
        '  - {id: s2, title: "Kleren: een recht", publisher: "Maison du Parc", '
        'url: "https://maison.example.org/kleren", year: 2023, lang: nl}\n'
        "provenance: {authors: [association-exemple], reviewers: [], meetings: []}\n"
    )
    assert text_of(root, f"{VESTIAIRE}/fr.md").startswith(
        "---\ntitle: Un vestiaire sans question\n"
        "summary: On y prend des habits sans donner son nom. Un café attend à côté.\n---\n"
        "## Besoin\n\nDes personnes ont froid et n’osent pas demander[^s1].\n\n## Ce qui est fait\n"
    )


def test_a_dutch_practice_is_a_dutch_text(root):
    given = dict.fromkeys(HEADINGS[Lang.NL], "Dat doen ze er voor de mensen, en het is goed[^s1][^s2].")
    received = receive(root, answered("practice", Lang.NL, practice_title="Een kledingbank", **given))
    assert blocking(received) == []
    assert sorted(received.done.draft.files) == [
        "practices/een-kledingbank/nl.md",
        "practices/een-kledingbank/practice.yml",
    ]
    assert "missing: [fr]\n" in text_of(root, "practices/een-kledingbank/practice.yml")


def test_a_concept_takes_its_place_and_nothing_else_in_the_glossary_moves(root):
    receive(root, answered("term", term="Bureau des habits"))
    before, after = text_of(EXAMPLE, "glossary.yml"), text_of(root, "glossary.yml")
    start, end = after.index("- id: bureau-des-habits\n"), after.index("- id: cssi\n")
    assert after[:start] + after[end:] == before
    assert load_corpus(root)[0].term["bureau-des-habits"].nl.term == "kledingbank"


def test_a_concept_at_the_end_of_the_glossary(root):
    receive(root, answered("term", term="zone"))
    assert text_of(root, "glossary.yml").startswith(text_of(EXAMPLE, "glossary.yml").rstrip("\n"))


def test_editing_the_issue_renews_the_same_files(root):
    receive(root, answered("practice"))
    with example_copied() as fresh:
        changed = answered("practice", practice_title="Un tout autre titre", need="Il fait froid[^s1].")
        received = receive(fresh, changed, before=root)
        assert received.done.draft.record == "un-vestiaire-sans-question"
        assert "title: Un tout autre titre\n" in text_of(fresh, f"{VESTIAIRE}/fr.md")
        assert not (fresh / "practices/un-tout-autre-titre").exists()


@pytest.mark.parametrize("form_id", ["practice", "term"])
def test_the_id_stays_also_when_the_first_version_could_not_be_read(root, form_id):
    long = {"practice": {"summary": "x" * 400}, "term": {"definition": "x" * 5000}}[form_id]
    first = receive(root, answered(form_id, **long))
    assert "F025" in blocking(first)
    with example_copied() as fresh:
        name = {"practice": {"practice_title": "Autre"}, "term": {"term": "autre"}}[form_id]
        second = receive(fresh, answered(form_id, **name), before=root)
        assert second.done.draft.record == first.done.draft.record
        assert second.is_whole


def test_receiving_twice_gives_the_same_bytes(root):
    first = receive(root, answered("practice")).reports()
    with example_copied() as again:
        assert receive(again, answered("practice")).reports() == first
        assert text_of(again, f"{VESTIAIRE}/practice.yml") == text_of(root, f"{VESTIAIRE}/practice.yml")


def test_an_id_that_is_taken_is_never_taken_again(root):
    received = receive(root, answered("practice", practice_title="Bas seuil"))
    assert received.done.draft.record == "bas-seuil-2"


def test_an_id_that_windows_keeps_for_itself_is_not_taken(root):
    received = receive(root, answered("practice", practice_title="Aux"))
    assert received.done.draft.record == "aux-2"


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("L’accueil, à Évere : « œuvre » n° 2", "l-accueil-a-evere-oeuvre-n-2"),
        ("مرحبا", ""),
        ("../../etc/passwd", "etc-passwd"),
        ("a" * 300, "a" * 60),
        ("mot " * 40, "-".join(["mot"] * 15)),
    ],
)
def test_slug(name, own):
    assert slug(name) == own


def test_a_title_without_a_letter_of_ours_gets_the_number_of_the_issue(root):
    assert receive(root, answered("practice", practice_title="مرحبا")).done.draft.record == f"proposition-{NUMBER}"


PRACTICE_CASES = [
    ({"need": None}, ["missing"]),
    ({"publics": None}, ["missing"]),
    ({"publics": ["homeless", "personne"]}, ["unknown_choice"]),
    ({"evidence": "prouvée"}, ["unknown_choice"]),
    ({"agree": ["licence"]}, ["not_agreed"]),
    ({"author": None}, ["author_missing"]),
    ({"sources": "https://association.example.org/"}, ["source_form"]),
    ({"sources": "https://a.example.org/ | T | P | bientôt"}, ["source_form"]),
    ({"summary": "x" * 301}, ["F025"]),
    ({"since": "bientôt"}, ["F020"]),
    ({"since": "1492"}, ["F027"]),
    ({"need": "Appelez le 02 123 45 67[^s1]."}, ["P002"]),
    ({"need": "<b>Non</b>[^s1]"}, ["M001"]),
    ({"need": "Selon eux[^s9], et eux[^s1]."}, ["S001"]),
    ({"limits": "Rien."}, ["S002"]),
]


@pytest.mark.parametrize(("changed", "told"), PRACTICE_CASES, ids=lambda case: str(case)[:40])
def test_what_is_missing_is_told_and_what_there_is_is_kept(root, changed, told):
    received = receive(root, answered("practice", **changed))
    assert set(told) <= set(blocking(received))
    assert not received.is_whole
    assert (root / VESTIAIRE / "fr.md").is_file()
    assert "- " in received.reports()["answer.md"].partition("Il manque encore")[2]


def test_what_is_not_in_the_register_is_noted_and_left_for_a_person(root):
    received = receive(root, answered("practice", organisations="Maison Inconnue", author="Encore Inconnue"))
    assert names(received) == ["unknown_organisation", "unknown_organisation"]
    assert received.is_whole
    assert "organisations:" not in text_of(root, f"{VESTIAIRE}/practice.yml")
    assert "authors: []" in text_of(root, f"{VESTIAIRE}/practice.yml")
    assert answer_sentences()["fr"]["organisation_later"] in received.reports()["answer.md"]


def test_hidden_characters_are_taken_out_and_told(root):
    received = receive(root, answered("practice", need="Il\u200b fait\u202e froid\ufeff[^s1]."))
    assert names(received) == ["cleaned"]
    assert "Il fait froid[^s1]." in text_of(root, f"{VESTIAIRE}/fr.md")


class TestTranslation:
    def test_what_it_translates_is_stamped_and_no_longer_announced_as_missing(self, root):
        receive(root, answered("translation", Lang.NL))
        text = load_corpus(root)[0].practice["permanence-du-parc"].texts[Lang.NL]
        assert text.front.translates is not None
        assert "missing" not in text_of(root, "practices/permanence-du-parc/practice.yml")

    def test_an_empty_answer_keeps_what_stands(self, root):
        received = receive(
            root,
            event("translation", Lang.NL, {"record": "soupe-mobile", "action": "Drie plekken.", **agreed()}),
        )
        assert received.is_whole
        text = text_of(root, "practices/soupe-mobile/nl.md")
        assert "Drie plekken." in text
        assert "## Grenzen en lessen\n\nSoep vervangt geen dak.\n" in text

    def test_of_a_concept_only_the_text_in_that_language_changes(self, root):
        given = {"record": "bas-seuil", "definition": "wat weinig vraagt van wie er binnenkomt", **agreed()}
        assert receive(root, event("translation", Lang.NL, given)).is_whole
        before, after = (text_of(one, "glossary.yml").split("\n") for one in (EXAMPLE, root))
        assert [line for line in before if line not in after] == [
            "    definition: eigenschap van een dienst die heel weinig vraagt van wie er binnenkomt"
        ]
        assert [line for line in after if line not in before] == [
            "    definition: >-",
            "      wat weinig vraagt van wie er binnenkomt",
        ]

    @pytest.mark.parametrize(
        ("record", "told"),
        [
            ("soupe-mobil", "unknown_record_near"),
            ("zzz", "unknown_record"),
            (None, "missing"),
            ("mix-of-publics", "wrong_record"),
        ],
    )
    def test_a_record_that_is_not_known(self, root, record, told):
        received = receive(root, answered("translation", Lang.NL, record=record))
        assert told in names(received)
        assert received.done.draft.files == {}

    def test_the_record_that_may_be_meant_is_called_by_its_name(self, root):
        received = receive(root, answered("translation", Lang.NL, record="soupe-mobil"))
        told = [sentence(one, Lang.NL) for one in received.done.remarks if one.name == "unknown_record_near"]
        assert told == [
            "Ik vind de pagina `soupe-mobil` niet. "
            "Is het `De rijdende soep` (`soupe-mobile`)? Kopieer haar adres van de site."
        ]

    def test_the_original_is_not_translated(self, root):
        assert "is_original" in names(receive(root, answered("translation", Lang.FR, record="soupe-mobile")))


def agreed(credit: str = "nobody") -> dict:
    return {"credit": credit, "agree": ["licence", "privacy"]}


def test_apostrophes_and_spaces_are_those_of_the_language(root):
    need = "L'accueil : [l'adresse](https://association.example.org/l'adresse) et `l'outil`[^s1]."
    receive(root, answered("practice", need=need, practice_title="L'armoire"))
    text = text_of(root, "practices/l-armoire/fr.md")
    assert "title: L’armoire\n" in text
    assert "L’accueil\u00a0: [l'adresse](https://association.example.org/l'adresse) et `l'outil`[^s1]." in text


class TestCorrection:
    @pytest.mark.parametrize(
        ("record", "passage", "replacement", "path", "line"),
        [
            (
                "soupe-mobile",
                "ne savent pas où dormir.",
                "ne savent où aller.",
                "practices/soupe-mobile/fr.md",
                "Le soir, des personnes ont faim et ne savent où aller[^s1].",
            ),
            (
                "https://example.org/x/nl/praktijken/soupe-mobile/",
                "Soep vervangt geen dak.",
                "Soep is geen dak.",
                "practices/soupe-mobile/nl.md",
                "Soep is geen dak.",
            ),
            (
                "soupe-mobile",
                "La soupe mobile",
                "La soupe : elle roule",
                "practices/soupe-mobile/fr.md",
                'title: "La soupe\u00a0: elle roule"',
            ),
            (
                "/fr/glossaire/bas-seuil/",
                "demande très peu à la personne",
                "demande peu",
                "glossary.yml",
                "      qualité d’un service qui demande peu pour y entrer",
            ),
            ("bas-seuil", "bas seuil", "seuil très bas", "glossary.yml", "    term: seuil très bas"),
        ],
    )
    def test_the_passage_is_changed_where_it_stands(self, root, record, passage, replacement, path, line):
        received = receive(root, answered("correction", record=record, passage=passage, replacement=replacement))
        assert received.is_whole, received.reports()["answer.md"]
        assert line in text_of(root, path).split("\n")
        assert [one for one in received.done.draft.files if not one.startswith(EARLIER)] == [path]

    @pytest.mark.parametrize(
        ("changed", "told"),
        [
            ({"passage": "Ceci n’est nulle part."}, "passage_absent"),
            ({"passage": "de"}, "passage_repeated"),
            ({"passage": None}, "no_passage"),
            ({"replacement": None}, "replacement_missing"),
            ({"record": "association-exemple"}, "wrong_record"),
        ],
    )
    def test_what_cannot_be_placed_is_told_and_nothing_is_written(self, root, changed, told):
        received = receive(root, answered("correction", **changed))
        assert told in names(received)
        assert received.done.draft.files == {}
        assert not received.is_whole

    @pytest.mark.parametrize(
        ("text", "passage", "found"),
        [
            ("Le **soir**, on\nmange[^s1].", "Le soir, on mange.", "Le **soir**, on\nmange[^s1]."),
            ("C’est l’aide.", "C'est l'aide", "C’est l’aide"),
            ("Voir [[bas-seuil|le seuil]] ici.", "le seuil ici", "le seuil]] ici"),
            ("Un\u00a0: deux", "Un : deux", "Un\u00a0: deux"),
        ],
    )
    def test_a_passage_is_found_as_a_reader_sees_it(self, text, passage, found):
        ((start, end),) = occurrences(text, passage)
        assert text[start:end] == found

    def test_marks_nobody_saw_are_kept(self):
        assert with_its_marks("Neuf.", "Ancien[^s1], vieux[^s2].") == "Neuf[^s1][^s2]."
        assert with_its_marks("Neuf[^s1].", "Ancien[^s1].") == "Neuf[^s1]."


class TestConfirmation:
    def test_the_month_is_written_in_its_place(self, root):
        receive(root, answered("confirmation", record="permanence-du-parc", month="2026-11"))
        lines = text_of(root, "practices/permanence-du-parc/practice.yml").split("\n")
        assert lines[lines.index("evidence: described") + 1] == "confirmed: 2026-11"

    @pytest.mark.parametrize(
        ("changed", "told"),
        [
            ({"month": "novembre"}, "month_form"),
            ({"month": "2026-13"}, "month_form"),
            ({"month": None}, "missing"),
            ({"still": "changed"}, "has_changed"),
            ({"how": "other"}, "heard_only"),
            ({"record": "bas-seuil"}, "wrong_record"),
        ],
    )
    def test_only_who_was_there_confirms(self, root, changed, told):
        received = receive(root, answered("confirmation", **changed))
        assert told in names(received)
        assert received.done.draft.files == {}


class TestReading:
    def test_a_proposal_of_the_site_stands_below_one_heading(self, root):
        text = body(form("practice", FACETS, Lang.FR), PRACTICE)
        given = event("practice", Lang.FR, {}, body=f"### Votre proposition\n\n{text}")
        assert receive(root, given).is_whole

    def test_kinds_of_spaces_and_line_ends_do_not_count(self, root):
        text = body(form("practice", FACETS, Lang.FR), PRACTICE).replace("\u00a0", " ").replace("\n", "\r\n")
        assert receive(root, event("practice", Lang.FR, {}, body=text)).is_whole

    @pytest.mark.parametrize("text", ["", "Bonjour", "### Besoin\n\nfroid", None, 12])
    def test_what_is_no_form_is_answered_in_both_languages(self, root, text):
        received = receive(root, event("practice", Lang.FR, {}, body=text))
        assert names(received) == ["unknown_form"]
        for lang in LANGS:
            assert answer_sentences()[lang]["none"] in received.reports()["answer.md"]

    def test_a_message_that_is_too_long_is_not_read(self, root):
        received = receive(root, answered("practice", need="x" * LONGEST))
        assert names(received) == ["too_long"]
        assert received.reports()["outputs"] == "written=false\nwhole=false\ncredit=nobody\n"

    def test_a_heading_of_the_form_inside_an_answer_is_never_guessed_at(self, root):
        received = receive(root, answered("practice", need="Froid.\n\n### Conditions\n\nAucune."))
        assert names(received) == ["repeated"]
        assert received.done.draft.files == {}

    @pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", b'{"issue": {"number": "1"}}', b"[" * 100_000, b"\xff"])
    def test_what_is_no_event_stops_the_command(self, root, data):
        with pytest.raises(NotAnEvent):
            receive(root, data)


class TestCommand:
    def test_it_writes_the_files_and_the_answer(self, root, tmp_path):
        (tmp_path / "event.json").write_bytes(answered("practice"))
        command = ["intake", "--root", str(root), "--reports", str(tmp_path / "r"), str(tmp_path / "event.json")]
        result = CliRunner().invoke(main, command)
        assert (result.exit_code, result.output.split(" ")[0]) == (0, "2")
        assert sorted(file.name for file in (tmp_path / "r").iterdir()) == [
            "answer.md",
            "files.json",
            "outputs",
            "pull.md",
        ]

    def test_with_by_hand_it_only_answers(self, root, tmp_path):
        (tmp_path / "event.json").write_bytes(answered("practice"))
        options = ["--root", str(root), "--reports", str(tmp_path / "r"), "--by-hand"]
        result = CliRunner().invoke(main, ["intake", *options, str(tmp_path / "event.json")])
        assert result.exit_code == 1
        assert not (root / VESTIAIRE).exists()
        assert sentences()["by_hand"]["fr"] in (tmp_path / "r/answer.md").read_text(encoding="utf-8")


class TestSentences:
    def test_each_is_in_both_languages_with_the_same_details(self):
        for told in (*sentences().values(), *answer_pairs()):
            french, dutch = told["fr"], told["nl"]
            assert french != dutch
            assert sorted(details(french)) == sorted(details(dutch))

    def test_each_remark_is_made_somewhere(self):
        folder = EXAMPLE.parents[1] / "scripts/inclusive"
        files = [file for part in ("proposals", "xliff") for file in (folder / part).glob("*.py")]
        code = "".join(file.read_text(encoding="utf-8") for file in files)
        assert [name for name in sentences() if f'"{name}"' not in code] == []


def answer_pairs() -> list[dict]:
    french, dutch = (answer_sentences()[lang] for lang in LANGS)
    assert french.keys() == dutch.keys()
    return [{"fr": french[key], "nl": dutch[key]} for key in french]


def details(text: str) -> list[str]:
    return [part.partition("}")[0] for part in text.split("{")[1:]]


def test_every_event_is_json():
    assert json.loads(answered("practice"))["issue"]["number"] == NUMBER
