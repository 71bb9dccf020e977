"""What names what: mentions, backlinks with their sentence, practices that are alike."""

import pytest

from inclusive.check.run import checked
from inclusive.derive.graph import Backlink, Graph, derive
from inclusive.languages import Lang
from tests.cases import EXAMPLE, case_built, replace_lines


@pytest.fixture(scope="module")
def graph() -> Graph:
    return derive(checked(EXAMPLE)[0])


def told(link: Backlink) -> tuple[str, str, str, int, str]:
    sentence = f"{link.context.before}⟦{link.context.words}⟧{link.context.after}".strip()
    return link.kind, link.record, link.part, link.count, sentence


def test_every_text_is_read_once(graph):
    parts = [(text.kind, text.record, text.part, text.passage.lang) for text in graph.texts]
    assert len(parts) == len(set(parts))
    kinds = {kind: len([one for one in parts if one[0] == kind]) for kind in ("practice", "term", "question", "page")}
    assert kinds == {"practice": 42, "term": 17, "question": 6, "page": 8}


def test_the_backlinks_of_a_concept_in_french(graph):
    assert [told(link) for link in graph.backlinks["accueil", Lang.FR]] == [
        ("page", "criteria", "", 1, "L’⟦accueil⟧ y est sans condition."),
        ("practice", "buurthuis-noord", "conditions", 1, "L’⟦accueil⟧ est à bas seuil."),
        ("practice", "cafe-des-voisins", "need", 3, "L’⟦accueil⟧ des services leur semblait froid."),
        ("practice", "permanence-du-parc", "action", 1, "Elle parle d’⟦accueil⟧, jamais de dossier."),
    ]


def test_the_backlinks_of_a_concept_in_dutch(graph):
    assert [told(link) for link in graph.backlinks["accueil", Lang.NL]] == [
        ("page", "criteria", "", 1, "Het ⟦onthaal⟧ is er zonder voorwaarden."),
        ("practice", "buurthuis-noord", "conditions", 1, "Het ⟦onthaal⟧ is laagdrempelig."),
        ("practice", "cafe-des-voisins", "need", 2, "Het ⟦onthaal⟧ van de diensten leek hun koud."),
    ]


@pytest.mark.parametrize(
    ("record", "lang", "named_by"),
    [
        ("cssi", Lang.FR, [("practice", "cafe-des-voisins", 2)]),
        ("cssi", Lang.NL, [("practice", "cafe-des-voisins", 2)]),
        ("commune-exemple", Lang.FR, [("practice", "permanence-du-parc", 1)]),
        ("universite-exemple", Lang.NL, [("practice", "buurthuis-noord", 1)]),
        ("buurthuis-noord", Lang.FR, [("practice", "cafe-des-voisins", 1)]),
        ("ligne-0", Lang.FR, [("practice", "permanence-du-parc", 1)]),
        (
            "quartier",
            Lang.FR,
            [
                ("page", "about", 1),
                ("practice", "buurthuis-noord", 0),
                ("practice", "cafe-des-voisins", 1),
                ("practice", "soupe-mobile", 1),
                ("question", "mix-of-publics", 1),
                ("term", "cssi", 1),
            ],
        ),
        ("groupe-cible", Lang.FR, []),
        ("mix-of-publics", Lang.FR, []),
    ],
)
def test_who_names_a_record(graph, record, lang, named_by):
    links = graph.backlinks.get((record, lang), ())
    assert [(link.kind, link.record, link.count) for link in links] == [one for one in named_by if one[2]]


def test_a_record_does_not_link_to_itself(graph):
    assert all(
        link.record != record or link.kind == "page" for (record, _), links in graph.backlinks.items() for link in links
    )


def test_a_page_may_name_the_concept_whose_name_it_has():
    with case_built("E001-form") as root:
        for lang in ("fr", "nl"):
            (root / f"docs/{lang}/about.md").rename(root / f"docs/{lang}/accueil.md")
        replace_lines(
            root / "docs/fr/accueil.md", ["Cette base est un exemple pour les essais."], ["L’accueil est ici."]
        )
        links = derive(checked(root)[0]).backlinks["accueil", Lang.FR]
    assert ("page", "accueil", "", 1, "L’⟦accueil⟧ est ici.") in [told(link) for link in links]


ALIKE = {
    "buurthuis-noord": {
        "cafe-des-voisins": "acceptability older-people low-threshold-centre bas-seuil",
        "permanence-du-parc": "bruxelles-ville migrants accueil aller-vers",
    },
    "cafe-des-voisins": {
        "buurthuis-noord": "acceptability older-people low-threshold-centre bas-seuil",
        "permanence-du-parc": "approachability homeless accueil aller-vers",
        "soupe-mobile": "quartier homeless",
    },
    "permanence-du-parc": {
        "buurthuis-noord": "bruxelles-ville migrants accueil aller-vers",
        "soupe-mobile": "affordability street-outreach homeless",
        "cafe-des-voisins": "approachability homeless accueil aller-vers",
    },
    "soupe-mobile": {
        "permanence-du-parc": "affordability street-outreach homeless",
        "cafe-des-voisins": "quartier homeless",
    },
}


def test_practices_that_are_alike_say_why(graph):
    """What few practices share comes first; `region`, which all share, says nothing."""
    found = {
        name: {one.practice: " ".join(value for _, value in one.reasons) for one in alike}
        for name, alike in graph.similar.items()
    }
    assert found == ALIKE
    assert [list(alike) for alike in found.values()] == [list(alike) for alike in ALIKE.values()]


def test_deriving_twice_gives_the_same(graph):
    again = derive(checked(EXAMPLE)[0])
    assert (again.texts, again.backlinks, again.similar) == (graph.texts, graph.backlinks, graph.similar)
    assert list(again.backlinks) == sorted(again.backlinks)
