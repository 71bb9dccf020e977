"""Where words of the glossary are found in a text, case by case. ⟦…⟧ marks what must be found, nothing else may be."""

import re
from html import unescape

import pytest

from inclusive.derive.mentions import Linker, first_mentions, fold, forms_of, linkers, longest_first, written_forms
from inclusive.languages import Lang
from inclusive.model.term import Term, TermText

MARK = re.compile("⟦(.*?)⟧", re.DOTALL)


def term(term_id: str, fr: list[str], nl: list[str], never: tuple[str, ...] = ()) -> Term:
    """A concept: the first form of each language is its designation, one in capitals its abbreviation."""

    def text(forms: list[str]) -> TermText | None:
        abbreviation = next((form for form in forms[1:] if form.isupper()), None)
        others = tuple(form for form in forms[1:] if form != abbreviation)
        definition = "définition"
        return (
            TermText(term=forms[0], forms=others, abbreviation=abbreviation, definition=definition) if forms else None
        )

    return Term(id=term_id, domain="d", status="proposed", fr=text(fr), nl=text(nl), never=never)


TERMS = [
    term("accueil", ["accueil", "accueils", "accueil inconditionnel"], ["onthaal"]),
    term("aller-vers", ["aller vers", "aller-vers"], ["outreach", "outreachend", "outreachwerker"]),
    term("bas-seuil", ["bas seuil", "à bas seuil"], ["laagdrempelig", "laagdrempelige"], ("bas seuil d’imposition",)),
    term("cpas", ["centre public d’action sociale", "CPAS"], ["openbaar centrum", "OCMW"]),
    term("ecoute", ["écoute"], ["luisterend oor"]),
    term("hopital", ["hôpital", "hôpitaux"], ["ziekenhuis", "ziekenhuizen"]),
    term("inconditionnalite", ["inconditionnel"], ["onvoorwaardelijk"]),
    term("ligne-0", ["ligne 0"], ["nulde lijn", "0-lijn"]),
    term("non-recours", ["non-recours"], ["niet-gebruik"]),
    term("pair-aidance", ["pair-aidance", "pairs-aidants"], ["ervaringsdeskundige", "ervaringsdeskundigen"]),
    term("photo", ["photo"], ["foto", "foto’s"]),
    term(
        "quartier",
        ["quartier", "quartiers"],
        ["wijk", "wijken", "wijkwerking"],
        ("quartier général", "wijk bij Duurstede"),
    ),
    term("recours", ["recours"], ["beroep"]),
    term("usager", ["usager", "usagers", "usager·e·s"], ["gebruiker", "gebruikers"]),
]
LINKER = linkers(TERMS)

