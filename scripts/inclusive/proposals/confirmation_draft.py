"""Somebody says that a practice still holds → the month in practice.yml; what has changed is for a person to write."""

import re

from inclusive.model.practice import PracticeFacts
from inclusive.proposals.base import Base, Draft, target
from inclusive.proposals.body import Filled
from inclusive.proposals.remarks import remark
from inclusive.proposals.yaml_edit import with_key

MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])\Z")
FIRST_HAND = ("team", "visit")


def confirmation_draft(filled: Filled, base: Base) -> Draft:
    """`practice.yml` with the month, when the team or a visitor found the practice still true."""
    found, remarks = target(filled, base.corpus)
    if found is None:
        return Draft(remarks=remarks)
    if found.kind != "practice":
        return Draft(found.id, remarks=(remark("wrong_record", value=found.id),))
    month = filled.text("month")
    if filled.text("still") in ("changed", "stopped"):
        return Draft(found.id, remarks=(remark("has_changed"),))
    if filled.text("how") == "other":
        return Draft(found.id, remarks=(remark("heard_only"),))
    if not MONTH.match(month) or filled.text("how") not in FIRST_HAND or filled.text("still") != "true":
        is_wrong = month and not MONTH.match(month)
        wrong = [remark("month_form", label=filled.label("month"), value=month)] if is_wrong else []
        return Draft(found.id, remarks=tuple(wrong))
    path = f"practices/{found.id}/practice.yml"
    lines = base.read(path).rstrip("\n").split("\n")
    changed = with_key(lines, list(PracticeFacts.model_fields), [f"confirmed: {month}"])
    if changed is None:
        return Draft(found.id, remarks=(remark("unreadable_file"),))
    return Draft(found.id, {path: "\n".join(changed) + "\n"})
