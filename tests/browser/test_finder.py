"""The finder: search and facets in one page, from what is typed or chosen to a record."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from inclusive.catalogue import catalogue
from inclusive.languages import LANGS, Lang, sort_key
from inclusive.render.addresses import Place
from inclusive.render.finder import FACETS
from inclusive.render.words import words
from tests.browser.conftest import NARROW, Visit
from tests.browser.page_types import PRACTICE
from tests.browser.static_server import SiteServer
from tests.browser.watch import Watch

INPUT = "main input[name=q]"
RESULTS = "[data-results] > li"
READY = "[data-results][aria-busy=false]"
INDEX = re.compile(r"/search/(?!finder)")
STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'"


def finder(served: SiteServer, lang: Lang, **asked: str | list[str]) -> str:
    """The address of the finder with a state."""
    query = urlencode(asked, doseq=True)
    return served.url + Place(lang, "search").path + (f"?{query}" if query else "")


def state(page: Page) -> dict[str, list[str]]:
    """What the address says."""
    return parse_qs(urlsplit(page.url).query)


def count(page: Page) -> int:
    """How many results the page announces; none is 0."""
    region = page.get_by_role("status").filter(has=page.locator("[data-summary]"))
    expect(region).to_be_visible()
    expect(page.locator("[data-summary]")).not_to_be_empty()
    expect(page.locator(READY)).to_be_attached()
    found = re.search(r"\d+", page.locator("[data-summary]").inner_text().split(" ")[0])
    return int(found[0]) if found else 0


def settled(page: Page, query: str) -> int:
    """How many results the page announces for `query`."""
    expect(page.locator("[data-summary]")).to_contain_text(query)
    return count(page)


def addresses(page: Page) -> list[str]:
    """Where the results lead, in their order."""
    expect(page.locator(RESULTS).first).to_be_visible()
    expect(page.locator(READY)).to_be_attached()
    found: list[str] = page.locator(f"{RESULTS} h3 a").evaluate_all("all => all.map(one => one.href)")
    return found


def box(page: Page, facet: str, value: str) -> Locator:
    """The box of a facet's value; its facet is opened."""
    page.locator(f"[data-facet={facet}]").evaluate("one => { one.open = one.parentElement.open = true; }")
    return page.locator(f"input[name={facet}][value='{value}']")


def beside(one: Locator) -> int:
    """The count beside a value."""
    return int(one.locator("xpath=..").locator("[data-count]").inner_text())


