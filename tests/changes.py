"""Changes that people make to a base, as functions of its folder and of a number that varies them.

Each can be made at any time: what it would change may already be gone, or the base may have a problem by now.
"""

import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from inclusive.edition_command import make_edition
from tests.cases import example_files

Change = Callable[[Path, int], None]
MENTIONS = {"fr": "Un accueil dans le quartier, ligne 0.", "nl": "Een onthaal in de wijk, met outreach."}
PLAIN = {"fr": "On y boit le thé, et on y reste.", "nl": "Men drinkt er thee en blijft zitten."}
EXPLICIT = {
    "fr": "Voir [[voisins-reunis]] et [[permanence-du-parc]].",
    "nl": "Zie [[voisins-reunis]] en [[permanence-du-parc]].",
}
SIBLING = "practices/cafe-des-voisins"


def practices(root: Path) -> list[Path]:
    """The practices that there are now, in order."""
    return sorted(folder for folder in (root / "practices").iterdir() if folder.is_dir())


def replaced(path: str, pattern: str, new: str, root: Path, number: int) -> None:
    """Put `new` in the place of one of what `pattern` finds in `path`; `{n}` in it is the number."""
    file = root / path
    if not file.is_file():
        return
    text = file.read_bytes().decode()
    found = list(re.finditer(pattern, text, re.MULTILINE))
    if found:
        one = found[number % len(found)]
        file.write_bytes(
            (text[: one.start()] + one.expand(new.replace("{n}", str(number))) + text[one.end() :]).encode()
        )


def said(sentences: dict[str, str], root: Path, number: int) -> None:
    """Add a sentence to the last section of a practice, in one language."""
    texts = [file for folder in practices(root) for file in sorted(folder.glob("*.md"))]
    if texts:
        file = texts[number % len(texts)]
        file.write_bytes(file.read_bytes() + f"\n{sentences[file.stem]}\n".encode())


def in_a_practice(name: str, pattern: str, new: str, root: Path, number: int) -> None:
    """Replace in the file `name` of a practice."""
    if folders := practices(root):
        folder = folders[number % len(folders)]
        replaced(f"{folder.relative_to(root)}/{name}", pattern, new, root, number)


def practice_added(root: Path, number: int) -> None:
    """A new practice, much like another."""
    if (root / SIBLING).is_dir():
        shutil.copytree(root / SIBLING, root / f"practices/new-{number}", dirs_exist_ok=True)


def practice_deleted(root: Path, number: int) -> None:
    """A practice goes; others may still name it."""
    if folders := practices(root):
        shutil.rmtree(folders[number % len(folders)])


def practice_renamed(root: Path, number: int) -> None:
    """A practice gets another id."""
    if folders := practices(root):
        folder = folders[number % len(folders)]
        folder.rename(folder.with_name(f"other-{number}")) if not (
            root / f"practices/other-{number}"
        ).exists() else None


def text_deleted(root: Path, number: int) -> None:
    """One text of a practice goes; nobody announced it."""
    in_a_practice("nl.md", r"(?s)\A.+", "", root, number)
    for file in (root / "practices").glob("*/nl.md"):
        if not file.read_bytes():
            file.unlink()


def concept_added(root: Path, number: int) -> None:
    """A new concept, at the end of the glossary; a word of the texts is its form."""
    entry = (
        f"- id: zone-{number}\n  domain: access-to-care\n  status: proposed\n  broader: [accueil]\n"
        f"  fr:\n    term: lieu calme {number}\n    forms: [un café {number}, personnes âgées]\n"
        "    definition: endroit où l’on se pose\n  missing: [nl]\n"
    )
    text = (root / "glossary.yml").read_bytes()
    if f"- id: zone-{number}\n".encode() not in text:
        (root / "glossary.yml").write_bytes(text + entry.encode())


def page_added(root: Path, number: int) -> None:
    """A new hand-written page, in both languages."""
    for lang, words in (("fr", "Le quartier et l’accueil."), ("nl", "De wijk en het onthaal.")):
        translates = "" if lang == "fr" else "translates: c7f3d139e7c14877\n"
        head = f"---\ntitle: Page {number}\nsummary: {words}\n{translates}---\n"
        page = f"{head}{words}\n\n## Titre {number} {{ #title }}\n\n{words}\n"
        (root / f"docs/{lang}/page-{number % 2}.md").write_bytes(page.encode())


def page_deleted(root: Path, number: int) -> None:
    """A hand-written page goes, in both languages."""
    names = sorted(file.name for file in (root / "docs/fr").glob("*.md"))
    for lang in ("fr", "nl"):
        (root / "docs" / lang / names[number % len(names)]).unlink(missing_ok=True) if names else None


def edition_made(root: Path, number: int) -> None:
    """What stands is frozen, if nothing is wrong with it."""
    make_edition(root, f"2031.{number}", f"2031-01-1{number % 10}")


def edition_deleted(root: Path, number: int) -> None:
    """The last edition goes, or another."""
    if editions := sorted((root / "editions").glob("*.jsonl"), reverse=True):
        editions[number % len(editions)].unlink()


