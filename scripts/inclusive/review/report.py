"""The report of a review: Markdown in both languages, for a comment on the pull request."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import yaml

from inclusive.advice.report import told
from inclusive.advice.rules import Advice
from inclusive.catalogue import Speech
from inclusive.languages import LANGS, Lang
from inclusive.problems import Problem
from inclusive.proposals.remarks import in_code, spoken
from inclusive.render.addresses import Place
from inclusive.review.compare import Review, Step
from inclusive.review.side import Record

MARKER = "<!-- inclusive-review -->"  # by which the workflow finds the comment it made before
MOST = 50  # lines of a list
LONGEST = 60_000  # characters: GitHub takes no comment over 65,536
SPOKEN: Mapping[Lang, Speech] = {Lang.FR: "fr", Lang.NL: "nl"}


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """`words.yml` as it is written."""
    text = (Path(__file__).parent / "words.yml").read_text(encoding="utf-8")
    content: Mapping[str, Mapping[str, str]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return content


def report(
    review: Review, problems: Sequence[Problem], criteria: Mapping[Lang, Sequence[str]], advised: Sequence[Advice] = ()
) -> str:
    """The whole comment; what is too long for one is cut, and says so."""
    parts = ["\n\n".join(_in_language(review, problems, criteria.get(lang, ()), advised, lang)) for lang in LANGS]
    text = MARKER + "\n\n" + "\n\n---\n\n".join(parts) + "\n"
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rpartition("\n")[0] + "\n\n…\n"


def _in_language(
    review: Review, problems: Sequence[Problem], criteria: Sequence[str], advised: Sequence[Advice], lang: Lang
) -> Iterator[str]:
    say = words()[lang.value]
    yield f"## {say['title']}"
    yield from _problems(problems, lang)
    told = False
    for heading, lines in _sections(review, lang):
        if lines:
            told = True
            yield f"### {say[heading]}"
            yield _listed(lines)
    if not told:
        yield say["nothing"]
    if advised:
        yield f"### {say['advice']}"
        yield _listed([_advice(one, lang) for one in advised])
    if any(record.kind == "practice" for record in review.new) and criteria:
        yield f"### {say['criteria']}"
        yield "\n".join(f"- [ ] {one}" for one in criteria)


def _problems(problems: Sequence[Problem], lang: Lang) -> Iterator[str]:
    """The problems by file, each with its line."""
    say = words()[lang.value]
    if not problems:
        yield say["no_problem"]
        return
    yield f"### {say['problems']}"
    by_file: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        by_file[problem.place.path].append(problem)
    lines = []
    for path, own in sorted(by_file.items()):
        lines.append(f"- {in_code(path)}")
        lines += [f"  - {say['line'].format(line=one.place.line)} {spoken(one, SPOKEN[lang], {})}" for one in own]
    yield _cut(lines)


def _sections(review: Review, lang: Lang) -> Iterator[tuple[str, list[str]]]:
    say = words()[lang.value]
    yield "new", [f"{_named(one, lang)} · {_page(one, lang)}" for one in review.new]
    yield (
        "changed",
        [
            f"{_named(one.record, lang)} ({', '.join(_what(one.texts, one.facts, say))}) · {_page(one.record, lang)}"
            for one in review.changed
        ],
    )
    yield "withdrawn", [_named(one, lang) for one in (*review.gone, *review.retired)]
    yield "steps", [_step(one, lang) for one in review.steps if one.before or not one.is_allowed]
    yield "gained", [f"{_named(one, lang)} → {_named(other, lang)}" for one, other in review.gained]
    yield "lost", [f"{_named(one, lang)} → {_named(other, lang)}" for one, other in review.lost]
    keep = [say["keep_earlier"]] if review.is_earlier_lost else []
    yield "behind", [*(f"{_named(one, lang)} ({say[late]})" for one, late in review.behind), *keep]
    yield "quoted", [f"{_named(one, lang)}{say['colon']} {', '.join(map(in_code, by))}" for one, by in review.quoted]


def _advice(one: Advice, lang: Lang) -> str:
    """Advice with its place; what it quotes is somebody's text."""
    title, text = told(replace(one, details=tuple((name, in_code(value)) for name, value in one.details)), SPOKEN[lang])
    return f"{in_code(f'{one.place.path}:{one.place.line}')} {title}{words()[lang.value]['colon']} {text}"


def _step(step: Step, lang: Lang) -> str:
    say = words()[lang.value]
    taken = f"{_named(step.record, lang)}{say['colon']} {in_code(step.before or '–')} → {in_code(step.after)}"
    if step.is_allowed:
        return taken
    return f"{taken}. {say['not_allowed'].format(allowed=', '.join(map(in_code, step.allowed)) or '–')}"


def _what(texts: Iterable[Lang], facts: bool, say: Mapping[str, str]) -> list[str]:
    return [*(say[lang] for lang in texts), *([say["facts"]] if facts else [])]


def _named(record: Record, lang: Lang) -> str:
    return f"{words()[lang.value][record.kind]} {in_code(record.name(lang))}"


def _page(record: Record, lang: Lang) -> str:
    """Where its page is in the preview."""
    section = f"page:{record.id}" if record.kind == "page" else record.kind
    place = Place(lang, section, "" if record.kind == "page" else record.id)
    return in_code(f"{place.path}index.html")


def _listed(lines: Sequence[str]) -> str:
    return _cut([f"- {line}" for line in lines])


def _cut(lines: Sequence[str]) -> str:
    more = [f"- … (+{len(lines) - MOST})"] if len(lines) > MOST else []
    return "\n".join([*lines[:MOST], *more])