class TestSearch:
    @pytest.mark.parametrize("lang", LANGS)
    def test_from_the_header_of_a_practice_to_its_results(self, page: Page, served: SiteServer, lang: Lang) -> None:
        query = {"fr": "hygiène", "nl": "hygiëne"}[lang]
        page.goto(served.url + Place(lang, "practice", PRACTICE).path)
        page.locator("header input[name=q]").fill(query)
        page.locator("header form button").click()
        expect(page.locator(INPUT)).to_have_value(query)
        assert state(page) == {"q": [query]}
        found = settled(page, query)
        assert len(addresses(page)) == min(found, 10)
        assert all(one.startswith(f"{served.url}{lang}/") for one in addresses(page))

    @pytest.mark.parametrize("lang", LANGS)
    def test_there_is_one_search_box(self, page: Page, served: SiteServer, lang: Lang) -> None:
        page.goto(finder(served, lang))
        count(page)
        expect(page.locator("input[type=search]:visible")).to_have_count(1)

    @pytest.mark.parametrize("lang", LANGS)
    def test_results_come_while_typing(self, page: Page, served: SiteServer, lang: Lang) -> None:
        page.goto(finder(served, lang))
        before = count(page)
        page.locator(INPUT).press_sequentially("brusan")
        assert 0 < settled(page, "brusan") < before
        assert state(page) == {"q": ["brusan"]}

    @pytest.mark.parametrize(("lang", "query"), [(Lang.FR, "tiers payant"), (Lang.NL, "derdebetaler")])
    def test_a_term_comes_first_with_its_definition(
        self, page: Page, served: SiteServer, lang: Lang, query: str
    ) -> None:
        page.goto(finder(served, lang, q=query))
        settled(page, query)
        assert addresses(page)[0] == served.url + Place(lang, "term", "tiers-payant").path
        first = page.locator(RESULTS).first
        page.goto(addresses(page)[0])
        definition = page.locator(".side .definition").first.inner_text()
        page.go_back()
        assert first.locator(".definition").inner_text()[:60] == definition[:60]

    @pytest.mark.parametrize(
        ("lang", "query", "spoken"), [(Lang.FR, "tolk", "nl-BE"), (Lang.NL, "interprète", "fr-BE")]
    )
    def test_a_word_of_the_other_language_is_understood_and_the_page_says_so(
        self, page: Page, served: SiteServer, lang: Lang, query: str, spoken: str
    ) -> None:
        page.goto(finder(served, lang, q=query))
        assert settled(page, query) > 1
        assert served.url + Place(lang, "term", "interpretariat-social").path in addresses(page)[:3]
        expect(page.locator("[data-notes]")).to_have_text(words()[lang]["find_other"].replace("{word}", query))
        expect(page.locator(f"{RESULTS} .in-other span").first).to_have_attribute("lang", spoken)

    def test_a_letter_wrong_is_mended_and_the_page_says_so(self, page: Page, served: SiteServer) -> None:
        page.goto(finder(served, Lang.FR, q="litératie"))
        settled(page, "litératie")
        expect(page.locator("[data-notes]")).to_contain_text("littératie")
        assert served.url + Place(Lang.FR, "term", "litteratie-en-sante").path in addresses(page)[:3]

    def test_a_word_to_avoid_leads_to_its_concept_and_says_what_to_write(self, page: Page, served: SiteServer) -> None:
        page.goto(finder(served, Lang.FR, q="SDF"))
        settled(page, "SDF")
        expect(page.locator(RESULTS).first.locator(".avoided")).to_contain_text("SDF")
        assert addresses(page)[0] == served.url + Place(Lang.FR, "term", "sans-chez-soirisme").path

    def test_a_result_says_why_it_is_one(self, page: Page, served: SiteServer) -> None:
        page.goto(finder(served, Lang.FR, q="douches", publics="homeless"))
        settled(page, "douches")
        first = page.locator(RESULTS).first
        marked = [one.lower() for one in first.locator("mark").all_inner_texts()]
        assert any(one.startswith("douche") for one in marked)
        assert "personnes sans chez-soi" in marked
        page.goto(finder(served, Lang.FR, q="AMU", kind="practice"))
        settled(page, "AMU")
        expect(
            page.locator(RESULTS).first.get_by_role("link", name="aide médicale urgente", exact=True)
        ).to_be_visible()

    @pytest.mark.parametrize(("lang", "query"), [(Lang.FR, "sans papiers"), (Lang.NL, "zonder papieren")])
    def test_a_word_that_says_nothing_alone_is_marked_in_its_name_only(
        self, page: Page, served: SiteServer, lang: Lang, query: str
    ) -> None:
        page.goto(finder(served, lang, q=query))
        settled(page, query)
        marked = {one.lower() for one in page.locator(f"{RESULTS} mark").all_inner_texts()}
        assert query in marked
        assert query.split()[0] not in marked

    def test_a_word_of_a_phrase_is_not_marked_alone_beside_the_phrase(self, page: Page, served: SiteServer) -> None:
        page.goto(finder(served, Lang.FR, q="bas seuil", kind="practice"))
        settled(page, "bas seuil")
        expect(page.locator(f"{RESULTS} .why", has_text="personnes à bas revenu").first).to_be_visible()
        marked = {one.lower() for one in page.locator(f"{RESULTS} mark").all_inner_texts()}
        assert "bas seuil" in marked
        assert "bas" not in marked

    @pytest.mark.parametrize(("lang", "start"), [(Lang.FR, "personnes "), (Lang.NL, "dak- en ")])
    def test_a_list_of_values_is_one_sentence(self, page: Page, served: SiteServer, lang: Lang, start: str) -> None:
        page.goto(finder(served, lang, publics="homeless"))
        settled(page, "")
        listed = page.locator(f"{RESULTS} .why li", has_text=words()[lang]["publics"]).first.inner_text()
        assert start in listed
        assert start.capitalize() not in listed

    @pytest.mark.parametrize("lang", LANGS)
    @pytest.mark.parametrize("kind", ["practice", "term", "organisation", "question", "page"])
    def test_a_search_may_be_held_to_one_kind(self, kept_page: Page, served: SiteServer, lang: Lang, kind: str) -> None:
        query = {"fr": "soins", "nl": "zorg"}[lang]
        kept_page.goto(finder(served, lang, q=query))
        every = settled(kept_page, query)
        radio = kept_page.locator(f"input[name=kind][value={kind}]")
        wanted = beside(radio)
        radio.check()
        expect(kept_page.locator("[data-summary]")).to_contain_text(re.compile(rf"^{wanted} "))
        assert 1 <= wanted < every
        label = words()[lang]["find_page" if kind == "page" else kind]
        assert set(kept_page.locator(f"{RESULTS} .kind").all_inner_texts()) == {label}

    @pytest.mark.parametrize("lang", LANGS)
    def test_more_results_come_on_request_and_take_the_focus(self, page: Page, served: SiteServer, lang: Lang) -> None:
        query = {"fr": "bruxelles", "nl": "brussel"}[lang]
        page.goto(finder(served, lang, q=query))
        found = settled(page, query)
        assert len(addresses(page)) == 10 < found
        page.locator("[data-more]").press("Enter")
        expect(page.locator(RESULTS)).to_have_count(min(20, found))
        expect(page.locator(RESULTS).nth(10).locator("h3 a")).to_be_focused()

    @pytest.mark.parametrize("lang", LANGS)
    def test_what_is_typed_is_shown_as_text_and_nothing_else(self, page: Page, served: SiteServer, lang: Lang) -> None:
        page.goto(finder(served, lang))
        page.locator(INPUT).fill("<img src=x onerror=alert(1)>")
        expect(page.locator("[data-summary]")).to_contain_text("<img src=x")
        expect(page.locator("main img")).to_have_count(0)

    @pytest.mark.parametrize("lang", LANGS)
    @pytest.mark.parametrize("query", ["t003", "{rule} T003"])
    def test_a_rule_is_found_by_its_code(self, kept_page: Page, served: SiteServer, lang: Lang, query: str) -> None:
        query = query.format(rule=words()[lang]["rule"])
        kept_page.goto(finder(served, lang, q=query))
        assert settled(kept_page, query) >= 1
        first = kept_page.locator(RESULTS).first
        expect(first.locator(".kind")).to_have_text(words()[lang]["rule"])
        expect(first).to_contain_text(catalogue()["T003"][lang]["rule"])
        expect(kept_page.locator("[data-notes]")).to_be_empty()
        first.locator("h3 a").press("Enter")
        expect(kept_page).to_have_url(served.url + Place(lang, "rule", "t003").path)

    def test_only_a_code_asks_for_the_rules(self, page: Page, served: SiteServer, watch: Watch) -> None:
        page.goto(finder(served, Lang.FR, q="samusocial"))
        settled(page, "samusocial")
        assert [one for one in watch.requests if "rules.js" in one] == []
        page.goto(finder(served, Lang.FR, q="Z999"))  # no rule has it
        settled(page, "Z999")
        assert len([one for one in watch.requests if "rules.js" in one]) == 1
        expect(page.locator("[data-summary]")).to_contain_text(words()[Lang.FR]["find_zero"])

    def test_a_rule_stands_aside_where_practices_are_narrowed(self, page: Page, served: SiteServer) -> None:
        page.goto(finder(served, Lang.FR, q="T003", publics="homeless"))
        settled(page, "T003")
        expect(page.locator(".found-rule")).to_have_count(0)


