"""What may be sent in for a row, in words."""

from __future__ import annotations

from math import isinf

from scorecard.base.message import Text, message, semicolon_list, sense
from scorecard.model.allowed import AllowedRange, Ends
from scorecard.scheme.condition_words import conditions_text
from scorecard.scheme.written import exact


def range_text(ends: Ends, whole: bool = False) -> Text:
    """The figures between two ends.

    >>> range_text((7.0, 8.0), whole=True).say("zh"), range_text(AllowedRange().between, whole=True).say("en")
    ('7 至 8 的整数', 'whole numbers')
    """
    kind = message("whole numbers") if whole else message("numbers")
    if isinf(ends[0]) and isinf(ends[1]):
        return kind if whole else message("any number")
    return message("{subject} from {low} to {high}", low=exact(ends[0]), high=exact(ends[1]), subject=kind)


def may_text(allowed: AllowedRange) -> Text:
    """What may be sent in, as a sentence part."""
    text = sense("any", "may be sent in: {range}") if _free(allowed) else message("may be sent in: {range}")
    return text.fill(range=range_text(allowed.between, allowed.whole))


def _free(allowed: AllowedRange) -> bool:
    return isinf(allowed.low) and isinf(allowed.high) and not allowed.whole


def when_text(allowed: AllowedRange) -> Text:
    """When a row of what is allowed counts: its conditions, or that no other row does."""
    if not allowed.conditions:
        return message("otherwise")
    return conditions_text(allowed.conditions)


def allowed_text(rows: tuple[AllowedRange, ...]) -> Text:
    """All rows, from the top."""
    each = [
        (sense("any", "{condition}: {range}") if _free(rule) else message("{condition}: {range}")).fill(
            condition=when_text(rule), range=range_text(rule.between, rule.whole)
        )
        for rule in rows
    ]
    return message("may be sent in, {rows}", rows=semicolon_list(each))
