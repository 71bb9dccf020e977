"""Enterprise numbers (BCE/KBO): ten digits, the last two are 97 minus the first eight modulo 97."""

import re
from collections.abc import Iterator

from inclusive.corpus import Corpus
from inclusive.problems import Problem, problem

WRITTEN = re.compile(r"[01]\d{3}\.\d{3}\.\d{3}\Z")


def enterprise_numbers_are_valid(corpus: Corpus) -> Iterator[Problem]:
    """An enterprise number is written 0123.456.749 and its check digits are right."""
    for entry in corpus.organisations:
        number = entry.value.enterprise
        if number is not None and not is_enterprise_number(number):
            yield problem(entry.place("enterprise"), "E001", number=number)


def is_enterprise_number(written: str) -> bool:
    """Whether `written` has the form and the check digits of a Belgian enterprise number."""
    if not WRITTEN.match(written):
        return False
    digits = written.replace(".", "")
    return int(digits[8:]) == 97 - int(digits[:8]) % 97
