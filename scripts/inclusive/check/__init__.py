"""Check: every rule, in one list, in reading order.

A rule is a generator: it takes a corpus and yields problems; its docstring states the rule. The corpus may hold one
unit only: what exists elsewhere is `corpus.known`. So a rule never concludes that something is missing from what is
not loaded.
"""

from collections.abc import Callable, Iterator

from inclusive.check.circles import concepts_do_not_circle
from inclusive.check.enterprise import enterprise_numbers_are_valid
from inclusive.check.forms import forms_are_words, forms_belong_to_one_concept, words_to_avoid_are_not_forms
from inclusive.check.governance import (
    only_retired_records_are_replaced,
    provenance_supports_status,
    retired_records_are_explained,
)
from inclusive.check.identity import (
    glossary_is_sorted,
    ids_are_names_everywhere,
    ids_are_unique,
    kinds_share_no_id,
    moved_ids_lead_somewhere,
    pages_have_an_address_of_their_own,
)
from inclusive.check.language import (
    both_texts_stand_or_are_announced,
    earlier_texts_are_what_was_translated,
    equivalence_is_explained,
    one_text_is_the_original,
    texts_are_in_their_language,
    translations_are_stamped,
)
from inclusive.check.markdown_safety import markdown_is_safe, single_lines_are_plain
from inclusive.check.personal_data import no_personal_data
from inclusive.check.references import (
    answers_name_sections,
    explicit_references_exist,
    facet_values_exist,
    page_links_exist,
    records_do_not_name_themselves,
    records_exist,
)
from inclusive.check.sections import anchors_know_no_language, sections_are_the_fixed_ones
from inclusive.check.sources import addresses_are_well_formed, sources_are_cited
from inclusive.corpus import Corpus
from inclusive.problems import Problem, in_order

Check = Callable[[Corpus], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    ids_are_unique,
    ids_are_names_everywhere,
    pages_have_an_address_of_their_own,
    glossary_is_sorted,
    moved_ids_lead_somewhere,
    records_exist,
    facet_values_exist,
    answers_name_sections,
    explicit_references_exist,
    page_links_exist,
    records_do_not_name_themselves,
    concepts_do_not_circle,
    both_texts_stand_or_are_announced,
    sections_are_the_fixed_ones,
    anchors_know_no_language,
    texts_are_in_their_language,
    one_text_is_the_original,
    translations_are_stamped,
    earlier_texts_are_what_was_translated,
    equivalence_is_explained,
    forms_belong_to_one_concept,
    forms_are_words,
    words_to_avoid_are_not_forms,
    sources_are_cited,
    addresses_are_well_formed,
    provenance_supports_status,
    retired_records_are_explained,
    only_retired_records_are_replaced,
    markdown_is_safe,
    single_lines_are_plain,
    no_personal_data,
    enterprise_numbers_are_valid,
)


ACROSS: tuple[Check, ...] = (kinds_share_no_id,)  # what no unit can tell by itself: once, from `corpus.known`


def problems_of(corpus: Corpus) -> list[Problem]:
    """Every problem that `CHECKS` find in a corpus, in order of place, each told once."""
    return in_order(problem for check in CHECKS for problem in check(corpus))


def problems_across(corpus: Corpus) -> list[Problem]:
    """Every problem that shows only in the whole base."""
    return [problem for check in ACROSS for problem in check(corpus)]
