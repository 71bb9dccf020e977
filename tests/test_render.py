"""Rendering, part by part: addresses, dates, escaping, harmless HTML, links of a text, root files, explanations.

Long, for it is mostly tables.
"""

import json
import re
import xml.etree.ElementTree as ET
from html import unescape
from itertools import product
from pathlib import Path
from urllib.parse import urljoin

import html5lib
import pytest
import yaml

from inclusive.corpus import Passage
from inclusive.derive.emit import form_of
from inclusive.derive.mentions import Linker
from inclusive.languages import LANGS
from inclusive.model.fields import Source
from inclusive.publish.pour import Shell, read_shells
from inclusive.publish.products import products
from inclusive.publish.root_files import not_found, robots, site_map
from inclusive.publish.shells import front_matter_page
from inclusive.render.addresses import SECTIONS, Place, permanent, slugged
from inclusive.render.dates import day, month, whole_day, with_whole_dates
from inclusive.render.facts import backlink_facts, prose, words_alone
from inclusive.render.inside import definitions, inside
from inclusive.render.pages import page
from inclusive.render.prose import harmless
from inclusive.render.publication import Publication
from inclusive.render.record_facts import practice_facts
from inclusive.render.site import Site
from inclusive.render.templates import NAME, SHORT, capital, whole
from tests.bases import site_of
from tests.conftest import EXAMPLE, ROOT, copy_of
from tests.site_reader import Html
from tests.trust.dangers import dangers

FR, NL = LANGS
CAFE = Place(FR, "practice", "cafe-des-voisins")


@pytest.fixture(scope="module")
def example() -> Site:
    return site_of(EXAMPLE)


def page_of(site: Site, place: Place) -> str:
    """What stands inside the shell of one page."""
    return inside(site, page(site, place))


def text_of(html: str, path: str) -> str:
    """The text of the first element at `path`, spaces as in HTML."""
    element = html5lib.parse(html, namespaceHTMLElements=False).find(f".//{path}")
    return " ".join("".join(element.itertext()).split())


class TestAddresses:
    @pytest.mark.parametrize(
        ("here", "there", "address"),
        [
            (Place(FR, "home"), Place(FR, "home"), "./"),
            (Place(FR, "home"), Place(NL, "home"), "../nl/"),
            (Place(FR, "home"), CAFE, "pratiques/cafe-des-voisins/"),
            (CAFE, Place(FR, "home"), "../../"),
            (CAFE, CAFE, "../../pratiques/cafe-des-voisins/"),
            (CAFE, CAFE.other, "../../../nl/praktijken/cafe-des-voisins/"),
            (CAFE, Place(FR, "lines", "0.5"), "../../lignes/0-5/"),
            (Place(NL, "lines", "0.5"), Place(NL, "lines"), "../../lijnen/"),
            (Place(FR, "practice"), Place(FR, "page:how-to-use"), "../mode-d-emploi/"),
            (Place(NL, "page:about"), Place(NL, "rule", "f001"), "../regels/f001/"),
            (Place(NL, "page:of-tomorrow"), Place(FR, "page:of-tomorrow"), "../../fr/of-tomorrow/"),
        ],
    )
    def test_one_page_reaches_another(self, here, there, address):
        assert here.to(there) == address

    def test_every_kind_of_page_reaches_every_other_from_any_root(self):
        sections = ["home", "page:of-tomorrow", *SECTIONS]
        places = [Place(lang, section) for lang, section in product(LANGS, sections)]
        named = {"propose": "practice"}  # these addresses are words of the language
        places += [Place(lang, section, named.get(section, "0.5")) for lang, section in product(LANGS, SECTIONS)]
        for root, here, there in product(("https://example.org/", "file:///a/b/"), places, places):
            assert urljoin(root + here.path, here.to(there)) == root + there.path

    def test_no_two_kinds_of_pages_share_an_address(self):
        paths = [Place(lang, section).path for lang, section in product(LANGS, ["home", *SECTIONS])]
        assert len(set(paths)) == len(paths)

    @pytest.mark.parametrize(("record", "slug"), [("0.5", "0-5"), ("accueil", "accueil"), ("1.2.3", "1-2-3")])
    def test_a_record_in_an_address(self, record, slug):
        assert slugged(record) == slug

    def test_the_permanent_address_has_no_language(self):
        assert permanent("accueil") == "id/accueil/"

    @pytest.mark.parametrize(
        ("environment", "publication"),
        [
            ({}, Publication()),
            ({"SITE_URL": "", "REPO_URL": ""}, Publication()),
            ({"SITE_URL": "https://a.example"}, Publication("https://a.example/")),
            ({"SITE_URL": "https://a.example/b//"}, Publication("https://a.example/b/")),
            ({"REPO_URL": "https://a.example/b/"}, Publication(repo_url="https://a.example/b")),
        ],
    )
    def test_addresses_from_the_environment(self, environment, publication):
        assert Publication.from_environment(environment) == publication

    @pytest.mark.parametrize(("line", "end"), [(None, ""), (1, ""), (12, "#L12")])
    def test_where_a_page_is_edited(self, line, end):
        assert (
            Publication(repo_url="https://a.example/b").edit("x.yml", line)
            == f"https://a.example/b/edit/main/x.yml{end}"
        )


