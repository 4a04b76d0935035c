"""What may be sent in for a row, in words."""

from __future__ import annotations

from math import isinf

from scorecard.base.text import Text
from scorecard.model.rule import Allowed
from scorecard.scheme.condition_words import conditions_text
from scorecard.study.explain.step import exact


def range_text(allowed: Allowed) -> Text:
    """The figures that are allowed.

    >>> range_text(Allowed(True, 7.0, 8.0)).zh, range_text(Allowed(True)).en
    ('7 至 8 的整数', 'whole numbers')
    """
    ends = not (isinf(allowed.low) and isinf(allowed.high))
    low, high = exact(allowed.low) if ends else "", exact(allowed.high) if ends else ""
    what = Text("整数", "whole numbers") if allowed.whole else Text("数", "numbers")
    if not ends:
        return what if allowed.whole else Text("任何数", "any number")
    return Text(f"{low} 至 {high} 的{what.zh}", f"{what.en} from {low} to {high}")


def may_text(allowed: Allowed) -> Text:
    """What may be sent in, as a sentence part."""
    held = range_text(allowed)
    free = isinf(allowed.low) and isinf(allowed.high) and not allowed.whole
    return Text(f"{'可以报' if free else '只能报 '}{held.zh}", f"may be sent in: {held.en}")


def when_text(allowed: Allowed) -> Text:
    """When a row of what is allowed counts: its conditions, or that no other row does."""
    if not allowed.conditions:
        return Text("其余情形", "otherwise")
    return conditions_text(allowed.conditions)


def allowed_text(rows: tuple[Allowed, ...]) -> Text:
    """All rows, from the top."""
    zh = "；".join(f"{when_text(one).zh}的，{may_text(one).zh}" for one in rows)
    en = "; ".join(f"{when_text(one).en}: {range_text(one).en}" for one in rows)
    return Text(zh, f"may be sent in, {en}")
