"""What the machine refuses, and an interruption: told in the reader's language, with what to do. Never a traceback."""

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any, NoReturn

import click

from inclusive.catalogue import Speech
from inclusive.errors import NotBuilt
from inclusive.publish.lock import BUILD, alone

SPOKEN = "inclusive.speech"  # where the context of a command keeps the language of its messages
NAME = "inclusive: "  # before all that we say on standard error
WITH_A_FILE = ("full", "closed", "read only", "in the way")  # what names the file that the machine refused
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
CLOSED = (errno.EACCES, errno.EPERM)
IN_THE_WAY = (errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENOTEMPTY)
TOLD = {
    "fr": {
        "full": "il n’y a plus de place sur le disque ({file}). Libérez de la place, puis relancez la commande.",
        "closed": "le droit de lire ou d’écrire manque ({file}). Demandez ce droit, ou travaillez sur une copie.",
        "read only": "ce disque est en lecture seule ({file}). Travaillez sur une copie, sur un autre disque.",
        "in the way": "quelque chose occupe cette place ({file}). Déplacez-le, puis relancez la commande.",
        "port": "un autre programme emploie déjà cette adresse. Donnez un autre port avec --port.",
        "other": "la machine refuse\u00a0: {error}. Remédiez-y, puis relancez la commande.",
        "stopped": "arrêté à votre demande. Relancez la commande quand vous voulez.",
        "whole": "Le dernier site construit est resté entier.",
        "waiting": "Une autre commande travaille dans ce dossier\u00a0; celle-ci attend qu’elle ait fini.",
    },
    "nl": {
        "full": "de schijf is vol ({file}). Maak plaats vrij en start de opdracht opnieuw.",
        "closed": "het recht om te lezen of te schrijven ontbreekt ({file}). Vraag dat recht, of werk met een kopie.",
        "read only": "deze schijf kan alleen gelezen worden ({file}). Werk met een kopie op een andere schijf.",
        "in the way": "er staat al iets op deze plaats ({file}). Verplaats het en start de opdracht opnieuw.",
        "port": "een ander programma gebruikt dit adres al. Geef een andere poort op met --port.",
        "other": "de computer weigert: {error}. Los dit op en start de opdracht opnieuw.",
        "stopped": "gestopt op uw vraag. Start de opdracht opnieuw wanneer u wilt.",
        "whole": "De laatst gebouwde site is heel gebleven.",
        "waiting": "Een andere opdracht werkt in deze map; deze wacht tot die klaar is.",
    },
    "en": {
        "full": "the disk is full ({file}). Make room, then run the command again.",
        "closed": "the right to read or write is missing ({file}). Ask for it, or work on a copy.",
        "read only": "this disk can only be read ({file}). Work on a copy, on another disk.",
        "in the way": "something stands in this place ({file}). Move it, then run the command again.",
        "port": "another program already uses this address. Give another port with --port.",
        "other": "the machine refuses: {error}. Mend that, then run the command again.",
        "stopped": "stopped as you asked. Run the command again when you like.",
        "whole": "The last site that was built is still whole.",
        "waiting": "Another command is at work in this folder; this one waits until it has ended.",
    },
}


class Commands(click.Group):
    """The commands, whose refusals by the machine are told."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run one, and end with status 1 when the machine refuses or somebody interrupts."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.errno == errno.EPIPE:  # nobody reads on: click ends quietly
                raise
            end(refusal(error, ctx.meta.get(SPOKEN, "en")))
        except NotBuilt as error:
            if told := told_within(error.output, ctx.meta.get(SPOKEN, "en")):
                end(told)
            raise
        except (KeyboardInterrupt, click.Abort):  # the second is what a question makes of it
            end(sentence("stopped", ctx.meta.get(SPOKEN, "en")))


def refusal(error: OSError, speech: Speech) -> str:
    """What the machine refused, what to do, and that nothing is lost."""
    kinds = {
        **dict.fromkeys(FULL, "full"),
        **dict.fromkeys(CLOSED, "closed"),
        errno.EROFS: "read only",
        errno.EADDRINUSE: "port",
    }
    kinds |= dict.fromkeys(IN_THE_WAY, "in the way")
    kind = kinds.get(error.errno or 0, "other")
    file = error.filename2 or error.filename or error.strerror
    return sentence(kind, speech, file=str(file), error=str(error))


def told_within(output: str, speech: Speech) -> str | None:
    """What the machine refused to a command of ours that another program called, by what that one printed."""
    for line in reversed(output.splitlines()):
        for kind, sentences in ((kind, {TOLD[spoken][kind] for spoken in TOLD}) for kind in WITH_A_FILE):
            for start, _, end_ in (one.partition("{file}") for one in sentences):
                if line.startswith(before := f"{NAME}{start}") and end_ in line:
                    return sentence(kind, speech, file=line[len(before) : line.rindex(end_)])
    return None


def sentence(kind: str, speech: Speech, **values: str) -> str:
    """One line, ending with what has become of the site."""
    return f"{TOLD[speech][kind].format(**values)} {TOLD[speech]['whole']}".replace("\n", "⏎")


def end(told: str) -> NoReturn:
    """Say it on standard error and end with status 1, also when the place where we print is full."""
    with suppress(OSError):
        click.echo(f"{NAME}{told}", err=True)
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(1)


def alone_in_the_base(command: Callable[..., None]) -> Callable[..., None]:
    """A command that changes the base: one at a time."""

    @wraps(command)
    def waiting(**given: Any) -> None:
        with alone(given["root"] / BUILD, says_it_waits(given["speech"])):
            command(**given)

    return waiting


def says_it_waits(speech: Speech) -> Callable[[], None]:
    """What tells that another command is at work."""
    return lambda: click.echo(TOLD[speech]["waiting"], err=True)
