"""`make screens`: pictures of every type of page, to be looked at: both languages, light and dark, phone and computer.

They stand in `build/screens/`; a sheet shows the four pictures of a type and a size side by side.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from inclusive.languages import LANGS, Lang
from inclusive.render.addresses import Place
from tests.browser.conftest import built_for, launched
from tests.browser.page_types import GENERATED, ROOT_PAGES, typical_hand_written
from tests.browser.static_server import running
from tests.browser.test_lasting import BILINGUAL, IN_A_LANGUAGE
from tests.conftest import EXAMPLE, ROOT

SCREENS = ROOT / "build" / "screens"
SIZES = {"phone": (390, 2400), "desktop": (1280, 1900)}  # width, and how much of a long page is shown
SHOWN = {"phone": 390, "desktop": 780}  # width on a sheet
SCHEMES = ("light", "dark")


def addresses(real: str, miniature: str) -> dict[str, dict[Lang, str]]:
    """Type of page → its address in each language; the miniature shows what the base does not have yet."""
    found = {
        kind.name: {lang: real + kind.path(lang) for lang in LANGS} for kind in [*GENERATED, *typical_hand_written()]
    }
    found |= {name: {Lang.FR: real + path} for name, path in ROOT_PAGES.items()}
    found |= {f"lasting-{name}": {Lang.FR: miniature + path} for name, path in BILINGUAL.items()}
    lasting = {
        name: {lang: miniature + Place(lang, *where).path for lang in LANGS} for name, where in IN_A_LANGUAGE.items()
    }
    return found | {f"lasting-{name}": own for name, own in lasting.items()}


def pictures(browser: Browser, wanted: dict[str, dict[Lang, str]]) -> Iterator[Path]:
    """Take them all: `<type>.<size>.<language>.<scheme>.png`."""
    for scheme in SCHEMES:
        for size, (width, height) in SIZES.items():
            context = browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme=scheme, service_workers="block"
            )
            page = context.new_page()
            for name, own in wanted.items():
                for lang, address in own.items():
                    yield picture(page, address, height, SCREENS / f"{name}.{size}.{lang}.{scheme}.png")
            context.close()


def picture(page: Page, address: str, height: int, file: Path) -> Path:
    """One page, its first `height` pixels."""
    page.goto(address, wait_until="networkidle")
    whole = page.evaluate("() => document.documentElement.scrollHeight")
    width = page.viewport_size["width"]
    page.screenshot(path=file, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": min(whole, height)})
    return file


def sheet(page: Page, files: list[Path], width: int, file: Path) -> None:
    """Pictures side by side."""
    shown = "".join(f'<img src="{one.as_uri()}" width="{width - 6}">' for one in files)
    style = "margin:0;width:1560px;display:flex;flex-wrap:wrap;gap:6px;align-items:flex-start;background:#f0f"
    (SCREENS / "sheet.html").write_text(f'<body style="{style}">{shown}', encoding="utf-8")
    page.goto((SCREENS / "sheet.html").as_uri(), wait_until="load")
    page.screenshot(path=file, full_page=True)


def main() -> int:
    """Build, take the pictures, put them on sheets; names of types as arguments take only these."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    with (
        TemporaryDirectory() as folder,
        running() as real,
        running() as miniature,
        sync_playwright() as playwright,
        launched(playwright) as browser,
    ):
        for server, sources in ((real, ROOT), (miniature, EXAMPLE)):
            server.folder = built_for(server, sources, Path(folder) / sources.name)
        wanted = addresses(real.url, miniature.url)
        wanted = {name: own for name, own in wanted.items() if not sys.argv[1:] or name in sys.argv[1:]}
        taken = list(pictures(browser, wanted))
        page = browser.new_page(viewport={"width": 1560, "height": 900})
        for name in wanted:
            for size, width in SHOWN.items():
                files = sorted(one for one in taken if one.name.startswith(f"{name}.{size}."))
                sheet(page, files, width, SCREENS / f"sheet.{name}.{size}.png")
    print(f"{len(taken)} pictures in {SCREENS}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
