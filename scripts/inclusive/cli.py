"""The command line: `inclusive check | build | serve | status | fix | mentions`. It prints; the steps do the work.

Exit status: 0 fine, 1 problems in the content, 2 wrong use.
"""

import os
import sys
from pathlib import Path
from typing import Any

import click

from inclusive.catalogue import FORMATS, SPEECHES, Speech, report

ROOT = click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=".",
    help="Folder of the base / dossier de la base / map van de kennisbank.",
)
SPEECH = click.option(
    "--lang",
    "speech",
    type=click.Choice(SPEECHES),
    default="fr",
    help="Language of the messages / langue des messages / taal van de meldingen.",
)
FORM = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    help="Form of the report / forme du rapport / vorm van het verslag.",
)
TODAY = click.option(
    "--date",
    "today",
    metavar="YYYY-MM-DD",
    help="Day on which tolerances end / jour où finissent les tolérances / dag waarop uitzonderingen aflopen.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="inclusive")
def main() -> None:
    """The knowledge base of inclusive practices / la base de connaissances / de kennisbank."""


def _stop_if(problems: list[Any], form: str, speech: Speech) -> None:
    if problems:
        click.echo(report(problems, form, speech), nl=False)
        sys.exit(1)


@main.command()
@ROOT
@SPEECH
@FORM
@TODAY
def check(root: Path, speech: Speech, form: str, today: str | None) -> None:
    """Check everything / tout vérifier / alles controleren."""
    from inclusive.check.run import checked

    _, problems = checked(root, today)
    click.echo(report(problems, form, speech), nl=False)
    sys.exit(1 if problems else 0)


@main.command()
@ROOT
@SPEECH
@click.option("--out", type=click.Path(path_type=Path), help="Folder of the site / dossier du site / map van de site.")
@click.option("--no-search", is_flag=True, help="Without search index / sans recherche / zonder zoekindex.")
def build(root: Path, speech: Speech, out: Path | None, no_search: bool) -> None:
    """Check and build the site / vérifier et construire le site / de site controleren en bouwen."""
    from inclusive.check.run import checked
    from inclusive.publish.build import build as build_site
    from inclusive.render.site import Publication

    corpus, problems = checked(root)
    _stop_if(problems, "text", speech)
    assert corpus is not None  # no problem, so it was loaded
    built = build_site(
        root, corpus, Publication.from_environment(os.environ), out or root / "site", search=not no_search
    )
    click.echo(DONE[speech].format(folder=built.folder, pages=built.pages))


@main.command()
@ROOT
@SPEECH
@click.option(
    "--current",
    "current",
    multiple=True,
    metavar="ID",
    help="This record's translation is up to date / la traduction de cette fiche est à jour / de vertaling van deze fiche is actueel.",
)
def fix(root: Path, speech: Speech, current: tuple[str, ...]) -> None:
    """Write the digests of translations / écrire les empreintes / de vingerafdrukken schrijven."""
    from inclusive.fix import fix as write_digests
    from inclusive.load.corpus_files import load_corpus

    corpus, problems = load_corpus(root)
    if corpus is None:
        _stop_if(problems, "text", speech)
    else:
        for place in write_digests(root, corpus, current):
            click.echo(str(place))


DONE = {
    "fr": "{pages} pages dans {folder}/. Pour les voir : make serve, puis http://localhost:8000/",
    "nl": "{pages} pagina’s in {folder}/. Om ze te bekijken: make serve, daarna http://localhost:8000/",
    "en": "{pages} pages in {folder}/. To see them: make serve, then http://localhost:8000/",
}