FRENCH = {
    "elision": [
        "L’⟦accueil⟧.",
        "l'⟦accueil⟧",
        "d’⟦accueil⟧",
        "D’⟦aller vers⟧",
        "qu’⟦aller vers⟧",
        "jusqu’⟦aller vers⟧",
        "lorsqu’⟦aller vers⟧",
        "puisqu’⟦aller vers⟧",
        "quoiqu’⟦aller vers⟧",
        "presqu’⟦accueil⟧",
        "s’⟦aller vers⟧",
        "n’⟦accueil⟧",
        "j’⟦écoute⟧",
        "m’⟦écoute⟧",
        "t’⟦écoute⟧",
        "c’⟦aller vers⟧",
        "« l’⟦accueil⟧ »",
        "(l’⟦accueil⟧)",
        "à l’⟦hôpital⟧",
        "l‘⟦accueil⟧",
        "lʼ⟦accueil⟧",
        "L’⟦Accueil⟧",
        "QU’⟦ALLER VERS⟧",
        "*l’*⟦accueil⟧",
        "l’*⟦accueil⟧*",
        "l’**⟦accueil⟧**",
        "« ’⟦accueil⟧ »",
        "aujourd’accueil",
        "grand’accueil",
        "xl’accueil",
        "prud’accueil",
        "z’accueil",
    ],
    "capitals and accents": [
        "⟦Accueil⟧",
        "⟦ACCUEIL⟧",
        "⟦ÉCOUTE⟧",
        "⟦Écoute⟧",
        "ecoute",
        "ECOUTE",
        "⟦Hôpital⟧ et ⟦hôpitaux⟧",
        "hopital",
    ],
    "abbreviations are written just so": [
        "le ⟦CPAS⟧",
        "les ⟦CPAS⟧.",
        "du ⟦CPAS⟧-là",
        "(⟦CPAS⟧)",
        "cpas",
        "Cpas",
        "CPASS",
        "le CPAS-logement",
        "⟦CPAS⟧/OCMW",
    ],
    "whole words": [
        "accueillir",
        "accueillante",
        "préaccueil",
        "accueil1",
        "1accueil",
        "accueil_libre",
        "@accueil",
        "#accueil",
        "⟦accueil⟧, ⟦accueil⟧; ⟦accueil⟧: ⟦accueil⟧! ⟦accueil⟧? ⟦accueil⟧…",
        "« ⟦accueil⟧ »",
        "“⟦accueil⟧”",
        "(⟦accueil⟧)",
        "[⟦accueil⟧]",
        "⟦accueil⟧/soins",
        "soins/⟦accueil⟧",
        "⟦accueil⟧ – ⟦quartier⟧",
        "⟦accueil⟧—⟦quartier⟧",
        "😀⟦accueil⟧😀",
    ],
    "plurals are forms": [
        "⟦accueils⟧",
        "⟦quartiers⟧",
        "bas seuils",
        "photos",
        "⟦hôpitaux⟧",
        "⟦usager·e·s⟧",
        "usager·ère·s",
        "usager.e.s",
        "⟦usager⟧(e)s",
    ],
    "hyphens": [
        "⟦aller-vers⟧",
        "⟦aller‑vers⟧",
        "⟦aller‐vers⟧",
        "⟦non-recours⟧",
        "⟦non‑recours⟧",
        "⟦recours⟧",
        "non ⟦recours⟧",
        "accueil-café",
        "mini-accueil",
        "⟦quartier⟧-là",
        "ce ⟦quartier⟧-ci",
        "quartier-lapin",
        "⟦pairs-aidants⟧",
        "pairs aidants",
    ],
    "spaces": [
        "⟦bas seuil⟧",
        "⟦bas\u00a0seuil⟧",
        "⟦bas\u202fseuil⟧",
        "⟦bas\u2009seuil⟧",
        "⟦bas  seuil⟧",
        "⟦bas \u00a0 seuil⟧",
        "⟦bas\nseuil⟧",
        "⟦bas  \nseuil⟧",
        "⟦bas\\\nseuil⟧",
        "bas\n\nseuil",
        "⟦ligne\u00a00⟧",
        "⟦ac\u00adcueil⟧",
        "bas,seuil",
        "basseuil",
    ],
    "the longest wins": [
        "un ⟦accueil inconditionnel⟧",
        "un ⟦accueil⟧ très ⟦inconditionnel⟧",
        "service ⟦à bas seuil⟧",
        "le ⟦bas seuil⟧",
        "⟦accueil inconditionnel⟧ ⟦à bas seuil⟧",
        "au ⟦centre public d'action sociale⟧",
    ],
    "never": [
        "le bas seuil d’imposition",
        "le bas seuil d'imposition",
        "Bas\u00a0seuil d’imposition",
        "un ⟦bas seuil⟧ d’accès",
        "quartier général",
        "⟦quartier⟧ généraliste",
        "bas seuil d’imposition et ⟦bas seuil⟧",
        "quartier\ngénéral",
    ],
    "digits": [
        "la ⟦ligne 0⟧",
        "⟦ligne 0⟧.",
        "⟦ligne 0⟧, puis",
        "la ligne 0,5",
        "la ligne 0.5",
        "la ligne 05",
        "⟦ligne 0⟧,\nrien",
        "(⟦ligne 0⟧)",
    ],
    "emphasis": [
        "*⟦accueil⟧*",
        "**⟦accueil⟧**",
        "***⟦bas seuil⟧***",
        "_⟦accueil⟧_",
        "~~⟦accueil⟧~~",
        "bas *seuil*",
        "**bas** seuil",
        "un*⟦accueil⟧*",
    ],
    "headings": [
        "# Accueil",
        "## Accueil",
        "### L’accueil\n\nL’⟦accueil⟧.",
        "Accueil\n===",
        "Accueil\n---\n\n⟦accueil⟧",
    ],
    "links": [
        "[accueil](https://example.org/)",
        "[l’accueil](https://example.org/) et ⟦accueil⟧",
        "[*accueil*](https://example.org/)",
        "![accueil](https://example.org/a.png)",
        "[accueil][a]\n\n[a]: https://example.org/",
        "[[accueil]]",
        "[[accueil|notre accueil]]",
        "[[x|bas seuil]] et ⟦bas seuil⟧",
        "[⟦accueil⟧][x]",
        "[ ] ⟦accueil⟧",
    ],
    "addresses": [
        "<https://example.org/accueil>",
        "https://example.org/accueil",
        "https://example.org/accueil, ⟦accueil⟧",
        "www.accueil.be",
        "<accueil@example.org>",
        "accueil@example.org",
        "Écrire à bas.accueil@example.org ou venir à l’⟦accueil⟧",
        "accueil.example.org",
        "example.org/accueil",
        "example.org/fr/accueil/ et ⟦accueil⟧",
        "et/ou ⟦accueil⟧",
        "⟦accueil⟧.\nSuite",
    ],
    "code": [
        "`accueil`",
        "``un `accueil` ``",
        "```\naccueil\n```",
        "~~~yaml\naccueil: 1\n~~~",
        "    accueil",
        "`a` ⟦accueil⟧ `b`",
        "`⟦accueil⟧",
    ],
    "source marks": ["⟦accueil⟧[^s1].", "⟦accueil⟧[^s1][^s2], ⟦accueil⟧", "[^s1]⟦accueil⟧", "⟦bas seuil⟧[^accueil]"],
    "tables": [
        "| ⟦Accueil⟧ | b |\n|---|---|\n| l’⟦accueil⟧ | bas |\n| seuil | **⟦bas seuil⟧** |",
        "| bas | seuil |\n|---|---|\n| a | b |",
    ],
    "lists": [
        "- ⟦accueil⟧\n- l’⟦accueil⟧",
        "1. ⟦accueil⟧\n2. bas\n3. seuil",
        "- ⟦bas\n  seuil⟧",
        "- a\n\n  ⟦accueil⟧\n\n  - ⟦quartier⟧",
        "* bas\n* seuil",
    ],
    "block quotations": [
        "> L’⟦accueil⟧ est pour tout le monde.",
        "> Het onthaal is open voor wie van de accueil houdt.",
        "> ⟦bas\n> seuil⟧",
        "> bas\n\nseuil",
        "> De dienst is er voor wie het wil, zegt men in het accueil.\n\nL’⟦accueil⟧ aussi.",
        "> ⟦Accueil⟧",
    ],
    "quotations inside a line": [
        "Une brochure dit « dat het accueil voor iedereen is ».",
        "Elle dit « que l’⟦accueil⟧ est pour tous ».",
        "“the accueil of the house”",
        '"dat het accueil er voor iedereen is" et ⟦accueil⟧',
        "Il parle d’« ⟦accueil⟧ ».",
        "‘dat het accueil er voor iedereen is’, l’⟦accueil⟧",
        "L’⟦accueil⟧ d’« een huis voor de mensen van de wijk » et l’⟦accueil⟧",
        "« dat het ⟦accueil⟧ er is",
        "l’⟦accueil⟧ qu’on dit « ouvert »",
    ],
    "front matter": [
        "---\ntitle: accueil\n---\nL’⟦accueil⟧.",
        "---\naccueil: un\nautre: accueil\n---\n\n## Accueil\n\n⟦Accueil⟧",
    ],
    "entities and escapes": [
        "l&rsquo;⟦accueil⟧",
        "⟦bas&nbsp;seuil⟧",
        "⟦&eacute;coute⟧",
        "⟦&Eacute;coute⟧ et ⟦h&ocirc;pital⟧",
        "⟦accueil⟧ &amp; ⟦quartier⟧",
        "\\*⟦accueil⟧\\*",
        "⟦accueil⟧&nbsp;!",
        "⟦non\\-recours⟧",
        "l\\’⟦accueil⟧",
        "⟦accu&#101;il⟧",
        "&lt;⟦accueil⟧&gt;",
    ],
    "HTML, which the check refuses anyway": [
        "<b>⟦accueil⟧</b>",
        '<a href="accueil">⟦accueil⟧</a>',
        "<div>\naccueil\n</div>",
        "<!-- accueil -->",
    ],
}
DUTCH = {
    "capitals and abbreviations": [
        "⟦Onthaal⟧",
        "het ⟦ONTHAAL⟧",
        "het ⟦OCMW⟧",
        "ocmw",
        "OCMW’s",
        "(⟦OCMW⟧)",
        "OCMW-medewerker",
    ],
    "compounds are forms": [
        "⟦wijkwerking⟧",
        "wijkgezondheidscentrum",
        "⟦outreachwerker⟧",
        "outreachproject",
        "outreach-team",
        "stadswijk",
        "buurtwijken",
        "⟦wijk⟧ en ⟦wijken⟧",
        "wijkje",
        "welzijns- en onthaalcentrum",
        "⟦0-lijn⟧",
        "0-lijns",
        "de ⟦nulde lijn⟧",
        "⟦niet-gebruik⟧",
        "⟦ervaringsdeskundigen⟧",
        "ervaringsdeskundigheid",
        "⟦gebruiker⟧ en drugsgebruiker",
        "onthaal- en infopunt",
    ],
    "endings are forms": [
        "⟦laagdrempelig⟧",
        "⟦laagdrempelige⟧",
        "laagdrempeliger",
        "⟦ziekenhuizen⟧",
        "⟦foto⟧",
        "⟦foto’s⟧",
        "⟦foto's⟧",
        "wijk’s",
    ],
    "quotation marks are not letters": [
        "‘⟦onthaal⟧’",
        "'⟦onthaal⟧'",
        "“⟦onthaal⟧”",
        "’s avonds ⟦onthaal⟧",
        "in ’t ⟦onthaal⟧",
        "'t ⟦onthaal⟧",
        "z’n ⟦wijk⟧",
    ],
    "no elision": ["l’onthaal", "d'onthaal", "d’outreach"],
    "spaces and lines": ["⟦nulde\u00a0lijn⟧", "⟦nulde\nlijn⟧", "nulde-lijn", "⟦luisterend oor⟧", "⟦open­baar cen­trum⟧"],
    "never, also in the other language": ["Wijk bij Duurstede", "de ⟦wijk⟧ bij de haven", "het quartier général"],
    "French words in a Dutch text": ["de accueil", "het bas seuil"],
    "quotations in French": [
        "Een folder zegt “que le onthaal est pour les gens du quartier”.",
        "> Ici, le onthaal est pour tout le monde, et personne ne demande mes papiers.",
        "> Het ⟦onthaal⟧ is er voor iedereen.",
        "Ze zegt ‘dat het ⟦onthaal⟧ er voor iedereen is’.",
        "Ze zegt ‘que le onthaal est pour les gens’ in het ⟦onthaal⟧.",
    ],
    "marks, links, code": [
        "**⟦onthaal⟧**[^s1]",
        "[onthaal](https://example.org/)",
        "`onthaal`",
        "## Onthaal\n\n⟦onthaal⟧",
        "[[accueil|onthaal]]",
    ],
    "entities": ["co&ouml;rdinatie van het ⟦onthaal⟧", "⟦nulde&nbsp;lijn⟧"],
}
CASES = [(Lang.FR, text) for texts in FRENCH.values() for text in texts] + [
    (Lang.NL, text) for texts in DUTCH.values() for text in texts
]


