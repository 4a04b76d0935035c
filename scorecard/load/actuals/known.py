"""The schemes that actuals may belong to, and which of them a period means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from scorecard.base.message import Text, message
from scorecard.base.pattern import pattern
from scorecard.load.actuals.names import NameProblem, SchemeNames
from scorecard.load.actuals.numbers import quotable_text
from scorecard.model.ledger import ordinal
from scorecard.model.period import MONTHS, Calendar, Frequency, NamedPeriod, Period, period_at
from scorecard.model.period_names import parse_stretch
from scorecard.model.scheme import Scheme

FREQUENCY: dict[Frequency, Text] = {
    "year": message("year"),
    "half": message("half-year"),
    "quarter": message("quarter"),
    "month": message("month"),
}
PERIOD = message("period")
UNIT = message("unit")
INDICATOR = message("indicator")

_DATE = pattern(r"(\d{4})[/年.-](\d{1,2})[/月.-](?:(\d{1,2})日?)?(?:[ T].*)?|(\d{4})/(\d{1,2})")
_MONTH_YEAR = pattern(r"([A-Za-z]{3})[a-z]*-(\d{2}|\d{4})|(\d{2})-([A-Za-z]{3})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = pattern(r"\d{1,2}月\d{1,2}日|\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?|\d{1,2}-[A-Za-z]{3}")
_SERIAL = pattern(r"[34]\d{4}")


class KnownPeriod(NamedTuple):
    """The scheme (its number, -1: none has that year), the `ordinal` of a period, and how it was named.

    stretch : the period with the months its name covers, None where the period is not known
    """

    scheme: int
    ordinal: int
    stretch: NamedPeriod | None = None


class KnownSchemes:
    """Schemes by year, with their names."""

    def __init__(self, schemes: Sequence[Scheme]) -> None:
        self.schemes = tuple(schemes)
        self.names = tuple(SchemeNames(scheme) for scheme in schemes)
        self._years = {year: n for n, scheme in enumerate(schemes) for year in scheme.years}
        self.starts = schemes[0].first_month if schemes else 1
        """The month in which their years start; all of them say the same."""
        self._periods: dict[str, KnownPeriod | NameProblem] = {}

    def when(self, text: str) -> KnownPeriod | NameProblem:
        """The scheme and period a text means, or why it means none."""
        if text not in self._periods:
            self._periods[text] = self._read_period(text)
        return self._periods[text]

    def _read_period(self, text: str) -> KnownPeriod | NameProblem:
        if not text.strip():
            return NameProblem("SC156", "period", {"what": PERIOD})
        stretch = parse_stretch(text, self.starts) if len(text) < 40 else None
        if stretch is None:
            return self._no_period(text)
        period = stretch.period
        if stretch.months > period.month:
            later = NamedPeriod(period, period.month).title(self.starts)
            return NameProblem("SC498", "period", {"period": quotable_text(text), "later": later})
        number = self._years.get(period.year, -1)
        if number >= 0 and not period.fits(self.schemes[number].reports):
            calendar = self.schemes[number].reporting
            near = period_label(period, calendar)
            args: dict[str, Text] = {
                "period": quotable_text(text),
                "frequency": FREQUENCY[calendar.frequency],
                "near": near,
            }
            return NameProblem("SC159", "period", args)
        return KnownPeriod(number, ordinal(period), stretch)

    def _no_period(self, text: str) -> NameProblem:
        plain = text.strip()
        year_month = year_and_month(plain)
        if year_month is None and not _DAY.fullmatch(plain):
            return NameProblem("SC157", "period", {"text": quotable_text(text)})
        period = period_at(*(year_month or (0, 1)), self.starts)
        number = self._years.get(period.year, -1)
        calendar = self.schemes[number].reporting if number >= 0 else Calendar("quarter", self.starts)
        probable: Text = period_label(period, calendar) if year_month else message("some period of a year")
        return NameProblem("SC158", "period", {"text": quotable_text(text), "period": probable})


def year_and_month(text: str) -> tuple[int, int] | None:
    """Year and month of a date as Excel shows or stores it; None if it is none.

    >>> year_and_month("2017/6/30"), year_and_month("Jun-17"), year_and_month("42916"), year_and_month("6月")
    ((2017, 6), (2017, 6), (2017, 6), None)
    """
    match = _DATE.fullmatch(text)
    if match:
        year, month = int(match[1] or match[4]), int(match[2] or match[5])
        return (year, month) if 1 <= month <= 12 else None
    match = _MONTH_YEAR.fullmatch(text)
    if match:
        word, year = (match[1] or match[4]).lower(), int(match[2] or match[3])
        return (year % 2000 + 2000, _MONTHS.index(word) + 1) if word in _MONTHS else None
    if _SERIAL.fullmatch(text):
        from datetime import date, timedelta

        # Excel counts days from 30 December 1899.
        day = date(1899, 12, 30) + timedelta(days=int(text))
        return day.year, day.month
    return None


def period_label(period: Period, calendar: Calendar) -> str:
    """The period of a scheme that a month belongs to."""
    step = MONTHS[calendar.frequency]
    return Period(period.year, -(-period.month // step) * step).label(calendar)
