"""The same texts as projects of other generators: Hugo, Eleventy, and Zensical with one configuration per language.

Each has a page per practice in both languages, the list of practices, a page per value of five facets, the glossary on
one page, an opening page and one more. They have no page per concept and no permanent addresses, which our site has.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from inclusive.languages import LANGS, Lang
from tests.bench.generate import write
from tests.bench.records import FACETS, LINES, Practice, Records
from tests.bench.themes import SITES, add_theme
from tests.bench.vocabulary import capitalised

FACET_PAGES = ("publics", "barriers", "settings", "places", "lines")
NAMES = {Lang.FR: ("Pratiques", "Glossaire", "À propos"), Lang.NL: ("Praktijken", "Woordenlijst", "Over")}


@dataclass(frozen=True)
class Form:
    """How a generator wants its pages: where they stand, how they name each other, whether they show their title."""

    file: Callable[[Lang, str], str]
    link: Callable[[Lang, str, str], str]  # language, the page that links, the page linked to
    titled: bool = False


def _in_hugo(lang: Lang, page: str) -> str:
    return f"content/{lang}/{page.removesuffix('index')}{'_index' if page.endswith('index') else ''}.md"


def _hugo_link(_: Lang, __: str, target: str) -> str:
    return f"/{target.removesuffix('index').rstrip('/')}"


def _in_eleventy(lang: Lang, page: str) -> str:
    return f"src/{lang}/{page}.md"


def _eleventy_link(lang: Lang, _: str, target: str) -> str:
    return f"/{lang}{_hugo_link(lang, _, target)}/"


def _in_zensical(lang: Lang, page: str) -> str:
    return f"{lang}/docs/{page}.md"


def _zensical_link(_: Lang, page: str, target: str) -> str:
    return f"{'../' * page.count('/')}{target}.md"


FORMS = {
    "hugo": Form(_in_hugo, _hugo_link),
    "eleventy": Form(_in_eleventy, _eleventy_link),
    "zensical": Form(_in_zensical, _zensical_link, titled=True),
}


def write_peer(records: Records, name: str, folder: Path) -> None:
    """A project of the generator `name` in `folder`, ready to be built."""
    form = FORMS[name]
    for lang in LANGS:
        for page, (title, summary, body) in pages(records, form, lang):
            head = f"---\ntitle: {quoted(title)}\ndescription: {quoted(summary)}\n---\n\n"
            file = folder / form.file(lang, page)
            write(file.parent, {file.name: f"{head}{f'# {title}' if form.titled else ''}\n\n{body}\n"})
    add_theme(name, folder)


Page = tuple[str, tuple[str, str, str]]  # its name, its title, its summary, its Markdown


def pages(records: Records, form: Form, lang: Lang) -> Iterator[Page]:
    """Every page of one language."""

    def listed(page: str, practices: list[Practice]) -> str:
        links = ((one.titles[lang], form.link(lang, page, f"practices/{one.id}")) for one in practices)
        return "\n".join(f"- [{title}]({address})" for title, address in links)

    everything, glossary, about = NAMES[lang]
    for practice in records.practices:
        page = f"practices/{practice.id}"
        yield page, (practice.titles[lang], practice.summaries[lang], _practice(records, form, lang, practice))
    yield "practices/index", (everything, everything, listed("practices/index", list(records.practices)))
    for facet, value, label in facet_values(lang):
        page = f"facets/{value}"
        yield page, (label, label, listed(page, [one for one in records.practices if value in ids(one, facet)]))
    yield "glossary", (glossary, glossary, "\n\n".join(_concepts(records, lang)))
    yield "about", (about, about, records.prose("about", lang, 120))
    yield "index", (SITES[lang], SITES[lang], _opening(form, lang))


def _practice(records: Records, form: Form, lang: Lang, practice: Practice) -> str:
    page, names = f"practices/{practice.id}", {value: label for _, value, label in facet_values(lang)}

    def link(record: str, label: str) -> str:
        return f"[{label}]({form.link(lang, page, f'practices/{record}')})"

    facts = [
        f"- **{facet}** "
        + ", ".join(f"[{names[one]}]({form.link(lang, page, f'facets/{one}')})" for one in ids(practice, facet))
        for facet in FACET_PAGES
    ]
    sources = [f"https://example.org/{practice.id}/{source}" for source in ("s1", "s2")]
    text = records.text(
        practice, lang, link, lambda source: f" [{source[1:]}](https://example.org/{practice.id}/{source})"
    )
    related = (records.practices[one] for one in practice.related)
    parts = ["\n".join(facts), *(f"## {heading}\n\n{markdown}" for heading, markdown in text)]
    parts += ["## Sources\n\n" + "\n".join(f"- [Document]({address})" for address in sources)]
    return "\n\n".join([*parts, "\n".join(f"- {link(one.id, one.titles[lang])}" for one in related)])


def _concepts(records: Records, lang: Lang) -> Iterator[str]:
    for concept in records.concepts:
        yield f'<h2 id="{concept.id}">{concept.names[lang]}</h2>'
        yield capitalised(f"{concept.definitions[lang]}. {concept.notes[lang]}")


def _opening(form: Form, lang: Lang) -> str:
    targets = ["practices/index", "glossary", "about", *(f"facets/{value}" for _, value, _ in facet_values(lang))]
    return "\n".join(f"- [{target}]({form.link(lang, 'index', target)})" for target in targets)


def facet_values(lang: Lang) -> Iterator[tuple[str, str, str]]:
    """Every value that has a page: facet, id, label."""
    for facet, (fr, nl, count, _) in FACETS.items():
        if facet in FACET_PAGES:
            for value in range(count):
                yield facet, f"{facet}-{value:02d}", f"{fr if lang is Lang.FR else nl} {value + 1}"
    for number, _ in enumerate(LINES):
        yield "lines", f"lines-{number}", f"{'ligne' if lang is Lang.FR else 'lijn'} {number}"


def ids(practice: Practice, facet: str) -> tuple[str, ...]:
    """The values of a practice, named so that they can stand in an address."""
    if facet == "lines":
        return tuple(f"lines-{LINES.index(line)}" for line in practice.facets["lines"])
    return practice.facets[facet]


def quoted(text: str) -> str:
    """`text` between quotes, for the head of a page."""
    return json.dumps(text, ensure_ascii=False)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.peers", description=write_peer.__doc__)
    parser.add_argument("name", choices=FORMS)
    parser.add_argument("size", type=int, help="number of practices")
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    write_peer(Records(given.size), given.name, given.folder)


if __name__ == "__main__":
    main()
