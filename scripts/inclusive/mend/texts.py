"""Texts: the files whose apostrophes and spaces are not those of their language → the same files, printed well."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from inclusive.corpus import Corpus
from inclusive.languages import LANGS, Lang
from inclusive.mend.typography import printed, printed_markdown
from inclusive.mend.yaml_scalars import Scalar, scalars

SHORT = frozenset(["term", "title", "summary", "about", "label", "help", "question", *LANGS])  # one line, no Markdown
LONG = frozenset(["definition", "note", "why", "known", "open"])  # Markdown
SOURCE = "sources"  # its title is in the language of the document, its other fields are nobody's words
YAML = ("glossary.yml", "registers/organisations.yml", "registers/questions.yml", "registers/facets.yml")
Read = Callable[[str], str]


def printed_files(corpus: Corpus, read: Read) -> Mapping[str, str]:
    """Path → new text, of each file that changes."""
    texts = [(text.path, text.lang) for practice in corpus.practices for text in practice.texts.values()]
    texts += [(page.path, page.lang) for page in corpus.pages]
    found = {path: (before, markdown_file(before, lang)) for path, lang in texts if (before := read(path))}
    facts = (practice.document.path for practice in corpus.practices)
    found |= {path: (before, yaml_file(before)) for path in (*YAML, *facts) if (before := read(path))}
    return {path: after for path, (before, after) in sorted(found.items()) if after != before}


def markdown_file(text: str, lang: Lang) -> str:
    """A text with its head."""
    head, line, body = text.removeprefix("---\n").partition("\n---\n")
    return f"---\n{yaml_file(head, lang)}{line}{printed_markdown(body, lang)}"


def yaml_file(text: str, lang: Lang | None = None) -> str:
    """A YAML file, or the head of a text in `lang`."""
    signs = list(text)
    for start, end, new in _changes(text, lang):
        signs[start:end] = new
    return "".join(signs)


def _changes(text: str, lang: Lang | None) -> Iterator[tuple[int, int, str]]:
    """Every change keeps the length, so that places stay what they were."""
    found = [one for one in scalars(text) if one.keys]
    documents = {one.inside: _named(text, one) for one in found if SOURCE in one.keys and one.keys[-1] == "lang"}
    for one in found:
        spoken = documents.get(one.inside) if SOURCE in one.keys else _language(one.keys) or lang
        if spoken is None or one.style == "'":
            continue
        own = text[one.start : one.end]
        if one.keys[-1] in LONG:
            yield one.start, one.end, _block(own, spoken) if one.style in ("|", ">") else printed_markdown(own, spoken)
        elif one.keys[-1] in SHORT or "avoid" in one.keys:
            yield one.start, one.end, printed(own, spoken)


def _named(text: str, scalar: Scalar) -> Lang | None:
    """The language that a scalar names, if it is one of ours."""
    value = text[scalar.start : scalar.end].strip(" \"'\n")
    return Lang(value) if value in LANGS else None


def _block(text: str, lang: Lang) -> str:
    """A block of YAML: its indicator, then lines whose indentation is not Markdown."""
    first, *lines = text.split("\n")
    indents = [line[: len(line) - len(line.lstrip(" "))] for line in lines]
    printed_lines = (
        indent + printed_markdown(line.lstrip(" "), lang) for indent, line in zip(indents, lines, strict=True)
    )
    return "\n".join([first, *printed_lines])


def _language(keys: Iterable[str]) -> Lang | None:
    """The language of the nearest key that names one."""
    return next((Lang(key) for key in reversed([*keys]) if key in LANGS), None)
