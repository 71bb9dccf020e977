"""Kept whole: what a browser keeps to read and search one language without a connection, as sw.js asks for it.

The finder is kept as one, page, script and index of the same version: half of it would find nothing.
"""

import json
from collections.abc import Iterator, Mapping

from inclusive.languages import LANGS, Lang
from inclusive.render.addresses import Place
from inclusive.search.index import FOLDER

Sizes = Mapping[str, int]  # path below the site's root → bytes
PAGE = "index.html"


def list_path(lang: Lang) -> str:
    """The path of the list of a language."""
    return f"{FOLDER}/kept-{lang}.json"


def kept_whole(site: Sizes, index: Sizes, version: str) -> Iterator[tuple[str, str]]:
    """For each language the path and the text of its list; `site` are all files but those of the index."""
    for lang in LANGS:
        finder = {path: size for path, size in index.items() if is_searched(path, lang)}
        page = f"{Place(lang, 'search').path}{PAGE}"
        finder |= {path: site[path] for path in (page, "assets/finder.css")}
        own = (f"{lang}/", "assets/")
        rest = {path: size for path, size in site.items() if path.startswith(own) and path not in finder}
        told = {
            "version": version,
            "pages": sum(path.endswith(PAGE) for path in (*finder, *rest)),
            "bytes": sum(finder.values()) + sum(rest.values()),
            "finder": [address(path) for path in sorted(finder)],
            "rest": [address(path) for path in sorted(rest)],
        }
        yield list_path(lang), json.dumps(told, separators=(",", ":")) + "\n"


def is_searched(path: str, lang: Lang) -> bool:
    """Whether a search in `lang` reads this file of the index: words of both languages, cards and rules of its own."""
    other = f"{FOLDER}/{lang.other}/"
    return path.endswith(".js") and not path.startswith((f"{other}d-", f"{other}v-", f"{other}rules"))


def address(path: str) -> str:
    """The address of a file, as a page is linked to."""
    return path.removesuffix(PAGE)