def unmarked(marked: str) -> str:
    return MARK.sub(r"\1", marked)


def marked(text: str, lang: Lang) -> str:
    """`text` with each mention marked, from the offsets alone."""
    pieces, done = [], 0
    for mention in LINKER[lang].mentions(text):
        pieces += [text[done : mention.start], "⟦", text[mention.start : mention.end], "⟧"]
        done = mention.end
    return "".join([*pieces, text[done:]])


@pytest.mark.parametrize(("lang", "expected"), CASES, ids=lambda value: repr(str(value))[:40])
def test_exactly_these_words_are_found(lang, expected):
    assert marked(unmarked(expected), lang) == expected


@pytest.mark.parametrize(("lang", "expected"), CASES, ids=lambda value: repr(str(value))[:40])
def test_offsets_name_a_form_of_the_concept(lang, expected):
    text = unmarked(expected)
    forms = {(form.term, form.folded) for form in forms_of(TERMS, lang)}
    for mention in LINKER[lang].mentions(text):
        assert mention.text == text[mention.start : mention.end]
        words = unescape(re.sub(r"\n> |\\\\\n|\\\\", lambda found: " " if "\n" in found[0] else "", mention.text))
        assert (mention.term, fold(words)[0]) in forms


@pytest.mark.parametrize(("lang", "expected"), CASES, ids=lambda value: repr(str(value))[:40])
def test_linking_again_finds_nothing_new(lang, expected):
    linked = MARK.sub(r"[\1](https://example.org/)", expected)
    assert LINKER[lang].mentions(linked) == []
    assert marked(unmarked(expected), lang) == expected


