"""The commands that add to a site that was built what is slow to make and changes seldom."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from inclusive.catalogue import Speech
from inclusive.cli_faults import alone_in_the_base
from inclusive.cli_options import OUT, ROOT, SPEECH, stop_if
from inclusive.errors import HasProblems

if TYPE_CHECKING:
    from inclusive.publish.apart import Made
    from inclusive.render.publication import Publication

DAY_HELP = "Day of the sources / jour des sources / dag van de bronnen."
COPIED = {
    "fr": "{path}\u00a0: {files} fichiers, {size} Mo.",
    "nl": "{path}: {files} bestanden, {size} MB.",
    "en": "{path}: {files} files, {size} MB.",
}
ADDED = {
    "fr": "{what}\u00a0: {files} fichiers, dont {anew} refaits.",
    "nl": "{what}: {files} bestanden, waarvan {anew} opnieuw gemaakt.",
    "en": "{what}: {files} files, {anew} of them made anew.",
}


@click.command()
@ROOT
@SPEECH
@OUT
@alone_in_the_base
def data(root: Path, speech: Speech, out: Path | None) -> None:
    """Add the data files to the site / ajouter les données au site / de gegevens aan de site toevoegen."""
    from inclusive.data_command import publish_data

    _add("data/v1/, embed/", publish_data, root, speech, out)


@click.command()
@ROOT
@SPEECH
@OUT
@alone_in_the_base
def paper(root: Path, speech: Speech, out: Path | None) -> None:
    """Add the printed documents / ajouter les documents à imprimer / de afdrukbare documenten toevoegen."""
    from inclusive.paper_command import publish_paper

    _add("paper/", publish_paper, root, speech, out)


@click.command()
@ROOT
@SPEECH
@OUT
@click.option("--date", "on", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help=DAY_HELP)
@alone_in_the_base
def copy(root: Path, speech: Speech, out: Path | None, on: datetime | None) -> None:
    """Add the site as one archive / ajouter le site en une archive / de site als één archief toevoegen."""
    from inclusive.publish.copy import publish_copy
    from inclusive.render.addresses import COPY
    from inclusive.render.publication import Publication

    url = Publication.from_environment(os.environ).site_url
    files, size = publish_copy(out or root / "site", url, f"{on:%Y-%m-%d}" if on else "")
    click.echo(COPIED[speech].format(path=COPY, files=files, size=round(size / 1_000_000)))


def _add(
    what: str, publish: "Callable[[Path, Publication, Path], Made]", root: Path, speech: Speech, out: Path | None
) -> None:
    from inclusive.render.publication import Publication

    try:
        made = publish(root, Publication.from_environment(os.environ), out or root / "site")
    except HasProblems as error:
        stop_if(list(error.problems), "text", speech)
        return
    click.echo(ADDED[speech].format(what=what, files=made.files, anew=made.anew))