class TestFacets:
    @pytest.mark.parametrize("lang", LANGS)
    def test_every_practice_is_there_before_anything_is_asked(self, page: Page, served: SiteServer, lang: Lang) -> None:
        page.goto(finder(served, lang))
        every = len(list((served.folder / Place(lang, "practice").path).iterdir())) - 1
        assert count(page) == every
        names = page.locator(f"{RESULTS} h3").all_inner_texts()
        assert len(names) == 10

    @pytest.mark.parametrize("lang", LANGS)
    def test_each_facet_is_named_in_the_language_of_the_page(self, page: Page, served: SiteServer, lang: Lang) -> None:
        page.goto(finder(served, lang))
        for facet in FACETS:
            part = page.locator(f"[data-facet={facet}]")
            expect(part.locator("summary")).to_contain_text(words()[lang][facet])
            expect(part.get_by_role("group", name=words()[lang][facet], include_hidden=True).first).to_be_attached()

    @pytest.mark.parametrize("facet", FACETS)
    def test_the_count_beside_a_value_is_the_count_of_its_results(
        self, kept_page: Page, served: SiteServer, facet: str
    ) -> None:
        page = kept_page
        page.goto(finder(served, Lang.FR, q="santé"))
        settled(page, "santé")
        box(page, facet, "")
        first = page.locator(f"input[name={facet}]:visible").first
        wanted = beside(first)
        first.check()
        expect(page.locator("[data-summary]")).to_contain_text(re.compile(rf"^{wanted or 'Aucun'} "))
        assert state(page)[facet] == [first.get_attribute("value")]

    def test_facets_narrow_each_other_and_values_of_one_add_up(self, page: Page, served: SiteServer) -> None:
        page.goto(finder(served, Lang.FR))
        every = count(page)
        one = box(page, "publics", "homeless")
        wanted = beside(one)
        one.check()
        expect(page.locator("[data-summary]")).to_contain_text(re.compile(rf"^{wanted} "))
        other = box(page, "publics", "undocumented")
        together = beside(other)  # how many have it; ticking it adds those that do not have the first
        other.check()
        expect(page.locator("[data-chosen-values] li")).to_have_count(3)  # two values, and all at once
        union = count(page)
        assert max(wanted, together) <= union <= min(every, wanted + together)
        place = box(page, "places", "anderlecht")
        narrowed = beside(place)
        place.check()
        expect(page.locator("[data-summary]")).to_contain_text(re.compile(rf"^{narrowed} "))
        assert narrowed < union

    def test_a_value_that_was_chosen_can_be_taken_back(self, page: Page, served: SiteServer) -> None:
        page.goto(finder(served, Lang.NL, publics=["homeless", "women"], places="region"))
        expect(page.locator("[data-chosen-values] li")).to_have_count(4)
        first = page.locator("[data-chosen-values] button").first
        expect(first).to_have_accessible_name(
            words()[Lang.NL]["find_remove"].replace("{what}", "dak- en thuisloze mensen")
        )
        first.click()
        expect(page.locator("[data-chosen-values] li")).to_have_count(3)
        assert state(page) == {"publics": ["women"], "places": ["region"]}
        page.locator("[data-chosen-values] button").last.click()
        expect(page.locator("[data-chosen-values]")).to_be_hidden()
        assert state(page) == {}
        expect(page.locator("#results")).to_be_focused()

    @pytest.mark.parametrize("lang", LANGS)
    def test_results_can_be_put_in_order(self, page: Page, served: SiteServer, lang: Lang) -> None:
        page.goto(finder(served, lang, kind="practice", q="drugs" if lang is Lang.NL else "drogues"))
        count(page)
        relevant = page.locator(f"{RESULTS} h3").first.inner_text()
        page.locator("select[name=sort]").select_option("title")
        expect(page.locator(f"{RESULTS} h3").first).not_to_have_text(relevant)
        names = page.locator(f"{RESULTS} h3").all_inner_texts()
        assert names == sorted(names, key=sort_key)
        assert state(page)["sort"] == ["title"]
        page.locator("select[name=sort]").select_option("since")
        page.wait_for_url("**sort=since**")
        expect(page.locator(f"{RESULTS} h3").first).not_to_have_text(names[0])

    def test_nothing_is_most_relevant_where_nothing_is_asked(self, page: Page, served: SiteServer) -> None:
        page.goto(finder(served, Lang.FR))
        count(page)
        order = page.locator("select[name=sort]")
        orders = order.locator("option")
        expect(order).to_have_value("title")
        expect(orders).to_have_count(3)
        page.locator(INPUT).fill("soins")
        settled(page, "soins")
        expect(order).to_have_value("")
        expect(orders).to_have_count(4)
        assert state(page) == {"q": ["soins"]}
        order.select_option("since")
        page.wait_for_url("**sort=since**")
        page.locator(INPUT).fill("")
        expect(orders).to_have_count(3)
        expect(order).to_have_value("since")  # what was chosen stays
        page.go_back()
        settled(page, "soins")
        expect(order).to_have_value("")

    def test_a_query_that_names_a_facet_value_offers_it(self, page: Page, served: SiteServer) -> None:
        page.goto(finder(served, Lang.FR, q="gevangenis"))
        settled(page, "gevangenis")
        offer = page.locator("[data-advice] button").first
        expect(offer).to_contain_text("prison")
        wanted = int(re.findall(r"\d+", offer.inner_text())[-1])
        offer.click()
        expect(page.locator("[data-summary]")).to_contain_text(re.compile(rf"^{wanted} "))
        assert state(page)["settings"] == ["prison"]


