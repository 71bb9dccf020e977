"""Proposal pages: the way to the forms, and each form with what its script needs to check it and to send it.

Without script a form hands its texts to GitHub by a link; what GitHub cannot take from a link is chosen there.
"""

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from inclusive.advice.report import sentences as advice_sentences
from inclusive.catalogue import catalogue
from inclusive.check.markdown_safety import MARKUP
from inclusive.check.personal_data import PATTERNS
from inclusive.languages import Lang
from inclusive.proposals.body import LONGEST
from inclusive.proposals.forms import Form, Item, Kind, asked, form, forms
from inclusive.proposals.issue_forms import FROM_SITE, template_path
from inclusive.proposals.remarks import sentences
from inclusive.render.addresses import Place
from inclusive.render.facts import Facts
from inclusive.render.site import Site, words

# What the script tells, in the sentences of the check and of the intake.
CODES = ("F020", "F024", "F025", "F027", "M001", "M004", "M006", "P001", "P002", "P003", "S001", "S002", "S003")
REMARKS = ("missing", "not_agreed", "heading", "fence", "source_form", "pair_form", "author_missing", "month_form")
LINK = 8000  # characters of an address: GitHub refuses longer ones
MAIL = 1800  # of a mailto address: some programs cut longer ones
WORDS = ("left", "left_one", "nothing_left", "kept", "cleared", "copied", "sure", "file", "empty", "not_kept")


def proposal_index(site: Site, here: Place) -> Facts:
    """The five forms, and the other doors."""
    doors = [
        {"href": here.to(Place(here.lang, "propose", one.id)), "name": one.name, "text": one.about}
        for one in forms(site.facets, here.lang)
    ]
    return {"doors": doors, "github": f"{site.publication.repo_url}/issues/new/choose"}


def proposal_facts(site: Site, here: Place) -> Facts:
    """One form: its items as the template shows them, and as the script reads them."""
    own = form(here.record, site.facets, here.lang)
    number = 1 + list(asked()["forms"]).index(own.id)
    return {
        "form": own.id,
        "title": own.name,
        "about": own.about,
        "notice": asked()["notice"][here.lang],
        "items": [_shown(item) for item in own.items],
        "action": f"{site.publication.repo_url}/issues/new",
        "template": _file(here.lang, number, own.id),
        "subject": own.subject,
        "all": here.to(Place(here.lang, "propose")),
        "data": _embedded(script_data(site.publication.repo_url, own, _avoided(site, here.lang))),
    }


def _file(lang: Lang, number: int, form_id: str) -> str:
    return template_path(lang, number, form_id).rpartition("/")[2]


def _shown(item: Item) -> Facts:
    """An item for the template; `list` is how it is chosen or written.

    What is chosen has no name in the form: GitHub opens no form for an address that names a choice.
    """
    shown = {Kind.ONE: "select", Kind.MANY: "checkbox", Kind.AGREE: "checkbox"}
    rows = {Kind.TEXT: 6, Kind.LINES: 3, Kind.SOURCES: 4}
    return {
        "id": item.id,
        "label": item.label,
        "help": item.help,
        "example": item.example,
        "mandatory": item.mandatory,
        "options": item.options,
        "list": shown.get(item.kind, "text"),
        "rows": rows.get(item.kind, 1),
        "limit": item.schema.get("maxLength"),
        "by_link": item.kind in (Kind.LINE, Kind.TEXT, Kind.LINES, Kind.SOURCES),
    }


def _avoided(site: Site, lang: Lang) -> dict[str, str]:
    """The words to avoid in `lang`, each with why and what to write instead."""
    return {word: why for said in site.node(f"avoid/{lang}").values() for word, why in said.items()}


def script_data(repo_url: str, own: Form, avoided: Mapping[str, str]) -> dict[str, Any]:
    """All that the script needs, in the language of the form."""
    lang = own.lang
    text, site_form = words()[lang], asked()["site"][lang]
    template = _file(lang, 1 + len(asked()["forms"]), FROM_SITE)
    return {
        "form": own.id,
        "lang": lang,
        "subject": own.subject,
        "items": [_for_script(item) for item in own.items],
        "rules": {code: catalogue()[code][lang] for code in CODES},
        "remarks": {name: sentences()[name][lang] for name in REMARKS},
        "patterns": {**{code: pattern.pattern for code, pattern in PATTERNS}, "MARKUP": MARKUP.pattern},
        "number": catalogue()["words"][lang]["number"],
        "words": {name: text[f"proposal_{name}"] for name in WORDS},
        "github": f"{repo_url}/issues/new?template={template}",
        "item": "proposal",
        "heading": site_form["label"],
        "avoid": dict(avoided),
        "advice": advice_sentences()["avoid"][lang]["text"],
        "limits": {"link": LINK, "mail": MAIL, "body": LONGEST},
    }


def _for_script(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind,
        "label": item.label,
        "mandatory": item.mandatory,
        "options": {option.id: option.label for option in item.options},
        "schema": item.schema,
    }


def _embedded(data: dict[str, Any]) -> Markup:
    """JSON inside a `script` element, which no text of it can close."""
    return Markup(json.dumps(data, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c"))
