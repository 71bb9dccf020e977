"""Copy: the site that was built as one archive that opens from a folder, with no server and no connection.

A folder has no index page: a link that leads to one names its file. Each page says that it is a copy, and of which day.
"""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from inclusive.errors import NotASite
from inclusive.in_place import whole
from inclusive.languages import LANGS, Lang
from inclusive.render.addresses import COPY
from inclusive.render.dates import whole_day
from inclusive.render.words import words

TOP = "inclusive-practices/"  # the folder that the archive holds
NOT_COPIED = (
    "download/",
    "404.html",
    "kept.json",
    "search/kept-",
    "robots.txt",
    "sitemap.xml",
    "sw.js",
    "sw-whole.js",
    ".nojekyll",
)
UNDATED = (1980, 1, 1)  # the first day that an archive can name
LINK = re.compile(r'(?<=\s)((?:href|action)=")(?!#|//|[a-z]+:)([^"#?]+)')
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
START = re.compile("<article>|<main[^>]*>(?!\\s*<article>)")


def publish_copy(site: Path, url: str, date: str = "") -> tuple[int, int]:
    """Write the archive into the site, which stands at `url`: how many files it holds, and its size in bytes.

    `date` is that of the sources, YYYY-MM-DD.
    """
    if not (site / ".nojekyll").is_file():
        raise NotASite(site)
    archive = site / COPY
    archive.parent.mkdir(exist_ok=True)
    with whole(archive) as aside, ZipFile(aside, "w", ZIP_DEFLATED) as made:
        for path, content in copied(site, url, date):
            made.writestr(entry(path, date), content)
        files = len(made.namelist())
    return files, archive.stat().st_size


def copied(site: Path, url: str, date: str) -> Iterator[tuple[str, bytes]]:
    """(path, content) of each file of the copy, in the order of the paths."""
    paths = sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    for path in paths:
        if not path.startswith(NOT_COPIED):
            content = (site / path).read_bytes()
            is_page = path.endswith(".html")
            yield path, copied_page(content.decode(), path, url, date).encode() if is_page else content


def entry(path: str, date: str) -> ZipInfo:
    """What the archive says of a file; nothing in it depends on the machine or on the hour."""
    year, month, number = map(int, date.split("-")) if date else UNDATED
    info = ZipInfo(TOP + path, (year, month, number, 0, 0, 0))
    info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
    return info


def copied_page(page: str, path: str, url: str, date: str) -> str:
    """A page that opens from a folder and says that it is a copy."""
    own = next((lang for lang in LANGS if path.startswith(f"{lang}/")), None)
    told = "".join(f"\n{said(lang, date)}" for lang in ([own] if own else LANGS))
    named = LINK.sub(lambda link: link[1] + (url + COPY if link[2].endswith(COPY) else named_file(link[2])), page)
    # To some browsers a file is no part of its own folder.
    allowed = POLICY.sub(lambda policy: policy[0].replace("'self'", "'self' file:"), named)
    return START.sub(lambda start: start[0] + told, allowed, count=1)


def said(lang: Lang, date: str) -> str:
    """The sentence of a copy."""
    own = words()[lang]
    sentence = own["copy_of"].format(day=whole_day(date, lang)) if date else own["copy_undated"]
    return f'<p class="told" lang="{lang.tag}">{escape(sentence)}</p>'


def named_file(path: str) -> str:
    """A relative address with the name of the file that a server would show."""
    last = path.rpartition("/")[2]
    return f"{path}/index.html" if last in (".", "..") else path if last else f"{path}index.html"