class TestDates:
    @pytest.mark.parametrize(
        ("text", "french", "dutch"),
        [
            ("2026-11-22", "22 novembre 2026", "22 november 2026"),
            ("2026-01-01", "1er janvier 2026", "1 januari 2026"),
            ("2025-02-28", "28 février 2025", "28 februari 2025"),
            ("2024-08-11", "11 août 2024", "11 augustus 2024"),
            ("1999-12-31", "31 décembre 1999", "31 december 1999"),
        ],
    )
    def test_a_day(self, text, french, dutch):
        assert (day(text, "fr"), day(text, "nl")) == (french, dutch)

    @pytest.mark.parametrize(("lang", "shown"), [("fr", "1er\u00a0janvier 2026"), ("nl", "1\u00a0januari 2026")])
    def test_a_day_stays_with_its_month(self, lang, shown):
        assert whole_day("2026-01-01", lang) == shown

    @pytest.mark.parametrize(
        ("html", "shown"),
        [
            ("<p>le 1er mai</p>", '<p>le <span class="whole">1er mai</span></p>'),
            ("op 3 maart 2024", 'op <span class="whole">3 maart</span> 2024'),
            ('<a title="3 maart">1,5 mai</a> 12345 mai', '<a title="3 maart">1,5 mai</a> 12345 mai'),
        ],
    )
    def test_a_day_of_a_text_stays_with_its_month_and_no_sign_is_added(self, html, shown):
        assert with_whole_dates(html) == shown

    def test_every_month(self):
        french = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
        dutch = "januari februari maart april mei juni juli augustus september oktober november december"
        for number, (one, other) in enumerate(zip(french.split(), dutch.split(), strict=True), start=1):
            assert (month(f"2026-{number:02}", "fr"), month(f"2026-{number:02}", "nl")) == (
                f"{one} 2026",
                f"{other} 2026",
            )

    @pytest.mark.parametrize(("text", "shown"), [("école d’été", "École d’été"), ("EHBO", "EHBO"), ("", "")])
    def test_a_capital_changes_the_first_letter_only(self, text, shown):
        assert capital(text) == shown

    @pytest.mark.parametrize(
        ("title", "shown"),
        [
            ("bas seuil", "bas seuil"),
            ("Aquarelle : des sages-femmes", 'Aquarelle : des <span class="whole">sages-femmes</span>'),
            ("Vers le porte-à-porte", 'Vers le <span class="whole">porte-à-porte</span>'),
            ("dak- en thuisloze mensen", "dak- en thuisloze mensen"),
            ("la Région de Bruxelles-Capitale", "la Région de Bruxelles-Capitale"),
            ("<b>a-b</b>", '&lt;b&gt;<span class="whole">a-b</span>&lt;/b&gt;'),
        ],
    )
    def test_a_short_hyphenated_word_of_a_heading_stays_whole(self, title, shown):
        assert whole(title) == shown

    def test_the_finder_keeps_the_same_words_whole(self):
        script = (ROOT / "scripts/inclusive/search/browser/cards.js").read_text(encoding="utf-8")
        assert f"matches(card.t, how), {SHORT})" in script
        assert f"marked(label, found, {NAME})" in script

    def test_in_small_letters_the_name_of_a_municipality_stays_whole(self):
        assert whole("Saint-Josse-ten-Noode", NAME) == '<span class="whole">Saint-Josse-ten-Noode</span>'