def drawing_added(root: Path, number: int) -> None:
    """A new drawing, in both languages."""
    for lang in ("fr", "nl"):
        (root / f"docs/assets/drawings/new-{number}.{lang}.svg").write_bytes(
            b'<svg xmlns="http://www.w3.org/2000/svg"/>'
        )


def drawing_deleted(root: Path, number: int) -> None:
    """A drawing goes; a page may still show it."""
    drawings = sorted((root / "docs/assets/drawings").glob("*.svg"))
    if drawings:
        drawings[number % len(drawings)].unlink()


def tolerated(root: Path, number: int) -> None:
    """A practice has an unknown heading, which may wait."""
    for folder in practices(root)[number % 3 : number % 3 + 1]:
        path = f"{folder.relative_to(root)}/fr.md"
        replaced(path, "^## Besoin$", "## Besoins", root, 0)
        reason = '{fr: "Le titre change bientôt.", nl: "De titel verandert binnenkort."}'
        entry = f'- {{code: T003, path: "{path}", until: 2099-01-01, reason: {reason}}}\n'
        (root / "registers/tolerated.yml").write_bytes(entry.encode())


def put_back(root: Path, number: int) -> None:
    """Everything as it was at first."""
    del number
    for name in ("practices", "docs", "registers", "editions"):
        shutil.rmtree(root / name, ignore_errors=True)
    for path, content in example_files():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)


def forget_editions(root: Path) -> None:
    """As if nothing had been published: what an edition holds may not go, and documents quote editions."""
    shutil.rmtree(root / "editions")
    (root / "registers/policies.yml").write_bytes(b"[]\n")


def state_deleted(root: Path, number: int) -> None:
    """What the last build left for the next one is gone: all of it, or its seal."""
    for name in ("site.state", "site.state.seal")[number % 2 :]:
        (root / "build" / name).unlink(missing_ok=True)


def made_files(root: Path) -> list[Path]:
    """The files of the site that was built, but the one by which a site is known."""
    return sorted(file for file in (root / "site").rglob("*") if file.is_file() and file.name != ".nojekyll")


def output_changed(root: Path, number: int) -> None:
    """Somebody writes into files of the site."""
    for file in made_files(root)[number % 7 :: 40]:
        file.write_bytes(file.read_bytes() + b"\n")


def output_deleted(root: Path, number: int) -> None:
    """Somebody deletes files of the site, and a whole folder."""
    for file in made_files(root)[number % 5 :: 50]:
        file.unlink()
    shutil.rmtree(root / "site/nl/woordenlijst", ignore_errors=True)


def output_added(root: Path, number: int) -> None:
    """Somebody puts files into the site, one of them where a folder was."""
    for path in (f"fr/stray-{number}/index.html", f"stray-{number}.txt", "assets/stray/a/b/c.css"):
        (root / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "site" / path).write_bytes(b"stray")
    for path in ("robots.txt", "fr/index.html"):
        (root / "site" / path).unlink(missing_ok=True)
        (root / "site" / path / "x" / "y").mkdir(parents=True, exist_ok=True)
    if number % 2 and (root / "site").is_dir():
        shutil.rmtree(root / "site/fr/glossaire", ignore_errors=True)
        (root / "site/fr").mkdir(exist_ok=True)
        (root / "site/fr/glossaire").write_bytes(b"stray")


def site_deleted(root: Path, number: int) -> None:
    """The whole site goes."""
    del number
    shutil.rmtree(root / "site", ignore_errors=True)


