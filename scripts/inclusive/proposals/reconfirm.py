"""The practices of which somebody should say whether they still hold: an issue for each, with a form ready."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from inclusive.corpus import Practice
from inclusive.data.calendars import last_known
from inclusive.languages import LANGS, Lang
from inclusive.proposals.forms import asked
from inclusive.proposals.issue_forms import template_path
from inclusive.proposals.remarks import in_code

SUBJECT = "Est-ce encore vrai ? · Klopt dit nog? "
SAY: Mapping[Lang, Mapping[str, str]] = {
    Lang.FR: {
        "due": "Cette pratique n’a plus été vérifiée depuis un an\u00a0: {title} (dernière fois\u00a0: {known}). La "
        "connaissez-vous\u00a0? Dites si elle continue, a changé ou s’est arrêtée.",
        "answer": "Répondre par le formulaire",
        "read": "lire le texte",
        "never": "date inconnue",
    },
    Lang.NL: {
        "due": "Deze praktijk is al een jaar niet meer nagegaan: {title} (laatste keer: {known}). Kent u ze? Zeg of ze "
        "nog loopt, veranderd is of gestopt is.",
        "answer": "Antwoorden met het formulier",
        "read": "de tekst lezen",
        "never": "datum onbekend",
    },
}


def reconfirm(practices: Sequence[Practice], month: str, repo_url: str) -> list[dict[str, str]]:
    """An issue for each practice that is due in `month` (YYYY-MM): record, title, body; the longest unchecked first."""
    due = sorted((last_known(one) or "", one.id, one) for one in practices if is_due(one, month))
    return [
        {
            "record": practice.id,
            "title": f"{SUBJECT}({practice.id})",
            "body": f"{marker(practice.id)}\n\n"
            + "\n\n---\n\n".join(_asked(practice, lang, repo_url) for lang in LANGS)
            + "\n",
        }
        for _, _, practice in due
    ]


def marker(record: str) -> str:
    """By what the workflow knows the issue that asks about a practice."""
    return f"<!-- inclusive-reconfirm: {record} -->"


def is_due(practice: Practice, month: str) -> bool:
    """Whether a year has passed since the practice was last confirmed, or its sources last read."""
    known = last_known(practice)
    return known is None or (int(known[:4]) + 1, known[5:7]) <= (int(month[:4]), month[5:7])


def _asked(practice: Practice, lang: Lang, repo_url: str) -> str:
    say, text = SAY[lang], practice.text(lang)
    known = last_known(practice) or say["never"]
    form = _form(practice.id, text.front.title, lang, repo_url)
    text_file = f"{repo_url}/blob/main/{text.path}"
    told = say["due"].format(title=in_code(text.front.title), known=known)
    return f"{told}\n\n[{say['answer']}]({form}) · [{say['read']}]({text_file})"


def _form(practice: str, title: str, lang: Lang, repo_url: str) -> str:
    """The address of the issue form that already names the practice."""
    own = asked()["forms"]
    template = template_path(lang, 1 + list(own).index("confirmation"), "confirmation").rpartition("/")[2]
    subject = own["confirmation"][lang.value]["subject"]
    return (
        f"{repo_url}/issues/new?{urlencode({'template': template, 'title': f'{subject}{title}', 'record': practice})}"
    )
