"""QR: an address as a QR code, for paper; always dark on light, whatever the colours of the page."""

import re
from functools import lru_cache

from inclusive.drawings.svg import drawing, element

MODULES = re.compile(r'<svg width="(\d+)".*? d="([^"]+)"', re.DOTALL)
BORDER = 4  # modules of white around the code, as its standard asks


def qr_code(address: str, label: str) -> str:
    """The code as a drawing called `label`; up to 15 % of it may be damaged."""
    side, path = _modules(address)
    whole = side + 2 * BORDER
    light = element("path", d=f"M0 0h{whole}v{whole}h-{whole}z", fill="#fff")
    dark = element("path", d=path, transform=f"translate({BORDER} {BORDER})", fill="#000")
    return drawing(label, whole, whole, light, dark, class_="qr", role="img")


@lru_cache(maxsize=64)  # both languages of a record show the same, one after the other
def _modules(address: str) -> tuple[int, str]:
    """How many modules a side has, and the dark ones as a path."""
    from zxingcpp import BarcodeFormat, create_barcode, write_barcode_to_svg

    written = write_barcode_to_svg(create_barcode(address, BarcodeFormat.QRCode, ec_level="M"), add_quiet_zones=False)
    if (found := MODULES.search(written)) is None:
        raise ValueError(address)
    return int(found[1]), found[2]
