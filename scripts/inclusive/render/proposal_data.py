"""Proposal data: what the script of a form needs to check it, to show the page that it becomes, and to send it."""

from collections.abc import Iterable, Mapping
from typing import Any

from inclusive.advice.acronyms import ACRONYM
from inclusive.advice.report import sentences as advice_sentences
from inclusive.advice.rules import LONGEST as LONGEST_SENTENCE
from inclusive.advice.rules import PASSIVE
from inclusive.catalogue import catalogue
from inclusive.check.markdown_safety import MARKUP
from inclusive.check.personal_data import PATTERNS
from inclusive.languages import Lang
from inclusive.proposals.body import LONGEST
from inclusive.proposals.forms import Form, Item, Kind, asked
from inclusive.proposals.issue_forms import FROM_SITE, template_file
from inclusive.proposals.remarks import sentences
from inclusive.render.site import Site
from inclusive.render.words import words

GLANCE = {
    "publics": "for_whom",
    "places": "where",
    "barriers": "which_barriers",
    "settings": "which_setting",
    "organisations": "who",
    "lines": "which_line",
    "since": "since",
    "evidence": "how_sure",
}  # the facts of a practice at a glance
# What the script tells, in the sentences of the check and of the intake.
CODES = ("F020", "F024", "F025", "F027", "M001", "M004", "M006", "P001", "P002", "P003", "S001", "S002", "S003")
REMARKS = ("missing", "not_agreed", "heading", "fence", "source_form", "pair_form", "author_missing", "month_form")
# How an item stands on the page that the proposal becomes, and the word of the page above it (without one: its label).
SHOWN: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("practice_title", "term"), ("title", "")),
    "abbreviation": ("short", ""),
    "summary": ("lead", ""),
    **{name: ("glance", GLANCE[name]) for name in GLANCE},
    "domain": ("glance", ""),
    **dict.fromkeys(("definition", "note"), ("prose", "")),
    **dict.fromkeys(("need", "action", "partners", "conditions", "results", "limits"), ("plain", "")),
    **dict.fromkeys(("reason", "still", "how", "month", "details", "record"), ("plain", "")),
    "forms": ("plain", "forms"),
    "avoid": ("avoid", "avoid"),
    "other_term": ("other", "in_other"),
    **dict.fromkeys(("other_definition", "other_note"), ("translated", "")),
    "passage": ("was", ""),
    "replacement": ("becomes", ""),
    "sources": ("sources", "sources"),
}
LINK = 8000  # characters of an address: GitHub refuses longer ones
MAIL = 1800  # of a mailto address: some programs cut longer ones
ADVICE = ("avoid", "long", "passive", "acronym", "form")
WORDS = (
    "left",
    "left_one",
    "nothing_left",
    "kept",
    "cleared",
    "copied",
    "sure",
    "file",
    "attached",
    "empty",
    "not_kept",
    "cite",
    "to_mend",
    "here",
    "signs_left",
    "signs_over",
)


def is_advised(item: Item) -> bool:
    """Whether it is running text of the author's, in the language of the form."""
    return item.id == "summary" or (item.kind is Kind.TEXT and not item.id.startswith(("other_", "passage")))


def advised(site: Site, lang: Lang) -> dict[str, Any]:
    """What the advice on wording in `lang` needs: words to avoid, acronyms that the base explains, and the rules."""
    avoid = {word: why for said in site.node(f"avoid/{lang}").values() for word, why in said.items()}
    explained = sorted({one for said in site.node("explained").values() for one in said})
    return advice_data(lang, avoid, explained)


def advice_data(lang: Lang, avoid: Mapping[str, str], explained: Iterable[str]) -> dict[str, Any]:
    """The rules of advice in `lang`, as the script reads them."""
    return {
        "avoid": dict(avoid),
        "explained": list(explained),
        "longest": LONGEST_SENTENCE,
        "passive": _for_browser(PASSIVE[lang].pattern),
        "acronym": _for_browser(ACRONYM.pattern),
        "sentences": {name: advice_sentences()[name][lang]["text"] for name in ADVICE},
    }


def _for_browser(pattern: str) -> str:
    """A pattern of ours as a browser reads it: there, a letter within brackets is any letter of any alphabet."""
    return pattern.replace(r"\w", r"\p{L}\p{N}_")


def script_data(repo_url: str, own: Form, advised: Mapping[str, Any]) -> dict[str, Any]:
    """All that the script needs, in the language of the form."""
    lang = own.lang
    text, site_form = words()[lang], asked()["site"][lang]
    template = template_file(lang, 1 + len(asked()["forms"]), FROM_SITE)
    return {
        "form": own.id,
        "lang": lang,
        "subject": own.subject,
        "kind": _kind(own),
        "items": [_for_script(item, lang) for item in own.items],
        "rules": {code: catalogue()[code][lang] for code in CODES} | {"S002": _not_cited(lang)},
        "remarks": {name: sentences()[name][lang] for name in REMARKS},
        "patterns": {**{code: pattern.pattern for code, pattern in PATTERNS}, "MARKUP": MARKUP.pattern},
        "number": catalogue()["words"][lang]["number"],
        "words": {name: text[f"proposal_{name}"] for name in WORDS},
        "github": f"{repo_url}/issues/new?template={template}",
        "item": "proposal",
        "heading": site_form["label"],
        "advice": dict(advised),
        "limits": {"link": LINK, "mail": MAIL, "body": LONGEST},
    }


def _not_cited(lang: Lang) -> dict[str, str]:
    """The sentences on a source that no text cites: here a button does what an editor types."""
    return {**catalogue()["S002"][lang], "remedy": words()[lang]["proposal_cite_remedy"]}


def _kind(own: Form) -> str:
    """What stands above the page that the proposal becomes."""
    text = words()[own.lang]
    return text[own.id] if own.id in ("practice", "term") else own.name


def _for_script(item: Item, lang: Lang) -> dict[str, Any]:
    shown, heading = SHOWN.get(item.id, ("", ""))
    return {
        "shown": shown,
        "heading": words()[lang][heading] if heading else item.label,
        "lang": lang.other.tag,
        "id": item.id,
        "kind": item.kind,
        "label": item.label,
        "mandatory": item.mandatory,
        "options": {option.id: option.label for option in item.options},
        "schema": item.schema,
        "advised": is_advised(item),
    }
