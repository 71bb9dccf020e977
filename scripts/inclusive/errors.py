"""Errors: what stops a command though the content is not at fault. Each carries what it needs to be told."""

from collections.abc import Sequence

from inclusive.problems import Problem


class Stopped(Exception):
    """Base of our exceptions: the command line prints it, without a traceback, and exits with status 2."""


class ShellsFailed(Stopped):
    """MkDocs refused; `output` is what it said."""

    def __init__(self, output: str) -> None:
        super().__init__(f"MkDocs: {output.strip()}")
        self.output = output


class HasProblems(Exception):
    """The sources of the base have problems, which must be told as such."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


class PaperFailed(Stopped):
    """Typst refused; `output` is what it said."""

    def __init__(self, output: str) -> None:
        super().__init__(f"Typst: {output.strip()}")
        self.output = output


class NotWritten(Stopped):
    """A digest could not be written at `place` (file:line:column)."""

    def __init__(self, place: object) -> None:
        super().__init__(f"{place}: no `translates:` on this line")
        self.place = place


class UnknownRecord(Stopped):
    """A record named on the command line does not exist."""

    def __init__(self, record: str) -> None:
        super().__init__(f"{record!r}: no record has this id")
        self.record = record


class NotASite(Stopped):
    """The folder to build in holds something else than a site: it would be lost."""

    def __init__(self, folder: object) -> None:
        super().__init__(f"{folder}: not an empty folder, and not a site built earlier; give another one with --out")
        self.folder = folder


class NoGlossary(Stopped):
    """There is no glossary at this path."""

    def __init__(self, path: object) -> None:
        super().__init__(f"{path}: no such file; name the glossary with --glossary")
        self.path = path


class NotABatch(Stopped):
    """A line of a batch is not {"id", "lang", "markdown"}."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}: expected a JSON object with id, lang (fr or nl) and markdown")
        self.line = line


class NotUtf8(Stopped):
    """Text given to a command is not UTF-8."""

    def __init__(self) -> None:
        super().__init__("the text given is not UTF-8")


class NotAnEdition(Stopped):
    """There can be no edition of this name and day; `reason` says why."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name, self.reason = name, reason


class NotMoved(Stopped):
    """A record cannot move so; `reason` says why."""

    def __init__(self, record: str, reason: str) -> None:
        super().__init__(f"{record}: {reason}")
        self.record, self.reason = record, reason


class NotAnEvent(Stopped):
    """The file given to `intake` is not what GitHub tells of an issue."""

    def __init__(self) -> None:
        super().__init__("not a GitHub event about an issue (JSON with issue.number and issue.body)")


class NotXliff(Stopped):
    """The file given is not a translation that this base gave out."""

    def __init__(self) -> None:
        super().__init__("not an XLIFF 2.0 document of this base, in UTF-8 and without declarations")


class GitRefused(Stopped):
    """Git refused; `output` is what it said."""

    def __init__(self, output: str) -> None:
        super().__init__(f"git: {output.strip() or 'no such commit'}")
        self.output = output


class NoSums(Stopped):
    """There is no list of digests that names a commit at `where`."""

    def __init__(self, where: object) -> None:
        super().__init__(f"{where}: no SHA256SUMS of a site that was built from a commit")
        self.where = where


class NotServed(Stopped):
    """An address does not answer; `reason` says why."""

    def __init__(self, address: str, reason: object) -> None:
        super().__init__(f"{address}: {reason}")
        self.address, self.reason = address, reason


class NotBuilt(Stopped):
    """`make site` failed on a commit; `output` is what it said, and comes first: what to do is read last."""

    def __init__(self, output: str) -> None:
        super().__init__(
            f"make site:\n{output.strip()}\n"
            "The site of this commit could not be built, as told above; nothing of it was kept. "
            "Mend what is told there, then run the command again."
        )
        self.output = output


class NotArchived(Stopped):
    """What is archived is a commit and its site; here something differs from the commit."""

    def __init__(self) -> None:
        super().__init__("commit everything, run `make site`, then archive: the archive holds a commit and its site")


class DamagedArchive(Stopped):
    """An archive is not as it was written; `names` are the files concerned."""

    def __init__(self, file: object, names: Sequence[str]) -> None:
        super().__init__(f"{file}: not as it was written: {', '.join(names)}")
        self.file, self.names = file, names
