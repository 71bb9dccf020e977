"""Root files: what stands above both languages: chooser, 404, permanent addresses, site map."""

from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from inclusive.languages import LANGS
from inclusive.render.addresses import Place, permanent
from inclusive.render.inside import THEME
from inclusive.render.site import Site, words


def root_files(site: Site, places: Iterable[Place]) -> Iterator[tuple[str, str]]:
    """(path below the site's root, content); `places` are the pages that search engines may list."""
    environment = Environment(loader=FileSystemLoader(THEME / "root"), autoescape=True, undefined=StrictUndefined)
    url = site.publication.site_url
    text = {str(lang): words()[lang] for lang in LANGS}
    yield "index.html", environment.get_template("chooser.html").render(site_url=url, **text)
    yield (
        "404.html",
        environment.get_template("404.html").render(
            base=urlsplit(url).path or "/",
            **text,
            search={str(lang): Place(lang, "search").path for lang in LANGS},
            glossary={str(lang): Place(lang, "term").path for lang in LANGS},
        ),
    )
    page = environment.get_template("permanent.html")
    for record in sorted(site.corpus.record_ids):
        kind = site.kind_of(record)
        yield (
            permanent(record) + "index.html",
            page.render(
                kind=kind,
                record=record,
                url=url + permanent(record),
                names={str(lang): site.name(kind, record, lang) for lang in LANGS},
                tags={str(lang): site.language_of(kind, record, lang).tag for lang in LANGS},
                paths={str(lang): Place(lang, kind, record).path for lang in LANGS},
                **text,
            ),
        )
    yield "sitemap.xml", site_map(url, places)
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {url}sitemap.xml\n"
    yield ".nojekyll", ""


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
