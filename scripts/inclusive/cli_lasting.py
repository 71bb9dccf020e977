"""The commands for what lasts: editions, which are never changed, and ids, which are never lost."""

from datetime import datetime
from pathlib import Path

import click

from inclusive.catalogue import Speech
from inclusive.cli_faults import alone_in_the_base
from inclusive.cli_options import ROOT, SPEECH, stop_if

REASON_HELP = "Why, in both languages / pourquoi, dans les deux langues / waarom, in beide talen."
DAY_HELP = "Day of the edition / jour de l’édition / dag van de editie."


@click.command()
@ROOT
@SPEECH
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), required=True, metavar="YYYY-MM-DD", help=DAY_HELP)
@click.argument("name", metavar="NAME")
@alone_in_the_base
def edition(root: Path, speech: Speech, day: datetime, name: str) -> None:
    """Freeze what is published / figer ce qui est publié / bevriezen wat gepubliceerd is."""
    from inclusive.edition_command import make_edition, summary

    made = make_edition(root, name, f"{day:%Y-%m-%d}")
    if isinstance(made, list):
        stop_if(made, "text", speech)
    else:
        click.echo(summary(made, speech), nl=False)
        _list_addresses(root)


@click.command()
@ROOT
@SPEECH
@click.option("--reason", "why", nargs=2, required=True, metavar="FR NL", help=REASON_HELP)
@click.argument("old")
@click.argument("new", nargs=-1, required=True)
@alone_in_the_base
def move(root: Path, speech: Speech, why: tuple[str, str], old: str, new: tuple[str, ...]) -> None:
    """Give a record another id, or successors / changer un identifiant / een identificatie wijzigen."""
    from inclusive.move_command import move as move_record
    from inclusive.move_command import reason

    moved = move_record(root, old, new, reason(*why))
    if isinstance(moved, list):
        stop_if(moved, "text", speech)
    else:
        click.echo("".join(f"{path}\n" for path in moved), nl=False)
        _list_addresses(root)


def _list_addresses(root: Path) -> None:
    """Add the new addresses to the ledger, where one is kept."""
    from inclusive.publish.addresses import list_addresses
    from inclusive.publish.build import looked_at

    list_addresses(root, lambda: looked_at(root)[1])
