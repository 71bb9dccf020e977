"""Asking: the same forms, question by question in a terminal."""

from collections.abc import Callable, Iterator

from inclusive.languages import Lang
from inclusive.proposals.body import Filled, filled, folded
from inclusive.proposals.forms import Form, Item, Kind

NOT_HERE = ("credit", "author", "agree")  # whoever has git signs a commit
END = "."
Ask = Callable[[str], str]  # shows a text, gives the line that is typed
SAY = {
    Lang.FR: {
        "optional": "facultatif",
        "many": "numéros, séparés par des virgules",
        "one": "un numéro",
        "text": "terminez par une ligne qui ne contient qu’un point",
        "again": "Ce n’est pas l’un de ces numéros.",
    },
    Lang.NL: {
        "optional": "niet verplicht",
        "many": "nummers, gescheiden door komma’s",
        "one": "één nummer",
        "text": "eindig met een regel waarop alleen een punt staat",
        "again": "Dat is geen van deze nummers.",
    },
}


def asked_for(form: Form, ask: Ask) -> Filled:
    """The form as somebody answers it; what is left empty is told as missing, never asked twice."""
    items = [item for item in form.items if item.id not in NOT_HERE]
    pieces = {item.id: _answer(item, form.lang, ask) for item in items}
    answered = filled(form, pieces)
    labels = {folded(form.item(item).label) for item in NOT_HERE}
    remarks = tuple(one for one in answered.remarks if folded(dict(one.details).get("label", "")) not in labels)
    return Filled(form, answered.answers, remarks)


def _answer(item: Item, lang: Lang, ask: Ask) -> str:
    """The answer as an issue would hold it."""
    if item.options:
        return _chosen(item, lang, ask)
    several = item.kind is not Kind.LINE
    shown = "\n".join(_question(item, lang, SAY[lang]["text"] if several else ""))
    if not several:
        return ask(f"{shown}\n> ")
    lines = [ask(f"{shown}\n> ")]
    while lines[-1].strip() != END and (lines[-1] or len(lines) > 1) and len(lines) < 10_000:
        lines.append(ask("> "))
    return "\n".join(line for line in lines if line.strip() != END).strip("\n")


def _question(item: Item, lang: Lang, how: str) -> Iterator[str]:
    told = ", ".join(part for part in (how, "" if item.mandatory else SAY[lang]["optional"]) if part)
    yield f"\n{item.label}" + (f" ({told})" if told else "")
    if item.help:
        yield f"  {item.help}"
    if item.example:
        yield f"  {item.example}"


def _chosen(item: Item, lang: Lang, ask: Ask) -> str:
    kind = "many" if item.kind is Kind.MANY else "one"
    lines = [*_question(item, lang, SAY[lang][kind])]
    lines += [f"  {number:2} {option.label}" for number, option in enumerate(item.options, start=1)]
    shown = "\n".join(lines)
    while True:
        typed = [part.strip() for part in ask(f"{shown}\n> ").split(",") if part.strip()]
        numbers = [int(part) for part in typed if part.isdecimal()]
        if len(numbers) == len(typed) <= (len(item.options) if kind == "many" else 1) and all(
            1 <= number <= len(item.options) for number in numbers
        ):
            return ", ".join(item.options[number - 1].label for number in numbers)
        shown = SAY[lang]["again"]
