"""A definition on somebody else's page: by the component and in a frame, in the page's language, leaving no trace."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from inclusive.data_command import publish_data
from inclusive.languages import LANGS, Lang
from inclusive.render.publication import Publication
from tests.browser import axe
from tests.browser.conftest import NARROW, new_context
from tests.browser.static_server import SiteServer, running
from tests.conftest import EXAMPLE, copy_of

HOST = """<!doctype html><html lang="{lang}-BE"><head><meta charset="utf-8"><title>Une page</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src {site}; connect-src {site}">
<script type="module" src="{url}embed/definition.js"></script></head>
<body><main><h1>Une page</h1>{body}</main></body></html>"""
TEXTS = {
    Lang.FR: ("accueil", "premier contact d’un service", "Pratiques inclusives. Édition 2026.2"),
    Lang.NL: ("onthaal", "eerste contact van een dienst", "Inclusieve praktijken. Editie 2026.2"),
}
LEFT = """\
- {id: entree, to: [accueil], reason: {fr: Renommé., nl: Hernoemd.}}
- {id: seuil, to: [accueil, bas-seuil], reason: {fr: Le mot disait deux choses., nl: Het woord zei twee dingen.}}
"""


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    """A site with the data of the miniature, and nothing else."""
    with running() as server:
        root = copy_of(EXAMPLE, tmp_path_factory.mktemp("provider") / "base")
        with (root / "registers" / "moved.yml").open("a", encoding="utf-8") as moved:
            moved.write(LEFT)
        (root / "site").mkdir()
        for name in (".nojekyll", "404.html"):
            (root / "site" / name).touch()
        publish_data(root, Publication(server.url), root / "site")
        server.folder = root / "site"
        yield server


@pytest.fixture
def host(tmp_path: Path) -> Iterator[SiteServer]:
    """Somebody else's site, at another origin."""
    with running() as server:
        server.folder = tmp_path
        (tmp_path / "404.html").touch()
        yield server


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    context = new_context(browser)
    yield context.new_page()
    assert context.cookies() == []
    context.close()


def opened(page: Page, host: SiteServer, provider: SiteServer, lang: Lang, body: str) -> Page:
    (host.folder / "index.html").write_text(
        HOST.format(lang=lang, site=provider.origin, url=provider.url, body=body), encoding="utf-8"
    )
    page.goto(host.url)
    return page


@pytest.mark.parametrize("lang", LANGS)
def test_the_component_shows_the_definition_in_the_language_of_the_page(
    reader: Page, host: SiteServer, provider: SiteServer, lang: Lang
) -> None:
    body = '<inclusive-definition term="accueil"><a href="#x">accueil</a></inclusive-definition>'
    page = opened(reader, host, provider, lang, body)
    term, definition, source = TEXTS[lang]
    figure = page.locator("inclusive-definition figure")
    expect(figure.locator("dfn")).to_have_text(term)
    expect(figure).to_contain_text(definition)
    expect(figure.get_by_role("link")).to_contain_text(source)
    expect(figure.get_by_role("link")).to_have_attribute("href", f"{provider.url}id/accueil/2026.2/")
    expect(figure).to_have_attribute("lang", lang.tag)
    expect(page.get_by_role("link")).to_have_count(1)  # what stood inside is no longer shown
    axe.ready(page)
    axe.start(page)
    assert axe.found(page) == []
    page.keyboard.press("Tab")
    expect(figure.get_by_role("link")).to_be_focused()


def test_the_component_follows_its_attributes_and_its_own_language(
    reader: Page, host: SiteServer, provider: SiteServer
) -> None:
    body = '<inclusive-definition term="accueil" lang="nl"></inclusive-definition>'
    page = opened(reader, host, provider, Lang.FR, body)
    expect(page.locator("dfn")).to_have_text("onthaal")
    page.locator("inclusive-definition").evaluate("one => one.setAttribute('term', 'ligne-0')")
    expect(page.locator("dfn")).to_have_text("ligne 0")
    expect(page.locator("inclusive-definition p")).to_have_attribute("lang", "fr-BE")  # it has no Dutch text yet


def test_the_component_follows_a_word_that_was_renamed(reader: Page, host: SiteServer, provider: SiteServer) -> None:
    page = opened(reader, host, provider, Lang.NL, '<inclusive-definition term="entree"></inclusive-definition>')
    expect(page.locator("dfn")).to_have_text("onthaal")


def test_the_component_says_that_a_word_was_withdrawn(reader: Page, host: SiteServer, provider: SiteServer) -> None:
    page = opened(reader, host, provider, Lang.NL, '<inclusive-definition term="groupe-cible"></inclusive-definition>')
    expect(page.locator("inclusive-definition figure")).to_contain_text("Deze fiche is ingetrokken. Ingetrokken: het")


@pytest.mark.parametrize("term", ["nothing", "seuil"])
def test_what_stands_inside_stays_when_the_word_is_unknown_or_was_split(
    reader: Page, host: SiteServer, provider: SiteServer, term: str
) -> None:
    body = f'<inclusive-definition term="{term}"><a href="#x">un lien</a></inclusive-definition>'
    with reader.expect_response(f"**/records/{term}.json"):
        page = opened(reader, host, provider, Lang.FR, body)
    expect(page.get_by_role("link", name="un lien")).to_be_visible()


@pytest.mark.parametrize("lang", LANGS)
def test_a_frame_is_read_without_script_on_a_narrow_screen(
    browser_without_script: Browser, provider: SiteServer, lang: Lang
) -> None:
    context = new_context(browser_without_script, viewport=NARROW)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{provider.url}embed/accueil/{lang}/")
    term, definition, source = TEXTS[lang]
    expect(page.get_by_role("heading", name=term)).to_be_visible()
    expect(page.locator("main")).to_contain_text(definition)
    expect(page.locator("main")).to_contain_text(source)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert all(url.startswith(provider.origin) for url in asked)
    assert context.cookies() == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("term", ["accueil", "seuil"])
def test_a_frame_is_accessible(browser: Browser, provider: SiteServer, scheme: str, term: str) -> None:
    context = new_context(browser, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{provider.url}embed/{term}/fr/")
    axe.ready(page)
    axe.start(page)
    assert axe.found(page) == []
    context.close()
