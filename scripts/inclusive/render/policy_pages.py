"""Policy pages: the documents that quote the base, what each quotes, and which quoted texts have changed since."""

from inclusive.languages import Lang
from inclusive.model.policy import Policy, Quotation
from inclusive.render.addresses import Place, permanent
from inclusive.render.lasting import Facts, document, fate, title_of
from inclusive.render.names import anchor
from inclusive.render.site import Site
from inclusive.render.words import words


def policy_index(site: Site, here: Place) -> Facts:
    """All documents, the newest first, and every quotation whose text is no longer that of today."""
    every = [document(site, one) for one in policies(site)]
    documents = sorted(every, key=lambda one: (one.date, one.id), reverse=True)
    return {
        "editions": bool(site.editions.all),
        "documents": [_link(here, one) for one in documents],
        "changed": [
            {**_link(here, one), "quotation": told}
            for one in documents
            for quotation in one.quotes
            if (told := _quotation(site, here, quotation))["fate"] not in ("same", "facts")
        ],
    }


def policies(site: Site) -> list[str]:
    """Every document, in order of id."""
    return site.said("policies") or []


def policy_facts(site: Site, here: Place) -> Facts:
    """One document and what it quotes."""
    told = document(site, here.record)
    return {
        **_link(here, told),
        "url": told.url,
        "all": here.to(Place(here.lang, "policy")),
        "quotes": [_quotation(site, here, one) for one in told.quotes],
    }


def _link(here: Place, told: Policy) -> Facts:
    return {
        "href": here.to(Place(here.lang, "policy", told.id)),
        "title": title_of(told, here.lang),
        "publisher": told.publisher,
        "date": told.date,
    }


def _quotation(site: Site, here: Place, quotation: Quotation) -> Facts:
    """A quoted text: its name then, its frozen page, and what became of it since."""
    edition = next(one for one in site.holding(quotation.record) if one.name == quotation.edition)
    text = site.frozen(edition, quotation.record).text(here.lang)
    became = fate(site, edition, quotation.record).fate
    assert text is not None  # a record has a text in one language at least
    href = f"{'../' * (here.depth + 1)}{permanent(quotation.record)}{edition.name}/"
    return {
        "anchor": anchor(href, text.name, Lang(text.lang).tag if text.lang != here.lang.value else None),
        "edition": edition.name,
        "where": quotation.where,
        "fate": became,
        "sentence": words()[here.lang][f"quotation_{became}"],
    }