# What a title, a name or a label may hold without becoming markup or filling a slot.
NASTY = """<b onclick="x">A</b> & 'B' {{ 7*7 }}{% x %} ⟦inside⟧⟦title⟧</script><script>alert(1)</script></template>"""
QUOTED = json.dumps(NASTY)


SUMMARY = "Deux fois par semaine, un café ouvre au pied d’une tour. On y parle, et une infirmière passe."
WHY = '"Des personnes qui vivent des choses différentes n’ont pas toutes les mêmes craintes."'
SHORT_TEXTS = [  # file, what stands before the text, the text
    ("practices/cafe-des-voisins/fr.md", "title: ", "Le café des voisins"),
    ("practices/cafe-des-voisins/fr.md", "summary: ", SUMMARY),
    ("practices/cafe-des-voisins/practice.yml", "title: ", '"Rapport annuel 2024"'),
    ("practices/cafe-des-voisins/practice.yml", "fr: ", '"Relu sur place avec les habitants."'),
    ("registers/organisations.yml", "name: ", '"Association Exemple"'),
    ("registers/organisations.yml", "about: ", '"Association de voisins."'),
    ("registers/questions.yml", "question: ", '"Comment accueillir des publics différents au même endroit ?"'),
    ("registers/questions.yml", "why: ", WHY),
    ("registers/facets.yml", "label: ", '"personnes sans chez-soi"'),
    ("registers/facets.yml", "help: ", '"Elles vivent en rue ou chez des tiers."'),
    ("glossary.yml", "term: ", "quartier\n"),
    ("glossary.yml", "definition: ", "partie d’une ville où les gens se croisent et se reconnaissent"),
    ("docs/fr/about.md", "title: ", "À propos"),
    ("docs/fr/about.md", "summary: ", "Ce qu’est cette base d’exemple."),
]


def _spoil(root: Path) -> None:
    """Put NASTY wherever a short text stands."""
    for path, before, text in SHORT_TEXTS:
        content = (root / path).read_text(encoding="utf-8")
        assert content.count(before + text) == 1, text
        ending = text.partition("\n")[1]
        (root / path).write_text(content.replace(before + text, before + QUOTED + ending), encoding="utf-8")


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The miniature with NASTY in its short texts."""
    root = copy_of(EXAMPLE, tmp_path_factory.mktemp("nasty") / "base")
    _spoil(root)
    return site_of(root)


@pytest.fixture(scope="module")
def nasty_files(nasty: Site, example_site: Path) -> dict[str, str]:
    """Every page of it, whole, poured into the shells of the miniature's site."""
    every = products(nasty, read_shells(example_site.parent / "build" / "shells"), nasty.root)
    return {one.path: str(one.make(nasty)) for one in every if one.path.endswith(".html")}


