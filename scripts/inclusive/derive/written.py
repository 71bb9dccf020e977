"""What is translated of a record: its texts part by part, and the digest that stands for their words."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from inclusive.corpus import HandWritten, Practice, PracticeText, term_text
from inclusive.languages import LANGS, Lang
from inclusive.model.earlier import EarlierPart
from inclusive.model.registers import Question
from inclusive.model.term import Term, TermText


class TextPart(NamedTuple):
    """A part of what is translated: its id, its words, and its heading where an author writes one."""

    id: str
    text: str
    heading: str | None = None


@dataclass(frozen=True)
class Written:
    """A text as far as translation goes: what a translator translates of it, and the digest of what it translates."""

    parts: tuple[TextPart, ...]
    translates: str | None

    @cached_property
    def digest(self) -> str:
        """The digest of these words."""
        return digest_of(self.parts)


@lru_cache(maxsize=64)  # the rules ask for the same digests one after the other
def digest(*parts: str | None) -> str:
    """16 hexadecimal digits that stand for these texts as `counted`.

    The first is a letter: YAML would read 1234567890123456 or 12345678901234e5 as a number.
    """
    hexadecimal = hashlib.sha256("\0".join(counted(part or "") for part in parts).encode()).hexdigest()
    return "abcdef"[int(hexadecimal[0], 16) % 6] + hexadecimal[1:16]


def counted(text: str) -> str:
    """What counts of a text: not the white space around it, nor that at the end of its lines."""
    return "\n".join(map(str.rstrip, text.strip().split("\n")))


def digest_of(parts: Iterable[TextPart | EarlierPart]) -> str:
    """The digest of the parts of a text."""
    return digest(*(piece for part in parts for piece in (part.heading, part.text) if piece is not None))


def practice_texts(practice: Practice) -> Mapping[Lang, Written]:
    """What a translator translates of a practice."""
    return {lang: Written(practice_parts(text), text.front.translates) for lang, text in practice.texts.items()}


def practice_parts(text: PracticeText) -> tuple[TextPart, ...]:
    """The text of a practice in one language, part by part."""
    head = (TextPart("title", text.front.title), TextPart("summary", text.front.summary))
    return (*head, *(TextPart(one.name, one.passage.markdown, one.heading) for one in text.sections))


def term_texts(term: Term) -> Mapping[Lang, Written]:
    """What a translator translates of a concept; forms are each language's own."""
    return {lang: Written(term_parts(text), text.translates) for lang in LANGS if (text := term_text(term, lang))}


def term_parts(text: TermText) -> tuple[TextPart, ...]:
    """The text of a concept in one language, part by part."""
    return _parts(term=text.term, definition=text.definition, note=text.note)


def question_texts(question: Question) -> Mapping[Lang, Written]:
    """What a translator translates of a question."""
    return {
        lang: Written(
            _parts(question=text.question, why=text.why, known=text.known, open=text.open),
            text.translates,
        )
        for lang, text in ((Lang.FR, question.fr), (Lang.NL, question.nl))
    }


def page_texts(pages: Iterable[HandWritten]) -> Mapping[Lang, Written]:
    """What a translator translates of a hand-written page."""
    return {
        page.lang: Written(
            _parts(title=page.front.title, summary=page.front.summary, page=page.passage.markdown),
            page.front.translates,
        )
        for page in pages
    }


def _parts(**texts: str | None) -> tuple[TextPart, ...]:
    return tuple(TextPart(name, text or "") for name, text in texts.items())
