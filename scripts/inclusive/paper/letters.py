"""Letters: which characters the fonts of our PDF can draw. What they cannot is shown as □, the document still stands.

Typst brings its fonts: Latin, Greek, Cyrillic, Hebrew, Arabic, and signs. PDF/UA refuses a character without a drawing.
"""

import re
from functools import cache

import typst

UNDRAWN = "□"
UNUSUAL = re.compile("[^\x00-\u024f\u2010-\u2027\u202f-\u203a]")  # what stands outside is asked about
PROBE = b'#set document(title: "a", date: none)\n#set text(lang: "fr")\n#sys.inputs.character'


def drawable(text: str) -> str:
    """`text` with □ in the place of each character that no font has."""
    absent = [one for one in set(UNUSUAL.findall(text)) if not _is_drawn(one)]
    return text.translate(dict.fromkeys(map(ord, absent), UNDRAWN))


@cache
def _is_drawn(character: str) -> bool:
    inputs = {"character": character}
    try:
        typst.compile(PROBE, sys_inputs=inputs, ignore_system_fonts=True, pdf_standards=["ua-1"])
    except typst.TypstError:
        return False
    return True
