"""The way of a contribution, walked in a browser on the real site, with a picture of each screen: `make pictures`.

The pictures stand in docs/contribution; README.md there shows them. `pictured.txt` says of which forms they were made.
"""

import hashlib
import tempfile
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from inclusive.languages import LANGS, Lang
from inclusive.load.corpus_files import load_corpus
from inclusive.proposals.forms import every_form
from inclusive.render.addresses import Place
from inclusive.render.words import words
from tests.browser.conftest import built_for, launched
from tests.browser.static_server import running
from tests.conftest import ROOT

FOLDER = ROOT / "docs" / "contribution"
STAMP = FOLDER / "pictured.txt"
SIZE = {"width": 640, "height": 480}
# What is typed into the form: an example, not a practice.
TYPED = {
    Lang.FR: {
        "practice_title": "Exemple : un vestiaire sans question",
        "summary": "On y prend des habits sans donner son nom.",
        "sources": "https://www.example.org/rapport | Rapport d’activités | Association Exemple | 2024",
        "need": "Des personnes ont froid. Une question ? Appelez le 02 123 45 67.",
    },
    Lang.NL: {
        "practice_title": "Voorbeeld: een kleerkast zonder vragen",
        "summary": "Men neemt er kleren zonder een naam te geven.",
        "sources": "https://www.example.org/verslag | Jaarverslag | Vereniging Voorbeeld | 2024",
        "need": "Mensen hebben het koud. Een vraag? Bel 02 123 45 67.",
    },
}
AS_WEBP = """async (png) => {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = Object.assign(document.createElement("canvas"), { width: bitmap.width, height: bitmap.height });
  canvas.getContext("2d").drawImage(bitmap, 0, 0);
  return canvas.toDataURL("image/webp", 0.8).split(",")[1];
}"""


def stamp() -> str:
    """What the pictures show: the forms, their words, their look."""
    forms = every_form(load_corpus(ROOT)[0].facets)
    shown = [repr(sorted((key, text) for key, text in words()[lang].items() if "propos" in key)) for lang in LANGS]
    template = (ROOT / "scripts/inclusive/theme/inside/proposal.html").read_text(encoding="utf-8")
    return hashlib.sha256("\n".join([repr(forms), *shown, template]).encode()).hexdigest()[:16] + "\n"


def screens(page: Page, url: str, lang: Lang) -> Iterator[str]:
    """Walk to the end; at each screen, its name."""
    page.goto(f"{url}{Place(lang, 'term', 'bas-seuil').path}")
    page.locator("[data-report]").scroll_into_view_if_needed()
    yield "page-foot"
    page.locator(".menu-open").click()
    page.locator(f"header a[href$='{Place(lang, 'page:contribute').path_in_language}']").click()
    page.locator(f"main a[href$='{Place(lang, 'propose').path_in_language}']").click()
    yield "forms"
    page.locator(f"main a[href$='{Place(lang, 'propose', 'practice').path_in_language}']").click()
    page.locator("[data-left]:not(:empty)").wait_for()
    yield "form"
    for item, text in TYPED[lang].items():
        page.locator(f"#item-{item}").fill(text)
        page.locator(f"#item-{item}").blur()
    page.locator("[data-item=sources]").scroll_into_view_if_needed()
    page.locator("#error-need").scroll_into_view_if_needed()
    yield "mistake"
    page.locator("#item-need").fill(TYPED[lang]["need"].partition(".")[0])
    page.locator("[data-marks=need] button").click()
    page.locator("[data-show=preview]").click()
    page.evaluate("document.querySelector('#preview').scrollIntoView()")
    yield "preview"
    page.locator("[data-show=send]").click()
    page.locator("[data-github]").scroll_into_view_if_needed()
    yield "send"
    page.goto(f"{url}{Place(lang, 'standing').path}")
    yield "standing"
    page.goto(f"{url}{Place(lang, 'translations').path}")
    yield "translations"


def pictures(keep: Callable[[str, bytes], None]) -> None:
    """Give each picture, as WebP, to `keep`."""
    with running() as server, tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server.folder = built_for(server, ROOT, Path(folder) / "base")
        with launched(playwright) as browser:
            studio = browser.new_page()
            for lang in LANGS:
                page = browser.new_page(viewport=SIZE, color_scheme="light")
                for name in screens(page, server.url, lang):
                    png = b64encode(page.screenshot(animations="disabled")).decode()
                    keep(f"{name}.{lang}.webp", b64decode(studio.evaluate(AS_WEBP, png)))


def main() -> None:
    """Renew every picture."""
    FOLDER.mkdir(exist_ok=True)
    pictures(lambda name, data: (FOLDER / name).write_bytes(data) and None)
    STAMP.write_text(stamp(), encoding="utf-8")


if __name__ == "__main__":
    main()