class TestEscaping:
    def test_nothing_nasty_becomes_markup(self, nasty_files):
        holding = 0
        for path, text in nasty_files.items():
            read = Html()
            read.feed(text)
            holding += "7*7" in text
            tags = [tag for tag, _ in read.attributes]
            assert "b" not in tags, path
            assert [one for one, values in read.attributes for name in values if name.startswith("on")] == [], path
            assert (tags.count("h1"), tags.count("main")) == (1, 1), path
            plain = [values for tag, values in read.attributes if tag == "script" and "src" not in values]
            assert plain in ([], [{"type": "application/ld+json"}], [{"type": "application/json", "data-form": ""}]), (
                path
            )
        assert holding > 20

    @pytest.mark.parametrize(
        "place",
        [
            CAFE,
            Place(FR, "organisation", "association-exemple"),
            Place(FR, "question", "mix-of-publics"),
            Place(FR, "publics", "homeless"),
            Place(FR, "term", "quartier"),
            Place(FR, "page:about"),
        ],
    )
    def test_the_title_is_shown_as_written(self, nasty_files, place):
        html = nasty_files[place.path + "index.html"]
        assert text_of(html, "h1") == NASTY
        assert text_of(html, "title").startswith(f"{NASTY} · ")
        assert html.count('<main class="page"') == 1

    @pytest.mark.parametrize("place", [CAFE, Place(FR, "page:about")])
    def test_the_description_is_as_written(self, nasty_files, place):
        read = Html()
        read.feed(nasty_files[place.path + "index.html"])
        assert read.first("meta", "name", "description")["content"] == NASTY

    def test_linked_data_are_as_written(self, nasty_files):
        linked = re.search(r'ld\+json">(.*?)</script>', nasty_files[CAFE.path + "index.html"], re.DOTALL)[1]
        assert {key: json.loads(linked)[key] for key in ("name", "description")} == {
            "name": NASTY,
            "description": NASTY,
        }

    def test_the_card_of_a_term_is_as_written(self, nasty_files):
        read = Html()
        read.feed(nasty_files[Place(FR, "practice", "soupe-mobile").path + "index.html"])
        assert read.first("template", "data-definition", "quartier")["data-name"] == NASTY

    def test_the_permanent_page_too(self, nasty_files):
        assert text_of(nasty_files["id/cafe-des-voisins/index.html"], "h1").startswith(NASTY)

    def test_a_slot_is_filled_once_and_its_content_never_searched(self):
        shell = Shell(("<title>", "title", "</title>", "inside", "|", "unknown", "|"))
        assert shell.filled({"title": "⟦inside⟧", "inside": "⟦title⟧"}) == "<title>⟦inside⟧</title>⟦title⟧||"

    def test_the_head_of_a_shell_loads_as_yaml(self):
        _, head, body = front_matter_page({"title": NASTY, "words": {"a": NASTY}}, "x").split("---\n")
        assert (yaml.safe_load(head), body) == ({"title": NASTY, "words": {"a": NASTY}}, "\nx\n")

    @pytest.mark.parametrize(
        ("heading", "words"),
        [
            ("Un { onclick=alert(1) }", "Un { onclick=alert(1) }"),
            ("Deux { #deux onclick=alert(1) }", "Deux { #deux onclick=alert(1) }"),
            ("Trois {: onclick=alert(1) }", "Trois {: onclick=alert(1) }"),
            ("[Quatre](javascript:alert(1) //x)", "[Quatre](javascript:alert(1) //x)"),
            ("[Cinq](javascript:alert(1))", "Cinq"),
            ("Six ![six](https://example.org/x.png)", "Six"),
            ("Sept <img src=x onerror=alert(1)>", "Sept"),
            ("Huit <javascript:alert(1)>", "Huit javascript:alert(1)"),
        ],
    )
    def test_a_heading_of_a_hand_written_page_is_words_only(self, tmp_path, heading, words):
        root = copy_of(EXAMPLE, tmp_path / "base")
        file = root / "docs/fr/about.md"
        file.write_text(
            file.read_text(encoding="utf-8").replace("## Qui { #who }\n", f"## {heading}\n"), encoding="utf-8"
        )
        html = page_of(site_of(root), Place(FR, "page:about"))
        tree = html5lib.parse(html, namespaceHTMLElements=False)
        (shown,), (listed,) = tree.findall(".//h2[@id='section-1']"), tree.findall(".//a[@href='#section-1']")
        assert (list(shown), list(listed)) == ([], [])
        assert (set(shown.keys()), set(listed.keys())) == ({"id"}, {"href"})
        assert (shown.text, listed.text) == (words, words)


