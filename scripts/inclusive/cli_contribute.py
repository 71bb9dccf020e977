"""The commands of those who write in the base: new records, what a machine mends, translations."""

import sys
from pathlib import Path
from typing import BinaryIO

import click

from inclusive.catalogue import Speech, report
from inclusive.cli_faults import SPOKEN, alone_in_the_base, says_it_waits
from inclusive.cli_options import ROOT, SPEECH, stop_if
from inclusive.errors import UnknownRecord
from inclusive.languages import LANGS, Lang

NOT_KEPT = {
    "fr": "{place} : l’original qui a été traduit n’est pas dans l’historique{cut} ; la page mène à GitHub.",
    "nl": "{place}: het origineel dat vertaald werd, staat niet in de geschiedenis{cut}; de pagina leidt naar GitHub.",
    "en": "{place}: the original that was translated is not in the history{cut}; the page leads to GitHub.",
}
CUT_SHORT = {
    "fr": " d’ici, qui est incomplet (git fetch --unshallow l’apporte)",
    "nl": " van hier, die onvolledig is (git fetch --unshallow haalt ze op)",
    "en": " here, which is incomplete (git fetch --unshallow brings it)",
}


@click.command()
@ROOT
@click.option(
    "--lang",
    "speech",
    callback=lambda context, _, speech: context.meta.setdefault(SPOKEN, speech),
    type=click.Choice([*map(str, LANGS)]),
    default="fr",
    help="Language / langue / taal.",
)
@click.argument("kind", type=click.Choice(["practice", "term"]))
def new(root: Path, speech: Speech, kind: str) -> None:
    """Ask for a record and write it / demander et écrire une fiche / een fiche vragen en schrijven."""
    from inclusive.proposals.new import new as write_new

    def ask(shown: str) -> str:
        typed: str = click.prompt(shown, default="", show_default=False, prompt_suffix="")
        return typed

    paths, told, problems = write_new(root, kind, Lang(speech), ask, says_it_waits(speech))
    click.echo("\n" + "".join(f"{path}\n" for path in paths) + "".join(f"- {one}\n" for one in told), nl=False)
    click.echo(report(list(problems), "text", speech), nl=False)
    sys.exit(1 if problems else 0)


@click.command()
@ROOT
@SPEECH
@click.option(
    "--current",
    multiple=True,
    metavar="ID",
    help="Its translation is up to date / sa traduction est à jour / de vertaling is actueel.",
)
@click.option("--texts", is_flag=True, help="Also order and typography / aussi ordre et typographie / ook typografie.")
@click.option(
    "--forms", is_flag=True, help="List forms to add / lister des formes à ajouter / vormen om toe te voegen."
)
@alone_in_the_base
def fix(root: Path, speech: Speech, current: tuple[str, ...], texts: bool, forms: bool) -> None:
    """Write digests and new addresses / écrire empreintes et adresses / vingerafdrukken en adressen schrijven."""
    from inclusive.fix import fix as fixed
    from inclusive.load.corpus_files import load_corpus
    from inclusive.mend.forms import proposed_forms
    from inclusive.mend.mending import mend
    from inclusive.publish.addresses import list_addresses
    from inclusive.publish.build import looked_at

    corpus, problems = load_corpus(root)
    stop_if(problems, "text", speech)
    if texts:
        click.echo("".join(f"{path}\n" for path in mend(root)), nl=False)
        corpus, _ = load_corpus(root)
    for one in proposed_forms(corpus) if forms else ():
        click.echo(f"{one.place}: {one.record} {one.lang} + {one.form} ({one.count})")
    for place in fixed(root, corpus, current):
        click.echo(str(place))
    _keep_earlier(root, speech)
    for address in list_addresses(root, lambda: looked_at(root)[1]):
        click.echo(address)


def _keep_earlier(root: Path, speech: Speech) -> None:
    """Keep what the translations that are behind were made from, and tell what is found nowhere."""
    from inclusive.keeping.history import is_cut_short
    from inclusive.load.corpus_files import load_corpus
    from inclusive.mend.earlier import kept

    changed, lost = kept(root, load_corpus(root)[0])
    click.echo("".join(f"{path}\n" for path in changed), nl=False)
    cut = CUT_SHORT[speech] if lost and is_cut_short(root) else ""
    click.echo("".join(NOT_KEPT[speech].format(place=place, cut=cut) + "\n" for place in lost), nl=False)


@click.command("xliff-out")
@ROOT
@SPEECH
@click.option("--to", "lang", type=click.Choice([*map(str, LANGS)]), required=True, help="Into / vers / naar: fr, nl.")
@click.argument("records", nargs=-1)
def xliff_out(root: Path, speech: Speech, lang: str, records: tuple[str, ...]) -> None:
    """Print what is to be translated / textes à traduire, en XLIFF / te vertalen teksten, in XLIFF."""
    from inclusive.load.corpus_files import load_corpus
    from inclusive.xliff.document import written
    from inclusive.xliff.units import sheets

    corpus, problems = load_corpus(root)
    stop_if(problems, "text", speech)
    for record in records:
        if record not in {*corpus.practice, *corpus.term}:
            raise UnknownRecord(record)
    click.echo(written(sheets(corpus, Lang(lang), records), Lang(lang)), nl=False)


@click.command("xliff-in")
@ROOT
@SPEECH
@click.argument("file", type=click.File("rb"))
@alone_in_the_base
def xliff_in(root: Path, speech: Speech, file: BinaryIO) -> None:
    """Write translations from XLIFF 2 / écrire des traductions / vertalingen uit XLIFF 2 schrijven."""
    from inclusive.xliff.take import take

    paths, told, problems = take(root, file.read())
    click.echo("".join(f"{path}\n" for path in paths) + "".join(f"- {one}\n" for one in told), nl=False)
    _keep_earlier(root, speech)
    click.echo(report(problems, "text", speech), nl=False)
    sys.exit(1 if problems else 0)


CONTRIBUTING = (new, fix, xliff_out, xliff_in)
