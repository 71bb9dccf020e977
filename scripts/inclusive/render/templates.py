"""Templates: how facts become HTML: those of pages in one language (`theme/inside`) and in both (`theme/root`).

All is escaped, but what facts call Markup: it came out of `prose`, harmless, or was escaped when it was made.
"""

import hashlib
import re
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from inclusive.render.dates import days, month, whole_day
from inclusive.render.policy import policy
from inclusive.render.prose import followed

THEME = Path(__file__).parents[1] / "theme"
HYPHENATED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
SHORT = 16  # signs of a word that stands whole in a line of the largest heading at 320 pixels
NAME = 24  # and in a line of small letters: no municipality of Brussels has a longer one


class PassingTemplate(Template):
    """A template that lets go of what it has shown. Else a macro holds its page, and the page its macro, to the end."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """What the template makes of these values."""
        context = self.new_context(dict(*args, **kwargs))
        try:
            return self.environment.concat(self.root_render_func(context))
        except Exception:  # whatever it is: Jinja puts the line of the template into the traceback, and raises it again
            self.environment.handle_exception()
        finally:
            context.vars.clear()


class FactsEnvironment(Environment):
    """Jinja for facts, which are dictionaries: `facts.name` looks for the key first, a third faster on our pages."""

    template_class = PassingTemplate

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.filters["day"] = whole_day
        self.filters["followed"] = followed

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`obj.attribute` in a template."""
        if obj.__class__ is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


class BesideTheCode(FileSystemBytecodeCache):
    """Compiled templates, kept as Python keeps compiled modules, and trusted as those are.

    One is compiled again when its text, the version of Jinja, or this module has changed.
    """

    def __init__(self, folder: Path = THEME / "__pycache__") -> None:
        ours = hashlib.blake2b(Path(__file__).read_bytes(), digest_size=8).hexdigest()
        super().__init__(str(folder), f"%s.{version('jinja2')}.{ours}")

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep one template, where Python may keep modules."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):  # a folder or a disk that takes nothing: it is compiled each time
                Path(self.directory).mkdir(exist_ok=True)
                super().dump_bytecode(bucket)


@cache
def templates() -> Environment:
    """Every template of a page, each compiled once; an unknown name is an error, never an empty string."""
    environment = FactsEnvironment(
        loader=FileSystemLoader([THEME / "inside", THEME / "root"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=BesideTheCode(),
        optimized=False,  # what our filters give is never part of a compiled template
    )
    environment.globals["policy"] = policy()
    environment.filters["days"] = days
    environment.filters["month"] = month
    environment.filters["capital"] = capital
    environment.filters["whole"] = whole
    environment.filters["anchors"] = anchors
    return environment


def capital(text: str) -> str:
    """`text` with a capital first letter, the rest as written."""
    return text[:1].upper() + text[1:]


@cache
def whole(title: str, longest: int = SHORT) -> Markup:
    """Text whose short hyphenated words stay in one line: « sages-femmes », never « sages- » above « femmes »."""

    def kept(word: re.Match[str]) -> str:
        return f'<span class="whole">{word[0]}</span>' if len(word[0]) <= longest else word[0]

    escaped = escape(title)
    return Markup(HYPHENATED.sub(kept, str(escaped))) if "-" in title else escaped


def anchors(links: Iterable[Mapping[str, Any]], between: str = ", ") -> Markup:
    """Links, or names of what has no page, one after the other; `between` is HTML."""
    return Markup(between.join([one["anchor"] for one in links]))


@cache
def template(name: str) -> Template:
    """The template `<name>.html`."""
    return templates().get_template(f"{name}.html")


def compile_all() -> None:
    """Compile every template now: processes that are forked later need not, each for itself."""
    for file in templates().list_templates():
        templates().get_template(file)
