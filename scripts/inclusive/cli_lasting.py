"""The commands for what lasts: editions, which are never changed."""

from datetime import datetime
from pathlib import Path

import click

from inclusive.catalogue import Speech
from inclusive.cli_options import ROOT, SPEECH, stop_if

DAY_HELP = "Day of the edition / jour de l’édition / dag van de editie."


@click.command()
@ROOT
@SPEECH
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), required=True, metavar="YYYY-MM-DD", help=DAY_HELP)
@click.argument("name", metavar="NAME")
def edition(root: Path, speech: Speech, day: datetime, name: str) -> None:
    """Freeze what is published / figer ce qui est publié / bevriezen wat gepubliceerd is."""
    from inclusive.edition_command import make_edition, summary

    made = make_edition(root, name, f"{day:%Y-%m-%d}")
    if isinstance(made, list):
        stop_if(made, "text", speech)
    else:
        click.echo(summary(made, speech), nl=False)
