"""The commands that show that nothing published was changed or lost."""

import os
import sys
from pathlib import Path

import click

from inclusive.catalogue import FORMATS, Speech, report
from inclusive.cli_faults import alone_in_the_base
from inclusive.cli_options import OUT, ROOT, SPEECH

FORM_HELP = "Form of the report / forme du rapport / vorm van het verslag."
TOLD = {
    "fr": {
        "sums": "{files} empreintes, commit {commit}.",
        "same": "{files} fichiers identiques à ceux du commit {commit}.",
        "differs": "{path}\u00a0: différent",
    },
    "nl": {
        "sums": "{files} vingerafdrukken, commit {commit}.",
        "same": "{files} bestanden gelijk aan die van commit {commit}.",
        "differs": "{path}: verschillend",
    },
    "en": {
        "sums": "{files} digests, commit {commit}.",
        "same": "{files} files are those of commit {commit}.",
        "differs": "{path}: differs",
    },
}


@click.command()
@ROOT
@SPEECH
@OUT
@alone_in_the_base
def sums(root: Path, speech: Speech, out: Path | None) -> None:
    """Write the digest of each file / écrire les empreintes / vingerafdrukken van de bestanden schrijven."""
    from inclusive.keeping.sums import write_sums
    from inclusive.render.publication import Publication

    written = write_sums(root, out or root / "site", Publication.from_environment(os.environ))
    click.echo(TOLD[speech]["sums"].format(files=len(written.files), commit=written.commit))


@click.command()
@ROOT
@SPEECH
@click.argument("url")
def verify(root: Path, speech: Speech, url: str) -> None:
    """Rebuild a published site and compare / reconstruire et comparer / herbouwen en vergelijken."""
    from inclusive.keeping.verify import verify as verified

    stated, differing = verified(root, url)
    _tell(differing, speech, len(stated.files), stated.commit)


@click.command()
@ROOT
@SPEECH
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help=FORM_HELP)
@click.argument("base")
@click.argument("head", default="HEAD")
def lost(root: Path, speech: Speech, form: str, base: str, head: str) -> None:
    """Tell what a merge loses / dire ce qu’une fusion perd / zeggen wat een samenvoeging verliest."""
    from inclusive.keeping.lost import lost_between

    problems = lost_between(root, base, head)
    click.echo(report(problems, form, speech), nl=False)
    sys.exit(1 if problems else 0)


@click.command()
@ROOT
@SPEECH
@OUT
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default="build/archive",
    help="Folder of the archive / dossier de l’archive / map van het archief.",
)
@alone_in_the_base
def archive(root: Path, speech: Speech, out: Path | None, folder: Path) -> None:
    """Keep history, texts and site in a file / tout garder en un fichier / alles in een bestand bewaren."""
    from inclusive.keeping.archive import archive as written

    del speech  # of what the machine refuses
    click.echo(written(root, out or root / "site", folder))


@click.command()
@SPEECH
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("folder", type=click.Path(path_type=Path))
def restore(speech: Speech, file: Path, folder: Path) -> None:
    """Have everything again from an archive / tout rétablir d’une archive / alles herstellen uit een archief."""
    from inclusive.keeping.archive import restore as restored
    from inclusive.keeping.sums import digests

    differing = restored(file, folder)
    _tell(differing, speech, len(digests(folder / "site")), file.stem)


def _tell(differing: list[str], speech: Speech, files: int, commit: str) -> None:
    for path in differing:
        click.echo(TOLD[speech]["differs"].format(path=path))
    if differing:
        sys.exit(1)
    click.echo(TOLD[speech]["same"].format(files=files, commit=commit))


KEEPING = (sums, verify, lost, archive, restore)
