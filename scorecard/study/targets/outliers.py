"""A target far from those of all other units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from scorecard.base.fault import Fault
from scorecard.base.message import Text, message
from scorecard.study.targets.promised import PromisedTable, amount

_UNITS = 6
"""Of fewer units nobody can say what is usual."""
_TIMES = 3
_FENCE = 3
_APART = 5
"""Counts that differ by less are never far apart: 1 and 4 meetings."""


class MiddleHalf(NamedTuple):
    """The middle figure, and between which the middle half lies."""

    middle: Decimal
    low: Decimal
    high: Decimal


def outliers(promised: PromisedTable) -> Iterator[Fault]:
    """A target that is a third of the middle one or less, or three times as much, and far outside the middle half."""
    for row in promised.rows():
        numbers = promised.numbers(row)
        units = [u for u in promised.assessed if numbers[u] is not None]
        figures = [number for u in units if (number := numbers[u]) is not None]
        usual = usual_of(figures)
        for n in far(figures):
            args = {
                "unit": promised.units[units[n]].short,
                "indicator": row.short,
                "target": promised.printed_target(row, units[n]),
                "count": str(len(figures)),
                "middle": amount(usual.middle, row),
                "low": amount(usual.low, row),
                "high": amount(usual.high, row),
            }
            yield Fault("SC467", promised.place(row, units[n]), args)


def usual_of(figures: Sequence[Decimal]) -> MiddleHalf:
    """The median, and the medians of the lower and of the upper half; the middle figure of an odd number is in neither.

    >>> usual_of([Decimal(n) for n in (30, 20, 20, 20, 20, 3)])
    MiddleHalf(middle=Decimal('20'), low=Decimal('20'), high=Decimal('20'))
    """
    if len(figures) < 2:
        return MiddleHalf(Decimal(0), Decimal(0), Decimal(0))
    ordered, half = sorted(figures), len(figures) // 2
    return MiddleHalf(median(ordered), median(ordered[:half]), median(ordered[-half:]))


def far(figures: Sequence[Decimal]) -> list[int]:
    """The places of figures far from the others: both by times of the median, and by the width of the middle half.

    >>> far([Decimal(n) for n in (30, 20, 20, 20, 20, 3)])
    [5]
    """
    middle, low, high = usual_of(figures)
    if len(figures) < _UNITS or middle <= 0:
        return []
    reach = _FENCE * (high - low)
    counts = all(number == number.to_integral_value() for number in figures)
    return [
        n
        for n, number in enumerate(figures)
        if (number >= _TIMES * middle or _TIMES * number <= middle)
        and not low - reach <= number <= high + reach
        and not (counts and abs(number - middle) < _APART)
    ]


def alone_without(promised: PromisedTable) -> Iterator[Fault]:
    """The one unit of a row that is not assessed (`--`), where it has targets in most other rows."""
    rows = list(promised.rows())
    assessed = promised.assessed
    lacking = {
        row.id: [u for u in assessed if row.applies[u] and not row.targets[promised.year_end][u].assessed]
        for row in rows
    }
    for row in rows:
        if len(assessed) < _UNITS or len(lacking[row.id]) != 1:
            continue
        u = lacking[row.id][0]
        others = [u not in lacking[other.id] for other in rows if other is not row]
        if 2 * sum(others) > len(others):
            args: dict[str, Text] = {
                "unit": promised.units[u].short,
                "indicator": row.short,
                "mark": promised.printed_target(row, u),
                "count": str(len(assessed) - 1),
                "note": message("; note: {note}", note=row.note) if row.note else "",
            }
            yield Fault("SC469", promised.place(row, u), args)
