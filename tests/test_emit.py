"""What each record tells of others: mentions, backlinks with their sentence, practices that are alike."""

import pytest

from inclusive.derive.index import Index, Payload
from inclusive.languages import LANGS, Lang
from tests.bases import index_of
from tests.cases import EXAMPLE, example_copied, replace_lines

KINDS = ("practice", "term", "question", "page")


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(EXAMPLE)


def backlinks(index: Index, record: str, lang: Lang) -> list[Payload]:
    return list(index.node(f"backlinks/{lang}/{record}").values())


def told(kind: str, record: str, part: str, before: str, words: str, after: str, count: int) -> tuple[object, ...]:
    return kind, record, part, count, f"{before}⟦{words}⟧{after}".strip()


def test_every_part_of_every_text_is_read(index):
    """Six sections of a practice in each of its languages; a page's parts are what stands between its headings."""
    read = dict.fromkeys(KINDS, 0)
    for kind in KINDS:
        for source in index.node(f"ids/{kind}"):
            texts = index.node(f"value/{source}")[source][2]
            assert set(texts) <= set(LANGS)
            read[kind] += sum(len(parts) for parts in texts.values())
    assert read == {"practice": 42, "term": 17, "question": 6, "page": 14}


def test_the_backlinks_of_a_concept_in_french(index):
    assert [told(*link) for link in backlinks(index, "accueil", Lang.FR)] == [
        ("page", "criteria", "0", 1, "L’⟦accueil⟧ y est sans condition."),
        ("practice", "buurthuis-noord", "conditions", 1, "L’⟦accueil⟧ est à bas seuil."),
        ("practice", "cafe-des-voisins", "need", 3, "L’⟦accueil⟧ des services leur semblait froid."),
        ("practice", "permanence-du-parc", "action", 1, "Elle parle d’⟦accueil⟧, jamais de dossier."),
    ]


def test_the_backlinks_of_a_concept_in_dutch(index):
    assert [told(*link) for link in backlinks(index, "accueil", Lang.NL)] == [
        ("page", "criteria", "0", 1, "Het ⟦onthaal⟧ is er zonder voorwaarden."),
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
def test_who_names_a_record(index, record, lang, named_by):
    links = backlinks(index, record, lang)
    assert [(kind, name, count) for kind, name, *_, count in links] == [one for one in named_by if one[2]]


def test_a_record_does_not_link_to_itself(index):
    nodes = [(key, node) for key, node in index.changed_nodes() if key.startswith("backlinks/")]
    assert len(nodes) > 15
    for key, node in nodes:
        assert all(name != key.split("/")[2] or kind == "page" for kind, name, *_ in node.values()), key


def test_a_page_may_name_the_concept_whose_name_it_has():
    with example_copied() as root:
        for lang in ("fr", "nl"):
            (root / f"docs/{lang}/about.md").rename(root / f"docs/{lang}/accueil.md")
        replace_lines(
            root / "docs/fr/accueil.md", ["Cette base est un exemple pour les essais."], ["L’accueil est ici."]
        )
        links = backlinks(index_of(root), "accueil", Lang.FR)
    assert ("page", "accueil", "0", 1, "L’⟦accueil⟧ est ici.") in [told(*link) for link in links]


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


def test_practices_that_are_alike_say_why(index):
    """What few practices share comes first; `region`, which all share, says nothing."""
    every = [source.partition(":")[2] for source in index.node("ids/practice")]
    alike = {name: index.node(f"similar/{name}")[f"similar:{name}"] for name in every}
    found = {
        name: {other: " ".join(value for _, value in reasons) for other, reasons in said}
        for name, said in alike.items()
    }
    assert found == ALIKE
    assert [list(one) for one in found.values()] == [list(one) for one in ALIKE.values()]


def test_emitting_twice_gives_the_same(index):
    nodes = dict(index.changed_nodes())
    assert dict(index_of(EXAMPLE).changed_nodes()) == nodes
    for key, node in nodes.items():
        assert list(node) == sorted(node), key