VECTORS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<script >alert(1)</script\t\n bar>",
    "<scr<script>ipt>alert(1)</script>",
    "<script/x>alert(1)</script>",
    "<<script>alert(1)//<</script>",
    "<p onclick=alert(1)>x</p>",
    '<a href="#" onmouseover="alert(1)">x</a>',
    "<img src=x onerror=alert(1)>",
    '<img """><script>alert(1)</script>">',
    "<img src=https://evil.example/count.png>",
    "<img src=`javascript:alert(1)`>",
    '<img srcset="https://evil.example/x.png 2x">',
    '<img src="../../assets/drawings/../../x.fr.svg">',
    "<details open ontoggle=alert(1)>x</details>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)></audio>",
    "<body onload=alert(1)>x",
    "<input autofocus onfocus=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="java&#10;script:alert(1)">x</a>',
    '<a href="&#106;&#97;vascript:alert(1)">x</a>',
    '<a href=" \x01javascript:alert(1)">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
    '<a href="file:///etc/passwd">x</a>',
    '<a href="https://x.example" target="_blank" ping="https://evil.example">x</a>',
    "<svg onload=alert(1)></svg>",
    "<svg><script>alert(1)</script></svg>",
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<p style="background:url(javascript:alert(1))">x</p>',
    "<style>@import 'https://evil.example/x.css';</style>",
    '<link rel=stylesheet href="https://evil.example/x.css">',
    '<iframe src="javascript:alert(1)"></iframe>',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    '<object data="data:text/html,x"></object>',
    '<embed src="x.swf">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<base href="https://evil.example/">',
    '<form action="https://evil.example"><button>x</button></form>',
    '<button formaction="javascript:alert(1)">x</button>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<textarea></textarea><plaintext>x",
    "<template><script>alert(1)</script></template>",
    '<p><a href="https://x.example"><p onclick="alert(1)"',
]


class TestHarmless:
    @pytest.mark.parametrize("vector", VECTORS)
    def test_what_is_dangerous_is_taken_out(self, example, vector):
        assert dangers(f"{vector}>")
        assert dangers(harmless(vector)) == []
        assert dangers(html_of(example, f"Texte {vector} suite\n\n{vector}\n\n- {vector}\n")) == []

    @pytest.mark.parametrize(
        "text",
        [
            "[x](javascript:alert(1))",
            "[x](JAVASCRIPT&colon;alert(1))",
            "[x](vbscript:x)",
            "[x](data:text/html,x)",
            "[x](<javascript:alert(1)>)",
            "<javascript:alert(1)>",
            "[x][1]\n\n[1]: javascript:alert(1)",
            "![x](javascript:alert(1))",
            "![x](https://evil.example/count.png)",
            '[x](https://x.example "\\" onclick=alert(1)")',
            "```<script>\nalert(1)\n```",
        ],
    )
    def test_markdown_that_is_dangerous(self, example, text):
        html = html_of(example, text)
        assert dangers(html) == []
        assert text_of(html, "body") or "<img" in html

    @pytest.mark.parametrize(
        ("text", "html"),
        [
            ("**gras** *it* ~~non~~", "<p><strong>gras</strong> <em>it</em> <del>non</del></p>"),
            ("`a<b`", "<p><code>a&lt;b</code></p>"),
            ("[x](https://x.example/a?b=1&c=2)", '<p><a href="https://x.example/a?b=1&amp;c=2">x</a></p>'),
            ("<mailto:a@x.example>", '<p><a href="mailto:a@x.example">mailto:a@x.example</a></p>'),
            ("3 < 4 & 5", "<p>3 &lt; 4 &amp; 5</p>"),
            ("- un\n- deux", "<ul>\n<li>un</li>\n<li>deux</li>\n</ul>"),
            ("3. trois", '<ol start="3">\n<li>trois</li>\n</ol>'),
            (
                "un*accueil*, **accueil**s",
                '<p>un<em><a class="term" data-term="accueil" href="../../glossaire/accueil/">accueil</a></em>, '
                "<strong>accueil</strong>s</p>",
            ),
            ("> dit", "<blockquote>\n<p>dit</p>\n</blockquote>"),
            ("a\\\nb", "<p>a<br>\nb</p>"),
            (
                "![Dessin](../../assets/drawings/way.fr.svg)",
                '<p><img src="../../assets/drawings/way.fr.svg" alt="Dessin"></p>',
            ),
        ],
    )
    def test_what_is_legitimate_survives(self, example, text, html):
        assert html_of(example, text).strip() == html

    def test_a_table_survives_and_can_be_scrolled(self, example):
        html = html_of(example, "| Jour | Heure |\n|---|---|\n| lundi | 9 h |\n")
        assert '<div class="table" tabindex="0"' in html
        assert '<th scope="col">Jour</th><th scope="col">Heure</th>' in html
        assert "<tr><td>lundi</td><td>9 h</td></tr>" in html

    @pytest.mark.parametrize(
        "text",
        [
            "**accueil**, [[cssi|le « centre »]] et 1 < 2 & 3[^s1]",
            "- un\n- `deux`\n\n1. x\n\n> y",
            "![Dessin](../../assets/drawings/way.fr.svg)",
            "| a |\n|---|\n| b |\n",
        ],
    )
    def test_harmless_html_stays_as_it_is(self, example, text):
        html = html_of(example, text)
        assert harmless(html) == html