class TestNothingFound:
    @pytest.mark.parametrize("lang", LANGS)
    def test_it_is_said_in_words(self, page: Page, served: SiteServer, lang: Lang) -> None:
        page.goto(finder(served, lang, q="xyzzyq"))
        expect(page.locator("[data-summary]")).to_contain_text(words()[lang]["find_zero"])
        expect(page.locator(RESULTS)).to_have_count(0)
        expect(page.locator("[data-notes]")).to_contain_text("xyzzyq")
        expect(page.locator("[data-advice]")).to_have_text(words()[lang]["find_try"])
        expect(page.locator("[data-lists]")).to_be_visible()

    def test_what_to_leave_out_is_offered_with_what_it_gives(self, page: Page, served: SiteServer) -> None:
        page.goto(finder(served, Lang.FR, q="douche", publics="prisoners", kind="practice"))
        expect(page.locator("[data-summary]")).to_contain_text(words()[Lang.FR]["find_zero"])
        offers = page.locator("[data-advice] button")
        texts = offers.all_inner_texts()
        assert len(texts) == 2  # without the public, without the word
        for number, text in enumerate(texts):
            wanted = int(re.findall(r"\d+", text)[-1])
            assert wanted >= 1
            offers.nth(number).click()
            expect(page.locator("[data-summary]")).to_contain_text(re.compile(rf"^{wanted} "))
            page.go_back()
            expect(page.locator("[data-summary]")).to_contain_text(words()[Lang.FR]["find_zero"])

    def test_where_no_page_has_every_word_the_nearest_come_and_the_page_says_so(
        self, page: Page, served: SiteServer
    ) -> None:
        page.goto(finder(served, Lang.FR, q="douche interprète vaccination"))
        assert settled(page, "douche interprète vaccination") > 0
        expect(page.locator("[data-notes]")).to_contain_text(words()[Lang.FR]["find_some_words"])

    @pytest.mark.parametrize("lang", LANGS)
    def test_words_that_stand_nowhere_are_told_in_one_sentence(
        self, page: Page, served: SiteServer, lang: Lang
    ) -> None:
        page.goto(finder(served, lang, q="xyzzyq douche qqyzzx"))
        own = words()[lang]
        nowhere = ", ".join(own["find_quoted"].format(word=word) for word in ("xyzzyq", "qqyzzx"))
        expect(page.locator("[data-notes] p")).to_have_text([own["find_nowhere_some"].format(words=nowhere)])
        expect(page.locator(RESULTS).first).to_be_visible()