def test_each_mention_names_its_concept():
    text = "L’accueil à bas seuil du CPAS, pour les usager·e·s du quartier, sans recours ni non-recours."
    assert [(mention.text, mention.term) for mention in LINKER[Lang.FR].mentions(text)] == [
        ("accueil", "accueil"),
        ("à bas seuil", "bas-seuil"),
        ("CPAS", "cpas"),
        ("usager·e·s", "usager"),
        ("quartier", "quartier"),
        ("recours", "recours"),
        ("non-recours", "non-recours"),
    ]


def test_only_the_first_mention_of_each_concept_is_shown():
    mentions = LINKER[Lang.FR].mentions("Accueil, quartier, accueils, quartiers et écoute.")
    assert [mention.text for mention in first_mentions(mentions)] == ["Accueil", "quartier", "écoute"]
    assert [mention.text for mention in first_mentions(mentions, without="quartier")] == ["Accueil", "écoute"]


def test_the_longest_of_overlapping_candidates_is_kept():
    assert longest_first([(0, 4, "a"), (2, 9, "b"), (8, 12, "c"), (10, 12, "d")]) == [(2, 9, "b"), (10, 12, "d")]
    assert longest_first([(0, 4, "b"), (0, 4, "a"), (0, 4, "")]) == [(0, 4, "")]


def test_the_forms_of_a_concept_are_told_once():
    assert written_forms(TermText(term="a", forms=("b", "a", "C"), abbreviation="C", definition="d")) == ("a", "C", "b")


def test_without_a_word_in_the_language_nothing_is_found():
    assert Linker((), Lang.FR).mentions("accueil") == []
    assert Linker(forms_of([term("a", ["accueil"], [])], Lang.NL), Lang.NL).mentions("accueil") == []
    assert Linker(forms_of([term("a", ["\u00ad"], [])], Lang.FR), Lang.FR).mentions("a\u00ad") == []


@pytest.mark.parametrize(
    "text",
    ["", "L’Été", "a  b", " \u00a0 a", "ac\u00adcueil", "İstanbul", "straße", "😀 Œuvre  é", "\u00ad", "Σας ΣΑΣ"],
)
def test_folding_keeps_the_place_of_each_character(text):
    folded, index = fold(text)
    assert len(folded) == len(index)
    assert [fold(text[place])[0] for place in index] == list(folded) or "Σ" in text
    assert fold(folded)[0] == folded
