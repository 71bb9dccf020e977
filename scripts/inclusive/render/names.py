"""Names: what a record is called in each language, and a name as a link."""

from collections.abc import Mapping

from markupsafe import Markup, escape

from inclusive.languages import Lang
from inclusive.render.templates import whole


def named(record: str, names: Mapping[str, str], lang: Lang) -> str:
    """What a record that has `names` is called in `lang`, or in the other language where it has no text yet."""
    return names.get(lang) or names.get(lang.other) or record


def spoken(names: Mapping[str, str], lang: Lang) -> Lang:
    """The language in which `named` answers: `lang`, or the other one where the record has no text in it."""
    return lang.other if lang not in names and lang.other in names else lang


def anchor(href: str | None, name: str, lang: str | None = None) -> Markup:
    """A link as HTML, or the name alone where there is no page; `lang` if the name is not in the page's language."""
    if href is None:
        return whole(name)
    foreign = f' lang="{lang}"' if lang else ""
    return Markup(f'<a href="{escape(href)}"{foreign}>{whole(name)}</a>')
