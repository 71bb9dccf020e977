"""Products: every file of the site as a value: its path, and how it is made from what `Site` tells."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from inclusive.languages import LANGS
from inclusive.load.drawings import ASSETS, DRAWINGS, PUBLISHED, assets, drawings
from inclusive.publish.permanent_pages import frozen_page, left_page, permanent_page
from inclusive.publish.pour import Shells, poured_page
from inclusive.publish.root_files import chooser, kept_lists, not_found, robots, whole_site_map
from inclusive.publish.shells import PROJECT
from inclusive.render.addresses import permanent
from inclusive.render.known_forms import known_forms
from inclusive.render.lasting_pages import pointer_places
from inclusive.render.pages import SCHEMA_TYPES, places
from inclusive.render.site import Site
from inclusive.render.templates import THEME


@dataclass(frozen=True)
class Product:
    """A file of the site. `make` asks only `Site`, so that what it asked is known."""

    path: str  # below the site's root
    make: Callable[[Site], str | bytes]


def products(site: Site, shells: Shells, root: Path) -> Iterator[Product]:
    """Every file of the site, language by language, then what belongs to none."""
    for place in places(site):
        yield Product(f"{place.path}index.html", partial(poured_page, place=place, shells=shells))
    for kind in SCHEMA_TYPES:
        for record in site.ids(kind):
            yield Product(f"{permanent(record)}index.html", partial(permanent_page, record=record))
    yield from lasting_products(site, shells)
    yield Product("index.html", chooser)
    yield Product("404.html", not_found)
    yield Product("sitemap.xml", whole_site_map)
    yield Product("robots.txt", robots)
    yield Product("kept.json", kept_lists)
    yield Product(".nojekyll", lambda site: "")  # noqa: ARG005
    for lang in LANGS:
        yield Product(f"assets/proposal/forms-{lang}.js", partial(known_forms, lang=lang))
    for path, file in static_files(root).items():
        yield Product(path, partial(copied, path=path, file=file))


def lasting_products(site: Site, shells: Shells) -> Iterator[Product]:
    """What stays: the pages of ids that were left, and each record as each edition holds it."""
    for place in pointer_places(site):
        yield Product(f"{place.path}index.html", partial(poured_page, place=place, shells=shells))
    for record, _, _ in site.said("moved") or ():
        yield Product(f"{permanent(record)}index.html", partial(left_page, record=record))
    for edition in site.editions.all:
        for record in edition.records:
            path = f"{permanent(record)}{edition.name}/index.html"
            yield Product(path, partial(frozen_page, edition=edition, record=record))


def copied(site: Site, path: str, file: Path) -> bytes:
    """A file published as it is; its digest is what the page reads."""
    site.node(f"file/{path}")
    return file.read_bytes()


def static_files(root: Path) -> dict[str, Path]:
    """Path below the site's root → file, of what is published as it is: assets, service worker, drawings."""
    found = {name: THEME / "root" / name for name in ("sw.js", "sw-whole.js")}
    ours = (path for path in assets(PROJECT) if path.endswith(PUBLISHED) and not path.startswith(f"{DRAWINGS}/"))
    found |= {f"assets/{path.removeprefix(f'{ASSETS}/')}": PROJECT / path for path in ours}
    return found | {f"assets/drawings/{name}": root / DRAWINGS / name for name in sorted(drawings(root))}
