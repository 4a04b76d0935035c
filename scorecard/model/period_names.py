"""How periods are called in schemes, sheets and file names, and on the command line: texts become periods.

A year, a half and a quarter are those of the year assessed, months are those of the calendar: where the year starts
in October, 2018Q1 is 2017-12. A month without a year is that of the year assessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from scorecard.base.pattern import pattern
from scorecard.model.period import Calendar, NamedPeriod, Period, period_at

_MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_ENGLISH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTH_NAMES)
_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "上": 1, "下": 2, "first": 1, "second": 2}
_DIGITS |= {"two": 2, "three": 3, "third": 3, "fourth": 4}
_TO = "[-‐–—−~至到]"


def month_named(name: str) -> int:
    """The number of a month of the calendar by its English name.

    >>> month_named("October")
    10
    """
    return _MONTH_NAMES.index(name) + 1


class _PartOfYear(NamedTuple):
    """A part of any year.

    last : its last month, of the year; of the calendar where `first` is said
    months : how many months its name covers, of the year
    first : its first month, of the calendar, where months are named
    alone : whether one month is named and no range of them
    """

    last: int
    months: int = 0
    quarter: bool = False
    first: int = 0
    alone: bool = False

    def in_assessed_year(self, year: int, starts: int) -> NamedPeriod | None:
        """It as a part of a year assessed."""
        if not self.first:
            return NamedPeriod(Period(year, self.last), self.months, self.quarter)
        first, last = ((month - starts) % 12 + 1 for month in (self.first, self.last))
        return _months(Period(year, last), last - first + 1, self.alone)

    def in_written_year(self, year: int, starts: int) -> NamedPeriod | None:
        """It in a year that is said: of the calendar where months are named, else the year assessed."""
        if not self.first:
            return self.in_assessed_year(year, starts)
        return _months(period_at(year, self.last, starts), self.last - self.first + 1, self.alone)


def _months(end: Period, months: int, alone: bool = False) -> NamedPeriod | None:
    """Several months, such as January and February; of one month alone only where it ends is told."""
    if months < 1:
        return None
    told = not alone and (months > 1 or end.month == 1)
    return NamedPeriod(end, months if told else 0)


def parse_period(text: str, starts: int = 1) -> Period | None:
    """The period a text means, or None; `starts` is the month in which the year starts.

    >>> [parse_period(t) == Period(2017, 6) for t in ("2017Q2", "2017H1", "2017-6", "2017年二季度", "2017年1-6月")]
    [True, True, True, True, True]
    >>> parse_period("2017年") == parse_period("2017Q4") == Period(2017, 12)
    True
    >>> parse_period("2017年前三季度") == parse_period("January to September 2017") == Period(2017, 9)
    True
    >>> parse_period("2017/6/1") is None
    True
    >>> parse_period("2018Q1", 10) == parse_period("2017-12", 10) == parse_period("2017年10-12月", 10)
    True
    """
    stretch = parse_stretch(text, starts)
    return stretch.period if stretch else None


_DATED = pattern(r"\s*(?:\d\s*){4}(?!\d)|.*\s\d{4}\s*$")
"""What every name of a period looks like: its year stands in front, or at the end."""


def named_as_periods(texts: Sequence[str]) -> list[int]:
    """Which of many texts mean a period.

    >>> named_as_periods(["u2017", "2017Q2", "320411001", "June 2017", "2017"])
    [1, 3, 4]
    """
    lines = unicodedata.normalize("NFKC", "\n".join(texts)).split("\n")
    likely = (n for n, line in enumerate(lines) if _DATED.match(line)) if len(lines) == len(texts) else ()
    return [n for n in (likely or range(len(texts))) if parse_period(texts[n])]


# The names of units and periods of a scheme are asked for with every row.
@lru_cache(maxsize=1 << 14)
def parse_stretch(text: str, starts: int = 1) -> NamedPeriod | None:
    """The period a text means with the months its name covers, or None.

    >>> [parse_stretch(t)[1] for t in ("2017", "2017H1", "2017年下半年", "2017年1-2月", "2017Q2", "2017-06")]
    [12, 6, 6, 2, 0, 0]
    >>> parse_stretch("2017年10月—2018年3月", 10) == parse_stretch("2018H1", 10)
    True
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    if starts != 1:
        plain = _as_of_a_year(plain)
        if across := _two_year_stretch(plain, starts):
            return across
    english = re.fullmatch(r"(.*?[a-z].*?),? (?:of )?(\d{4})", plain, re.I)
    tight = plain.replace(" ", "")
    exact = re.fullmatch(r"(\d{4})-(\d{2})/\1-(\d{2})", tight)
    other = re.fullmatch(r"(\d{4})(年度?|-)?(.*)", tight)
    if exact:
        return _part_in_year(int(exact[1]), _month_range(int(exact[2]), int(exact[3])), starts)
    if english:
        return _part_in_year(int(english[2]), _part(english[1]), starts)
    if other is None:
        return None
    year, sign, part = int(other[1]), other[2] or "", other[3]
    if not part and sign != "-":
        return NamedPeriod(Period(year, 12), 12)
    if sign == "-" and part.isdecimal() and len(part) < 3:
        return _part_in_year(year, _single(int(part)), starts)
    return _part_in_year(year, None if not sign and part[:1].isdecimal() else _part(part), starts)


