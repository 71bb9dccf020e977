"""Progress of long work on a terminal: the stage, how much of it is done, what remains. Elsewhere, silence."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from inclusive.catalogue import Speech
from inclusive.publish.build import Progress, in_silence

STAGES = {
    "fr": {"sources": "lire et vérifier", "pages": "écrire les pages", "search": "préparer la recherche"},
    "nl": {"sources": "lezen en controleren", "pages": "pagina’s schrijven", "search": "zoeken voorbereiden"},
    "en": {"sources": "reading and checking", "pages": "writing pages", "search": "preparing the search"},
}


@contextmanager
def progress(speech: Speech) -> Iterator[Progress]:
    """What a long command tells its progress to."""
    if not sys.stderr.isatty():
        yield in_silence
        return
    from rich import progress as shown
    from rich.console import Console

    columns = (shown.TextColumn("{task.description}"), shown.BarColumn(), shown.MofNCompleteColumn())
    # Without a thread of its own to redraw it: the build forks.
    with shown.Progress(
        *columns, shown.TimeRemainingColumn(), console=Console(stderr=True), auto_refresh=False, transient=True
    ) as bars:
        tasks = {stage: bars.add_task(told, visible=False) for stage, told in STAGES[speech].items()}

        def tell(stage: str, done: int, of: int) -> None:
            bars.update(tasks[stage], completed=done, total=of, visible=of > 0, refresh=True)

        yield tell
