"""The command line: `inclusive check | build | serve | status | fix | mentions`. It prints; the steps do the work.

Exit status: 0 fine, 1 problems in the content, 2 wrong use.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from inclusive.catalogue import FORMATS, SPEECHES, Speech, report

ROOT = click.option(
    "--root", type=click.Path(path_type=Path, exists=True, file_okay=False), default=".",
    help="Folder of the base / dossier de la base / map van de kennisbank.",
)
SPEECH = click.option(
    "--lang", "speech", type=click.Choice(SPEECHES), default="fr",
    help="Language of the messages / langue des messages / taal van de meldingen.",
)
FORM = click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text",
    help="Form of the report / forme du rapport / vorm van het verslag.",
)
TODAY = click.option(
    "--date", "today", metavar="YYYY-MM-DD",
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


Command = Callable[..., None]