GLOSSARY, ORGANISATIONS, FACETS, QUESTIONS = (
    "glossary.yml",
    "registers/organisations.yml",
    "registers/facets.yml",
    "registers/questions.yml",
)
CHANGES: dict[str, Change] = {
    "prose": partial(said, PLAIN),
    "prose with mentions": partial(said, MENTIONS),
    "prose with references": partial(said, EXPLICIT),
    "prose without its accents": partial(in_a_practice, "fr.md", "é", "e"),
    "practice title": partial(in_a_practice, "fr.md", "^title: .*", "title: Un autre titre {n}"),
    "practice title in Dutch": partial(in_a_practice, "nl.md", "^title: .*", "title: Een andere titel {n}"),
    "practice summary": partial(in_a_practice, "fr.md", "^summary: .*", "summary: Un autre résumé {n}."),
    "facet of a practice": partial(in_a_practice, "practice.yml", r"^publics: .*", "publics: [migrants]"),
    "another facet of a practice": partial(
        in_a_practice, "practice.yml", r"^places: .*", "places: [anderlecht, region]"
    ),
    "facet of a practice that does not exist": partial(in_a_practice, "practice.yml", r"^lines: .*", "lines: [7]"),
    "evidence of a practice": partial(in_a_practice, "practice.yml", r"^evidence: .*", "evidence: evaluated"),
    "organisations of a practice": partial(
        in_a_practice, "practice.yml", r"^organisations: .*", "organisations: [centre-du-canal]"
    ),
    "answers of a practice": partial(
        in_a_practice, "practice.yml", r"^answers: .*", "answers: {opening-hours: [need]}"
    ),
    "source of a practice": partial(in_a_practice, "practice.yml", r'title: ".*?"', 'title: "Rapport {n}"'),
    "key that does not exist": partial(in_a_practice, "practice.yml", r"^since: ", "sinds: "),
    "practice added": practice_added,
    "practice renamed": practice_renamed,
    "practice deleted": practice_deleted,
    "text deleted": text_deleted,
    "concept added": concept_added,
    "concept renamed": partial(replaced, GLOSSARY, r"^- id: (\w+).*$", r"- id: \1-{n}"),
    "concept deleted": partial(replaced, GLOSSARY, r"(?s)^- id: [a-z0-9-]+\n.*?(?=^- id|\Z)", ""),
    "form added": partial(replaced, GLOSSARY, r"forms: \[", "forms: [une clé {n}, personne ne, "),
    "form removed": partial(replaced, GLOSSARY, r"forms: \[[^,\]]+, ", "forms: ["),
    "word of a concept": partial(replaced, GLOSSARY, r"^    term: (.*)$", r"    term: \1 {n}"),
    "definition": partial(replaced, GLOSSARY, r"^    definition: (.*)$", r"    definition: \1, ou {n}"),
    "definition that names others": partial(
        replaced, GLOSSARY, r"^    definition: .*$", "    definition: lieu d’accueil du quartier"
    ),
    "broader concept": partial(replaced, GLOSSARY, r"^  broader: .*$", "  broader: [quartier]"),
    "domain of a concept": partial(replaced, GLOSSARY, r"^  domain: .*$", "  domain: professions-and-methods"),
    "comment in the glossary": partial(replaced, GLOSSARY, r"\A", "# {n}\n"),
    "organisation renamed": partial(replaced, ORGANISATIONS, r'name: "(.*?)"', r'name: "\1 {n}"'),
    "organisation described": partial(replaced, ORGANISATIONS, r"^  kind: .*$", "  kind: university"),
    "organisation added": partial(
        replaced,
        ORGANISATIONS,
        r"\A",
        '- id: aaa-{n}\n  kind: association\n  fr: {name: "Aaa {n}"}\n  nl: {name: "Aaa {n}"}\n',
    ),
    "organisation deleted": partial(replaced, ORGANISATIONS, r"(?s)^- id: [a-z0-9-]+\n.*?(?=^- id)", ""),
    "question": partial(replaced, QUESTIONS, r'question: "(.*?) \?"', r'question: "\1 {n} ?"'),
    "question with mentions": partial(replaced, QUESTIONS, r'open: ".*?"', 'open: "L’accueil du quartier, {n}."'),
    "question of another stage": partial(replaced, QUESTIONS, r"^  stage: before$", "  stage: running"),
    "label of a facet": partial(replaced, FACETS, r'label: "(.*?)"', r'label: "\1 {n}"'),
    "help of a facet": partial(replaced, FACETS, r'help: "(.*?)"', r'help: "\1 {n}"'),
    "value of a facet added": partial(
        replaced, FACETS, r"^publics:\n", 'publics:\n  - {id: v{n}, fr: {label: "v {n}"}, nl: {label: "v {n}"}}\n'
    ),
    "value of a facet deleted": partial(replaced, FACETS, r"^  - \{id: .*\n", ""),
    "values of a facet in another order": partial(replaced, FACETS, r"^(  - \{.*\n)(  - \{.*\n)", r"\2\1"),
    "day of a meeting": partial(replaced, "registers/meetings.yml", r"date: \d{4}-", "date: 2024-"),
    "moved": partial(replaced, "registers/moved.yml", r"to: \[.*\]", "to: [accueil]"),
    "page": partial(replaced, "docs/fr/about.md", r"exemple", "exemple, et le quartier {n},"),
    "edition made": edition_made,
    "edition deleted": edition_deleted,
    "edition changed": partial(replaced, "editions/2026.2.jsonl", "2026-11-16", "2026-11-17"),
    "policy": partial(replaced, "registers/policies.yml", r"title: \"", 'title: "{n} '),
    "quotation in a policy": partial(replaced, "registers/policies.yml", r", where: \"p. 12\"", ""),
    "page title": partial(replaced, "docs/nl/about.md", r"^title: .*$", "title: Over ons {n}"),
    "page heading": partial(replaced, "docs/fr/about.md", r"^## (\w+)", r"## \1 {n}"),
    "page added": page_added,
    "page deleted": page_deleted,
    "drawing": partial(replaced, "docs/assets/drawings/way.fr.svg", r"<svg", "<!-- {n} --><svg"),
    "drawing added": drawing_added,
    "drawing deleted": drawing_deleted,
    "tolerated": tolerated,
    "put back": put_back,
    "state deleted": state_deleted,
    "output changed": output_changed,
    "output deleted": output_deleted,
    "output added": output_added,
    "site deleted": site_deleted,
}
