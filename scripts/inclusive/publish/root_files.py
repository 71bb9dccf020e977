"""Root files: what stands above both languages: chooser, 404, permanent addresses, site map."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from html import escape
from urllib.parse import urlsplit

from markupsafe import Markup

from inclusive.languages import LANGS
from inclusive.render.addresses import Place
from inclusive.render.pages import SCHEMA_TYPES, places
from inclusive.render.site import Site
from inclusive.render.templates import template
from inclusive.render.words import words

MANY = 300  # records: a longer list is kept on a reader's device when it is opened, not before


def chooser(site: Site) -> str:
    """`/`: the choice of a language."""
    return template("chooser").render(site_url=site.publication.site_url, **both_words())


def not_found(site: Site) -> str:
    """`/404.html`: the page that the host shows for every missing address, in both languages."""
    return template("404").render(
        base=urlsplit(site.publication.site_url).path or "/",
        **both_words(),
        search={str(lang): Place(lang, "search").path for lang in LANGS},
        glossary={str(lang): Place(lang, "term").path for lang in LANGS},
    )


def robots(site: Site) -> str:
    """`/robots.txt`."""
    return f"User-agent: *\nAllow: /\nSitemap: {site.publication.site_url}sitemap.xml\n"


def kept_lists(site: Site) -> str:
    """`/kept.json`: language → the pages that the service worker keeps from the first visit on: home and the lists."""
    kinds = [kind for kind in SCHEMA_TYPES if len(site.ids(kind)) <= MANY]
    paths = {str(lang): [Place(lang, section).path for section in ("home", *kinds)] for lang in LANGS}
    return json.dumps(paths, indent=1) + "\n"


def whole_site_map(site: Site) -> str:
    """`/sitemap.xml`: every page that search engines may list."""
    return site_map(site.publication.site_url, places(site))


@cache
def both_words() -> Mapping[str, object]:
    """The words of each language, as bilingual templates ask for them; in `both`, one after the other.

    `kept` is what the service worker says, as attributes of the body.
    """
    french, dutch = (words()[lang] for lang in LANGS)
    pair = Markup('{}\u00a0· <span lang="nl-BE">{}</span>')
    both = {name: pair.format(said, dutch[name]) for name, said in french.items()}
    return {"fr": french, "nl": dutch, "both": both, "kept": Markup(template("kept").render(fr=french, nl=dutch))}


def site_map(url: str, places: Iterable[Place]) -> str:
    """The site map, each page with its other language."""
    entries = []
    for place in sorted(places, key=lambda one: one.path):
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{lang.tag}" '
            f'href="{escape(url + Place(lang, place.section, place.record).path)}"/>'
            for lang in LANGS
        )
        entries.append(f"<url><loc>{escape(url + place.path)}</loc>{links}</url>\n")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' + "".join(entries) + "</urlset>\n"
    )
