"""The commands that the workflows run: on a proposal that was received, and to remind people each month."""

import json
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import click

from inclusive.catalogue import Speech
from inclusive.cli_faults import alone_in_the_base
from inclusive.cli_options import ROOT, SPEECH, stop_if

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
@alone_in_the_base
def intake(root: Path, speech: Speech, before: Path | None, by_hand: bool, reports: Path, event: BinaryIO) -> None:
    """Write what an issue proposes / écrire une proposition reçue / een ontvangen voorstel schrijven."""
    from inclusive.proposals.receive import receive, write_reports

    received = receive(root, event.read(), before, by_hand=by_hand)
    write_reports(received, reports)
    click.echo(RECEIVED[speech].format(count=len(received.done.draft.files), out=reports))
    sys.exit(0 if received.is_whole else 1)


@click.command()
@ROOT
@click.option(
    "--base",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    required=True,
    help="The base before / la base d’avant / de kennisbank ervoor.",
)
def review(root: Path, base: Path) -> None:
    """Tell what a proposal changes / dire ce qui change / zeggen wat er verandert."""
    from inclusive.review.command import reviewed

    text, is_fine = reviewed(root, base)
    click.echo(text, nl=False)
    sys.exit(0 if is_fine else 1)


@click.command()
@ROOT
@click.option(
    "--month",
    type=click.DateTime(["%Y-%m"]),
    required=True,
    metavar="YYYY-MM",
    help="Month of the list / mois de la liste / maand van de lijst.",
)
def reconfirm(root: Path, month: datetime) -> None:
    """List practices to check again / lister ce qui est à revérifier / lijst om na te gaan."""
    from inclusive.load.corpus_files import load_corpus
    from inclusive.proposals.reconfirm import reconfirm as listed
    from inclusive.render.publication import Publication

    corpus, problems = load_corpus(root)
    stop_if(problems, "text", "fr")
    publication = Publication.from_environment(os.environ)
    asked = listed(corpus.practices, f"{month:%Y-%m}", publication.repo_url)
    click.echo(json.dumps(asked, ensure_ascii=False, indent=1))


@click.command()
@ROOT
def copies(root: Path) -> None:
    """List sources without a recorded copy / lister les sources sans copie / bronnen zonder kopie oplijsten."""
    from inclusive.load.corpus_files import load_corpus
    from inclusive.proposals.copies import copies as listed
    from inclusive.render.publication import Publication

    corpus, problems = load_corpus(root)
    stop_if(problems, "text", "fr")
    click.echo(listed(corpus, Publication.from_environment(os.environ).repo_url), nl=False)


WORKFLOWS = (intake, review, reconfirm, copies)
