"""`make trust`: how much the tests of trust try, counted where it is tried. `make fuzz` tells its own figures."""

from inclusive.catalogue import codes
from tests.browser.page_types import EVERY_PAGE
from tests.browser.test_policy import BROUGHT_IN, OF_THE_MINIATURE
from tests.cases import case_names
from tests.fuzz.test_corpus import CORPUS
from tests.trust import test_laws
from tests.trust.hostile import FIELDS as HOSTILE_FIELDS
from tests.trust.hostile import renderable
from tests.trust.test_sanitiser import FIELDS
from tests.trust.vectors import syntaxes, xss


def laws() -> list[int]:
    """How many examples each law of `test_laws` is tried on."""
    families = [one for name, one in vars(test_laws).items() if name.startswith("Test")]
    tests = [test for family in families for test in vars(family).values()]
    return [test._hypothesis_internal_use_settings.max_examples for test in tests if hasattr(test, "hypothesis")]


def figures() -> dict[str, int]:
    """What is counted, and its figure."""
    texts, tried = [*xss(), *syntaxes()], laws()
    return {
        "strings of public lists": len(xss()),
        "strings of our own, for other syntaxes": len(syntaxes()),
        "kinds of Markdown field, each before every string": len(FIELDS),
        "strings × kinds of Markdown field": len(texts) * len(FIELDS),
        "strings in every field of a base, in pages, data and documents": len(renderable(texts)),
        "families of fields of that base": len(HOSTILE_FIELDS),
        "laws": len(tried),
        "made-up examples of the laws": sum(tried),
        "recorded bad inputs": len(case_names()),
        "codes that they show": len(codes()),
        "pages opened under the policy in a browser": len(EVERY_PAGE) + len(OF_THE_MINIATURE),
        "things brought into a page that the policy stops": len(BROUGHT_IN),
        "inputs of the fuzzing corpus, replayed each time": sum(file.is_file() for file in CORPUS.rglob("*")),
    }


if __name__ == "__main__":
    for told, number in figures().items():
        print(f"{number:>7,}  {told}")
