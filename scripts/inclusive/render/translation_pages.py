"""Translation pages: what is missing or behind in a language, the most urgent first, with what changed since."""

from collections.abc import Iterator, Mapping

from inclusive.derive.translation import State
from inclusive.editions.compare import compared
from inclusive.editions.edition import Frozen
from inclusive.languages import LANGS, Lang
from inclusive.render.addresses import Place
from inclusive.render.earlier import changes_since_translation
from inclusive.render.facts import Facts
from inclusive.render.lasting import difference_facts, living
from inclusive.render.site import Site
from inclusive.render.words import words

FORMED = ("practice", "term")  # kinds that the translation form of the site takes
FIRST = ("adopted", "discussed", "proposed", "retired")  # the order in which a translation is urgent
FILES: Mapping[str, str] = {"term": "glossary.yml", "question": "registers/questions.yml"}


def translation_index(site: Site, here: Place) -> Facts:
    """The texts that do not stand, or no longer, in the language of the page."""
    rows = list(_rows(site, here))
    states = {state: [row for row in rows if row["state"] == state] for state in (State.MISSING, State.BEHIND)}
    return {
        "groups": [
            {"id": str(state), "name": words()[here.lang][f"translate_{state}"], "rows": own}
            for state, own in states.items()
        ],
        "total": len(site.node("translated")),
        "todo": len(rows),
    }


def _rows(site: Site, here: Place) -> Iterator[Facts]:
    """The most urgent first: adopted before proposed, then what many texts name."""
    todo = {
        source: states[here.lang]
        for source, states in site.node("translated").items()
        if states[here.lang] in (State.MISSING, State.BEHIND)
    }
    order = sorted((*_urgency(site, source), source) for source in todo)
    for *_, source in order:
        yield _row(site, here, source, todo[source])


def _urgency(site: Site, source: str) -> tuple[int, int]:
    record = source if source.startswith("page:") else source.partition(":")[2]
    told = site.node("standing").get(source)
    named = sum(len(site.node(f"backlinks/{lang}/{record}")) for lang in LANGS)
    return FIRST.index(told[0]) if told and told[0] in FIRST else len(FIRST), -named


def _row(site: Site, here: Place, source: str, state: str) -> Facts:
    kind, _, own = source.partition(":")
    record = source if kind == "page" else own
    form = here.to(Place(here.lang, "propose", "translation")) + f"?record={own}"
    original = _file(kind, own, here.lang.other)
    page = Place(here.lang.other, f"page:{own}") if kind == "page" else Place(here.lang.other, kind, own)
    return {
        **site.link(here, record),
        "state": state,
        "kind": words()[here.lang][kind],
        "original": here.to(page),
        "start": form if kind in FORMED else site.publication.edit(_file(kind, own, here.lang)),
        "history": site.publication.history(original),
        "changes": _changes(site, kind, own, here.lang) if state == State.BEHIND else [],
    }


def _changes(site: Site, kind: str, own: str, lang: Lang) -> list[Facts]:
    """What changed in the original since it was translated, as the base keeps it, or else since an edition."""
    return changes_since_translation(site, kind, own, lang) or (
        _since_edition(site, own, lang) if kind != "page" else []
    )


def _file(kind: str, record: str, lang: Lang) -> str:
    """Where the text in `lang` is written."""
    if kind == "practice":
        return f"practices/{record}/{lang}.md"
    return FILES.get(kind, f"docs/{lang}/{record}.md")


def _since_edition(site: Site, record: str, lang: Lang) -> list[Facts]:
    """What changed in the original since the oldest edition whose translation is that of today, beside the latter."""
    now = living(site, record)
    found: list[Facts] = []
    for edition in reversed(site.holding(record)):
        if now is None or site.frozen(edition, record).texts.get(lang) != now.texts.get(lang):
            break
        difference = compared(site.frozen(edition, record), now)
        told = difference_facts(difference, lang.other)[: len(difference.texts[lang.other])]
        parts = [one.id for one in difference.texts[lang.other]]
        found = [{**one, "now": _words(now, lang, part)} for one, part in zip(told, parts, strict=True)]
    return found


def _words(record: Frozen, lang: Lang, part: str) -> str:
    """The words of a part of a text."""
    text = record.texts.get(lang)
    if text is None:
        return ""
    named = {"name": text.name, "summary": text.summary, **{one.id: one.text for one in text.parts}}
    return named.get(part, "")
