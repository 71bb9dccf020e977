"""The registers of an invented corpus: facets, states, organisations, questions, and lists that stay empty."""

from collections.abc import Iterator

from inclusive.derive.written import digest
from inclusive.languages import LANGS, Lang
from tests.bench.records import EVIDENCE, FACETS, LINES, QUESTIONS, Records
from tests.bench.yaml_text import quoted, source

STATUSES = {"proposed": "discussed", "discussed": "adopted", "adopted": "retired", "retired": "proposed"}
LISTS = {  # facet of no practice: (name of a value in French, in Dutch, number of values)
    "domains": ("domaine", "domein", 10),
    "kinds": ("sorte", "soort", 6),
    "stages": ("étape", "fase", 4),
}
EMPTY = ("meetings", "moved", "policies", "tolerated")


def register_files(records: Records) -> Iterator[tuple[str, str]]:
    """The files of `registers/`."""
    yield "facets.yml", "".join(facet_lines())
    yield (
        "governance.yml",
        "".join(["states:\n", *(f"  - {{id: {state}, next: [{then}]}}\n" for state, then in STATUSES.items())]),
    )
    yield "organisations.yml", "".join(map(organisation, range(records.organisations)))
    yield "questions.yml", "".join(question(records, number) for number in range(QUESTIONS))
    for name in EMPTY:
        yield f"{name}.yml", "[]\n"


def facet_lines() -> Iterator[str]:
    """`facets.yml`: every list of values."""
    named = {facet: (fr, nl, count) for facet, (fr, nl, count, _) in FACETS.items()} | LISTS
    for facet, (fr, nl, count) in named.items():
        yield f"{facet}:\n"
        for value in range(count):
            yield facet_value(f"{facet}-{value:02d}", f"{fr} {value + 1}", f"{nl} {value + 1}")
    for facet, fr, nl, values in (
        ("lines", "ligne", "lijn", LINES),
        ("evidence", "preuve", "bewijs", EVIDENCE),
        ("statuses", "état", "toestand", STATUSES),
    ):
        yield f"{facet}:\n"
        for number, one in enumerate(values):
            yield facet_value(one, f"{fr} {number}", f"{nl} {number}")


def facet_value(value_id: str, fr: str, nl: str) -> str:
    """One value of a facet."""
    return f"  - {{id: {quoted(value_id)}, fr: {{label: {quoted(fr)}}}, nl: {{label: {quoted(nl)}}}}}\n"


def organisation(number: int) -> str:
    """An entry of `organisations.yml`."""
    value = number % LISTS["kinds"][2]
    return (
        f"- id: {organisation_id(number)}\n  kind: kinds-{value:02d}\n"
        f"  fr: {{name: Association d’exemple {number}}}\n  nl: {{name: Voorbeeldvereniging {number}}}\n"
        f"  places: [places-{number % FACETS['places'][2]:02d}]\n"
        f"  website: https://organisation-{number}.example.org/\n"
    )


def question(records: Records, number: int) -> str:
    """An entry of `questions.yml`; the French is the original."""
    known = {lang: f"{records.prose(f'question {number}', lang, 40)[:-1]}[^s1]." for lang in LANGS}
    asked = {Lang.FR: f"Que faire dans le cas {number} ?", Lang.NL: f"Wat te doen in het geval {number}?"}
    text = f"- id: {question_id(number)}\n  stage: stages-{number % LISTS['stages'][2]:02d}\n"
    for lang in LANGS:
        text += f"  {lang}:\n    question: {quoted(asked[lang])}\n    known: {quoted(known[lang])}\n"
    stamp = digest(asked[Lang.FR], None, known[Lang.FR], None)
    return f"{text}    translates: {stamp}\n  sources:\n  {source('s1', question_id(number))}\n"


def organisation_id(number: int) -> str:
    """The id of an organisation."""
    return f"organisation-{number:04d}"


def question_id(number: int) -> str:
    """The id of a question."""
    return f"question-{number:02d}"
