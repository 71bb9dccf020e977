"""PDF: a document of values → PDF/UA-1, by Typst. The same values give the same bytes."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from inclusive.drawings.qr import qr_code as drawn
from inclusive.errors import PaperFailed
from inclusive.paper.letters import drawable

FOLDER = Path(__file__).parent
EPOCH = "1970-01-01"  # stands for no day: Typst would ask the clock


def pdf(template: str, values: Mapping[str, Any]) -> bytes:
    """The document `template`.typ with these values; `day`, as YYYY-MM-DD or None, is the day that it bears."""
    day = values["day"]
    given = {**values, "day": day and dict(zip(("year", "month", "day"), map(int, day.split("-")), strict=True))}
    try:
        made = typst.compile(
            FOLDER / f"{template}.typ",
            root=FOLDER,
            sys_inputs={"data": drawable(json.dumps(given, ensure_ascii=False))},
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=datetime.fromisoformat(day or EPOCH).replace(tzinfo=UTC),
        )
    except typst.TypstError as error:
        raise PaperFailed(str(error)) from error
    assert isinstance(made, bytes)
    return made


def qr_code(url: str, label: str) -> str:
    """The QR code of an address, as SVG that stands alone."""
    return drawn(url, label).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