class TestAddress:
    @pytest.mark.parametrize("lang", LANGS)
    def test_an_address_that_is_sent_on_shows_the_same(
        self, page: Page, visit: Visit, served: SiteServer, lang: Lang
    ) -> None:
        query = {"fr": "accueil", "nl": "onthaal"}[lang]
        page.goto(finder(served, lang))
        page.locator(INPUT).fill(query)
        settled(page, query)
        page.locator("input[name=kind][value=practice]").check()
        box(page, "sectors", "health").check()
        page.locator("select[name=sort]").select_option("title")
        page.wait_for_url("**sort=title**")
        expect(page.locator("[data-chosen-values] li")).to_have_count(1)
        other = visit()
        other.goto(page.url)
        assert settled(other, query) == count(page)
        assert addresses(other) == addresses(page)
        expect(other.locator(INPUT)).to_have_value(query)
        expect(other.locator("input[name=sectors][value=health]")).to_be_checked()
        expect(other.locator("[data-facet=sectors]")).to_have_attribute("open", "")

    def test_the_back_button_goes_through_the_steps(self, page: Page, served: SiteServer) -> None:
        page.goto(finder(served, Lang.FR, q="soins"))
        counts = [settled(page, "soins")]
        box(page, "publics", "undocumented").check()
        expect(page.locator("[data-chosen-values] li")).to_have_count(1)
        counts.append(count(page))
        box(page, "lines", "1").check()
        expect(page.locator("[data-chosen-values] li")).to_have_count(3)
        page.go_back()
        expect(page.locator("[data-chosen-values] li")).to_have_count(1)
        assert count(page) == counts[1]
        expect(page.locator("input[name=lines][value='1']")).not_to_be_checked()
        page.go_back()
        expect(page.locator("[data-chosen-values]")).to_be_hidden()
        assert count(page) == counts[0]
        page.go_forward()
        expect(page.locator("input[name=publics][value=undocumented]")).to_be_checked()

    def test_back_from_a_record_finds_the_results_again(self, page: Page, served: SiteServer) -> None:
        page.goto(finder(served, Lang.NL, q="tolk", kind="practice"))
        settled(page, "tolk")
        before = addresses(page)
        page.locator(f"{RESULTS} h3 a").nth(1).click()
        page.wait_for_url(before[1])
        page.go_back()
        settled(page, "tolk")
        assert addresses(page) == before

    def test_the_other_language_keeps_what_was_asked(self, page: Page, served: SiteServer) -> None:
        page.goto(finder(served, Lang.FR, q="interprète", publics="undocumented"))
        settled(page, "interprète")
        page.locator("a[data-lang]").click()
        expect(page.locator(INPUT)).to_have_value("interprète")
        assert page.url.startswith(finder(served, Lang.NL))
        expect(page.locator("input[name=publics][value=undocumented]")).to_be_checked()
        assert settled(page, "interprète") >= 1

    @pytest.mark.parametrize("query", ["publics=nobody", "sort=nonsense", "kind=nothing", "q=%00", "places=<b>"])
    def test_an_address_that_says_nonsense_does_no_harm(self, page: Page, served: SiteServer, query: str) -> None:
        page.goto(f"{finder(served, Lang.FR)}?{query}")
        count(page)
        expect(page.locator("[data-facet=publics] input:checked")).to_have_count(0)


