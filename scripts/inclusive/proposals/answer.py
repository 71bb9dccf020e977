"""The answer: what the author of a proposal is told in the issue, and what the pull request says of it."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml

from inclusive.catalogue import Speech
from inclusive.languages import LANGS, Lang
from inclusive.problems import Problem
from inclusive.proposals.intake import Intake
from inclusive.proposals.remarks import in_code, sentence, spoken

MARKER = "<!-- inclusive-intake -->"  # by which the workflow finds the answer it gave before
UNANSWERED = ("F021", "F026", "T008")  # what the remarks already say, by the labels of the form
SPOKEN: Mapping[Lang, Speech] = {Lang.FR: "fr", Lang.NL: "nl"}
MOST = 40  # sentences


@cache
def sentences() -> Mapping[str, Mapping[str, str]]:
    """`answer.yml` as it is written."""
    text = (Path(__file__).parent / "answer.yml").read_text(encoding="utf-8")
    content: Mapping[str, Mapping[str, str]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return content


def is_whole(done: Intake, problems: Sequence[Problem]) -> bool:
    """Whether there is a text to review and nothing is missing."""
    return bool(done.draft.files) and not problems and all(one.is_note for one in done.remarks)


def answer(done: Intake, problems: Sequence[Problem]) -> str:
    """What the author is told, in the author's language."""
    return "\n\n".join([MARKER, *("\n\n".join(_answer(done, problems, lang)) for lang in done.langs)]) + "\n"


def pull_text(done: Intake, problems: Sequence[Problem]) -> str:
    """What the pull request says, in both languages."""
    return "\n\n---\n\n".join("\n\n".join(_pull(done, problems, lang)) for lang in LANGS) + "\n"


def _answer(done: Intake, problems: Sequence[Problem], lang: Lang) -> Iterable[str]:
    say = sentences()[lang.value]
    yield say["files" if done.draft.files else "none"]
    yield from _told(done, problems, lang)
    if done.draft.files and done.filled:
        yield say[_credit(done)]


def _pull(done: Intake, problems: Sequence[Problem], lang: Lang) -> Iterable[str]:
    say = sentences()[lang.value]
    yield say["pull"].format(number=done.issue.number)
    yield say["record"].format(record=in_code(done.draft.record))
    yield from _told(done, problems, lang, edit=False)


def _told(done: Intake, problems: Sequence[Problem], lang: Lang, *, edit: bool = True) -> Iterable[str]:
    say = sentences()[lang.value]
    missing, notes = _missing(done, problems, lang), [sentence(one, lang) for one in done.remarks if one.is_note]
    if missing:
        yield say["missing"]
        yield _listed(missing)
    elif done.draft.files:
        yield say["whole"]
    if notes:
        yield say["notes"]
        yield _listed(notes)
    if missing and edit:
        yield say["edit"]


def _missing(done: Intake, problems: Sequence[Problem], lang: Lang) -> list[str]:
    """What the remarks and the checks say, each once."""
    said = [sentence(one, lang) for one in done.remarks if not one.is_note]
    labels = {item.id: item.label for item in done.filled.form.items} if done.filled else {}
    labels |= {"title": labels.get("practice_title", "title")}
    known = {one.name for one in done.remarks} & {"missing", "not_agreed"}
    for problem in problems:
        if problem.code in UNANSWERED and known:
            continue
        said.append(spoken(problem, SPOKEN[lang], labels))
    return list(dict.fromkeys(said))


def _listed(sentences_: Sequence[str]) -> str:
    shown = [*sentences_[:MOST], *(["…"] if len(sentences_) > MOST else [])]
    return "\n".join(f"- {one}" for one in shown)


def _credit(done: Intake) -> str:
    unknown = any(one.name in ("unknown_organisation", "author_missing") for one in done.remarks)
    return "organisation_later" if done.credit == "organisation" and unknown else done.credit