SOURCES = {
    "s1": Source(id="s1", title='Un "rapport" <2024>', publisher="x", url="https://x.example/", lang="fr"),
    "s2": Source(id="s2", title="Accueil | Exemple", publisher="x", url="https://x.example/", lang="fr"),
}


def html_of(site: Site, text: str, here: Place = CAFE) -> str:
    """A text as it stands on the page `here`, with the mentions that a record of this text would have emitted."""
    forms = (form_of(one) for said in site.index.node(f"forms/{here.lang}").values() for one in said)
    found = [[one.start, one.end, one.term] for one in Linker(forms, here.lang).mentions(text)]
    site.index.put("practice:x", {"value/practice:x": ["", {}, {here.lang: {"need": found}}]})
    return str(prose(site, here, "practice:x", "need", Passage(here.lang, text, "x.md", 1), SOURCES))


def term(words: str, record: str) -> str:
    return f'<a class="term" data-term="{record}" href="../../glossaire/{record}/">{words}</a>'


def mark(number: int, label: str) -> str:
    return (
        f'<sup><a class="mark" href="#source-s{number}" aria-label="Source {number}\u00a0: {label}">{number}</a></sup>'
    )


class TestLinksOfAText:
    @pytest.mark.parametrize(
        ("text", "html"),
        [
            ("Un **accueil** clair", f"Un <strong>{term('accueil', 'accueil')}</strong> clair"),
            ("Un *CSSI*", f"<em>{term('CSSI', 'cssi')}</em>"),
            ("- l’accueil\n- un pair-aidant", f"<li>l’{term('accueil', 'accueil')}</li>"),
            ("| a |\n|---|\n| Accueil |\n", f"<td>{term('Accueil', 'accueil')}</td>"),
            ("« L’accueil »", f"« L’{term('accueil', 'accueil')} »"),
            ('Un "accueil"', f'"{term("accueil", "accueil")}"'),
            ("Accueil, puis accueil", f"<p>{term('Accueil', 'accueil')}, puis accueil</p>"),
            (
                "`accueil` et [accueil](https://x.example/)",
                '<code>accueil</code> et <a href="https://x.example/">accueil</a>',
            ),
            (
                "« dat het onthaal en de accueil van de wijk is »",
                "<p>« dat het onthaal en de accueil van de wijk is »</p>",
            ),
        ],
    )
    def test_a_term(self, example, text, html):
        assert html in html_of(example, text)

    def test_the_page_of_a_term_does_not_link_to_itself(self, example):
        here = Place(FR, "term", "accueil")
        assert html_of(example, "L’accueil du CSSI", here).strip() == f"<p>L’accueil du {term('CSSI', 'cssi')}</p>"

    @pytest.mark.parametrize(
        ("text", "label", "address"),
        [
            ("[[cssi]]", "centre social-santé intégré", "../../glossaire/cssi/"),
            ("[[cssi|le centre voisin]]", "le centre voisin", "../../glossaire/cssi/"),
            ("[[ cssi | le centre ]]", "le centre", "../../glossaire/cssi/"),
            ("[[cssi|a < b & c]]", "a &lt; b &amp; c", "../../glossaire/cssi/"),
            ("[[universite-exemple]]", "Université Exemple", "../../organisations/universite-exemple/"),
            ("[[buurthuis-noord]]", "La maison de quartier Nord", "../../pratiques/buurthuis-noord/"),
            ("| a |\n|---|\n| [[cssi\\|le centre]] |\n", "le centre", "../../glossaire/cssi/"),
            ("[[cssi|l’accueil]]", "l’accueil", "../../glossaire/cssi/"),
        ],
    )
    def test_a_reference(self, example, text, label, address):
        assert f'<a class="reference" href="{address}">{label}</a>' in html_of(example, text)

    def test_a_reference_in_code_is_left_alone(self, example):
        assert html_of(example, "`[[cssi]]`").strip() == "<p><code>[[cssi]]</code></p>"

    @pytest.mark.parametrize("before", ["", "Voir "])
    @pytest.mark.parametrize("label", ["**le centre**", "`le centre`", "*le* centre", "_le_ centre"])
    def test_emphasis_in_a_label_leaves_its_words(self, example, label, before):
        assert '<a class="reference" href="../../glossaire/cssi/">le centre</a>' in html_of(
            example, f"{before}[[cssi|{label}]]"
        )

    @pytest.mark.parametrize("text", ["Vu[^s1]", "- vu[^s1]", "**vu**[^s1].", "| a |\n|---|\n| vu[^s1] |\n"])
    def test_a_source_mark(self, example, text):
        assert mark(1, 'Un "rapport" <2024>') in unescape(html_of(example, text))

    def test_two_source_marks_side_by_side_have_a_comma_between_them(self, example):
        html = html_of(example, "Vu[^s1][^s2], et dit[^s1].\n")
        assert re.findall(r"<sup>(, )?<a", html) == ["", ", ", ""]

    def test_a_source_mark_in_a_table_whatever_its_title(self, example):
        html = unescape(html_of(example, "| a | b |\n|---|---|\n| vu[^s2] | dit |\n"))
        assert f"<tr><td>vu{mark(2, 'Accueil | Exemple')}</td><td>dit</td></tr>" in html


