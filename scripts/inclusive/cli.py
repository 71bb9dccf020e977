"""The command line: its plain commands, and those of the modules `cli_…` beside it.

It prints; the steps do the work.
Exit status: 0 fine, 1 problems in the content or a refusal of the machine, 2 wrong use.
"""

import gc
import json
import os
import signal
import sys
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

import click

from inclusive.catalogue import FORMATS, Speech, report
from inclusive.cli_apart import copy, data, paper
from inclusive.cli_contribute import CONTRIBUTING
from inclusive.cli_faults import Commands, alone_in_the_base, refusal, says_it_waits
from inclusive.cli_keeping import KEEPING
from inclusive.cli_lasting import edition, move
from inclusive.cli_options import OUT, ROOT, SPEECH, stop_if
from inclusive.cli_workflows import WORKFLOWS
from inclusive.errors import NotUtf8, Stopped
from inclusive.interruption import uninterrupted
from inclusive.languages import Lang

FORM_HELP = "Form of the report / forme du rapport / vorm van het verslag."
BATCH_HELP = 'Lines of {"id", "lang", "markdown"} / lignes de cette forme / regels van deze vorm.'
FORM = click.option("--format", "form", type=click.Choice(FORMATS), default="text", help=FORM_HELP)
TODAY = click.option(
    "--date",
    "today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Day on which tolerances end / jour où finissent les tolérances / dag waarop uitzonderingen aflopen.",
)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "terminal_width": 120})
@click.version_option(package_name="inclusive")
def main() -> None:
    """The knowledge base of inclusive practices / la base de connaissances / de kennisbank."""


@main.command()
@ROOT
@SPEECH
@FORM
@TODAY
@click.option("--advice", is_flag=True, help="Advice on wording instead / conseils de rédaction / schrijfadvies.")
def check(root: Path, speech: Speech, form: str, today: datetime | None, advice: bool) -> None:
    """Check everything / tout vérifier / alles controleren."""
    if advice:
        from inclusive.advice.report import advised

        click.echo(advised(root, form, speech), nl=False)
        return
    with uninterrupted():
        from inclusive.publish.build import check as check_base

    problems = check_base(root, f"{today:%Y-%m-%d}" if today else None)
    click.echo(report(problems, form, speech), nl=False)
    sys.exit(1 if problems else 0)


@main.command()
@ROOT
@SPEECH
@OUT
@click.option("--no-search", is_flag=True, help="Without search index / sans recherche / zonder zoekindex.")
def build(root: Path, speech: Speech, out: Path | None, no_search: bool) -> None:
    """Check and build the site / vérifier et construire le site / de site controleren en bouwen."""
    with uninterrupted():
        from inclusive.cli_progress import progress
        from inclusive.publish.build import Built
        from inclusive.publish.build import build as build_site
        from inclusive.render.publication import Publication

    publication = Publication.from_environment(os.environ)
    with progress(speech) as tell:
        waiting = says_it_waits(speech)
        result = build_site(root, publication, out or root / "site", search=not no_search, tell=tell, waiting=waiting)
    if isinstance(result, Built):
        click.echo(DONE[speech].format(folder=result.folder, pages=result.pages))
    else:
        stop_if(result, "text", speech)


@main.command()
@ROOT
@SPEECH
@click.option("--port", default=8000, show_default=True, help="Port / port / poort.")
def serve(root: Path, speech: Speech, port: int) -> None:
    """Show the site here, rebuilt at each save / montrer le site ici / de site hier tonen."""
    from inclusive.problems import Problem
    from inclusive.publish.build import Built
    from inclusive.publish.serve import Preview
    from inclusive.publish.serve import serve as serve_site
    from inclusive.render.publication import Publication

    address = f"http://localhost:{port}/"

    def tell(result: list[Problem] | Built | Exception, seconds: float) -> None:
        if isinstance(result, Built):
            click.echo(f"{address}  {result.pages} pages, {seconds:.1f} s")
        elif isinstance(result, Exception):
            why = refusal(result, speech) if isinstance(result, OSError) else result
            click.echo(f"inclusive: {why}", err=True)
        else:
            click.echo(report(result, "text", speech), nl=False)

    signal.signal(signal.SIGINT, signal.default_int_handler)  # a script that starts us behind itself has it ignored
    serve_site(Preview(root, Publication(address), root / "build" / "serve", tell), port)


@main.command()
@ROOT
@SPEECH
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=FORM_HELP)
def status(root: Path, speech: Speech, form: str) -> None:
    """Count records and translations / compter les fiches / de fiches tellen."""
    from inclusive.load.corpus_files import load_corpus
    from inclusive.status import as_text
    from inclusive.status import status as counted

    corpus, problems = load_corpus(root)
    stop_if(problems, "text", speech)
    rows = counted(corpus)
    told = as_text(rows) if form == "text" else json.dumps([*map(vars, rows)], ensure_ascii=False, indent=1) + "\n"
    click.echo(told, nl=False)


@main.command()
@ROOT
@SPEECH
@alone_in_the_base
def schemas(root: Path, speech: Speech) -> None:
    """Write the editor schemas anew / récrire les schémas d’édition / de editorschema’s herschrijven."""
    from inclusive.schemas import write_schemas

    del speech  # of what the machine refuses
    write_schemas(root)


@main.command()
@click.option("--lang", "lang", type=click.Choice(["fr", "nl"]), help="Language of the text / langue / taal.")
@click.option(
    "--glossary", type=click.Path(path_type=Path), default="glossary.yml", help="Glossary / glossaire / woordenlijst."
)
@click.option("--batch", is_flag=True, help=BATCH_HELP)
@click.argument("file", type=click.File("rb"), default="-")
def mentions(lang: str | None, glossary: Path, batch: bool, file: BinaryIO) -> None:
    """Print every mention of a concept in a text, as JSON Lines / toutes les mentions / alle vermeldingen."""
    from inclusive.mentions_command import batch_lines, lines, load_linkers

    linkers, problems = load_linkers(glossary)
    stop_if(problems, "text", "en")
    try:
        text = file.read().decode("utf-8")
    except UnicodeDecodeError:
        raise NotUtf8 from None
    if batch:
        found = batch_lines(text, linkers)
    elif lang is not None:
        found = lines(text, Lang(lang), linkers)
    else:
        raise click.UsageError("--lang fr|nl")
    for line in found:
        click.echo(line)


main.add_command(copy)
main.add_command(data)
for one in (*CONTRIBUTING, *WORKFLOWS, *KEEPING):
    main.add_command(one)
main.add_command(edition)
main.add_command(move)
main.add_command(paper)
DONE = {
    "fr": "{pages} pages dans {folder}/. Pour les voir : make serve, puis http://localhost:8000/",
    "nl": "{pages} pagina’s in {folder}/. Om ze te bekijken: make serve, daarna http://localhost:8000/",
    "en": "{pages} pages in {folder}/. To see them: make serve, then http://localhost:8000/",
}


def run() -> None:
    """The entry: what stops us is told in one line on standard error, never as a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that cannot show a letter shows its number
    gc.disable()  # what a command makes it keeps to its end, and looking through it again and again takes a fifth of it
    try:
        main()
    except Stopped as error:
        click.echo(f"inclusive: {error}", err=True)
        sys.exit(2)
    finally:
        gc.freeze()  # nor need Python look through it at the end: the system takes all back at once