def _as_of_a_year(plain: str) -> str:
    """A period of a year that does not start in January, as titles print it: without the months that explain it."""
    named = re.fullmatch(r"(FY ?\d{4}.*?|\d{4}财年.*?) ?\(.*\)", plain, re.I)
    return re.sub(r"^FY ?(?=\d{4})", "", named[1] if named else plain, flags=re.I).replace("财年", "年")


def _two_year_stretch(plain: str, starts: int) -> NamedPeriod | None:
    """Months from one year of the calendar into the next."""
    tight = plain.replace(" ", "")
    exact = re.fullmatch(r"(\d{4})-(\d{2})/(\d{4})-(\d{2})", tight)
    chinese = re.fullmatch(rf"(\d{{4}})年(\d{{1,2}})月?{_TO}(?:(\d{{4}})年|[次翌]年)(\d{{1,2}})月份?", tight)
    english = re.fullmatch(rf"({_ENGLISH}) (\d{{4}}) ?(?:to|{_TO}) ?({_ENGLISH}) (\d{{4}})", plain, re.I)
    if english:
        ends = int(english[2]), _month(english[1]), int(english[4]), _month(english[3])
    elif match := exact or chinese:
        year = int(match[1])
        ends = year, int(match[2]), int(match[3] or year + 1), int(match[4])
    else:
        return None
    first_year, first, last_year, last = ends
    if not 1 <= first <= 12 or not 1 <= last <= 12:
        return None
    return _months(period_at(last_year, last, starts), (last_year - first_year) * 12 + last - first + 1)


def _part_in_year(year: int, part: _PartOfYear | None, starts: int) -> NamedPeriod | None:
    return part.in_written_year(year, starts) if part else None


def _part(text: str) -> _PartOfYear | None:
    """A part of any year, by its name without the year."""
    for form, meaning in _FORMS:
        match = form.fullmatch(text)
        if match:
            return meaning(match)
    return None


def _digit(text: str) -> int:
    return _DIGITS.get(text.lower()) or int(text)


def _month(name: str) -> int:
    return next(n for n, month in enumerate(_MONTH_NAMES, 1) if month[:3].lower() == name[:3].lower())


def _quarter(match: re.Match[str]) -> _PartOfYear:
    return _PartOfYear(_digit(match[1]) * 3, 0, True)


def _half(match: re.Match[str]) -> _PartOfYear:
    return _PartOfYear(_digit(match[1]) * 6, 6)


def _quarters(match: re.Match[str]) -> _PartOfYear:
    return _PartOfYear(_digit(match[1]) * 3, _digit(match[1]) * 3)


