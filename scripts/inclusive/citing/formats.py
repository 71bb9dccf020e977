"""Formats: the citation for reference managers: BibTeX and RIS."""

from inclusive.citing.cited import CSL_TYPES, Cited, one_line
from inclusive.languages import Lang
from inclusive.render.words import words

BIBTEX_LANGUAGES = {Lang.FR: "french", Lang.NL: "dutch"}
BIBTEX_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SIGNS = {"\\": r"{\textbackslash}", "~": r"{\textasciitilde}", "^": r"{\textasciicircum}"}
TEX = str.maketrans({sign: f"\\{sign}" for sign in "&%$#_{}"} | SIGNS)
RIS_TYPES = {"entry-dictionary": "DICT", "entry-encyclopedia": "ENCYC"}


def bibtex(cited: Cited) -> str:
    """A BibTeX entry in UTF-8. The title keeps its capitals, and organisations stay whole names."""
    fields = {"title": f"{{{tex(cited.title)}}}"}
    if cited.authors:
        fields["author"] = " and ".join(f"{{{tex(author)}}}" for author in cited.authors)
    fields["howpublished"] = tex(f"{words()[cited.lang]['site']}, {cited.edition_words}")
    if cited.edition:
        fields["year"] = cited.edition.date[:4]
    fields |= {"url": cited.url, "language": BIBTEX_LANGUAGES[cited.lang]}
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items()]
    if cited.edition:
        lines.append(f"  month = {BIBTEX_MONTHS[int(cited.edition.date[5:7]) - 1]},\n")
    return f"@misc{{{cited.key},\n{''.join(lines)}}}\n"


def tex(text: str) -> str:
    """`text` with every sign that means something to TeX made plain."""
    return one_line(text).translate(TEX)


def ris(cited: Cited) -> str:
    """A RIS record; its lines end in CR LF, as the format asks."""
    kind = RIS_TYPES[CSL_TYPES.get(cited.kind, "entry-encyclopedia")]
    lines = [("TY", kind), ("ID", cited.key), ("TI", cited.title), *(("AU", author) for author in cited.authors)]
    lines += [("T2", words()[cited.lang]["site"]), ("ET", cited.edition_words)]
    if cited.edition:
        lines += [("PY", cited.edition.date[:4]), ("DA", cited.edition.date.replace("-", "/") + "/")]
    lines += [("LA", cited.lang.tag), ("UR", cited.url), ("ER", "")]
    return "".join(f"{tag}  - {one_line(value)}\r\n" for tag, value in lines)
