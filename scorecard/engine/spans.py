"""Which periods make up the value of a row."""

from __future__ import annotations

from scorecard.model.indicator import Indicator
from scorecard.model.period import Period
from scorecard.model.scheme import Scheme


def added_up(scheme: Scheme, row: Indicator, now: Period) -> tuple[Period, ...]:
    """The periods whose reports are added up to a value, in order of time; the last is that of now.

    A flow counts from January, of a plan from its first year: year ends where it is sent in as a count,
    every period where it is sent in for each alone. What is scored by the period alone takes those
    since the period before. Levels, ratios and marks are of their own period.
    """
    if row.nature != "flow" or row.judging is not None:
        return (now,)
    by_period = row.reported == "period"
    earlier: list[Period] = []
    if row.alone:
        before = row.month_before(now, scheme.frequency)
    else:
        before = 0
        for year in scheme.years_of(row, now.year):
            if year < now.year:
                periods = Period(year, 12).in_year(scheme.frequency)
                earlier += periods if by_period else periods[-1:]
    if by_period:
        earlier += [one for one in now.in_year(scheme.frequency) if before < one.month < now.month]
    return (*earlier, now)


def counted_before(scheme: Scheme, row: Indicator, now: Period) -> Period | None:
    """The period whose count is subtracted from that of now, where the period alone is scored."""
    if not row.alone or row.reported == "period":
        return None
    month = row.month_before(now, scheme.frequency)
    return Period(now.year, month) if month else None
