"""The commands that add to a site that was built what is slow to make and changes seldom."""

import os
from pathlib import Path

import click

from inclusive.catalogue import Speech
from inclusive.cli_options import OUT, ROOT, SPEECH, stop_if

ADDED = {  # as they were, made anew
    "fr": ("{what}\u00a0: {files} fichiers, inchangés.", "{what}\u00a0: {files} fichiers."),
    "nl": ("{what}: {files} bestanden, ongewijzigd.", "{what}: {files} bestanden."),
    "en": ("{what}: {files} files, unchanged.", "{what}: {files} files."),
}


@click.command()
@ROOT
@SPEECH
@OUT
def data(root: Path, speech: Speech, out: Path | None) -> None:
    """Add the data files to the site / ajouter les données au site / de gegevens aan de site toevoegen."""
    from inclusive.check.run import checked
    from inclusive.data_command import publish_data
    from inclusive.render.site import Publication

    corpus, problems = checked(root)
    stop_if(problems, "text", speech)
    made = publish_data(root, corpus, Publication.from_environment(os.environ), out or root / "site")
    click.echo(ADDED[speech][made.anew].format(files=made.files, what="data/v1/"))
