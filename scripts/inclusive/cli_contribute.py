"""The commands of those who bring proposals into the base."""

import sys
from pathlib import Path
from typing import BinaryIO

import click

from inclusive.catalogue import Speech
from inclusive.cli_options import ROOT, SPEECH

RECEIVED = {
    "fr": "{count} fichiers écrits ; la réponse est dans {out}/answer.md.",
    "nl": "{count} bestanden geschreven; het antwoord staat in {out}/answer.md.",
    "en": "{count} files written; the answer is in {out}/answer.md.",
}


@click.command()
@ROOT
@SPEECH
@click.option(
    "--before",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The base as the proposal left it / la base avec la proposition / de kennisbank met het voorstel.",
)
@click.option(
    "--by-hand", is_flag=True, help="Answer, write nothing / répondre sans écrire / antwoorden zonder schrijven."
)
@click.option(
    "--reports",
    type=click.Path(path_type=Path, file_okay=False),
    default="build/intake",
    help="Folder of the answer / dossier de la réponse / map van het antwoord.",
)
@click.argument("event", type=click.File("rb"))
def intake(root: Path, speech: Speech, before: Path | None, by_hand: bool, reports: Path, event: BinaryIO) -> None:
    """Write what an issue proposes / écrire une proposition reçue / een ontvangen voorstel schrijven."""
    from inclusive.proposals.receive import receive, write_reports

    received = receive(root, event.read(), before, by_hand=by_hand)
    write_reports(received, reports)
    click.echo(RECEIVED[speech].format(count=len(received.done.draft.files), out=reports))
    sys.exit(0 if received.is_whole else 1)


CONTRIBUTING = (intake,)
