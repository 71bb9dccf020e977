"""The forms of the site: written, checked, kept, shown and sent, by keyboard and without script too."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from inclusive.languages import LANGS, Lang
from inclusive.load.corpus_files import load_corpus
from inclusive.proposals.body import read_body
from inclusive.proposals.forms import asked, every_form, form
from inclusive.render.addresses import Place
from inclusive.render.words import words
from tests.browser.conftest import Visit
from tests.browser.static_server import SiteServer
from tests.browser.watch import Watch
from tests.conftest import ROOT

FACETS = load_corpus(ROOT)[0].facets
TEXTS = {
    "practice_title": "Un vestiaire sans question",
    "summary": "On y prend des habits sans donner son nom.",
    **dict.fromkeys(("need", "action", "partners", "conditions", "results", "limits"), "Un *texte* simple[^s1]."),
    "sources": "https://www.example.org/ | Titre | Éditeur | 2024",
}
CHOICES = ("homeless", "acceptability", "low-threshold-centre", "1", "social", "region", "licence", "privacy")


@pytest.fixture(params=LANGS)
def lang(request: pytest.FixtureRequest) -> Lang:
    return request.param


@pytest.fixture
def practice(page: Page, served: SiteServer, lang: Lang) -> Page:
    page.goto(served.url + Place(lang, "propose", "practice").path)
    return page


def fill(page: Page) -> None:
    for item, text in TEXTS.items():
        page.locator(f"#item-{item}").fill(text)
    for choice in CHOICES:
        page.locator(f"[data-choice][value='{choice}']").check()
    page.locator("#item-evidence").select_option("described")
    page.locator("#item-credit").select_option("nobody")


def read(text: str) -> dict:
    filled, remarks = read_body(text, every_form(FACETS))
    assert filled is not None, remarks
    assert filled.remarks == ()
    return dict(filled.answers)


@pytest.mark.parametrize("form_id", list(asked()["forms"]))
def test_three_links_lead_from_the_menu_of_a_page_to_each_form(
    page: Page, served: SiteServer, lang: Lang, form_id: str
) -> None:
    page.goto(f"{served.url}{lang}/")
    page.locator(f"header a[href$='{Place(lang, 'page:contribute').path_in_language}']").click()
    page.locator(f"main a[href$='{Place(lang, 'propose').path_in_language}']").click()
    own = form(form_id, FACETS, lang)
    page.locator("main").get_by_text(own.name, exact=True).click()
    expect(page).to_have_url(served.url + Place(lang, "propose", form_id).path)
    expect(page.locator(".question")).to_have_count(len(own.items))  # the page is whole
    labels = [text.split("\n")[0] for text in page.locator(".question > :is(label, legend)").all_inner_texts()]
    assert [label.replace(words()[lang]["proposal_optional"], "").strip() for label in labels] == [
        item.label for item in own.items
    ]


def test_a_proposal_is_written_checked_shown_and_opened_at_github(practice: Page, lang: Lang) -> None:
    fill(practice)
    expect(practice.locator("[data-left]")).to_have_text(words()[lang]["proposal_nothing_left"])
    practice.locator("[data-show=preview]").click()
    expect(practice.locator("#preview")).to_be_focused()
    expect(practice.locator("[data-preview] em").first).to_have_text("texte")
    expect(practice.locator("[data-preview] h3")).to_have_text(TEXTS["practice_title"])
    expect(practice.locator("[data-preview] dl dt").first).to_have_text(words()[lang]["for_whom"])
    expect(practice.locator("[data-preview] ol.sources a")).to_have_attribute("href", "https://www.example.org/")
    practice.locator("[data-then=send]").press("Enter")  # what follows the preview, by keyboard
    expect(practice.locator("#send")).to_be_focused()
    expect(practice.locator(".problems")).to_have_count(0)
    query = parse_qs(urlsplit(practice.locator("[data-github]").get_attribute("href") or "").query)
    answers = read(query["proposal"][0])
    assert answers["publics"] == ("homeless",)
    assert answers["need"] == TEXTS["need"]


def test_it_is_saved_as_a_file_that_the_intake_reads(practice: Page, lang: Lang, tmp_path: Path) -> None:
    fill(practice)
    practice.locator("#item-summary").fill("Une phrase\nsur deux lignes.")
    practice.locator("[data-show=send]").click()
    with practice.expect_download() as saving:
        practice.locator("[data-file]").click()
    assert saving.value.suggested_filename == f"{words()[lang]['proposal_file']}.md"
    saving.value.save_as(tmp_path / "x.md")
    saved = (tmp_path / "x.md").read_text(encoding="utf-8")
    assert read(saved)["evidence"] == "described"
    assert "\nUne phrase sur deux lignes.\n" in saved  # a line of the file


def test_a_draft_stays_in_the_browser_and_nowhere_else(practice: Page, watch: Watch) -> None:
    practice.wait_for_load_state("networkidle")
    watch.requests.clear()
    fill(practice)
    practice.locator("[data-show=send]").click()
    practice.wait_for_load_state("networkidle")
    assert watch.requests == []
    practice.reload()
    expect(practice.locator("#item-need")).to_have_value(TEXTS["need"])
    expect(practice.locator("[value=homeless]")).to_be_checked()
    practice.once("dialog", lambda dialog: dialog.accept())
    practice.locator("[data-clear]").click()
    expect(practice.locator("#item-need")).to_have_value("")
    practice.reload()
    expect(practice.locator("[value=homeless]")).not_to_be_checked()


def test_a_mistake_is_told_when_one_leaves_the_field_and_goes_when_mended(practice: Page, lang: Lang) -> None:
    field, error, count = (practice.locator(f"#{name}-summary") for name in ("item", "error", "count"))
    field.press_sequentially("x")
    expect(count).to_have_text(words()[lang]["proposal_signs_left"].format(count=299))
    field.fill("x" * 301)
    expect(count).to_have_text(words()[lang]["proposal_signs_over"].format(count=1))
    expect(error).to_be_hidden()
    field.blur()
    expect(error).to_be_visible()
    assert "301" in error.inner_text()
    expect(field).to_have_attribute("aria-invalid", "")
    assert {"error-summary", "count-summary"} <= {*(field.get_attribute("aria-describedby") or "").split()}
    field.fill("x")
    expect(error).to_be_hidden()


def test_advice_is_shown_below_the_text_and_stops_nothing(practice: Page, lang: Lang) -> None:
    fill(practice)
    practice.locator("#item-need").fill(f"{' '.join(['mot'] * 31)}[^s1].")
    advice = practice.locator("#advice-need")
    expect(advice).to_be_visible()
    assert "31" in advice.inner_text()
    assert "advice-need" in (practice.locator("#item-need").get_attribute("aria-describedby") or "")
    expect(practice.locator("[data-left]")).to_have_text(words()[lang]["proposal_nothing_left"])
    unclaimed = {Lang.FR: "bas-seuils", Lang.NL: "laagdrempeligheden"}[lang]
    practice.locator("#item-need").fill(f"X {unclaimed}[^s1].")
    expect(advice).to_contain_text(unclaimed)


@pytest.mark.parametrize("path", ["glossaire/bas-seuil/", "contribuer/"])
def test_an_error_is_told_in_a_form_that_names_the_page(page: Page, served: SiteServer, path: str) -> None:
    page.goto(f"{served.url}fr/{path}")
    page.locator("[data-report]").click()
    expect(page.locator("h1")).to_have_text(form("correction", FACETS, Lang.FR).name)
    expect(page.locator("#item-record")).to_have_value("bas-seuil" if "bas" in path else "contribute")


def test_a_source_that_no_text_cites_is_told_with_the_button_that_cites_it(practice: Page, lang: Lang) -> None:
    fill(practice)
    for item in ("need", "action", "partners", "conditions", "results", "limits"):
        practice.locator(f"#item-{item}").fill("Un texte.")
    text = words()[lang]
    expect(practice.locator("[data-left]")).to_have_text(text["proposal_to_mend"].format(count=1))
    practice.locator("[data-show=send]").click()
    expect(practice.locator(".problems")).to_contain_text(text["proposal_cite_remedy"].format(id="s1"))
    practice.locator("[data-marks=results] button").click()
    expect(practice.locator("#item-results")).to_have_value("Un texte[^s1].")
    expect(practice.locator("[data-left]")).to_have_text(text["proposal_nothing_left"])


def test_the_list_of_what_is_missing_leads_to_each_field(practice: Page) -> None:
    practice.locator("[data-show=send]").click()
    links = practice.locator(".problems a")
    assert links.count() == 18
    links.first.click()
    assert practice.evaluate("document.querySelector(':target').id") == "item-practice_title"


def test_it_is_written_by_keyboard_alone(practice: Page) -> None:
    practice.locator("#item-practice_title").focus()
    for item in list(TEXTS)[:2]:
        practice.keyboard.type(TEXTS[item][:12])
        practice.keyboard.press("Tab")
    practice.keyboard.type(TEXTS["sources"])
    practice.keyboard.press("Tab")
    for _ in range(6):
        practice.keyboard.type("Un texte.")
        practice.keyboard.press("Tab")  # the button that cites the source
        practice.keyboard.press("Space")
        practice.keyboard.press("Tab")
        practice.keyboard.press("Tab")
    expect(practice.locator("#item-need")).to_have_value("Un texte[^s1].")
    practice.keyboard.press("Tab")  # organisations
    practice.keyboard.press("Space")
    expect(practice.locator("[value=homeless]")).to_be_checked()


def test_a_long_text_goes_in_parts(practice: Page, lang: Lang) -> None:
    fill(practice)
    practice.locator("#item-need").fill("Été, één, 👩🏽‍⚕️.\n" * 500)
    practice.locator("[data-show=send]").click()
    expect(practice.locator("[data-rest]")).to_be_visible()
    expect(practice.locator("[data-long-mail]")).to_be_visible()
    href = practice.locator("[data-github]").get_attribute("href") or ""
    query = parse_qs(urlsplit(href).query)
    whole = query["proposal"][0] + "\n" + practice.locator("#rest").input_value()
    assert len(href) <= 8000
    assert read(whole)["sources"] == (TEXTS["sources"],)
    assert lang in query["template"][0]


@pytest.mark.parametrize("form_id", ["translation", "correction"])
def test_a_link_may_name_the_record(page: Page, served: SiteServer, lang: Lang, form_id: str) -> None:
    page.goto(served.url + Place(lang, "propose", form_id).path + "?record=bas-seuil")
    expect(page.locator("#item-record")).to_have_value("bas-seuil")


def test_what_is_written_is_never_read_as_html(practice: Page) -> None:
    practice.locator("#item-need").fill("<img src=x onerror='document.title=1'> [x](javascript:alert(1))")
    practice.locator("#item-practice_title").fill("<b>x</b>")
    for name in ("preview", "send"):
        practice.locator(f"[data-show={name}]").click()
    assert practice.locator("[data-preview] :is(img, b, a)").count() == 0
    assert practice.locator("[data-summary] :is(img, b)").count() == 0


def test_it_works_where_the_browser_keeps_nothing(page: Page, served: SiteServer, lang: Lang) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }")
    page.goto(served.url + Place(lang, "propose", "correction").path)
    page.locator("#item-reason").fill("x")
    expect(page.locator("[data-told]")).to_have_text(words()[lang]["proposal_not_kept"])


def test_without_script_texts_go_to_the_form_of_github(
    plain: Page, served: SiteServer, lang: Lang, watch: Watch
) -> None:
    plain.goto(served.url + Place(lang, "propose", "practice").path)
    expect(plain.locator("noscript p").first).to_have_text(words()[lang]["proposal_noscript"])
    action = plain.locator("form[data-proposal]").get_attribute("action")
    assert action == "https://github.com/example/inclusive-practices/issues/new"
    asked_for: list[str] = []

    def answer(route) -> None:
        asked_for.append(route.request.url)
        route.fulfill(body="<!doctype html><html lang=fr><title>x</title><h1>x</h1>", content_type="text/html")

    plain.context.route(re.compile("github.com"), answer)
    plain.locator("#item-need").fill("Il fait froid.")
    plain.locator("[value=homeless]").check()
    plain.locator("noscript button").click()
    query = parse_qs(urlsplit(asked_for[0]).query)
    assert query["template"] == [f"{lang}-1-practice.yml"]
    assert query["need"] == ["Il fait froid."]
    assert set(query) <= {"template", "title", "need"}
    watch.problems.clear()  # the one request to another host is the one that was asked for


@pytest.mark.parametrize("path", ["", "practice"])
def test_it_fits_a_small_screen_when_all_is_told(visit: Visit, served: SiteServer, lang: Lang, path: str) -> None:
    page = visit(viewport={"width": 320, "height": 640})
    page.goto(served.url + Place(lang, "propose", path).path)
    if path:
        page.locator("[data-show=send]").click()
        page.locator("[data-show=preview]").click()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
