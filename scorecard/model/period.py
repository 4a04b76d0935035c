"""Periods of assessment, known by their last month."""

from __future__ import annotations

from typing import Literal, NamedTuple

from scorecard.base.message import Text, message, plural, sense

Frequency = Literal["year", "half", "quarter", "month"]

MONTHS: dict[Frequency, int] = {"year": 12, "half": 6, "quarter": 3, "month": 1}

_MONTHS = (
    sense("of a range", "January"),
    sense("of a range", "February"),
    sense("of a range", "March"),
    sense("of a range", "April"),
    sense("of a range", "May"),
    sense("of a range", "June"),
    sense("of a range", "July"),
    sense("of a range", "August"),
    sense("of a range", "September"),
    sense("of a range", "October"),
    sense("of a range", "November"),
    sense("of a range", "December"),
)
"""The months that a range of months names."""
_TITLES = (
    message("January {year}"),
    message("January to February {year}"),
    message("January to March {year}"),
    message("January to April {year}"),
    message("January to May {year}"),
    message("January to June {year}"),
    message("January to July {year}"),
    message("January to August {year}"),
    message("January to September {year}"),
    message("January to October {year}"),
    message("January to November {year}"),
    sense("a whole year", "{year}"),
)
"""The year up to the end of each month."""
_FISCAL = {
    3: message("FY{year} Q1 ({months})"),
    6: message("FY{year} H1 ({months})"),
    9: message("FY{year} Q1 to Q3 ({months})"),
    12: message("FY{year} ({months})"),
}
"""The same of a year that does not start in January; of any other month they are counted."""


class Calendar(NamedTuple):
    """How the periods of a scheme are called: how often it is assessed, and the month in which its year starts.

    A year that starts later than in January is called by the calendar year of its last month.
    """

    frequency: Frequency
    starts: int = 1

    @property
    def beginning(self) -> Text:
        """Since when flows of a year count.

        >>> Calendar("quarter").beginning.say("en"), Calendar("quarter", 10).beginning.say("en")
        ('January', 'October')
        """
        if self.starts == 1:
            return sense("of a count", "January")
        return sense("of a count", "{month}", month=_MONTHS[self.starts - 1])


class Period(NamedTuple):
    """A stretch of a year from its first month, or the months since the period before, that ends with `month`.

    Months are those of the year assessed: 1 is its first, whichever month of the calendar that is. Only where
    periods are read and printed are they put into months of the calendar.
    """

    year: int
    month: int

    def label(self, calendar: Calendar) -> str:
        """The period as a scheme of that calendar writes it.

        >>> Period(2017, 12).label(Calendar("quarter")), Period(2017, 12).label(Calendar("year"))
        ('2017Q4', '2017')
        >>> Period(2018, 1).label(Calendar("month", 10)), Period(2018, 3).label(Calendar("quarter", 10))
        ('2017-10', '2018Q1')
        """
        frequency = calendar.frequency
        if frequency == "year" and self.month == 12:
            return f"{self.year}"
        if frequency == "half" and self.month % 6 == 0:
            return f"{self.year}H{self.month // 6}"
        if frequency == "quarter" and self.month % 3 == 0:
            return f"{self.year}Q{self.month // 3}"
        year, month = calendar_month(self, calendar.starts)
        return f"{year}-{month:02d}"

    def title(self, calendar: Calendar) -> Text:
        """The year up to the end of the period, in words.

        >>> [Period(2017, 6).title(Calendar("quarter")).say(lang) for lang in ("zh", "en")]
        ['2017年上半年', 'January to June 2017']
        >>> Period(2018, 3).title(Calendar("quarter", 10)).say("en")
        'FY2018 Q1 (October to December 2017)'
        """
        if calendar.starts == 1:
            return _TITLES[self.month - 1].fill(year=self.year)
        months = NamedPeriod(self, self.month).title(calendar.starts)
        counted = plural(
            "FY{year}, first month ({months})", "FY{year}, first {count} months ({months})", self.month
        )
        return _FISCAL.get(self.month, counted).fill(year=self.year, months=months)

    def periods_of_year(self, frequency: Frequency) -> tuple[Period, ...]:
        """All periods of this year at a frequency, in order."""
        step = MONTHS[frequency]
        return tuple(Period(self.year, month) for month in range(step, 13, step))

    def so_far(self, frequency: Frequency) -> tuple[Period, ...]:
        """The periods of this year at a frequency, up to this one."""
        return tuple(piece for piece in self.periods_of_year(frequency) if piece <= self)

    def fits(self, frequency: Frequency) -> bool:
        """Whether a scheme of that frequency has such a period."""
        return self.month % MONTHS[frequency] == 0

    @property
    def year_end(self) -> bool:
        """Whether the year is over."""
        return self.month == 12


