"""Reads a built site as a browser does: pages, ids, links."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action", "iframe": "src"}


@dataclass
class Html(HTMLParser):
    """A page: its language, ids and addresses."""

    lang: str = ""
    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)  # tag, address, attributes
    attributes: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.attributes.append((tag, values))
        if tag == "html":
            self.lang = values.get("lang", "")
        if "id" in values:
            self.ids.append(values["id"])
        if LINKS.get(tag) in values:
            self.links.append((tag, values[LINKS[tag]], values))

    def first(self, tag: str, name: str, value: str | None = None) -> dict[str, str] | None:
        """The attributes of the first `tag` that has the attribute `name` (with `value`)."""
        return next(
            (found for one, found in self.attributes if one == tag and name in found and value in (None, found[name])),
            None,
        )


def read(file: Path) -> Html:
    """The page in `file`."""
    page = Html()
    page.feed(file.read_text(encoding="utf-8"))
    return page


def pages(site: Path) -> dict[str, Html]:
    """Path below the site's root → page, for every HTML file."""
    files = sorted(site.rglob("*.html"))
    return {file.relative_to(site).as_posix(): read(file) for file in files}


def broken_links(site: Path, found: dict[str, Html]) -> list[str]:
    """Every internal address that leads nowhere: `page → address`."""
    broken = []
    ids = {path: set(page.ids) for path, page in found.items()}
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    for path, page in found.items():
        for _, address, _ in page.links:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = _target(files, path, unquote(parts.path))
            if target is None or (parts.fragment and parts.fragment not in ids.get(target, set())):
                broken.append(f"{path} → {address}")
    return broken


def _target(files: set[str], page: str, path: str) -> str | None:
    """The file among `files` that an address reaches from `page`, or None."""
    if not path:
        return page
    file = normpath(path.lstrip("/") or "." if path.startswith("/") else join(dirname(page), path))
    folder = "" if file == "." else f"{file}/"
    return next((one for one in (file, f"{folder}index.html") if one in files), None)
