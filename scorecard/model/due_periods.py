"""The periods in which a row is assessed, and what lies between two of them."""

from __future__ import annotations

from scorecard.model.indicator import Indicator
from scorecard.model.period import Frequency, Period
from scorecard.model.scheme import Scheme


def month_before(row: Indicator, period: Period, frequency: Frequency) -> int:
    """The last month before what is scored by the period alone: that of its previous period; 0 in the first.

    >>> row = Indicator("a", "甲", "甲", relation="numbered", points=(10.0,), applies=(True,), due_in=(6, 12))
    >>> month_before(row, Period(2017, 12), "quarter"), month_before(row, Period(2017, 6), "quarter")
    (6, 0)
    """
    earlier = (one.month for one in period.periods_of_year(frequency) if one < period)
    return max((month for month in earlier if not row.due_in or month in row.due_in), default=0)


def period_before(row: Indicator, period: Period, frequency: Frequency) -> Period:
    """The period before, of those in which it is assessed; before the first of a year, the last of another."""
    month = month_before(row, period, frequency)
    return Period(period.year, month) if month else Period(period.year - 1, max(row.due_in, default=12))


def month_begun(scheme: Scheme, row: Indicator, period: Period) -> int:
    """The month after which begins what is scored by a period; 0 where that is the whole year so far.

    Where a rule counts each month or quarter, each of them is a period of its own; set beside the period before,
    a figure is of one as long.
    """
    if not row.alone:
        return 0
    every = row.rule.often if scheme.counted != "period" else None
    return month_before(row, period, every or scheme.frequency)
