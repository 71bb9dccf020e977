"""Proposal pages: the way to the forms, and each form. What the script of a form needs is in `proposal_data`.

Without script a form hands its texts to GitHub by a link; what GitHub cannot take from a link is chosen there.
"""

import json
from typing import Any

from markupsafe import Markup

from inclusive.markdown.runs import BETWEEN
from inclusive.proposals.forms import Item, Kind, asked, form, forms
from inclusive.proposals.issue_forms import template_file
from inclusive.render.addresses import Place
from inclusive.render.facts import Facts
from inclusive.render.proposal_data import advised, is_advised, script_data
from inclusive.render.site import Site


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
    has_sources = any(item.kind is Kind.SOURCES for item in own.items)
    number = 1 + list(asked()["forms"]).index(own.id)
    return {
        "form": own.id,
        "title": own.name,
        "about": own.about,
        "notice": asked()["notice"][here.lang],
        "items": [_shown(item, has_sources=has_sources) for item in own.items],
        "action": f"{site.publication.repo_url}/issues/new",
        "template": template_file(here.lang, number, own.id),
        "subject": own.subject,
        "all": here.to(Place(here.lang, "propose")),
        "data": _embedded(script_data(site.publication.repo_url, own, advised(site, here.lang))),
    }


def _shown(item: Item, *, has_sources: bool) -> Facts:
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
        "rows": 3 if item.is_long else rows.get(item.kind, 1),
        "counted": item.is_long,
        "advised": is_advised(item),
        "citing": has_sources and item.kind is Kind.TEXT and item.id != "definition",
    }


def _embedded(data: dict[str, Any]) -> Markup:
    """JSON inside a `script` element, which no text of it can close; patterns of ours hold what HTML forbids."""
    told = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return Markup(told.replace("<", "\\u003c").replace(BETWEEN, f"\\u{ord(BETWEEN):04x}"))
