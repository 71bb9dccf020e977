"""Frame: the page of one definition in one language, made to stand in a frame, and its oEmbed answer.

It has no script, asks nobody else for anything, and keeps nothing about its reader.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from inclusive.corpus import Corpus, term_text
from inclusive.data.base import Base
from inclusive.data.left import Left
from inclusive.data.records import cited
from inclusive.data.retired import retired
from inclusive.embedding.element import HEIGHT, WIDTH, iframe
from inclusive.languages import LANGS, Lang
from inclusive.render.addresses import frame_path, oembed_path
from inclusive.render.policy import frame_policy
from inclusive.render.words import words

FOLDER = Path(__file__).parent
SCRIPT, STYLE = FOLDER / "definition.js", FOLDER / "frame.css"


@dataclass(frozen=True)
class Definition:
    """A definition as it is shown elsewhere, in one language, with its edition."""

    record: str
    lang: Lang  # of the frame
    spoken: Lang  # of the definition: the other language where the concept has no text yet
    term: str
    abbreviation: str | None
    text: str
    edition: str  # in words
    url: str  # the permanent address, with the edition where there is one
    site_url: str
    retired: str | None = None  # that it is withdrawn, why, and what replaces it

    @property
    def frame(self) -> str:
        """The address of the frame."""
        return self.site_url + frame_path(self.record, self.lang)

    @property
    def oembed(self) -> str:
        """The address of its oEmbed answer."""
        return self.site_url + oembed_path(self.record, self.lang)


def embedded(base: Base, corpus: Corpus, left: Iterable[Left]) -> Iterator[tuple[str, str]]:
    """(path, text) of every frame and every oEmbed answer; an id that was left shows what replaces it."""
    every = {(one.record, one.lang): one for one in definitions(base, corpus)}
    for (record, lang), shown in every.items():
        yield f"{frame_path(record, lang)}index.html", frame(shown)
        yield oembed_path(record, lang), oembed(shown)
    for one, lang in ((one, lang) for one in left if one.kind == "term" for lang in LANGS):
        successor = every.get((one.to[0], lang)) if len(one.to) == 1 else None
        yield f"{frame_path(one.id, lang)}index.html", frame(successor) if successor else left_frame(base, one, lang)
        yield oembed_path(one.id, lang), oembed(successor) if successor else left_oembed(base, one, lang)


def definitions(base: Base, corpus: Corpus) -> Iterator[Definition]:
    """Every concept in each language."""
    for term in corpus.term.values():
        for lang in LANGS:
            spoken = lang if term_text(term, lang) else lang.other
            text = term_text(term, spoken)
            assert text is not None  # a concept has one text at least
            quoted = cited(base, "term", term.id, (), lang)
            definition = base.words(text.definition, spoken)
            own = (term.id, lang, spoken, text.term, text.abbreviation, definition)
            yield Definition(*own, quoted.edition_words, quoted.url, base.site_url, retired(base, term, lang))


def frame(shown: Definition) -> str:
    """The page."""
    return template().render(shown=shown, w=words()[shown.lang], policy=frame_policy())


def left_frame(base: Base, left: Left, lang: Lang) -> str:
    """The page of a concept that was split or taken out: why, and what to read instead."""
    to = [{"url": base.url(one), "name": base.name(one, lang)} for one in left.to]
    url, title = base.url(left.id), left.names[lang]
    return template("left").render(
        left=left, lang=lang, title=title, to=to, url=url, w=words()[lang], policy=frame_policy()
    )


@cache
def template(name: str = "frame") -> Template:
    """A page's template; an unknown name is an error."""
    environment = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined)
    return environment.get_template(f"{name}.html")


def oembed(shown: Definition) -> str:
    """The answer to a program that asks how to embed the definition (oEmbed 1.0, `rich`)."""
    return _oembed(shown.frame, shown.term, shown.lang, shown.site_url)


def left_oembed(base: Base, left: Left, lang: Lang) -> str:
    """The same for a concept that was split or taken out."""
    return _oembed(base.site_url + frame_path(left.id, lang), left.names[lang], lang, base.site_url)


def _oembed(address: str, name: str, lang: Lang, site_url: str) -> str:
    own = words()[lang]
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": name,
        "provider_name": own["site"],
        "provider_url": site_url,
        "html": iframe(address, own["embed_title"].format(term=name), lang),
        "width": WIDTH,
        "height": HEIGHT,
    }
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