class TestKeyboard:
    @pytest.mark.parametrize("lang", LANGS)
    def test_from_typing_to_a_record(self, page: Page, served: SiteServer, lang: Lang) -> None:
        page.goto(f"{served.url}{lang}/")
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("() => document.activeElement.name") == "q":
                break
        page.keyboard.type("samusocial")
        page.keyboard.press("Enter")
        page.wait_for_url("**/?q=samusocial")
        settled(page, "samusocial")
        wanted = addresses(page)[0]
        page.locator(INPUT).focus()
        for _ in range(3):  # the button, then the way to the results
            page.keyboard.press("Tab")
            if "#results" in page.evaluate("() => document.activeElement.hash ?? ''"):
                break
        page.keyboard.press("Enter")
        expect(page.locator("#results")).to_be_focused()
        for _ in range(10):
            page.keyboard.press("Tab")
            if page.evaluate("() => document.activeElement.closest('[data-results]') !== null"):
                break
        page.keyboard.press("Enter")
        page.wait_for_url(lambda address: address.split("#")[0].split("?")[0] == wanted)

    @pytest.mark.parametrize("size", [None, NARROW], ids=["wide", "narrow"])
    def test_a_facet_value_is_reached_and_chosen(
        self, page: Page, served: SiteServer, size: dict[str, int] | None
    ) -> None:
        if size:
            page.set_viewport_size(size)
        page.goto(finder(served, Lang.NL))
        count(page)
        narrow = page.locator("[data-narrow]")
        page.locator("[data-narrow] > summary").focus()
        if size:
            expect(narrow).not_to_have_attribute("open", "")
            page.keyboard.press("Enter")
        expect(narrow).to_have_attribute("open", "")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.locator("input[name=publics]").first).to_be_focused()
        page.keyboard.press("Space")
        expect(page.locator("[data-chosen-values] li")).to_have_count(1)
        expect(page.locator("input[name=publics]").first).to_be_focused()  # it stays where the reader is
        assert list(state(page)) == ["publics"]


