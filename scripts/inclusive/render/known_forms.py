"""Known forms: a script that tells a proposal form which words the glossary links, and how a word is bent.

The page asks for it when all else is there: it is half as heavy as the page.
"""

import json
from collections.abc import Mapping

from inclusive.languages import Lang
from inclusive.mend.forms import ENDINGS
from inclusive.render.site import Site


def known_forms(site: Site, lang: Lang) -> str:
    """`forms-<lang>.js`: name of a concept → its forms as they are compared; the endings of `mend.forms`."""
    forms: dict[str, list[str]] = {}
    for source, told in site.node(f"forms/{lang}").items():
        if own := [folded for folded, _, term in told if term]:
            forms[site.name(source.partition(":")[2], lang)] = own
    return f"export default {json.dumps(forms_data(forms, lang), ensure_ascii=False, sort_keys=True)};\n"


def forms_data(forms: Mapping[str, list[str]], lang: Lang) -> dict[str, object]:
    """The same as a value, of any forms."""
    return {"endings": ENDINGS[lang], "forms": forms}
