"""Periods of assessment, known by their last month."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from scorecard.base.message import Text, message, sense

Frequency = Literal["year", "half", "quarter", "month"]

MONTHS: dict[Frequency, int] = {"year": 12, "half": 6, "quarter": 3, "month": 1}

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
_ENGLISH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTH_NAMES)
_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "上": 1, "下": 2, "first": 1, "second": 2}
_DIGITS |= {"two": 2, "three": 3, "third": 3, "fourth": 4}
_TO = "[-‐–—−~至到]"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of a year from January, or the months since the period before, that ends with `month`."""

    year: int
    month: int

    def label(self, frequency: Frequency) -> str:
        """The period as a scheme of that frequency writes it.

        >>> Period(2017, 12).label("quarter"), Period(2017, 12).label("year"), Period(2017, 6).label("half")
        ('2017Q4', '2017', '2017H1')
        """
        if frequency == "year" and self.month == 12:
            return f"{self.year}"
        if frequency == "half" and self.month % 6 == 0:
            return f"{self.year}H{self.month // 6}"
        if frequency == "quarter" and self.month % 3 == 0:
            return f"{self.year}Q{self.month // 3}"
        return f"{self.year}-{self.month:02d}"

    @property
    def title(self) -> Text:
        """The period in words.

        >>> Period(2017, 6).title.say("zh"), Period(2017, 6).title.say("en")
        ('2017年上半年', 'January to June 2017')
        """
        return _TITLES[self.month - 1].fill(year=self.year)

    def in_year(self, frequency: Frequency) -> tuple[Period, ...]:
        """All periods of this year at a frequency, in order."""
        step = MONTHS[frequency]
        return tuple(Period(self.year, month) for month in range(step, 13, step))

    def so_far(self, frequency: Frequency) -> tuple[Period, ...]:
        """The periods of this year at a frequency, up to this one."""
        return tuple(piece for piece in self.in_year(frequency) if piece <= self)

    def fits(self, frequency: Frequency) -> bool:
        """Whether a scheme of that frequency has such a period."""
        return self.month % MONTHS[frequency] == 0

    @property
    def year_end(self) -> bool:
        """Whether the year is over."""
        return self.month == 12


class Stretch(NamedTuple):
    """A period as it is named: the name may show how many months it stands for.

    months : how many months the name covers, up to the period's last; 0 where it only says when the
        period ends, as a quarter and a single month do
    quarter : whether it is called a quarter
    """

    period: Period
    months: int = 0
    quarter: bool = False

    @property
    def label(self) -> str:
        """The months covered, as both languages read them.

        >>> Stretch(Period(2017, 2), 2).label, Stretch(Period(2017, 6), 6).label
        ('2017-01/2017-02', '2017-01/2017-06')
        """
        year, last = self.period.year, self.period.month
        return f"{year}-{last - max(self.months, 1) + 1:02d}/{year}-{last:02d}"

    @property
    def title(self) -> Text:
        """The months covered, in words."""
        year, last = self.period.year, self.period.month
        first = last - max(self.months, 1) + 1
        return message(
            "{first_month} to {last_month} {year}",
            first_month=_MONTHS[first - 1],
            last_month=_MONTHS[last - 1],
            year=year,
        )


def parse_period(text: str) -> Period | None:
    """The period a text means, or None.

    >>> [parse_period(t) == Period(2017, 6) for t in ("2017Q2", "2017H1", "2017-6", "2017年二季度", "2017年1-6月")]
    [True, True, True, True, True]
    >>> parse_period("2017年") == parse_period("2017Q4") == Period(2017, 12)
    True
    >>> parse_period("2017年前三季度") == parse_period("January to September 2017") == Period(2017, 9)
    True
    >>> parse_period("2017/6/1") is None
    True
    """
    stretch = parse_stretch(text)
    return stretch.period if stretch else None