class TestPlainWords:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("Avec l’[[universite-exemple]] et [[cssi|eux]][^s1]", "Avec l’Université Exemple et eux"),
            ("**Un** mot, `deux` et [trois](https://x.example/)", "Un mot, deux et trois"),
            ("- un\n- deux", "un deux"),
        ],
    )
    def test_words_alone(self, example, text, words):
        assert words_alone(example, text, FR) == words

    @pytest.mark.parametrize(("lang", "end"), [(FR, "pour un quartier"), (NL, "voor een wijk")])
    def test_a_description_and_a_card_hold_words_alone(self, example, lang, end):
        place = Place(lang, "term", "cssi")
        assert page(example, place).description.endswith(end)
        card = definitions(example, f'<a data-term="cssi">{end}</a>', lang)
        assert card.endswith(f"{end}</template>\n")

    def test_a_definition_with_a_source_keeps_its_mark_on_its_own_page(self, tmp_path):
        root = copy_of(EXAMPLE, tmp_path / "base")
        text = (root / "glossary.yml").read_text(encoding="utf-8")
        french = "sans condition posée à l’entrée"
        (root / "glossary.yml").write_text(text.replace(french, f"{french}[^s1]"), encoding="utf-8")
        site = site_of(root)
        assert f"{french}</dd>" in page_of(site, Place(FR, "term"))
        assert f'{french}<sup><a class="mark" href="#source-s1"' in page_of(site, Place(FR, "term", "accueil"))


ADDRESS = "https://example.org/?a=1&b=<2>/"
MAP = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9", "xhtml": "http://www.w3.org/1999/xhtml"}


