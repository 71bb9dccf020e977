"""The commands that add to a site that was built what is slow to make and changes seldom."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from inclusive.catalogue import Speech
from inclusive.cli_faults import alone_in_the_base
from inclusive.cli_options import OUT, ROOT, SPEECH, stop_if
from inclusive.errors import HasProblems

if TYPE_CHECKING:
    from inclusive.publish.apart import Made
    from inclusive.render.site import Publication

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


def _add(
    what: str, publish: "Callable[[Path, Publication, Path], Made]", root: Path, speech: Speech, out: Path | None
) -> None:
    from inclusive.render.site import Publication

    try:
        made = publish(root, Publication.from_environment(os.environ), out or root / "site")
    except HasProblems as error:
        stop_if(list(error.problems), "text", speech)
        return
    click.echo(ADDED[speech].format(what=what, files=made.files, anew=made.anew))
