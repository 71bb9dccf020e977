"""The sources of which no copy in a web archive is recorded: one list for an issue, the longest unread first."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from urllib.parse import quote

from inclusive.corpus import Corpus
from inclusive.languages import LANGS, Lang
from inclusive.load.yaml_nodes import Document
from inclusive.model.fields import Source
from inclusive.problems import Place
from inclusive.proposals.remarks import in_code

MOST = 50  # addresses that one issue tells: nobody looks after more in a month
LONGEST = 60_000  # characters of these: GitHub takes no longer text
FEW = 3  # lines told of an address that many records cite
ARCHIVE = "https://web.archive.org"
IN_ADDRESS = ":/?#@!$&*+,;=%~"  # what stands in an address as it is; the rest would end a link of Markdown
SAY: Mapping[Lang, Mapping[str, str]] = {
    Lang.FR: {
        "why": "Une page disparaît parfois\u00a0; une copie dans une archive publique reste. Pour chaque adresse, "
        "ouvrez la copie, ou faites-en une, puis notez son adresse dans le champ «\u00a0archive\u00a0» de la source.",
        "count": "Adresses sans copie notée\u00a0: {count}. En voici {shown}, à commencer par celles que personne n’a "
        "relues depuis le plus longtemps.",
    },
    Lang.NL: {
        "why": "Een pagina verdwijnt soms; een kopie in een openbaar archief blijft. Voor elk adres: open de kopie, of "
        "maak er een, en noteer het adres ervan in het veld ‘archive’ van de bron.",
        "count": "Adressen zonder genoteerde kopie: {count}. Hier staan er {shown}; eerst de adressen die het langst "
        "niet meer gelezen zijn.",
    },
}


def copies(corpus: Corpus, repo_url: str) -> str:
    """The text of the issue, or nothing where every source has its copy."""
    where: dict[str, list[Place]] = {}
    for url, place in _without_copy(corpus):
        where.setdefault(url, []).append(place)
    if not where:
        return ""
    shown = list(_fitting(_row(url, places, repo_url) for url, places in islice(where.items(), MOST)))
    told = [text.format(count=len(where), shown=len(shown)) for lang in LANGS for text in SAY[lang].values()]
    return "\n\n".join(told) + "\n\n" + "\n".join(shown) + "\n"


def _fitting(rows: Iterable[str]) -> Iterator[str]:
    """The first rows, as many as an issue holds."""
    left = LONGEST
    for row in rows:
        left -= len(row) + 1
        if left < 0:
            return
        yield row


def _without_copy(corpus: Corpus) -> Iterator[tuple[str, Place]]:
    """(address, place of the source) of each source without a copy, the longest unread first."""
    found = [
        (source.read or "", document.path, number, source.url, document.place("sources", number))
        for document, sources in _cited(corpus)
        for number, source in enumerate(sources)
        if source.archive is None
    ]
    yield from ((url, place) for *_, url, place in sorted(found))


def _cited(corpus: Corpus) -> Iterator[tuple[Document, tuple[Source, ...]]]:
    yield from ((one.document, one.facts.sources) for one in corpus.practices)
    for entries in (corpus.terms, corpus.organisations, corpus.questions):
        yield from ((entry.document, entry.value.sources) for entry in entries)
    yield from ((page.document, page.front.sources) for page in corpus.pages)


def _row(url: str, places: list[Place], repo_url: str) -> str:
    """An address, its copy, the way to make one, and the first lines that cite it."""
    safe = quote(url, safe=IN_ADDRESS)
    copy = f"[copie · kopie]({ARCHIVE}/web/{safe}) · [en faire une · er een maken]({ARCHIVE}/save/{safe})"
    lines = [f"[{in_code(str(one))}]({repo_url}/blob/main/{quote(one.path)}#L{one.line})" for one in places[:FEW]]
    rest = [f"+ {len(places) - FEW}"] if len(places) > FEW else []
    return f"- [ ] {in_code(url)} · {copy} · {' '.join([*lines, *rest])}"
