"""Edition pages: the change log: every edition, and what each brought as against the one before."""

from collections.abc import Iterable
from itertools import groupby

from inclusive.editions.compare import Changes, RecordDifference, Withdrawn, changes
from inclusive.editions.edition import Edition
from inclusive.languages import Lang
from inclusive.render.addresses import Place, permanent
from inclusive.render.lasting import Facts, difference_facts
from inclusive.render.names import anchor
from inclusive.render.site import Site
from inclusive.render.words import words

KINDS = ("practice", "term", "organisation", "question")


def edition_index(site: Site, here: Place) -> Facts:
    """Every edition, the newest first, with how much it brought."""
    return {"editions": [_counted(site, here, edition) for edition in reversed(site.editions.all)]}


def _counted(site: Site, here: Place, edition: Edition) -> Facts:
    brought = changes_of(site, edition)
    return {
        "name": edition.name,
        "date": edition.date,
        "href": here.to(Place(here.lang, "edition", edition.name)),
        "new": len(brought.new),
        "changed": len(brought.changed),
        "withdrawn": len(brought.withdrawn),
    }


def edition_facts(site: Site, here: Place) -> Facts:
    """One edition: what is new, what changed word by word, what was withdrawn."""
    edition = site.editions.named[here.record]
    brought = changes_of(site, edition)
    return {
        "name": edition.name,
        "date": edition.date,
        "before": edition.before
        and {
            "name": edition.before,
            "href": here.to(Place(here.lang, "edition", edition.before)),
        },
        "digest": edition.digest,
        "records": len(edition.records),
        "all": here.to(Place(here.lang, "edition")),
        "new": _by_kind(site, here, edition, brought.new),
        "changed": [_changed(here, edition, one) for one in brought.changed],
        "withdrawn": [_withdrawn(site, here, edition, one) for one in brought.withdrawn],
    }


def changes_of(site: Site, edition: Edition) -> Changes:
    """What an edition brought; it is asked by several pages."""
    brought: Changes = site.remembered(f"changes/{edition.name}", lambda: changes(site.editions, edition))
    return brought


def _by_kind(site: Site, here: Place, edition: Edition, records: Iterable[str]) -> list[Facts]:
    """Records that are new, by kind, each with the language its name is in."""
    ordered = sorted(records, key=lambda one: KINDS.index(edition.records[one].kind))
    found = []
    for kind, group in groupby(ordered, key=lambda one: edition.records[one].kind):
        links = [_link(site, here, edition, one) for one in group]
        found.append({"name": words()[here.lang][f"{kind}s" if kind != "term" else "glossary"], "links": links})
    return found


def _link(site: Site, here: Place, edition: Edition, record: str) -> Facts:
    """The frozen page of a record, by its name then."""
    text = site.editions.frozen(edition.records[record]).text(here.lang)
    assert text is not None  # a record has a text in one language at least
    href = f"{'../' * (here.depth + 1)}{permanent(record)}{edition.name}/"
    return {"anchor": anchor(href, text.name, Lang(text.lang).tag if text.lang != here.lang.value else None)}


def _changed(here: Place, edition: Edition, one: RecordDifference) -> Facts:
    other = here.lang.other
    return {
        "id": one.id,
        "kind": words()[here.lang][one.kind],
        "name": one.names[here.lang],
        "href": f"{'../' * (here.depth + 1)}{permanent(one.id)}{edition.name}/",
        "was": one.was,
        "only_moved": not any(one.texts.values()) and not any(one.facts.values()),
        "before": f"{'../' * (here.depth + 1)}{permanent(one.was or one.id)}{edition.before}/",
        "differences": difference_facts(one, here.lang),
        "other": here.to(here.other) + f"#record-{one.id}" if one.texts[other] else None,
    }


def _withdrawn(site: Site, here: Place, edition: Edition, one: Withdrawn) -> Facts:
    up = "../" * (here.depth + 1)
    last = edition.name if one.id in edition.records else edition.before
    return {
        "id": one.id,
        "name": one.names[here.lang],
        "href": f"{up}{permanent(one.id)}{last}/",
        "reason": one.reason[here.lang],
        "to": [_link(site, here, edition, to) for to in one.to if to in edition.records],
    }
