"""Earlier texts on a page: what changed in an original since it was translated, beside the translation of today.

Words are shown as they are written, marks included: a changed mark or link concerns whoever translates.
"""

from collections.abc import Mapping
from functools import partial

from inclusive.derive.written import Written, counted, page_texts, practice_texts, question_texts, term_texts
from inclusive.editions.word_difference import difference, shortened
from inclusive.languages import Lang
from inclusive.model.earlier import EarlierText
from inclusive.render.facts import Facts
from inclusive.render.site import Site
from inclusive.render.words import words

NAMED = {"title": "record_name", "term": "record_name", "question": "record_name", "summary": "record_summary"}
Parts = Mapping[str, tuple[str, str]]  # id → heading, words


def changes_since_translation(site: Site, kind: str, record: str, lang: Lang) -> list[Facts]:
    """Part by part, the way from the original that was translated into `lang` to that of today; nothing if not kept."""
    texts = _texts(site, kind, record)
    translation, original = texts[lang], texts[lang.other]
    said = site.said(f"earlier/{translation.translates}")
    if said is None:
        return []
    earlier = EarlierText.model_validate_json(said)
    then: Parts = {part.id: (part.heading or "", part.text) for part in earlier.parts}
    now, own = _parts(original), _parts(translation)
    return [
        {
            "title": now.get(part, then.get(part, ("", "")))[0] or words()[lang.other][NAMED.get(part, part)],
            "pieces": [
                vars(piece) for piece in shortened(difference(*(one.get(part, ("", ""))[1] for one in (then, now))))
            ],
            "now": own.get(part, ("", ""))[1],
        }
        for part in dict.fromkeys([*now, *then])
        if then.get(part) != now.get(part)
    ]


def _texts(site: Site, kind: str, record: str) -> Mapping[Lang, Written]:
    """Both texts of a record, as a translator sees them."""
    if kind == "practice":
        return practice_texts(site.practice(record))
    if kind == "term":
        return term_texts(site.term(record))
    if kind == "question":
        return question_texts(site.question(record))
    return page_texts(map(partial(site.page, record), Lang))


def _parts(text: Written) -> Parts:
    return {part.id: (part.heading or "", counted(part.text)) for part in text.parts}
