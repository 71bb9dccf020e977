"""From one language to the other: the same page, and a choice that is remembered."""

import pytest
from playwright.sync_api import Page

from inclusive.languages import LANGS, Lang
from tests.browser.conftest import Visit
from tests.browser.page_types import GENERATED, PRACTICE, PageType, hand_written
from tests.browser.static_server import SiteServer

SWITCH = "a.switch"
TYPES = [page for page in GENERATED if page.name != "results"] + hand_written()


def record_of(page: Page) -> str | None:
    found = page.locator("main [data-record]")
    return found.get_attribute("data-record") if found.count() else None


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
def test_the_switch_leads_to_the_same_page_and_back(page: Page, served: SiteServer, kind: PageType, lang: Lang) -> None:
    page.goto(served.url + kind.path(lang))
    record = record_of(page)
    assert bool(record) is (kind.section in ("practice", "term", "organisation", "question") and bool(kind.record))
    page.locator(SWITCH).click()
    assert page.url == served.url + kind.path(lang.other)
    assert page.locator("html").get_attribute("lang") == lang.other.tag
    assert record_of(page) == record
    page.locator(SWITCH).click()
    assert page.url == served.url + kind.path(lang)


@pytest.mark.parametrize("lang", LANGS)
def test_the_switch_is_named_in_the_language_it_leads_to(page: Page, served: SiteServer, lang: Lang) -> None:
    page.goto(f"{served.url}{lang}/")
    switch = page.locator(SWITCH)
    assert switch.get_attribute("lang") == switch.get_attribute("hreflang") == lang.other.tag
    assert switch.inner_text().strip() == {"fr": "Français", "nl": "Nederlands"}[lang.other]


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("lang", LANGS)
def test_the_chooser_leads_to_both_languages(visit: Visit, served: SiteServer, lang: Lang, script: bool) -> None:
    page = visit(java_script_enabled=script).new_page()
    page.goto(served.url)
    assert page.url == served.url
    page.locator(f"main a[data-lang={lang}]").click()
    assert page.url == f"{served.url}{lang}/"


@pytest.mark.parametrize("lang", LANGS)
def test_a_permanent_address_leads_to_both_languages_without_script(
    visit: Visit, served: SiteServer, lang: Lang
) -> None:
    page = visit(java_script_enabled=False).new_page()
    page.goto(f"{served.url}id/{PRACTICE}/")
    page.locator(f"main a[hreflang={lang.tag}]").click()
    assert page.url == f"{served.url}{PageType('', 'practice', PRACTICE).path(lang)}"