class TestRootFiles:
    @pytest.mark.parametrize("address", ["https://example.org/", ADDRESS])
    def test_the_site_map_is_well_formed_and_bilingual(self, address):
        places = [Place(NL, "term", "accueil"), Place(FR, "home"), Place(FR, "lines", "0.5")]
        urls = ET.fromstring(site_map(address, places)).findall("map:url", MAP)
        assert [url.findtext("map:loc", namespaces=MAP) for url in urls] == [
            f"{address}fr/",
            f"{address}fr/lignes/0-5/",
            f"{address}nl/woordenlijst/accueil/",
        ]
        links = [[(link.get("hreflang"), link.get("href")) for link in url.findall("xhtml:link", MAP)] for url in urls]
        assert links[2] == [
            ("fr-BE", f"{address}fr/glossaire/accueil/"),
            ("nl-BE", f"{address}nl/woordenlijst/accueil/"),
        ]

    def test_the_real_site_map_names_every_page_once(self, example_site):
        urls = ET.parse(example_site / "sitemap.xml").getroot().findall("map:url", MAP)
        locations = [url.findtext("map:loc", namespaces=MAP).removeprefix("http://localhost:8000/") for url in urls]
        assert len(locations) == len(set(locations)) > 200
        assert [one for one in locations if not (example_site / one / "index.html").is_file()] == []

    def test_robots_are_welcome(self, example, example_site):
        assert robots(example) == "User-agent: *\nAllow: /\nSitemap: http://localhost:8000/sitemap.xml\n"
        assert (example_site / ".nojekyll").read_bytes() == b""

    def test_the_missing_page_speaks_both_languages(self, example):
        html = not_found(example)
        assert text_of(html, "h1") == "Page introuvable Pagina niet gevonden"
        assert {"/fr/", "/nl/", "/fr/recherche/", "/nl/woordenlijst/"} <= set(re.findall(r'href="([^"]*)"', html))


class TestExplained:
    @pytest.mark.parametrize(
        ("lang", "reasons"),
        [
            (FR, {"permanence-du-parc": "visibilité et premier contact", "soupe-mobile": "personnes sans chez-soi"}),
            (NL, {"permanence-du-parc": "zichtbaarheid en eerste contact", "soupe-mobile": "dak- en thuisloze mensen"}),
        ],
    )
    def test_similar_practices_tell_what_they_share(self, example, lang, reasons):
        here = Place(lang, "practice", "cafe-des-voisins")
        facts = practice_facts(example, here)
        assert [one["id"] for one in facts["similar"]] == list(reasons)
        html = unescape(page_of(example, here))
        for one in facts["similar"]:
            assert reasons[one["id"]] in one["reasons"]
            assert f": {', '.join(one['reasons'])}" in html.replace("\u00a0:", ":")

    def test_a_practice_named_as_related_is_not_told_twice(self, example):
        facts = practice_facts(example, CAFE)
        assert [one["id"] for one in facts["related"]] == ["buurthuis-noord"]
        assert "buurthuis-noord" in {other for other, _ in example.said("similar/permanence-du-parc")}
        assert "buurthuis-noord" not in {one["id"] for one in facts["similar"]}

    @pytest.mark.parametrize(
        ("lang", "told"),
        [
            (
                FR,
                [
                    ("La soupe mobile", "Avec des bénévoles des", "quartiers", "voisins.", 1),
                    (
                        "Le café des voisins",
                        "Dans ce",
                        "quartier",
                        ", des personnes âgées ne parlaient plus à personne.",
                        1,
                    ),
                    ("centre social-santé intégré", "lieu où des services", "quartier", "", 1),
                    ("Comment accueillir des publics", "Le", "quartier", "compte aussi.", 1),
                    ("À propos", "Des voisins et des services du", "quartier", "l’écrivent ensemble.", 1),
                ],
            ),
            (
                NL,
                [
                    ("De rijdende soep", "Met vrijwilligers uit de", "wijken", "in de buurt.", 2),
                    ("Het burencafé", "In deze", "wijk", "praatten oudere mensen met niemand meer.", 2),
                ],
            ),
        ],
    )
    def test_backlinks_show_their_sentence(self, example, lang, told):
        found = backlink_facts(example, Place(lang, "term", "quartier"))
        for one, (name, before, words, after, count) in zip(found, told, strict=lang is FR):
            assert one["name"].startswith(name)
            assert one["before"].strip().startswith(before)
            assert (one["words"], one["after"].strip(), one["count"]) == (words, after, count)

    def test_backlinks_stand_on_the_page_and_lead_to_the_section(self, example):
        html = page_of(example, Place(NL, "term", "quartier"))
        assert '<a href="../../praktijken/soupe-mobile/#partners">De rijdende soep</a>' in html
        assert "<mark>wijken</mark> in de buurt." in html
        assert "2 keer" in html
