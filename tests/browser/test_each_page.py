"""What holds on every page, in both languages."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from inclusive.languages import LANGS, Lang
from tests.browser.conftest import NARROW
from tests.browser.page_types import EVERY_PAGE, MISSING, RECORDS, PageType
from tests.browser.static_server import SiteServer
from tests.browser.watch import Watch

MARKDOWN = re.compile(r"\*\w[^*\n]*\*|\[\[|\[\^|\]\(")
OUTLINE = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(one => Number(one.tagName[1]))"""
TOO_WIDE = """() => {
  const limit = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= limit) return [];
  const wide = [...document.body.querySelectorAll("*")].filter(one => one.getBoundingClientRect().right > limit + 0.5);
  return wide.map(one => one.outerHTML.slice(0, 80));
}"""


@pytest.mark.parametrize("path", EVERY_PAGE.values(), ids=EVERY_PAGE)
def test_a_page_opens_quietly_with_one_title_in_its_language_and_fits_a_small_screen(
    kept_page: Page, served: SiteServer, path: str
) -> None:
    page = kept_page
    opened = page.goto(served.url + path)
    assert opened
    if "?q=" in path:
        page.locator("[data-results] a").first.wait_for()
    assert opened.status == (404 if path == MISSING else 200)
    assert page.locator("head > meta[http-equiv=Content-Security-Policy]").count() == 1  # `Watch` tells what meets it
    lang = Lang(path[:2]) if path[:3] in ("fr/", "nl/") and opened.ok else Lang.FR
    assert page.locator("html").get_attribute("lang") == lang.tag

    outline = page.evaluate(OUTLINE)
    assert outline[0] == 1
    assert outline.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(outline)), outline

    page.set_viewport_size(NARROW)
    assert page.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.name)
def test_no_markdown_is_left_in_what_is_read(kept_page: Page, served: SiteServer, kind: PageType, lang: Lang) -> None:
    kept_page.goto(served.url + kind.path(lang))
    assert MARKDOWN.findall(kept_page.locator("main").inner_text()) == []


def test_a_missing_page_is_told_as_such_and_leads_back(page: Page, served: SiteServer) -> None:
    for lang in ("fr", "nl"):
        page.goto(served.url + MISSING)
        page.locator(f"a[href$='/{lang}/']").click()
        expect(page).to_have_url(f"{served.url}{lang}/")


def test_no_address_depends_on_where_the_site_stands(served: SiteServer) -> None:
    for file in served.folder.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        if file != served.folder / "404.html":
            assert 'href="/' not in text, file
            assert 'src="/' not in text, file


def test_a_page_that_asks_elsewhere_would_be_told(page: Page, watch: Watch, served: SiteServer) -> None:
    page.goto(served.url + "robots.txt")  # has no policy, which would stop the request before it is one
    page.evaluate("""async () => {
      console.warn("careful");
      await fetch("https://example.org/").catch(() => null);
      await fetch("gone.json");
    }""")
    page.wait_for_load_state("networkidle")
    told = " ".join(watch.problems)
    assert "warning in the console: careful" in told
    assert "request to another host: https://example.org/" in told
    assert "answer 404" in told
    watch.problems.clear()
