"""Root files: what stands above both languages: chooser, 404, permanent addresses, site map."""

from collections.abc import Iterable
from functools import cache
from html import escape
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from inclusive.languages import LANGS
from inclusive.render.addresses import Place, permanent
from inclusive.render.pages import places
from inclusive.render.site import Site, words
from inclusive.render.templates import THEME


@cache
def root_templates() -> Environment:
    """The templates of `theme/root`."""
    return Environment(loader=FileSystemLoader(THEME / "root"), autoescape=True, undefined=StrictUndefined)


def chooser(site: Site) -> str:
    """`/`: the choice of a language."""
    return root_templates().get_template("chooser.html").render(site_url=site.publication.site_url, **_both())


def not_found(site: Site) -> str:
    """`/404.html`: the page that the host shows for every missing address, in both languages."""
    return (
        root_templates()
        .get_template("404.html")
        .render(
            base=urlsplit(site.publication.site_url).path or "/",
            **_both(),
            search={str(lang): Place(lang, "search").path for lang in LANGS},
            glossary={str(lang): Place(lang, "term").path for lang in LANGS},
        )
    )


def permanent_page(site: Site, record: str) -> str:
    """`/id/<record>/`: the address of a record in no language."""
    kind = site.kind_of(record)
    return (
        root_templates()
        .get_template("permanent.html")
        .render(
            kind=kind,
            record=record,
            url=site.publication.site_url + permanent(record),
            names={str(lang): site.name(record, lang) for lang in LANGS},
            tags={str(lang): site.language_of(record, lang).tag for lang in LANGS},
            paths={str(lang): Place(lang, kind, record).path for lang in LANGS},
            **_both(),
        )
    )


def robots(site: Site) -> str:
    """`/robots.txt`."""
    return f"User-agent: *\nAllow: /\nSitemap: {site.publication.site_url}sitemap.xml\n"


def whole_site_map(site: Site) -> str:
    """`/sitemap.xml`: every page that search engines may list."""
    return site_map(site.publication.site_url, places(site))


def _both() -> dict[str, object]:
    return {str(lang): words()[lang] for lang in LANGS}


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
