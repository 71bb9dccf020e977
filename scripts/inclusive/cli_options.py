"""Options that several commands of the command line share, and how each stops at problems."""

import sys
from pathlib import Path
from typing import Any

import click

from inclusive.catalogue import SPEECHES, Speech, report
from inclusive.cli_faults import SPOKEN

ROOT = click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=".",
    help="Folder of the base / dossier de la base / map van de kennisbank.",
)
SPEECH = click.option(
    "--lang",
    "speech",
    callback=lambda context, _, speech: context.meta.setdefault(SPOKEN, speech),
    type=click.Choice(SPEECHES),
    default="fr",
    help="Language of the messages / langue des messages / taal van de meldingen.",
)
OUT = click.option(
    "--out", type=click.Path(path_type=Path), help="Folder of the site / dossier du site / map van de site."
)


def stop_if(problems: list[Any], form: str, speech: Speech) -> None:
    """Tell the problems, if there are any, and end with status 1."""
    if problems:
        click.echo(report(problems, form, speech), nl=False)
        sys.exit(1)