def calendar_month(period: Period, starts: int) -> tuple[int, int]:
    """Year and month of the calendar in which a period ends.

    >>> calendar_month(Period(2018, 3), 10), calendar_month(Period(2018, 4), 10), calendar_month(Period(2018, 12), 1)
    ((2017, 12), (2018, 1), (2018, 12))
    """
    months = period.year * 12 + period.month - 1 - (13 - starts) % 12
    return months // 12, months % 12 + 1


def period_at(year: int, month: int, starts: int) -> Period:
    """The period that ends with a month of the calendar.

    >>> period_at(2017, 12, 10), period_at(2018, 12, 1)
    (Period(year=2018, month=3), Period(year=2018, month=12))
    """
    months = year * 12 + month - 1 + (13 - starts) % 12
    return Period(months // 12, months % 12 + 1)


class NamedPeriod(NamedTuple):
    """A period as it is named: the name may show how many months it stands for.

    months : how many months the name covers, up to the period's last; 0 where it only says when the
        period ends, as a quarter and a single month do
    quarter : whether it is called a quarter
    """

    period: Period
    months: int = 0
    quarter: bool = False

    def first(self, frequency: Frequency) -> Period | None:
        """The first period of a frequency that it covers; None where it begins or ends within one.

        >>> [NamedPeriod(Period(2017, 9), quarter=True).first(each) for each in ("month", "quarter", "half")]
        [Period(year=2017, month=7), Period(year=2017, month=9), None]
        """
        each, covered = MONTHS[frequency], self.months or (3 if self.quarter else 1)
        before = self.period.month - covered
        if not self.period.fits(frequency) or (covered > each and before % each):
            return None
        return Period(self.period.year, before + each) if covered > each else self.period

    def label(self, starts: int) -> str:
        """The months covered, as both languages read them.

        >>> NamedPeriod(Period(2017, 2), 2).label(1), NamedPeriod(Period(2018, 6), 6).label(10)
        ('2017-01/2017-02', '2017-10/2018-03')
        """
        (first_year, first), (year, last) = self._ends(starts)
        return f"{first_year}-{first:02d}/{year}-{last:02d}"

    def title(self, starts: int) -> Text:
        """The months covered, in words."""
        (first_year, first), (year, last) = self._ends(starts)
        if (first_year, first) == (year, last) and starts != 1:
            return message("{month} {year}", month=_MONTHS[last - 1], year=year)
        if first_year == year:
            return message(
                "{first_month} to {last_month} {year}",
                first_month=_MONTHS[first - 1],
                last_month=_MONTHS[last - 1],
                year=year,
            )
        return message(
            "{first_month} {first_year} to {last_month} {last_year}",
            first_month=_MONTHS[first - 1],
            first_year=first_year,
            last_month=_MONTHS[last - 1],
            last_year=year,
        )

    def _ends(self, starts: int) -> tuple[tuple[int, int], tuple[int, int]]:
        """Year and month of the calendar of its first month, and of its last."""
        year, last = calendar_month(self.period, starts)
        first = year * 12 + last - max(self.months, 1)
        return (first // 12, first % 12 + 1), (year, last)
