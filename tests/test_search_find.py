"""Each way from a typed word to a document, on a few invented documents, through the browser's own search."""

import pytest

from inclusive.languages import Lang
from tests.search_engine import answers, document, written

FR, NL = Lang.FR, Lang.NL
# id: (kind, French title, Dutch title, French text, Dutch text, more in French, more in Dutch)
TEXTS = {
    "interpretariat": (
        "term",
        ("interprétariat social", {"names": ("interprète social",), "summary": "Traduction orale."}),
        ("sociaal tolken", {"names": ("sociaal tolk", "STK"), "summary": "Mondelinge vertaling."}),
    ),
    "sans-abri": (
        "term",
        ("sans-chez-soirisme", {"avoided": {"SDF": "Écrire autrement."}, "summary": "Vivre sans logement."}),
        ("thuisloosheid", {"avoided": {"zwerver": "Anders schrijven."}, "summary": "Leven zonder woning."}),
    ),
    "cpas": ("term", ("CPAS", {"summary": "Aide sociale."}), ("OCMW", {"summary": "Maatschappelijke hulp."})),
    "hopital": (
        "practice",
        ("Des médiatrices à l’hôpital", {"text": "Les réseaux d’accès.", "concepts": {"interpretariat": 2}}),
        (
            "Bemiddelaars in het ziekenhuis",
            {"text": "Zorgverleners en huisartsen geven zorg en hulp.", "concepts": {"interpretariat": 1}},
        ),
    ),
    "douches": (
        "practice",
        ("Une douche mobile", {"text": "Un camion avec des douches, œuvre de quartier."}),
        ("Een mobiele douche", {"text": "Een wagen met douches voor daklozen. Hulpverleners staan klaar."}),
    ),
    "medecins": ("organisation", ("Médecins de la Ville (MDV)", {}), ("Dokters van de Stad (MDV)", {})),
}
FOUND = [
    (FR, "hopital", "practice/hopital", "no accents"),
    (FR, "HÔPITAUX", "practice/hopital", "capitals and plural"),
    (FR, "l’accès", "practice/hopital", "elision"),
    (FR, "médiateur", "practice/hopital", "agreement"),
    (FR, "reseau", "practice/hopital", "plural in x"),
    (FR, "oeuvre", "practice/douches", "ligature"),
    (FR, "hopitl", "practice/hopital", "a letter missing"),
    (FR, "hoppital", "practice/hopital", "a letter too many"),
    (FR, "hobital", "practice/hopital", "a letter wrong"),
    (FR, "hopiatl", "practice/hopital", "two letters swapped"),
    (FR, "ohpital", "practice/hopital", "the first two swapped"),
    (FR, "médiat", "practice/hopital", "beginning of a word"),
    (FR, "interprète so", "term/interpretariat", "beginning of a name"),
    (FR, "interprétariat social", "term/interpretariat", "name"),
    (FR, "C.P.A.S.", "term/cpas", "abbreviation with dots"),
    (FR, "sdf", "term/sans-abri", "word to avoid"),
    (FR, "sans chez soirisme", "term/sans-abri", "hyphens as spaces"),
    (FR, "sanschezsoirisme", "term/sans-abri", "hyphens left out"),
    (FR, "mdv", "organisation/medecins", "name in brackets"),
    (FR, "medecins de la ville", "organisation/medecins", "name without brackets"),
    (FR, "tolk", "term/interpretariat", "word of the other language"),
    (FR, "sociaal tolk", "term/interpretariat", "name in the other language"),
    (FR, "ziekenhuis", "practice/hopital", "word of the other language that is no term"),
    (NL, "dakloos", "practice/douches", "z for s and the long vowel"),
    (NL, "verleners", "practice/hopital", "end of a compound"),
    (NL, "zorg", "practice/hopital", "beginning of a compound"),
    (NL, "huis arts", "practice/hopital", "compound written apart"),
    (NL, "bemiddelaar", "practice/hopital", "plural in s"),
    (NL, "zwervers", "term/sans-abri", "word to avoid, in the plural"),
    (NL, "hôpital", "practice/hopital", "word of the other language"),
    (NL, "thuisarts", "practice/hopital", "compound that no text has: its end"),
]
NOTHING = [
    (NL, "verxarts"),
    (FR, "xyzzyq"),
    (FR, ""),
    (FR, "…"),
    (NL, "qqqq wwww"),
    (FR, "__proto__"),
    (FR, "constructor"),
]


def documents():
    for record, (kind, french, dutch) in TEXTS.items():
        for lang, (title, more) in ((FR, french), (NL, dutch)):
            own = dict(more)
            yield document(record, lang, title, own.pop("text", ""), kind=kind, **own)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return written(documents(), tmp_path_factory.mktemp("index"))


@pytest.fixture(scope="module")
def found(folder):
    asked = [(lang, query) for lang, query, _, _ in FOUND]
    return dict(zip(asked, answers(folder, asked), strict=True))


@pytest.mark.parametrize(("lang", "query", "record", "why"), FOUND)
def test_a_query_finds_its_record_first(found, lang, query, record, why):
    records, _ = found[lang, query]
    assert records[:1] == [record], why


@pytest.mark.parametrize(("lang", "query"), NOTHING)
def test_what_is_nowhere_finds_nothing(folder, lang, query):
    assert answers(folder, [(lang, query)]) == [([], 0)]


def test_a_concept_brings_the_practices_that_name_it(folder):
    for lang, query in ((FR, "interprète social"), (FR, "sociale tolk"), (NL, "STK")):
        records, _ = answers(folder, [(lang, query)])[0]
        assert records[:2] == ["term/interpretariat", "practice/hopital"]


def test_every_word_counts_while_some_document_holds_them_all(folder):
    [(records, total)] = answers(folder, [(FR, "douche quartier")])
    assert (records, total) == (["practice/douches"], 1)


def test_where_none_holds_them_all_those_come_that_hold_most(folder):
    [(records, _)] = answers(folder, [(FR, "douche quartier hôpital")])
    assert records[0] == "practice/douches"


def test_a_word_that_stands_in_the_title_weighs_more(tmp_path):
    texts = [
        document("text", FR, "Autre chose", "le logement " * 3),
        document("title", FR, "Le logement", "Autre chose."),
    ]
    [(records, _)] = answers(written(texts, tmp_path), [(FR, "logement")])
    assert records == ["practice/title", "practice/text"]


DOUBTFUL = [
    document("straat", NL, "Op straat", "Daklozen op straat, daklozen."),
    document("euro", NL, "Honderd", "Een dakloze met honderd euro."),
]


@pytest.mark.parametrize(
    ("query", "records"),
    [
        ("dakloos hond", ["practice/euro", "practice/straat"]),  # may mean honderd: it is not demanded
        ("dakloos honder", ["practice/euro"]),  # long enough to be meant
        ("hond", ["practice/euro"]),  # nothing else is asked
    ],
)
def test_the_short_beginning_of_a_word_is_not_demanded(tmp_path, query, records):
    assert answers(written(DOUBTFUL, tmp_path), [(NL, query)]) == [(records, len(records))]


def test_a_whole_dutch_word_opens_compounds_and_no_other_words(tmp_path):
    texts = [
        document("verb", NL, "Wie zorgt", "zorgt"),
        document("compound", NL, "Verleners", "zorgverlener"),
        document("word", NL, "Zorg", "zorg"),
    ]
    [(records, _)] = answers(written(texts, tmp_path), [(NL, "zorg")])
    assert records == ["practice/word", "practice/compound"]
