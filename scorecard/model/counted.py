"""Rows that count things one by one: what is never below 0, and never a part of one."""

from __future__ import annotations

from scorecard.base.pattern import pattern
from scorecard.model.indicator import Indicator
from scorecard.model.measure import parse_measure
from scorecard.scheme.target import each_once

_COUNTERS = frozenset("个件家户项人次篇台套名所条张份场期辆处例起宗")
"""Measures of what is counted one by one."""
_COUNTED = frozenset(
    (
        *("item", "piece", "case", "person", "people", "household", "firm", "companie", "company", "project"),
        *("patent", "visit", "event", "meeting", "place", "site", "unit", "time", "accident", "complaint"),
        *("article", "job"),
    )
)
"""The same in English, without the s of several."""
_SHARED = pattern(
    "均|率|比|每|[百千万亿]|度|指数|系数|折|mean|average|rate|ratio|share|per |index|equivalent"
)
"""In the name of a row: what is worked out of counts, such as 万人发明专利拥有量."""


def is_countable(measure: str) -> bool:
    """Whether a measure is of what is counted one by one; 元/人 is not.

    >>> is_countable("万人"), is_countable("patents"), is_countable("件/万人"), is_countable("元/人"), is_countable("")
    (True, True, True, False, False)
    """
    of = measure.partition("/")[0].strip().lower()
    return of[-1:] in _COUNTERS if not of.isascii() else of.split(" ")[-1].removesuffix("s") in _COUNTED


def counts_wholes(row: Indicator) -> bool:
    """Whether figures of a row are whole numbers by its measure and name, where it does not say itself what they may be."""
    says = row.allowed or row.allowed_if or row.plausible or row.rounding.value is not None
    if says or row.derived or row.judging or row.words or row.nature == "ratio" or "/" in row.measure:
        return False
    return (
        is_countable(row.measure)
        and parse_measure(row.measure).size == 1
        and not _SHARED.search(row.name.lower())
    )


def has_whole_targets(row: Indicator) -> bool:
    """Whether no target of a row is written with decimals."""
    numbers = (
        number for cell in each_once(row.targets) for number in (cell, cell.upper, cell.stretch) if number
    )
    return all(number.value != number.value or number.value == round(number.value) for number in numbers)
