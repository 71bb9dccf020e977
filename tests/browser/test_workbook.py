"""The workbook: answers stay in the browser, and leave it only as a file."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from inclusive.languages import LANGS, Lang
from inclusive.render.addresses import Place
from tests.browser.static_server import SiteServer
from tests.browser.watch import Watch

ANSWER = "Avec les habitants, d’abord.\nEen tweede regel — été, één."
OTHER = "Une autre réponse"


@pytest.fixture(params=LANGS)
def lang(request: pytest.FixtureRequest) -> Lang:
    return request.param


@pytest.fixture
def workbook(page: Page, served: SiteServer, lang: Lang) -> Page:
    """The open workbook with two answers."""
    page.goto(served.url + Place(lang, "workbook").path)
    page.locator("textarea").nth(0).fill(ANSWER)
    page.locator("textarea").nth(3).fill(OTHER)
    expect(page.locator("[data-told]")).not_to_be_empty()
    return page


def answers(page: Page) -> list[str]:
    return [field.input_value() for field in page.locator("textarea").all()]


def test_answers_survive_a_reload_and_stand_in_both_languages(workbook: Page) -> None:
    written = answers(workbook)
    assert (written[0], written[3]) == (ANSWER, OTHER)
    assert not any(written[1:3] + written[4:])
    workbook.reload()
    assert answers(workbook) == written
    workbook.locator("a.switch").click()
    expect(workbook.locator("textarea").first).to_have_value(ANSWER)
    assert answers(workbook) == written


def test_export_is_a_markdown_file_with_each_question_and_answer(workbook: Page, lang: Lang, tmp_path: Path) -> None:
    with workbook.expect_download() as saving:
        workbook.locator("[data-export]").click()
    name = saving.value.suggested_filename
    assert name == {"fr": "cahier-de-travail.md", "nl": "werkboek.md"}[lang]
    saving.value.save_as(tmp_path / name)
    text = (tmp_path / name).read_text(encoding="utf-8")
    questions = [one.inner_text() for one in workbook.locator(".workbook-question h3").all()]
    assert text.startswith(f"# {workbook.locator('h1').inner_text()}\n")
    assert [line.removeprefix("### ") for line in text.splitlines() if line.startswith("### ")] == questions
    assert f"### {questions[0]}\n\n{ANSWER}\n" in text
    assert f"### {questions[3]}\n\n{OTHER}\n" in text


def test_clearing_asks_first(workbook: Page) -> None:
    asked = []
    workbook.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    workbook.locator("[data-clear]").click()
    assert asked == [workbook.locator("[data-workbook]").get_attribute("data-sure")]
    assert answers(workbook)[0] == ANSWER
    workbook.once("dialog", lambda dialog: dialog.accept())
    workbook.locator("[data-clear]").click()
    assert not any(answers(workbook))
    workbook.reload()
    assert not any(answers(workbook))


def test_nothing_is_sent(workbook: Page, watch: Watch) -> None:
    watch.requests.clear()
    workbook.locator("textarea").nth(1).fill(OTHER)
    with workbook.expect_download():
        workbook.locator("[data-export]").click()
    workbook.wait_for_load_state("networkidle")
    assert [one for one in watch.requests if not one.startswith("blob:")] == []
    assert ANSWER.split(",")[0] not in workbook.url


def test_export_works_where_the_browser_keeps_nothing(page: Page, served: SiteServer, lang: Lang) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }")
    page.goto(served.url + Place(lang, "workbook").path)
    page.locator("textarea").first.fill(ANSWER)
    with page.expect_download() as saving:
        page.locator("[data-export]").click()
    assert ANSWER in saving.value.path().read_text(encoding="utf-8")
