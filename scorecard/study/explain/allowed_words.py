"""What may be sent in for a row, in words."""

from __future__ import annotations

from math import isinf

from scorecard.base.message import Text, message, sense, sequence
from scorecard.model.rule import Allowed
from scorecard.scheme.condition_words import conditions_text
from scorecard.scheme.written import exact


def range_text(allowed: Allowed) -> Text:
    """The figures that are allowed.

    >>> range_text(Allowed(True, 7.0, 8.0)).say("zh"), range_text(Allowed(True)).say("en")
    ('7 至 8 的整数', 'whole numbers')
    """
    ends = not (isinf(allowed.low) and isinf(allowed.high))
    low, high = exact(allowed.low) if ends else "", exact(allowed.high) if ends else ""
    what = message("whole numbers") if allowed.whole else message("numbers")
    if not ends:
        return what if allowed.whole else message("any number")
    return message("{subject} from {low} to {high}", low=low, high=high, subject=what)


def may_text(allowed: Allowed) -> Text:
    """What may be sent in, as a sentence part."""
    text = sense("any", "may be sent in: {range}") if _free(allowed) else message("may be sent in: {range}")
    return text.fill(range=range_text(allowed))


def _free(allowed: Allowed) -> bool:
    return isinf(allowed.low) and isinf(allowed.high) and not allowed.whole


def when_text(allowed: Allowed) -> Text:
    """When a row of what is allowed counts: its conditions, or that no other row does."""
    if not allowed.conditions:
        return message("otherwise")
    return conditions_text(allowed.conditions)


def allowed_text(rows: tuple[Allowed, ...]) -> Text:
    """All rows, from the top."""
    each = [
        (sense("any", "{condition}: {range}") if _free(one) else message("{condition}: {range}")).fill(
            condition=when_text(one), range=range_text(one)
        )
        for one in rows
    ]
    joint = sequence(each, sense("between sentences", "; "))
    return message("may be sent in, {rows}", rows=joint)