# The names of units and periods of a scheme are asked for with every row.
@lru_cache(maxsize=1 << 14)
def parse_stretch(text: str) -> Stretch | None:
    """The period a text means with the months its name covers, or None.

    >>> [parse_stretch(t)[1] for t in ("2017", "2017H1", "2017年下半年", "2017年1-2月", "2017Q2", "2017-06")]
    [12, 6, 6, 2, 0, 0]
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    english = re.fullmatch(r"(.*?[a-z].*?),? (?:of )?(\d{4})", plain, re.I)
    tight = plain.replace(" ", "")
    exact = re.fullmatch(r"(\d{4})-(\d{2})/\1-(\d{2})", tight)
    other = re.fullmatch(r"(\d{4})(年度?|-)?(.*)", tight)
    if exact:
        return _stretch(int(exact[1]), _from_to(int(exact[2]), int(exact[3])))
    if english:
        return _stretch(int(english[2]), _part(english[1]))
    if other is None:
        return None
    year, sign, part = int(other[1]), other[2] or "", other[3]
    if not part and sign != "-":
        return _stretch(year, (12, 12, False))
    if sign == "-" and part.isdecimal() and len(part) < 3:
        return _stretch(year, _single(int(part)))
    return _stretch(year, None if not sign and part[:1].isdecimal() else _part(part))


_Part = tuple[int, int, bool]
"""Of any year: the last month, the months covered, whether it is called a quarter."""


def _stretch(year: int, part: _Part | None) -> Stretch | None:
    return Stretch(Period(year, part[0]), *part[1:]) if part else None


def _part(text: str) -> _Part | None:
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


def _quarter(match: re.Match[str]) -> _Part:
    return _digit(match[1]) * 3, 0, True


def _half(match: re.Match[str]) -> _Part:
    return _digit(match[1]) * 6, 6, False


def _quarters(match: re.Match[str]) -> _Part:
    return _digit(match[1]) * 3, _digit(match[1]) * 3, False


def _single(month: int) -> _Part | None:
    return (month, 0, False) if 1 <= month <= 12 else None


def _from_to(first: int, last: int) -> _Part | None:
    """Several months of a year, such as January and February; of one month alone only where it ends is told."""
    if not 1 <= first <= last <= 12:
        return None
    return last, last - first + 1 if first < last or first == 1 else 0, False


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Part | None]], ...] = tuple(
    (re.compile(form, re.I), meaning)
    for form, meaning in (
        (r"全年", lambda m: (12, 12, False)),
        (r"Q([1-4])", _quarter),
        (r"第?([一二三四1-4])季度?", _quarter),
        (r"(?:the )?(first|second|third|fourth) quarter", _quarter),
        (r"H([12])", _half),
        (r"([上下])半年", _half),
        (r"(?:the )?(first|second) half", _half),
        (r"前([二两三四2-4])个?季度", _quarters),
        (rf"[一1](?:季度?)?{_TO}([二三四2-4])季度", _quarters),
        (r"(?:the )?first (two|three) quarters", _quarters),
        (rf"(\d{{1,2}})月?{_TO}(\d{{1,2}})月份?", lambda m: _from_to(int(m[1]), int(m[2]))),
        (r"(\d{1,2})月份?", lambda m: _single(int(m[1]))),
        (rf"({_ENGLISH}) ?(?:to|{_TO}) ?({_ENGLISH})", lambda m: _from_to(_month(m[1]), _month(m[2]))),
        (rf"({_ENGLISH})", lambda m: _single(_month(m[1]))),
    )
)


def parse_part(text: str) -> Stretch | None:
    """A part of any year as people call it, without the year; its period is of year 0.

    >>> [parse_part(t).period.month for t in ("Q2", "二季度", "前三季度", "1—9月", "6月", "January to May")]
    [6, 6, 9, 9, 6, 5]
    >>> parse_part("6"), parse_part("2017Q2")
    (None, None)
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    if re.fullmatch(r"\d\d", plain):
        return _stretch(0, _single(int(plain)))
    return _stretch(0, _part(plain) or _part(plain.replace(" ", "")))


def parse_part_of_year(text: str) -> int | None:
    """The last month a part of any year means, as schemes write it (`due_in: [Q2, Q4]`); None if it is none.

    >>> parse_part_of_year("Q2"), parse_part_of_year("H2"), parse_part_of_year("09"), parse_part_of_year("Q5")
    (6, 12, 9, None)
    """
    part = parse_part(text) if re.fullmatch(r"0[1-9]|1[0-2]|[QH]\d", text, re.I) else None
    return part.period.month if part else None