@pytest.fixture
def strict(page: Page, served: SiteServer) -> Iterator[Page]:
    """A page whose server allows no script but the site's own files."""

    def answer(route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "Content-Security-Policy": STRICT})

    page.route(re.compile(f"^{re.escape(served.url)}.*/(\\?.*)?$"), answer)
    return page


@pytest.mark.parametrize("lang", LANGS)
def test_it_works_under_a_strict_security_policy(strict: Page, served: SiteServer, lang: Lang) -> None:
    strict.goto(finder(served, lang, q="samusocial"))
    assert settled(strict, "samusocial") >= 1


@pytest.mark.parametrize("lang", LANGS)
def test_it_works_from_a_folder(browser, served: SiteServer, lang: Lang) -> None:
    """Without any server: the reader has opened a copy of the site."""
    context = browser.new_context()
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type in ("error", "warning") else None)
    page.goto((served.folder / Place(lang, "search").path / "index.html").as_uri() + "?q=tolk")
    assert settled(page, "tolk") > 1
    expect(page.locator(RESULTS).first).to_be_visible()
    box(page, "publics", "undocumented").check()
    expect(page.locator("[data-chosen-values] li")).to_have_count(1)
    assert problems == []
    context.close()


@pytest.mark.parametrize("lang", LANGS)
def test_where_the_index_cannot_be_read_the_lists_are_there(visit: Visit, served: SiteServer, lang: Lang) -> None:
    page = visit()
    page.route("**/search/site.js", lambda route: route.fulfill(status=200, content_type="text/javascript", body=""))
    page.goto(finder(served, lang, q="tolk"))
    expect(page.locator("[data-summary]")).to_have_text(words()[lang]["search_failed"])
    expect(page.locator("[data-lists]")).to_be_visible()
    expect(page.locator("select[name=sort]")).to_be_hidden()


@pytest.mark.parametrize("lang", LANGS)
def test_on_a_phone_nothing_jumps_when_the_index_has_come(visit: Visit, served: SiteServer, lang: Lang) -> None:
    page = visit(viewport={"width": 412, "height": 823})
    page.route(INDEX, lambda _route: None)  # it waits
    with page.expect_request(INDEX):
        page.goto(finder(served, lang), wait_until="commit")
    tops = [page.locator(part).evaluate("one => one.getBoundingClientRect().top") for part in (".kinds", ".found")]
    page.unroute(INDEX)  # what waited goes on
    assert count(page) > 0
    assert tops == [
        page.locator(part).evaluate("one => one.getBoundingClientRect().top") for part in (".kinds", ".found")
    ]
