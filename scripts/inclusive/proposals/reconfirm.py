"""The practices of which somebody should say whether they still hold, with a form ready for each."""

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlencode

from inclusive.corpus import Practice
from inclusive.data.calendars import last_known
from inclusive.languages import LANGS, Lang
from inclusive.proposals.forms import asked
from inclusive.proposals.issue_forms import template_path
from inclusive.proposals.remarks import in_code

MARKER = "<!-- inclusive-reconfirm -->"
SAY: Mapping[Lang, Mapping[str, str]] = {
    Lang.FR: {
        "due": "Ces pratiques n’ont plus été vérifiées depuis un an. Connaissez-vous l’une d’elles ? Dites si elle "
        "continue, a changé ou s’est arrêtée.",
        "none": "Toutes les pratiques ont été vérifiées depuis moins d’un an.",
        "answer": "répondre",
        "never": "date inconnue",
        "colon": "\u00a0:",
    },
    Lang.NL: {
        "due": "Deze praktijken zijn al een jaar niet meer nagegaan. Kent u er een van? Zeg of ze nog loopt, veranderd "
        "is of gestopt is.",
        "none": "Alle praktijken zijn minder dan een jaar geleden nagegaan.",
        "answer": "antwoorden",
        "never": "datum onbekend",
        "colon": ":",
    },
}


def reconfirm(practices: Sequence[Practice], month: str, repo_url: str) -> str:
    """What to put in an issue in `month` (YYYY-MM), in both languages."""
    due = sorted((last_known(one) or "", one.id, one) for one in practices if is_due(one, month))
    parts = ["\n".join(_lines([one for *_, one in due], lang, repo_url)) for lang in LANGS]
    return f"{MARKER}\n\n" + "\n\n---\n\n".join(parts) + "\n"


def is_due(practice: Practice, month: str) -> bool:
    """Whether a year has passed since the practice was last confirmed, or its sources last read."""
    known = last_known(practice)
    return known is None or (int(known[:4]) + 1, known[5:7]) <= (int(month[:4]), month[5:7])


def _lines(due: Sequence[Practice], lang: Lang, repo_url: str) -> Iterator[str]:
    say = SAY[lang]
    yield say["due" if due else "none"]
    yield ""
    for practice in due:
        title = practice.text(lang).front.title
        known = last_known(practice) or say["never"]
        form = _form(practice.id, title, lang, repo_url)
        yield f"- {in_code(title)} ({known}){say['colon']} [{say['answer']}]({form})"


def _form(practice: str, title: str, lang: Lang, repo_url: str) -> str:
    """The address of the issue form that already names the practice."""
    own = asked()["forms"]
    template = template_path(lang, 1 + list(own).index("confirmation"), "confirmation").rpartition("/")[2]
    subject = own["confirmation"][lang.value]["subject"]
    return (
        f"{repo_url}/issues/new?{urlencode({'template': template, 'title': f'{subject}{title}', 'record': practice})}"
    )
