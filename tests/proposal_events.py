"""Proposals as GitHub records them: the event of an issue whose body a form has filled in."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from inclusive.languages import Lang
from inclusive.load.corpus_files import load_corpus
from inclusive.proposals.forms import Form, Item, Kind, form
from tests.conftest import EXAMPLE

FACETS = load_corpus(EXAMPLE)[0].facets
Answers = Mapping[str, Any]  # item → text, or ids of options
NUMBER = 12
PRACTICE: Answers = {
    "practice_title": "Un vestiaire sans question",
    "summary": "On y prend des habits sans donner son nom. Un café attend à côté.",
    "need": "Des personnes ont froid et n’osent pas demander[^s1].",
    "action": "Deux tringles, une table, une cafetière.\n\n- le mardi\n- le jeudi",
    "partners": "Avec des voisins.",
    "conditions": "Un local au rez-de-chaussée.",
    "results": "Nous n’avons pas de chiffres.",
    "limits": "Il n’y a pas de pointures rares[^s2].",
    "organisations": "Association Exemple asbl\n- Maison du Parc",
    "publics": ["homeless", "migrants"],
    "barriers": ["acceptability"],
    "settings": ["low-threshold-centre"],
    "lines": ["0", "0.5"],
    "sectors": ["social"],
    "places": ["anderlecht", "region"],
    "since": "2019",
    "evidence": "described",
    "sources": "https://association.example.org/vestiaire | Le vestiaire | Association Exemple | 2024\n"
    "https://maison.example.org/kleren | Kleren: een recht | Maison du Parc | 2023 | nl",
    "credit": "organisation",
    "author": "association exemple",
    "agree": ["licence", "privacy"],
}
TERM: Answers = {
    "term": "vestiaire",
    "definition": "lieu où l’on prend des habits sans payer",
    "note": "À Bruxelles, le mot désigne aussi un lieu d’accueil[^s1].\n\nIl se discute.",
    "forms": "vestiaires\nvestiaire social",
    "avoid": "distribution | On ne distribue pas à des personnes : on les accueille.",
    "domain": "access-to-care",
    "other_term": "kledingbank",
    "other_definition": "plek waar men kleren krijgt zonder te betalen",
    "other_note": "In Brussel is het woord ook een plek van onthaal[^s1]. Men is het er niet over eens.",
    "sources": "https://association.example.org/vestiaire | Le vestiaire | Association Exemple | 2024",
    "credit": "account",
    "agree": ["licence", "privacy"],
}
TRANSLATION: Answers = {
    "record": "https://example.org/nl/praktijken/permanence-du-parc/",
    "practice_title": "Het loket in het park",
    "summary": "Een bank, een tafel en iemand die luistert.",
    "need": "De mensen vinden de weg naar het loket niet.",
    "action": "Een tafel onder een boom.",
    "partners": "Met de buren.",
    "conditions": "Een boom en een tafel.",
    "results": "De bronnen zeggen er niets over.",
    "limits": "Bij regen is er niemand.",
    "credit": "nobody",
    "agree": ["licence", "privacy"],
}
CORRECTION: Answers = {
    "record": "soupe-mobile",
    "passage": "ne savent pas où dormir.",
    "replacement": "ne savent pas où passer la nuit.",
    "reason": "C’est ce que dit la source.",
    "credit": "nobody",
    "agree": ["licence", "privacy"],
}
CONFIRMATION: Answers = {
    "record": "soupe-mobile",
    "still": "true",
    "how": "team",
    "month": "2026-10",
    "credit": "nobody",
    "agree": ["licence", "privacy"],
}
ANSWERS: Mapping[str, Answers] = {
    "practice": PRACTICE,
    "term": TERM,
    "translation": TRANSLATION,
    "correction": CORRECTION,
    "confirmation": CONFIRMATION,
}


def body(one: Form, answers: Answers) -> str:
    """The body that GitHub makes of a form."""
    return "\n\n".join(f"### {item.label}\n\n{_shown(item, answers.get(item.id))}" for item in one.items)


def event(form_id: str, lang: Lang, answers: Answers, **issue: Any) -> bytes:
    """The event of an issue that fills in the form."""
    text = body(form(form_id, FACETS, lang), answers)
    about = {"number": NUMBER, "title": "…", "body": text, "user": {"login": "someone", "id": 1}, **issue}
    return json.dumps({"action": "labeled", "issue": about}).encode()


def answered(form_id: str, lang: Lang = Lang.FR, **changed: Any) -> bytes:
    """The event of the usual answers, but for those given here; None leaves one out."""
    answers = {**ANSWERS[form_id], **changed}
    return event(form_id, lang, {name: value for name, value in answers.items() if value is not None})


def text_of(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


def _shown(item: Item, answer: Any) -> str:
    labels = {option.id: option.label for option in item.options}
    if item.kind is Kind.AGREE:
        return "\n".join(f"- [{'X' if one in (answer or ()) else ' '}] {label}" for one, label in labels.items())
    if not answer:
        return "_No response_"
    if item.kind is Kind.MANY:
        return ", ".join(labels.get(one, one) for one in answer)
    return labels.get(answer, answer) if item.kind is Kind.ONE else answer
