"""A linked word shows its definition on a card: by mouse, keyboard and touch. Without script it is a plain link."""

import pytest
from playwright.sync_api import Locator, Page, expect

from inclusive.languages import LANGS, Lang
from inclusive.render.addresses import Place
from tests.browser.conftest import NARROW, Visit
from tests.browser.page_types import PRACTICE
from tests.browser.static_server import SiteServer

CARD = ".definition-card:visible"
FAR = (2, 2)  # a place of the screen where no word stands


@pytest.fixture(params=LANGS)
def lang(request: pytest.FixtureRequest) -> Lang:
    return request.param


@pytest.fixture
def path(lang: Lang) -> str:
    return Place(lang, "practice", PRACTICE).path


def first_word(page: Page) -> Locator:
    return page.locator("main section a.term").first


def definition(word: Locator) -> str:
    """The definition that the page carries for `word`."""
    template = word.page.locator(f"template[data-definition='{word.get_attribute('data-term')}']")
    return str(template.evaluate("one => one.content.textContent"))


def opened(page: Page, word: Locator) -> Locator:
    """The card of `word`, once it is there."""
    card = page.locator(CARD)
    expect(card).to_have_count(1)
    expect(card).to_contain_text(definition(word))
    return card


def test_hovering_shows_a_card_on_which_the_pointer_may_rest(page: Page, served: SiteServer, path: str) -> None:
    page.goto(served.url + path)
    word = first_word(page)
    word.hover()
    card = opened(page, word)
    card.hover()
    page.wait_for_timeout(700)
    expect(card).to_be_visible()
    page.mouse.move(*FAR)
    expect(page.locator(CARD)).to_have_count(0)


def test_escape_closes_the_card_under_the_pointer(page: Page, served: SiteServer, path: str) -> None:
    page.goto(served.url + path)
    word = first_word(page)
    word.hover()
    opened(page, word)
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_count(0)


def test_a_click_leads_to_the_term(page: Page, served: SiteServer, path: str, lang: Lang) -> None:
    page.goto(served.url + path)
    word = first_word(page)
    term = str(word.get_attribute("data-term"))
    shown = definition(word)
    word.click()
    expect(page).to_have_url(served.url + Place(lang, "term", term).path)
    expect(page.locator(".definition").first).to_have_text(shown)


def test_focus_shows_the_card_and_escape_closes_it_without_losing_the_place(
    page: Page, served: SiteServer, path: str
) -> None:
    page.goto(served.url + path)
    word = first_word(page)
    before = page.locator("main a").evaluate_all("(all, word) => all.indexOf(word)", word.element_handle()) - 1
    page.locator("main a").nth(before).focus()
    page.keyboard.press("Tab")
    expect(word).to_be_focused()
    opened(page, word)
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_count(0)
    expect(word).to_be_focused()


def test_the_card_adds_no_stop_to_the_order_of_the_page(page: Page, served: SiteServer, path: str) -> None:
    page.goto(served.url + path)
    links = page.locator("main article a")
    words = [at for at, one in enumerate(links.all()) if "term" in str(one.get_attribute("class")).split()]
    for at in words[:4]:
        links.nth(at).focus()
        opened(page, links.nth(at))
        page.keyboard.press("Tab")
        expect(links.nth(at + 1)).to_be_focused()
        page.keyboard.press("Shift+Tab")
        expect(links.nth(at)).to_be_focused()
        opened(page, links.nth(at))


def test_the_card_is_told_to_screen_readers(page: Page, served: SiteServer, path: str) -> None:
    page.goto(served.url + path)
    word = first_word(page)
    word.focus()
    opened(page, word)
    described = word.get_attribute("aria-describedby")
    assert described
    expect(page.locator(f"#{described}")).to_have_role("tooltip")
    expect(page.locator(f"#{described}")).to_contain_text(definition(word))
    page.keyboard.press("Escape")
    assert word.get_attribute("aria-describedby") is None


def test_a_first_tap_shows_the_card_whose_link_leads_on(
    visit: Visit, served: SiteServer, path: str, lang: Lang
) -> None:
    page = visit(has_touch=True, is_mobile=True, viewport=NARROW)
    page.goto(served.url + path)
    word = first_word(page)
    term = str(word.get_attribute("data-term"))
    word.tap()
    card = opened(page, word)
    expect(page).to_have_url(served.url + path)
    card.get_by_role("link").tap()
    expect(page).to_have_url(served.url + Place(lang, "term", term).path)


def test_a_second_tap_on_the_word_leads_on_too(visit: Visit, served: SiteServer, path: str, lang: Lang) -> None:
    page = visit(has_touch=True, is_mobile=True, viewport=NARROW)
    page.goto(served.url + path)
    word = first_word(page)
    term = str(word.get_attribute("data-term"))
    word.tap()
    opened(page, word)
    word.tap()
    expect(page).to_have_url(served.url + Place(lang, "term", term).path)


def test_a_tap_elsewhere_closes_the_card(visit: Visit, served: SiteServer, path: str) -> None:
    page = visit(has_touch=True, is_mobile=True, viewport=NARROW)
    page.goto(served.url + path)
    word = first_word(page)
    word.tap()
    card = opened(page, word)
    card.get_by_role("button").tap()
    expect(page.locator(CARD)).to_have_count(0)
    word.tap()
    opened(page, word)
    page.touchscreen.tap(*FAR)
    expect(page.locator(CARD)).to_have_count(0)


def test_each_card_stays_within_a_small_screen(page: Page, served: SiteServer, path: str) -> None:
    page.set_viewport_size(NARROW)
    page.goto(served.url + path)
    words = page.locator("main section a.term").all()
    assert len(words) >= 5
    for word in words:
        word.focus()
        card = opened(page, word)
        box = card.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= NARROW["width"]
        assert page.evaluate("() => document.documentElement.scrollWidth") <= NARROW["width"]
        page.keyboard.press("Escape")


def test_a_word_of_a_hand_written_page_has_its_card_too(page: Page, served: SiteServer, lang: Lang) -> None:
    page.goto(served.url + Place(lang, "page:about").path)
    word = page.locator("main a.term").first
    word.focus()
    opened(page, word)


def test_without_script_a_word_is_a_plain_link(plain: Page, served: SiteServer, path: str, lang: Lang) -> None:
    plain.goto(served.url + path)
    word = first_word(plain)
    term = str(word.get_attribute("data-term"))
    word.hover()
    plain.wait_for_timeout(500)
    expect(plain.locator(CARD)).to_have_count(0)
    word.click()
    expect(plain).to_have_url(served.url + Place(lang, "term", term).path)