def _single(month: int) -> _PartOfYear | None:
    return _PartOfYear(month, first=month, alone=True) if 1 <= month <= 12 else None


def _month_range(first: int, last: int) -> _PartOfYear | None:
    return _PartOfYear(last, first=first) if 1 <= first <= 12 and 1 <= last <= 12 else None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _PartOfYear | None]], ...] = tuple(
    (pattern(form, re.I), meaning)
    for form, meaning in (
        (r"全年", lambda m: _PartOfYear(12, 12)),
        (r"Q([1-4])", _quarter),
        (r"第?([一二三四1-4])季度?", _quarter),
        (r"(?:the )?(first|second|third|fourth) quarter", _quarter),
        (r"H([12])", _half),
        (r"([上下])半年", _half),
        (r"(?:the )?(first|second) half", _half),
        (r"前([二两三四2-4])个?季度", _quarters),
        (rf"[一1](?:季度?)?{_TO}([二三四2-4])季度", _quarters),
        (r"(?:the )?first (two|three) quarters", _quarters),
        (rf"(\d{{1,2}})月?{_TO}(\d{{1,2}})月份?", lambda m: _month_range(int(m[1]), int(m[2]))),
        (r"(\d{1,2})月份?", lambda m: _single(int(m[1]))),
        (rf"({_ENGLISH}) ?(?:to|{_TO}) ?({_ENGLISH})", lambda m: _month_range(_month(m[1]), _month(m[2]))),
        (rf"({_ENGLISH})", lambda m: _single(_month(m[1]))),
    )
)


def parse_part(text: str, starts: int = 1) -> NamedPeriod | None:
    """A part of any year as people call it, without the year; its period is of year 0.

    >>> [parse_part(t).period.month for t in ("Q2", "二季度", "前三季度", "1—9月", "6月", "January to May")]
    [6, 6, 9, 9, 6, 5]
    >>> parse_part("6"), parse_part("2017Q2")
    (None, None)
    >>> [parse_part(t, 10).period.month for t in ("Q2", "10月", "10月-次年3月", "9月")]
    [6, 1, 6, 12]
    """
    part = _yearless_part(text, starts)
    return part.in_assessed_year(0, starts) if part else None


@lru_cache(maxsize=1 << 14)
def _yearless_part(text: str, starts: int) -> _PartOfYear | None:
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    if starts != 1:
        plain = re.sub("[次翌]年", "", plain)
    if re.fullmatch(r"\d\d", plain):
        return _single(int(plain))
    return _part(plain) or _part(plain.replace(" ", ""))


def parse_part_of_year(text: str, starts: int = 1) -> int | None:
    """The last month a part of any year means, as schemes write it (`due_in: [Q2, Q4]`); None if it is none.

    >>> parse_part_of_year("Q2"), parse_part_of_year("H2"), parse_part_of_year("09"), parse_part_of_year("Q5")
    (6, 12, 9, None)
    >>> parse_part_of_year("Q2", 10), parse_part_of_year("09", 10)
    (6, 12)
    """
    stretch = parse_part(text, starts) if re.fullmatch(r"0[1-9]|1[0-2]|[QH]\d", text, re.I) else None
    return stretch.period.month if stretch else None


def part_with_year(part: str, year: int, starts: int = 1) -> str:
    """A part of a year together with the year assessed, months in the year of the calendar in which they lie.

    >>> part_with_year("二季度", 2018), part_with_year("Q2", 2018), part_with_year("10月", 2018, 10), part_with_year("Q2", 2018, 10)
    ('2018年二季度', '2018Q2', '2017-10', '2018Q2')
    """
    named = _yearless_part(part, starts)
    assessed = named.in_assessed_year(year, starts) if named and named.first and starts != 1 else None
    if assessed:
        return assessed.label(starts) if assessed.months else assessed.period.label(Calendar("month", starts))
    if re.fullmatch(r"[QH]\d", part, re.I):
        return f"{year}{part}"
    return f"{part} {year}" if part[:1].isascii() and part[:1].isalpha() else f"{year}年{part}"
